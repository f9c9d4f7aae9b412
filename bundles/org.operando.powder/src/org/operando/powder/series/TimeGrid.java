// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.series;

import java.util.Arrays;

/**
 * Rows of a contour: which pattern fills which stretch of the axis. A pattern reaches half way to its neighbour where
 * that is not further than one and a half usual distances (the lower median of all); else half a usual distance, and
 * the rest is a blank row: missing patterns leave a gap.
 * @param edges one more than rows, ascending
 * @param rows index of the pattern of each row; -1 for blank
 */
record TimeGrid(double[] edges, int[] rows) {
    private static final double GAP = 1.5;

    /** The grid of these positions, ascending; those that are NaN get no row. */
    static TimeGrid of(double[] at) {
        int[] valid = new int[at.length];
        int n = 0;
        for (int i = 0; i < at.length; i++) {
            if (Double.isFinite(at[i])) {
                valid[n++] = i;
            }
        }
        if (n == 0) {
            return new TimeGrid(new double[0], new int[0]);
        }
        double usual = usual(at, valid, n);
        double[] edges = new double[2 * n];
        int[] rows = new int[2 * n];
        int row = 0;
        edges[0] = at[valid[0]] - usual / 2;
        for (int k = 0; k < n; k++) {
            double t = at[valid[k]];
            rows[row++] = valid[k];
            boolean last = k == n - 1;
            double distance = last ? usual : at[valid[k + 1]] - t;
            if (last || distance > GAP * usual) {
                edges[row] = t + usual / 2;
                if (!last) {
                    rows[row++] = -1;
                    edges[row] = at[valid[k + 1]] - usual / 2;
                }
            } else {
                edges[row] = t + distance / 2;
            }
        }
        return new TimeGrid(Arrays.copyOf(edges, row + 1), Arrays.copyOf(rows, row));
    }

    /** Of so many patterns those with a blank row before them. */
    boolean[] followsGap(int patterns) {
        boolean[] follows = new boolean[patterns];
        for (int row = 1; row < rows.length; row++) {
            if (rows[row] >= 0) {
                follows[rows[row]] = rows[row - 1] < 0;
            }
        }
        return follows;
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
