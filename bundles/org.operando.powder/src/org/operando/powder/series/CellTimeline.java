// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.series;

import java.util.Arrays;
import org.operando.api.CellRecord;
import org.operando.api.Table;

/**
 * A cell's record as a function of time: linear between neighbouring records of one step, nothing between steps and in
 * gaps.
 * @param time s, ascending
 * @param step number of the step of each record
 * @param gap records further apart than this, s, have nothing between them
 */
record CellTimeline(double[] time, double[] step, double[] voltage, double[] current, double[] capacity, double gap) {
    /** The arrays of a record; columns that it has not are NaN, its step is then one. */
    static CellTimeline of(CellRecord cell, double gap) {
        Table records = cell.records();
        return new CellTimeline(records.doubles(CellRecord.Columns.TIME),
                column(records, CellRecord.Columns.STEP, 1), records.doubles(CellRecord.Columns.VOLTAGE),
                records.doubles(CellRecord.Columns.CURRENT), column(records, CellRecord.Columns.CAPACITY, Double.NaN),
                gap);
    }

    private static double[] column(Table records, String name, double missing) {
        if (records.find(name).isPresent()) {
            return records.doubles(name);
        }
        double[] values = new double[records.rows()];
        Arrays.fill(values, missing);
        return values;
    }

    /** The records within two times, s; all of them when none are. */
    CellTimeline between(double from, double to) {
        int begin = first(from);
        int end = begin;
        while (end < time.length && time[end] <= to) {
            end++;
        }
        if (begin == end) {
            return this;
        }
        return new CellTimeline(Arrays.copyOfRange(time, begin, end), Arrays.copyOfRange(step, begin, end),
                Arrays.copyOfRange(voltage, begin, end), Arrays.copyOfRange(current, begin, end),
                Arrays.copyOfRange(capacity, begin, end), gap);
    }

    /** Index of the first record at or after t; as many as there are when all are before. */
    int first(double t) {
        int begin = 0;
        while (begin < time.length && time[begin] < t) {
            begin++;
        }
        return begin;
    }

    /** Whether records i and i + 1 belong together. */
    boolean joined(int i) {
        return step[i] == step[i + 1] && time[i + 1] - time[i] <= gap;
    }

    /** The record at or before t whose successor is after t and joined to it; -1 when there is none. */
    int before(double t) {
        int n = time.length;
        if (n == 0 || !(t >= time[0] && t <= time[n - 1])) {
            return -1;
        }
        int low = 0;
        int high = n - 1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (time[middle] <= t) {
                low = middle;
            } else {
                high = middle;
            }
        }
        if (n == 1 || time[low] == t) {
            return low;
        }
        return time[high] == t ? high : joined(low) ? low : -1;
    }

    /** A column at t, given the record before it as {@link #before} says. */
    double at(double[] values, int before, double t) {
        if (before < 0) {
            return Double.NaN;
        }
        if (time[before] == t || before == time.length - 1) {
            return values[before];
        }
        double part = (t - time[before]) / (time[before + 1] - time[before]);
        return values[before] + part * (values[before + 1] - values[before]);
    }
}
