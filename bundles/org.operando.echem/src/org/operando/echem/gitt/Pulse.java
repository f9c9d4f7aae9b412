// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.gitt;

/**
 * A current pulse and the rest after it, as rows of a record.
 * @param first first row with current
 * @param rest first row of the rest; the row after the last with current
 * @param end row after the last one of the rest; equal to {@code rest} where there is none
 * @param start time when the current began, s: that of the last row before it
 * @param duration s, to the last row with current
 * @param current mean current, A; above 0 charges
 * @param gap seconds of the interval in it that the log lacks or its clock jumped over; 0 for none
 */
record Pulse(int first, int rest, int end, double start, double duration, double current, double gap) {
    /** Whether a rest follows. */
    boolean hasRest() {
        return end > rest;
    }

    /** Whether the log lacks a part of it. */
    boolean isWhole() {
        return gap == 0;
    }

    /** Charge of the pulse, C. */
    double charge() {
        return current * duration;
    }
}
