// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.log;

/**
 * A counter as the file has it in the first and the last record of a part.
 * @param kind how it counts
 * @param isSigned whether it has a sign of its own, or a column each for charging and discharging
 * @param first its columns in the first record; length 0 when they are not known
 * @param last its columns in the last record
 */
record CounterEnds(Kind kind, boolean isSigned, double[] first, double[] last) {
    /** How a counter counts. */
    enum Kind {
        /** Since the beginning of the step. */
        OF_STEP,
        /** Since the beginning of the step, or of a step of the same state before it. */
        OF_STATE,
        /** On over steps. */
        RUNNING,
        /** It was made of current and time. */
        INTEGRAL
    }

    private static final double[] UNKNOWN = {};
    static final CounterEnds OF_STEP = new CounterEnds(Kind.OF_STEP, true, UNKNOWN, UNKNOWN);
    static final CounterEnds INTEGRAL = new CounterEnds(Kind.INTEGRAL, true, UNKNOWN, UNKNOWN);

    /** Of this part and the next one together. */
    CounterEnds with(CounterEnds next) {
        return new CounterEnds(next.kind, isSigned && next.isSigned, first, next.last);
    }

    CounterEnds withoutFirst() {
        return new CounterEnds(kind, isSigned, UNKNOWN, last);
    }

    /** Whether both files show how far the counter was where one ends and the other begins. */
    boolean isKnown(CounterEnds next) {
        return kind == next.kind && last.length > 0 && last.length == next.first.length;
    }

    /**
     * What it gained from the last record here to the first one of the next part, above 0 for charging.
     * @param sign of the charge, for a counter without a sign
     */
    double gain(CounterEnds next, int sign) {
        double gain = gain(0, next) * (isSigned ? 1 : sign);
        return last.length > 1 ? gain - gain(1, next) : gain;
    }

    private double gain(int column, CounterEnds next) {
        double before = last[column];
        double now = next.first[column];
        boolean anew = kind == Kind.RUNNING && now < before && (!isSigned || last.length > 1);
        double gain = anew ? now : now - before;
        return Double.isFinite(gain) ? gain : 0;
    }
}
