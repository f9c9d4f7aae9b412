// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api.figure;

/**
 * Lines of equal value on a grid of points. They end at NaN.
 * @param x abscissae of the columns, ascending or descending; the mark owns the arrays
 * @param y ordinates of the rows, likewise
 * @param values row by row: {@code values[row * columns + column]}
 * @param levels values of the lines
 * @param ink colour and pen
 * @param labelled whether lines with room for it carry their value
 */
public record Contours(double[] x, double[] y, float[] values, double[] levels, Ink ink, boolean labelled)
        implements Mark {
    public Contours {
        if ((long) x.length * y.length != values.length) {
            throw new IllegalArgumentException(
                    values.length + " values for " + y.length + " rows of " + x.length + " columns");
        }
    }

    /** Unlabelled lines of half a point through the middles of an image's cells, e.g. the outline of a mask. */
    public static Contours of(Image image, Ink ink, double... levels) {
        return new Contours(middles(image.xEdges()), middles(image.yEdges()), image.values(), levels,
                ink.withWidth(0.5), false);
    }

    /** The same lines with their values. */
    public Contours withValues() {
        return new Contours(x, y, values, levels, ink, true);
    }

    private static double[] middles(double[] edges) {
        double[] middles = new double[edges.length - 1];
        for (int i = 0; i < middles.length; i++) {
            middles[i] = 0.5 * (edges[i] + edges[i + 1]);
        }
        return middles;
    }
}
