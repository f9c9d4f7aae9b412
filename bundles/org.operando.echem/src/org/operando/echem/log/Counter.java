// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.log;

/**
 * A charge or energy counter as a file has it, Ah or Wh. Makers count differently: one column with a sign, one without,
 * or one each for charging and discharging; begun anew in each step, in each cycle, whenever the schedule says so, or
 * never.
 *
 * @param first the only column, or that of charging
 * @param second that of discharging, at or above 0; length 0 when there is one column
 * @param isSigned whether the only column is below 0 while discharging; else it takes the sign of the current
 * @param eachStep whether it begins at 0 in each step; else it runs on, and a value that falls is a new beginning
 */
public record Counter(double[] first, double[] second, boolean isSigned, boolean eachStep) {
    /** No counter: charge is integrated from the current. */
    public static final Counter NONE = new Counter(new double[0], new double[0], false, false);

    /** Two columns at or above 0 that run on over steps, and begin anew where they fall. */
    public static Counter running(double[] charged, double[] discharged) {
        return new Counter(charged, discharged, false, false);
    }

    /** Two columns at or above 0 that begin at 0 in each step. */
    public static Counter ofStep(double[] charged, double[] discharged) {
        return new Counter(charged, discharged, false, true);
    }

    /** One column with a sign that begins at 0 in each step. */
    public static Counter signedOfStep(double[] values) {
        return new Counter(values, new double[0], true, true);
    }

    /** One column without a sign that begins at 0 in each step. */
    public static Counter unsignedOfStep(double[] values) {
        return new Counter(values, new double[0], false, true);
    }

    /** One column with a sign that runs on over steps. */
    public static Counter signedRunning(double[] values) {
        return new Counter(values, new double[0], true, false);
    }

    /** Whether the file has one. */
    public boolean isThere() {
        return first.length > 0;
    }

    /**
     * What has passed since the beginning of each step, above 0 for charging. A running counter gives the step what it
     * gained since the last record of the step before, so that no charge is lost between steps.
     * @param starts rows where steps begin
     * @param current A, one a row; gives the sign where the counter has none
     */
    double[] ofSteps(int[] starts, double[] current, int rows) {
        double[] sums = new double[rows];
        double[] one = held(first);
        double[] other = held(second);
        for (int s = 0; s < starts.length; s++) {
            int end = s + 1 < starts.length ? starts[s + 1] : rows;
            int sign = isSigned || second.length > 0 ? 1 : sign(current, starts[s], end);
            double[] in = gained(one, starts[s], end);
            double[] out = other.length > 0 ? gained(other, starts[s], end) : new double[end - starts[s]];
            for (int i = starts[s]; i < end; i++) {
                // 0 has no sign, whatever the step is
                sums[i] = sign * in[i - starts[s]] - out[i - starts[s]] + 0.0;
            }
        }
        return sums;
    }

    /** How far it was in the first and the last record. */
    CounterEnds ends(int rows, boolean ofState) {
        if (!isThere()) {
            return CounterEnds.INTEGRAL;
        }
        CounterEnds.Kind kind = !eachStep ? CounterEnds.Kind.RUNNING
                : ofState ? CounterEnds.Kind.OF_STATE : CounterEnds.Kind.OF_STEP;
        return new CounterEnds(kind, isSigned || second.length > 0, at(0), at(rows - 1));
    }

    private double[] at(int row) {
        if (row < 0 || row >= first.length) {
            return new double[0];
        }
        return second.length > 0 ? new double[] {held(first)[row], held(second)[row]}
                : new double[] {held(first)[row]};
    }

    /** A record without a number has that of the one before. */
    private static double[] held(double[] values) {
        double[] held = values.clone();
        double last = 0;
        for (int i = 0; i < held.length; i++) {
            held[i] = Double.isFinite(held[i]) ? held[i] : last;
            last = held[i];
        }
        return held;
    }

    /** What a column gained in each row of a step: one difference, not a sum of many, so that no rounding adds up. */
    private double[] gained(double[] values, int start, int end) {
        double[] gained = new double[end - start];
        // the first record of a file that runs on may be the middle of a test: what it says then belongs to before
        double base = eachStep ? 0 : values[Math.max(start - 1, 0)];
        double carried = 0;
        for (int i = start; i < end; i++) {
            // one of steps is what it says; where it falls within a step its first record still had the step before
            if (!eachStep && i > 0 && !isSigned && values[i] < values[i - 1]) {
                carried += values[i - 1] - base;
                base = 0;
            }
            gained[i - start] = carried + (values[i] - base);
        }
        return gained;
    }

    /** Sign of the charge that passed in these rows. */
    static int sign(double[] current, int from, int end) {
        double sum = 0;
        for (int i = from; i < end; i++) {
            sum += Double.isNaN(current[i]) ? 0 : current[i];
        }
        return sum < 0 ? -1 : 1;
    }
}
