// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.profiles;

/**
 * The charge or the discharge of one cycle: steps that follow each other, rests between them left out. One element a
 * step in every array; rows are those of the record.
 *
 * @param cycle number of the cycle
 * @param direction 1 charges, -1 discharges
 * @param step number of each step, from 1
 * @param first first row of each step
 * @param end row after its last
 * @param constantFrom first row of the part of each step at constant current
 * @param constantEnd row after the last of that part; equal to {@code constantFrom} where there is none
 * @param current magnitude of the current of the longest such part, A; NaN without one
 */
public record HalfCycle(int cycle, int direction, int[] step, int[] first, int[] end, int[] constantFrom,
        int[] constantEnd, double current) {
    /** Word for the direction. */
    public String half() {
        return direction > 0 ? "charge" : "discharge";
    }

    /** Rows of the parts at constant current. */
    public int constantRows() {
        int rows = 0;
        for (int s = 0; s < step.length; s++) {
            rows += constantEnd[s] - constantFrom[s];
        }
        return rows;
    }
}
