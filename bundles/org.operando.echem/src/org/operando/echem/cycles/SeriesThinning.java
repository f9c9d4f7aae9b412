// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.cycles;

import java.util.Arrays;

/**
 * A series thinned for drawing: of each run of neighbours the first, lowest, highest and last point stay, so that no
 * peak is lost; where records are missing a NaN lifts the pen.
 *
 * @param x abscissae
 * @param y ordinates
 */
record SeriesThinning(double[] x, double[] y) {
    /** How much longer than both its neighbours, and than the median, an interval is that counts as a gap. */
    private static final double GAP = 10;

    /**
     * Thins a series.
     * @param points about how many points are left, NaN aside
     */
    static SeriesThinning of(double[] x, double[] y, int points) {
        int run = Math.max(1, (x.length + points / 4 - 1) / (points / 4));
        double median = medianInterval(x);
        double[] keptX = new double[2 * x.length + 2];
        double[] keptY = new double[keptX.length];
        int n = 0;
        int from = 0;
        while (from < x.length) {
            int to = from + 1;
            while (to < x.length && to - from < run && !isGap(x, to, median)) {
                to++;
            }
            if (from > 0 && isGap(x, from, median)) {
                keptX[n] = x[from];
                keptY[n++] = Double.NaN;
            }
            for (int i : ends(y, from, to)) {
                keptX[n] = x[i];
                keptY[n++] = y[i];
            }
            from = to;
        }
        return new SeriesThinning(Arrays.copyOf(keptX, n), Arrays.copyOf(keptY, n));
    }

    /** First, lowest, highest and last of the points, ascending and each once. */
    private static int[] ends(double[] y, int from, int to) {
        int low = from;
        int high = from;
        for (int i = from; i < to; i++) {
            low = y[i] < y[low] || Double.isNaN(y[low]) ? i : low;
            high = y[i] > y[high] || Double.isNaN(y[high]) ? i : high;
        }
        return Arrays.stream(new int[] {from, low, high, to - 1}).sorted().distinct().toArray();
    }

    /** Whether records are missing before a point: sparse sampling makes its neighbours long too, a gap does not. */
    private static boolean isGap(double[] x, int i, double median) {
        double interval = x[i] - x[i - 1];
        double before = i > 1 ? x[i - 1] - x[i - 2] : 0;
        double after = i + 1 < x.length ? x[i + 1] - x[i] : 0;
        return interval > GAP * median && interval > GAP * Math.max(before, after);
    }

    private static double medianInterval(double[] x) {
        double[] intervals = new double[Math.max(0, x.length - 1)];
        for (int i = 0; i < intervals.length; i++) {
            intervals[i] = x[i + 1] - x[i];
        }
        Arrays.sort(intervals);
        return intervals.length == 0 ? 0 : intervals[intervals.length / 2];
    }
}
