// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.clock;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.operando.api.CellRecord;
import org.operando.api.CellRecord.Columns;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.Table;

/**
 * A cell's record as a function of time: linear between two records of one step, nothing between steps and in gaps.
 * @param time s, ascending
 * @param step number of the step of each record
 * @param charge passed since the record began, Ah
 * @param gap records further apart than this, s, have nothing between them
 */
record CellTrace(double[] time, long[] step, double[] voltage, double[] current, double[] charge, double gap) {
    /** Part of an exposure that must have values for a mean. */
    private static final double COVERED = 0.9;

    /** The arrays of a record; records that do not come after the one before them are left out, with a warning. */
    static CellTrace of(CellRecord cell, double gap, Context context) {
        Table records = cell.records();
        double[] time = records.doubles(Columns.TIME);
        double[] volt = records.doubles(Columns.VOLTAGE);
        int[] kept = new int[time.length];
        int n = 0;
        int back = -1;
        for (int i = 0; i < time.length; i++) {
            if (n > 0 && !(time[i] > time[kept[n - 1]])) {
                // the last record of a step and the first of the next may share a time
                back = time[i] < time[kept[n - 1]] && back < 0 ? i : back;
            } else if (Double.isFinite(time[i]) && Double.isFinite(volt[i])) {
                kept[n++] = i;
            }
        }
        if (back >= 0) {
            context.warn("cell", "the time of the cell's record goes back at record " + (back + 1) + ", from "
                    + time[back - 1] + " to " + time[back]
                    + " s: its clock jumped; records up to the old time are left out");
        }
        int[] rows = Arrays.copyOf(kept, n);
        long[] steps = records.find(Columns.STEP).map(c -> (long[]) c.values()).orElse(new long[time.length]);
        double[] charge = charge(records, steps);
        double[] current = records.doubles(Columns.CURRENT);
        return new CellTrace(pick(time, rows), Arrays.stream(rows).mapToLong(i -> steps[i]).toArray(),
                pick(volt, rows), pick(current, rows), pick(charge, rows), gap);
    }

    private static double[] pick(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
    }

    /** Charge since the record began: the file's counter, added up over steps, else the integral of the current. */
    private static double[] charge(Table records, long[] steps) {
        double[] time = records.doubles(Columns.TIME);
        double[] current = records.doubles(Columns.CURRENT);
        double[] counter = records.find(Columns.CAPACITY).map(Column::doubles)
                .filter(c -> Arrays.stream(c).allMatch(Double::isFinite)).orElse(null);
        double[] charge = new double[time.length];
        double before = 0;
        for (int i = 0; i < time.length; i++) {
            boolean opens = i > 0 && steps[i] != steps[i - 1];
            if (counter != null) {
                before = opens ? charge[i - 1] : before;
                charge[i] = before + counter[i];
            } else if (i > 0 && time[i] > time[i - 1]) {
                double mean = opens ? current[i - 1] : (current[i] + current[i - 1]) / 2;
                charge[i] = charge[i - 1] + mean * (time[i] - time[i - 1]) / 3600;
            } else if (i > 0) {
                charge[i] = charge[i - 1];
            }
        }
        return charge;
    }

    int size() {
        return time.length;
    }

    /** Median interval of records, s. */
    double interval() {
        double[] intervals = new double[Math.max(0, time.length - 1)];
        for (int i = 0; i < intervals.length; i++) {
            intervals[i] = time[i + 1] - time[i];
        }
        Arrays.sort(intervals);
        return intervals.length == 0 ? 1 : intervals[intervals.length / 2];
    }

    private boolean joined(int i) {
        return step[i] == step[i + 1] && time[i + 1] - time[i] <= gap;
    }

    /** The record at or before t that is joined to the one after it; -1 where there is none. */
    int before(double t) {
        int n = time.length;
        if (n == 0 || !(t >= time[0] && t <= time[n - 1])) {
            return -1;
        }
        int at = Arrays.binarySearch(time, t);
        if (at >= 0) {
            return at;
        }
        int low = -at - 2;
        return joined(low) ? low : -1;
    }

    /** Whether t lies outside the record or in a gap of it; between two steps is neither. */
    boolean isGap(double t) {
        int n = time.length;
        if (n == 0 || !(t >= time[0] && t <= time[n - 1])) {
            return true;
        }
        int at = Arrays.binarySearch(time, t);
        int low = at >= 0 ? at : -at - 2;
        return at < 0 && time[low + 1] - time[low] > gap;
    }

    private double at(double[] values, double t) {
        int k = before(t);
        if (k < 0) {
            return Double.NaN;
        }
        if (time[k] == t) {
            return values[k];
        }
        return values[k] + (t - time[k]) / (time[k + 1] - time[k]) * (values[k + 1] - values[k]);
    }

    double voltageAt(double t) {
        return at(voltage, t);
    }

    double currentAt(double t) {
        return at(current, t);
    }

    double chargeAt(double t) {
        return at(charge, t);
    }

    /** dV/dt over a few records around t: single intervals are coarse where the voltage is. */
    double slopeAt(double t, double reach) {
        double here = voltageAt(t);
        double after = voltageAt(t + reach);
        double earlier = voltageAt(t - reach);
        if (Double.isFinite(after) && Double.isFinite(earlier) && before(t - reach) >= 0) {
            return step[before(t - reach)] == step[before(t + reach)] ? (after - earlier) / (2 * reach)
                    : oneSided(t, here, after, earlier, reach);
        }
        return oneSided(t, here, after, earlier, reach);
    }

    private double oneSided(double t, double here, double after, double earlier, double reach) {
        int k = before(t);
        if (k < 0) {
            return Double.NaN;
        }
        if (Double.isFinite(after) && step[before(t + reach)] == step[k]) {
            return (after - here) / reach;
        }
        return Double.isFinite(earlier) && step[before(t - reach)] == step[k] ? (here - earlier) / reach : Double.NaN;
    }

    double meanVoltage(double from, double to) {
        return mean(this::voltageAt, from, to);
    }

    double meanCharge(double from, double to) {
        return mean(this::chargeAt, from, to);
    }

    /**
     * Mean of a function that is linear between records, over the part of the time that has values; NaN where that is
     * less than nine tenths.
     */
    private double mean(DoubleUnaryOperator of, double from, double to) {
        if (!(to > from)) {
            return of.applyAsDouble(from);
        }
        int at = Arrays.binarySearch(time, from);
        int next = at >= 0 ? at + 1 : -at - 1;
        double last = from;
        double area = 0;
        double covered = 0;
        while (last < to) {
            double end = next < time.length ? Math.min(time[next], to) : to;
            // the middle tells whether there are values in between: it is the mean of this stretch
            double value = of.applyAsDouble((last + end) / 2);
            if (Double.isFinite(value)) {
                area += value * (end - last);
                covered += end - last;
            }
            last = end;
            next++;
        }
        return covered >= COVERED * (to - from) ? area / covered : Double.NaN;
    }

    /** Times at which the current changes by more than a twentieth of the largest current, s. */
    double[] edges() {
        double largest = Arrays.stream(current).map(Math::abs).max().orElse(0);
        double[] edges = new double[time.length];
        int n = 0;
        for (int i = 0; i + 1 < time.length; i++) {
            if (step[i] != step[i + 1] && Math.abs(current[i + 1] - current[i]) > 0.05 * largest) {
                edges[n++] = (time[i] + time[i + 1]) / 2;
            }
        }
        return Arrays.copyOf(edges, n);
    }

    /** Whether the record covers any time. */
    Optional<double[]> range() {
        return time.length == 0 ? Optional.empty() : Optional.of(new double[] {time[0], time[time.length - 1]});
    }
}
