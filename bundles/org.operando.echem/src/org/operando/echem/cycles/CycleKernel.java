// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.cycles;

import java.util.Arrays;

/**
 * Sums over steps and cycles of a cycler's log. Units: s, A, V, Ah, Wh; charging above 0. Each function runs once over
 * the rows of a log (up to some millions).
 */
public final class CycleKernel {
    /** Range of a voltage that is held, V. */
    private static final double FLAT = 2e-3;

    private CycleKernel() {
    }

    /** First rows of the steps: where the step number changes. */
    static int[] stepStarts(long[] step) {
        int[] starts = new int[1024];
        int n = 0;
        for (int i = 0; i < step.length; i++) {
            if (i == 0 || step[i] != step[i - 1]) {
                if (n == starts.length) {
                    starts = Arrays.copyOf(starts, 2 * n);
                }
                starts[n++] = i;
            }
        }
        return Arrays.copyOf(starts, n);
    }

    /** The value of largest magnitude of the rows from (inclusive) to (exclusive); NaN when there is none. */
    static double largest(double[] values, int from, int to) {
        double high = values[from];
        double low = values[from];
        for (int i = from + 1; i < to; i++) {
            high = Math.max(high, values[i]);
            low = Math.min(low, values[i]);
        }
        return Double.isNaN(high) ? largestKnown(values, from, to) : high >= -low ? high : low;
    }

    private static double largestKnown(double[] values, int from, int to) {
        double largest = Double.NaN;
        for (int i = from; i < to; i++) {
            if (!(Math.abs(values[i]) <= Math.abs(largest)) && !Double.isNaN(values[i])) {
                largest = values[i];
            }
        }
        return largest;
    }

    /**
     * Charge by the trapezoidal rule, Ah: {@code Q = sum (I_k + I_k+1) / 2 (t_k+1 - t_k) / 3600}. Records without a
     * current are passed over: the rule goes from the last to the next known one.
     */
    static double charge(double[] time, double[] current, int from, int to) {
        double sum = 0;
        for (int i = from + 1; i < to; i++) {
            sum += (current[i] + current[i - 1]) * (time[i] - time[i - 1]);
        }
        return Double.isNaN(sum) ? knownCharge(time, current, from, to) : sum / 7200;
    }

    private static double knownCharge(double[] time, double[] current, int from, int to) {
        double sum = 0;
        int last = -1;
        for (int i = from; i < to; i++) {
            if (Double.isNaN(current[i]) || Double.isNaN(time[i])) {
                continue;
            }
            if (last >= 0) {
                sum += (current[i] + current[last]) / 2 * (time[i] - time[last]);
            }
            last = i;
        }
        return sum / 3600;
    }

    /**
     * First row of the part at constant voltage at a step's end: all rows that are within 2 mV of the last one, when the
     * current falls by more than a tenth over them; {@code to} when there is none.
     */
    static int flatFrom(double[] voltage, double[] current, int from, int to) {
        double set = voltage[to - 1];
        int row = to - 1;
        while (row > from && Math.abs(voltage[row - 1] - set) < FLAT) {
            row--;
        }
        boolean falls = Math.abs(current[to - 1]) < 0.9 * Math.abs(current[row]);
        return falls && to - row >= 3 ? row : to;
    }

    /** Energy by the trapezoidal rule, Wh: as the charge with V I for I. */
    static double energy(double[] time, double[] current, double[] voltage, int from, int to) {
        double sum = 0;
        int last = -1;
        for (int i = from; i < to; i++) {
            double power = voltage[i] * current[i];
            if (Double.isNaN(power) || Double.isNaN(time[i])) {
                continue;
            }
            if (last >= 0) {
                sum += (power + voltage[last] * current[last]) / 2 * (time[i] - time[last]);
            }
            last = i;
        }
        return sum / 3600;
    }

    /** Integral of the voltage over time, V h: what an offset of the current is multiplied by to give an energy. */
    static double voltHours(double[] time, double[] voltage, int from, int to) {
        double sum = 0;
        for (int i = from + 1; i < to; i++) {
            double area = (voltage[i] + voltage[i - 1]) / 2 * (time[i] - time[i - 1]);
            sum += Double.isNaN(area) ? 0 : area;
        }
        return sum / 3600;
    }

    /** Distinct cycles of the steps, ascending. */
    static int[] cycles(int[] cycleOfStep) {
        int[] sorted = cycleOfStep.clone();
        Arrays.sort(sorted);
        int n = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (n == 0 || sorted[i] != sorted[n - 1]) {
                sorted[n++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, n);
    }

    /** Adds up the steps of each cycle; steps that neither charge nor discharge count for nothing. */
    static CycleSums sum(StepSums steps, double[] time) {
        CycleSums sums = CycleSums.of(cycles(steps.cycle()));
        for (int s = 0; s < steps.count(); s++) {
            int at = Arrays.binarySearch(sums.number(), steps.cycle()[s]);
            double hours = (time[steps.end()[s] - 1] - time[steps.first()[s]]) / 3600;
            double flatHours = steps.flatHours(s, time);
            if (steps.direction()[s] > 0) {
                sums.charged()[at] += Math.abs(steps.charge()[s]);
                sums.chargedEnergy()[at] += Math.abs(steps.energy()[s]);
                sums.chargeHours()[at] += hours;
                sums.chargedFlat()[at] += Math.abs(steps.flatCharge()[s]);
                sums.chargeFlatHours()[at] += flatHours;
                sums.chargedOffset()[at] += steps.chargeOffset()[s];
                sums.chargedEnergyOffset()[at] += steps.energyOffset()[s];
            } else if (steps.direction()[s] < 0) {
                sums.discharged()[at] += Math.abs(steps.charge()[s]);
                sums.dischargedEnergy()[at] += Math.abs(steps.energy()[s]);
                sums.dischargeHours()[at] += hours;
                sums.dischargedFlat()[at] += Math.abs(steps.flatCharge()[s]);
                sums.dischargeFlatHours()[at] += flatHours;
                sums.dischargedOffset()[at] += steps.chargeOffset()[s];
                sums.dischargedEnergyOffset()[at] += steps.energyOffset()[s];
            }
        }
        // what did not take place has no uncertainty
        for (int c = 0; c < sums.count(); c++) {
            if (sums.chargeHours()[c] == 0) {
                sums.chargedOffset()[c] = Double.NaN;
                sums.chargedEnergyOffset()[c] = Double.NaN;
            }
            if (sums.dischargeHours()[c] == 0) {
                sums.dischargedOffset()[c] = Double.NaN;
                sums.dischargedEnergyOffset()[c] = Double.NaN;
            }
        }
        return sums;
    }

    /**
     * The first cycle at the current that most cycling is done with: the first one whose mean current differs by more
     * than a fifth from that of the first cycle; the first cycle when none does. Cycles without both halves, or that the
     * record begins within, are passed over.
     * @return place among the cycles
     */
    static int firstAfterFormation(CycleSums sums) {
        int first = -1;
        for (int c = 0; c < sums.count(); c++) {
            if (!sums.isComplete(c)) {
                continue;
            }
            if (first < 0) {
                first = c;
                continue;
            }
            if (!sameCurrent(sums, c, first)) {
                return c;
            }
        }
        return Math.max(first, 0);
    }

    /**
     * Whether the currents of two cycles' discharges, parts at constant voltage left out, differ by a fifth at the
     * most.
     */
    static boolean sameCurrent(CycleSums sums, int cycle, int other) {
        double ratio = sums.setCurrent(cycle, false) / sums.setCurrent(other, false);
        return ratio <= 1.2 && ratio >= 1 / 1.2;
    }

    /** Mean current of a cycle's discharge, A. */
    static double meanCurrent(CycleSums sums, int cycle) {
        return sums.discharged()[cycle] / sums.dischargeHours()[cycle];
    }

    /**
     * Largest interval of these rows in units of their median interval; 0 for fewer than ten rows, and where it is at
     * most ten: what is no gap is found without sorting.
     */
    static double largestGap(double[] time, int from, int to) {
        int n = to - from - 1;
        if (n < 9) {
            return 0;
        }
        double largest = 0;
        for (int i = from + 1; i < to; i++) {
            largest = Math.max(largest, time[i] - time[i - 1]);
        }
        int near = 0;
        for (int i = from + 1; i < to; i++) {
            near += time[i] - time[i - 1] >= 0.1 * largest ? 1 : 0;
        }
        if (near > n / 2) {
            return 0; // the median is among those of a tenth and more
        }
        double[] intervals = new double[n];
        for (int i = 0; i < n; i++) {
            intervals[i] = time[from + i + 1] - time[from + i];
        }
        Arrays.sort(intervals);
        double median = intervals[n / 2];
        return median > 0 ? intervals[n - 1] / median : 0;
    }

    /** The last value of the rows that is known; NaN when there is none. */
    static double last(double[] values, int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            if (!Double.isNaN(values[i])) {
                return values[i];
            }
        }
        return Double.NaN;
    }

    /**
     * Rows of a voltage profile: the first and the last, and those between where voltage or charge moved by 1/points of
     * the step's span since the last one kept. A voltage that swings to and fro would keep more than twice as many as
     * points: then every n-th row is kept instead.
     */
    public static int[] thin(double[] charge, double[] voltage, int from, int to, int points) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            low = Math.min(low, voltage[i]);
            high = Math.max(high, voltage[i]);
        }
        double voltageStep = (high - low) / points;
        double chargeStep = Math.abs(charge[to - 1] - charge[from]) / points;
        int[] kept = new int[Math.min(to - from, 2 * points + 2)];
        int n = 0;
        int last = from;
        for (int i = from; i < to; i++) {
            boolean moved = Math.abs(voltage[i] - voltage[last]) >= voltageStep
                    || Math.abs(charge[i] - charge[last]) >= chargeStep;
            if (i == from || i == to - 1 || moved) {
                if (n == kept.length) {
                    return everyNth(from, to, 2 * points);
                }
                kept[n++] = i;
                last = i;
            }
        }
        return Arrays.copyOf(kept, n);
    }

    private static int[] everyNth(int from, int to, int count) {
        int[] kept = new int[count];
        for (int i = 0; i < count; i++) {
            kept[i] = from + (int) ((long) i * (to - 1 - from) / (count - 1));
        }
        return kept;
    }

    /**
     * Scatter of a quantity from cycle to cycle about a smooth course, as one standard deviation: the median of
     * |x[i-1] - 2 x[i] + x[i+1]| over 0.6745 sqrt(6), for independent normal scatter. Jumps, as where the current
     * changes, are few and do not count (pseudo-residuals of Gasser, Sroka and Jennen-Steinmetz 1986, eq. 2.1, on equal
     * steps, with the median for their mean of squares).
     * @param values by cycle; those that are not finite are passed over
     * @return NaN with less than eight second differences: their median says too little
     */
    static double scatter(double[] values) {
        double[] differences = new double[values.length];
        int n = 0;
        for (int i = 1; i + 1 < values.length; i++) {
            double second = Math.abs(values[i - 1] - 2 * values[i] + values[i + 1]);
            if (Double.isFinite(second)) {
                differences[n++] = second;
            }
        }
        if (n < 8) {
            return Double.NaN;
        }
        Arrays.sort(differences, 0, n);
        double median = (differences[(n - 1) / 2] + differences[n / 2]) / 2;
        return median / (0.6745 * Math.sqrt(6));
    }
}
