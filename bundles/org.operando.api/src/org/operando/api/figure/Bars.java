// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api.figure;

import java.util.Arrays;

/**
 * Bars from zero (from the axis' end where it is logarithmic) to a height: histograms and compared numbers. Bars that
 * touch are drawn as one area.
 * @param from left edges; the mark owns the arrays
 * @param to right edges
 * @param heights ordinates of the ends; no bar where one is NaN
 * @param errors standard uncertainties of the heights, NaN for none
 * @param ink colour
 * @param label text of the legend; empty for none
 */
public record Bars(double[] from, double[] to, double[] heights, double[] errors, Ink ink, String label)
        implements Mark {
    public Bars {
        Points.requireEqual(from, to, heights, errors);
    }

    /** A histogram: counts between edges, one edge more than counts, without uncertainties. */
    public static Bars histogram(double[] edges, double[] counts, Ink ink) {
        if (edges.length != counts.length + 1) {
            throw new IllegalArgumentException(edges.length + " edges for " + counts.length + " counts");
        }
        int n = counts.length;
        double[] errors = new double[n];
        Arrays.fill(errors, Double.NaN);
        return new Bars(Arrays.copyOf(edges, n), Arrays.copyOfRange(edges, 1, n + 1), counts, errors, ink, "");
    }

    /** Bars of one width around their middles. */
    public static Bars around(double[] middles, double width, double[] heights, double[] errors, Ink ink) {
        double[] from = Arrays.stream(middles).map(x -> x - width / 2).toArray();
        double[] to = Arrays.stream(middles).map(x -> x + width / 2).toArray();
        return new Bars(from, to, heights, errors, ink, "");
    }

    /** The same with a text in the legend. */
    public Bars labelled(String text) {
        return new Bars(from, to, heights, errors, ink, text);
    }
}
