// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api.figure;

/**
 * A line through points in their order.
 * @param x abscissae; the mark owns the arrays
 * @param y ordinates, as many
 * @param ink colour and pen
 * @param label text of the legend; empty for none
 * @param right whether y counts on the right axis
 */
public record Line(double[] x, double[] y, Ink ink, String label, boolean right) implements Mark {
    public Line {
        Points.requireEqual(x, y);
    }

    /** An unlabelled line. */
    public static Line of(double[] x, double[] y, Ink ink) {
        return new Line(x, y, ink, "", false);
    }

    /** The same with a text in the legend. */
    public Line labelled(String text) {
        return new Line(x, y, ink, text, right);
    }

    /** The same on the right axis. */
    public Line onRight() {
        return new Line(x, y, ink, label, true);
    }
}
