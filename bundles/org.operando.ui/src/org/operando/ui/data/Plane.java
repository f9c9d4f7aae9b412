// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.data;

/**
 * Values of a plane or line of an array, as many as a screen can show.
 * @param slice what was asked for
 * @param rows steps between the rows that were read; 1 for all
 * @param columns steps between the columns that were read
 * @param height number of rows that were read
 * @param width number of columns that were read
 * @param values row by row; NaN for those never written
 * @param missing how many were never written
 */
record Plane(Slice slice, int rows, int columns, int height, int width, double[] values, long missing) {
    /** How many are NaN, those never written not counted. */
    long notNumbers() {
        long n = 0;
        for (double v : values) {
            n += Double.isNaN(v) ? 1 : 0;
        }
        return n - missing;
    }

    /** Whether elements were passed over. */
    boolean isSampled() {
        return rows > 1 || columns > 1;
    }
}
