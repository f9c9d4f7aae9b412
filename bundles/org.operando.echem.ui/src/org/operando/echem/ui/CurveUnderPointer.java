// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.ui;

/**
 * How far a curve is from the pointer.
 * @param row its point nearest along the abscissa
 * @param away how far the line is above or below the pointer; a curve that does not reach so far is further away than any
 *            that does
 */
record CurveUnderPointer(int row, double away) {
    /** Beyond the ends by half a step a curve is still meant. */
    private static final double REACH = 0.5;
    private static final double BESIDE = 1e12;

    /**
     * Of a curve drawn as straight lines between its points.
     * @param x ascending
     * @param y as many; NaN where nothing is drawn
     */
    static CurveUnderPointer of(double[] x, double[] y, double pointerX, double pointerY) {
        int row = -1;
        int before = -1;
        int after = -1;
        for (int i = 0; i < x.length; i++) {
            if (Double.isNaN(y[i])) {
                continue;
            }
            row = row < 0 || Math.abs(x[i] - pointerX) < Math.abs(x[row] - pointerX) ? i : row;
            before = x[i] <= pointerX ? i : before;
            after = after < 0 && x[i] >= pointerX ? i : after;
        }
        if (row < 0) {
            return new CurveUnderPointer(0, Double.POSITIVE_INFINITY);
        }
        boolean between = before >= 0 && after > before;
        double part = between ? (pointerX - x[before]) / (x[after] - x[before]) : 0;
        double line = between ? y[before] + part * (y[after] - y[before]) : y[row];
        double off = Math.abs(x[row] - pointerX);
        double beside = between || off <= REACH ? 0 : BESIDE * off;
        return new CurveUnderPointer(row, Math.abs(line - pointerY) + beside);
    }
}
