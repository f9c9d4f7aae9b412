// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.calibration;

import java.util.Arrays;

/** The mean shape across the lines of a calibrant, from many arcs laid over each other; says how wide the lines are. */
final class LineProfile {
    private static final double STEP = 0.25;
    private static final int HALF = 80;

    private final double[] sum = new double[2 * HALF + 1];
    private final int[] count = new int[2 * HALF + 1];

    /** Forgets all arcs. */
    void clear() {
        Arrays.fill(sum, 0);
        Arrays.fill(count, 0);
    }

    /** Adds the pixels of an arc whose line was found, as parts of its net intensity. */
    void add(Arc arc, int n, double[] x, double[] intensity) {
        for (int i = 0; i < n; i++) {
            int bin = HALF + (int) Math.round((x[i] - arc.centre()) / STEP);
            if (bin >= 0 && bin < sum.length && !Double.isNaN(intensity[i])) {
                sum[bin] += (intensity[i] - arc.background(x[i])) / arc.net();
                count[bin]++;
            }
        }
    }

    /** Full width at half maximum, pixels; NaN when no line was added. */
    double width() {
        double[] mean = new double[sum.length];
        for (int i = 0; i < sum.length; i++) {
            mean[i] = count[i] > 0 ? sum[i] / count[i] : 0;
        }
        double half = 0.5 * (mean[HALF - 1] + 2 * mean[HALF] + mean[HALF + 1]) / 4;
        if (!(half > 0)) {
            return Double.NaN;
        }
        return (crossing(mean, half, 1) + crossing(mean, half, -1)) * STEP;
    }

    /** Bins from the middle to where the profile falls through a height. */
    private static double crossing(double[] mean, double height, int direction) {
        for (int i = 1; i < HALF; i++) {
            double inner = mean[HALF + direction * (i - 1)];
            double outer = mean[HALF + direction * i];
            if (outer < height) {
                return i - 1 + (inner > outer ? Math.min(1, (inner - height) / (inner - outer)) : 0);
            }
        }
        return HALF;
    }
}
