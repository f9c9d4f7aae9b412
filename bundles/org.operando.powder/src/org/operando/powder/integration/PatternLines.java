// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The lines of a pattern, as far as it needs no fit: ranges of bins well above the median of their surroundings.
 * @param background median of the surroundings of each bin
 * @param lines found, ascending
 */
record PatternLines(double[] background, List<Line> lines) {
    /** Parts of a pattern that its surroundings are. */
    private static final int WINDOWS = 20;
    /** Uncertainties that a line stands above its background at least. */
    private static final double SIGNIFICANT = 5;
    /** And this part of the background. */
    private static final double MARKED = 0.1;

    /**
     * One line.
     * @param from its first bin
     * @param to its last bin, excluded
     * @param top its greatest bin
     */
    record Line(int from, int to, int top) {
    }

    /** Finds the lines; bins of NaN belong to none. */
    static PatternLines of(double[] intensity, double[] sigma) {
        double[] background = background(intensity);
        List<Line> lines = new ArrayList<>();
        int k = 0;
        while (k < intensity.length) {
            if (!stands(intensity, sigma, background, k)) {
                k++;
                continue;
            }
            int from = k;
            int top = k;
            while (k < intensity.length && stands(intensity, sigma, background, k)) {
                top = intensity[k] > intensity[top] ? k : top;
                k++;
            }
            lines.add(new Line(from, k, top));
        }
        return new PatternLines(background, lines);
    }

    private static boolean stands(double[] y, double[] sigma, double[] background, int k) {
        double above = y[k] - background[k];
        return above > SIGNIFICANT * sigma[k] && above > MARKED * Math.abs(background[k]);
    }

    /** Medians at some bins, with straight lines between them. */
    private static double[] background(double[] y) {
        int half = Math.max(5, y.length / WINDOWS / 2);
        int step = Math.max(1, half / 2);
        int nodes = (y.length - 1) / step + 2;
        double[] median = new double[nodes];
        double[] part = new double[2 * half + 1];
        for (int n = 0; n < nodes; n++) {
            int middle = Math.min(n * step, y.length - 1);
            median[n] = median(y, Math.max(0, middle - half), Math.min(y.length, middle + half + 1), part);
        }
        double[] background = new double[y.length];
        for (int k = 0; k < y.length; k++) {
            int n = k / step;
            double t = (k - n * step) / (double) step;
            background[k] = median[n] + t * (median[n + 1] - median[n]);
        }
        return background;
    }

    /** Median of the finite values of a range; NaN without any. */
    private static double median(double[] y, int from, int to, double[] part) {
        int size = 0;
        for (int k = from; k < to; k++) {
            if (Double.isFinite(y[k])) {
                part[size++] = y[k];
            }
        }
        Arrays.sort(part, 0, size);
        return size == 0 ? Double.NaN : part[size / 2];
    }
}
