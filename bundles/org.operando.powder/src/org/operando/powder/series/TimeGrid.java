// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.series;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Rows of a contour: which pattern fills which stretch of the axis. A pattern reaches half way to its neighbour where
 * that is not further than one and a half usual distances (the lower median of all); else half a usual distance, and
 * the rest is a blank row: missing patterns leave a gap. A pattern that is known to be exposed for less than half the
 * usual distance fills no more than its exposure.
 * @param edges one more than rows, ascending
 * @param rows index of the pattern of each row; -1 for blank
 */
record TimeGrid(double[] edges, int[] rows) {
    private static final double GAP = 1.5;
    /** A pattern exposed for less of the usual distance than this fills its exposure only. */
    private static final double BRIEF = 0.5;
    /** Rounding of times; rows nearer than this part of the usual distance touch. */
    private static final double TOUCHING = 1e-9;

    /** The grid of these positions, ascending; those that are NaN get no row. */
    static TimeGrid of(double[] at) {
        double[] unknown = new double[at.length];
        Arrays.fill(unknown, Double.NaN);
        return of(at, unknown, unknown);
    }

    /**
     * As {@link #of(double[])} with the stretches of exposure.
     * @param start beginning of each, in the unit of the positions; NaN where it is not known
     * @param end end of each, likewise
     */
    static TimeGrid of(double[] at, double[] start, double[] end) {
        int[] valid = IntStream.range(0, at.length).filter(i -> Double.isFinite(at[i])).toArray();
        int n = valid.length;
        if (n == 0) {
            return new TimeGrid(new double[0], new int[0]);
        }
        double usual = usual(at, valid, n);
        double[] edges = new double[2 * n];
        int[] rows = new int[2 * n];
        int row = 0;
        for (int k = 0; k < n; k++) {
            int i = valid[k];
            double length = end[i] - start[i];
            boolean brief = n > 1 && length > 0 && length < BRIEF * usual;
            double from = brief ? start[i] : k == 0 ? at[i] - usual / 2 : at[i] - reach(at[valid[k - 1]], at[i], usual);
            double to = brief ? end[i] : k == n - 1 ? at[i] + usual / 2 : at[i] + reach(at[i], at[valid[k + 1]], usual);
            if (k == 0) {
                edges[0] = from;
            } else if (from - edges[row] > TOUCHING * usual) {
                rows[row++] = -1;
                edges[row] = from;
            }
            rows[row++] = i;
            // exposures that overlap do not make edges descend
            edges[row] = Math.max(to, row == 1 ? to : edges[row - 1]);
        }
        return new TimeGrid(Arrays.copyOf(edges, row + 1), Arrays.copyOf(rows, row));
    }

    /** How far a pattern reaches to its neighbour. */
    private static double reach(double at, double next, double usual) {
        return (next - at > GAP * usual ? usual : next - at) / 2;
    }

    private static double usual(double[] at, int[] valid, int n) {
        if (n < 2) {
            return 1;
        }
        double[] distances = new double[n - 1];
        for (int k = 0; k + 1 < n; k++) {
            distances[k] = at[valid[k + 1]] - at[valid[k]];
        }
        Arrays.sort(distances);
        return distances[(n - 2) / 2];
    }
}
