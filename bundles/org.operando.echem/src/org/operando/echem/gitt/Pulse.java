// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.gitt;

/**
 * A current pulse and the rest after it, as rows of a record.
 * @param first first row with current
 * @param rest first row of the rest; the row after the last with current
 * @param end row after the last one of the rest; equal to {@code rest} where there is none
 * @param start time when the current began, s: by the time of the step, else that of the last row before it
 * @param duration s, to the end of the current likewise
 * @param charge C; over intervals that the log lacks none is counted
 * @param current mean current, A; above 0 charges
 * @param silence where the log is silent
 */
record Pulse(int first, int rest, int end, double start, double duration, double charge, double current,
        Silence silence) {
    /** Part of a pulse that its beginning may be uncertain by, for anything to be said of it. */
    private static final double UNSURE = 0.05;

    /**
     * Intervals of the log that stand out from those around them: it lacks records, or its clock jumped. 0 for none.
     * @param before between the last record of the rest before and the beginning of the current, s
     * @param unsure how much earlier the current may have begun, s: nothing tells within that interval
     * @param within in the pulse and at its end, s
     * @param after in the rest after it, s
     */
    record Silence(double before, double unsure, double within, double after) {
    }

    /** Whether a rest follows. */
    boolean hasRest() {
        return end > rest;
    }

    /** Whether the log lacks nothing of it that counts. */
    boolean isWhole() {
        return silence.within() == 0 && silence.unsure() <= UNSURE * duration;
    }

    /** When the current ended, s. */
    double stop() {
        return start + duration;
    }
}
