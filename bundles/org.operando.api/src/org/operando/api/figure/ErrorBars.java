// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api.figure;

/**
 * Vertical bars of one standard uncertainty up and down; none where it is NaN.
 * @param x abscissae; the mark owns the arrays
 * @param y ordinates
 * @param error standard uncertainties of y
 * @param ink colour and pen
 * @param right whether y counts on the right axis
 */
public record ErrorBars(double[] x, double[] y, double[] error, Ink ink, boolean right) implements Mark {
    public ErrorBars {
        Points.requireEqual(x, y, error);
    }

    /** Bars of half a point. */
    public static ErrorBars of(double[] x, double[] y, double[] error, Ink ink) {
        return new ErrorBars(x, y, error, ink.withWidth(0.5), false);
    }
}
