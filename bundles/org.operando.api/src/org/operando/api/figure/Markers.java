// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api.figure;

/**
 * A symbol at each point.
 * @param x abscissae; the mark owns the arrays
 * @param y ordinates, as many
 * @param symbol shape
 * @param sizePt width of a symbol, points
 * @param ink colour
 * @param label text of the legend; empty for none
 * @param right whether y counts on the right axis
 */
public record Markers(double[] x, double[] y, Symbol symbol, double sizePt, Ink ink, String label, boolean right)
        implements Mark {
    public Markers {
        Points.requireEqual(x, y);
    }

    /** Unlabelled symbols of 3.5 pt. */
    public static Markers of(double[] x, double[] y, Symbol symbol, Ink ink) {
        return new Markers(x, y, symbol, 3.5, ink, "", false);
    }

    /** The same with a text in the legend. */
    public Markers labelled(String text) {
        return new Markers(x, y, symbol, sizePt, ink, text, right);
    }

    /** The same in another size. */
    public Markers withSize(double points) {
        return new Markers(x, y, symbol, points, ink, label, right);
    }

    /** The same on the right axis. */
    public Markers onRight() {
        return new Markers(x, y, symbol, sizePt, ink, label, true);
    }
}
