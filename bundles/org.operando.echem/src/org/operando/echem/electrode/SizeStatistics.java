// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.electrode;

import java.util.Arrays;

/**
 * Moments and quantiles of diameters.
 * @param mean weighted mean
 * @param deviation weighted standard deviation, n - 1
 * @param d10 diameter below which a tenth of the weight lies
 * @param d50 likewise half
 * @param d90 likewise nine tenths
 */
record SizeStatistics(double mean, double deviation, double d10, double d50, double d90) {
    /**
     * Of diameters in ascending order, each of weight d^power: 0 by number, 3 by volume.
     */
    static SizeStatistics of(double[] sorted, int power) {
        int n = sorted.length;
        double[] weight = Arrays.stream(sorted).map(d -> Math.pow(d, power)).toArray();
        double all = Arrays.stream(weight).sum();
        double mean = 0;
        for (int i = 0; i < n; i++) {
            mean += weight[i] * sorted[i] / all;
        }
        double squares = 0;
        for (int i = 0; i < n; i++) {
            squares += weight[i] * (sorted[i] - mean) * (sorted[i] - mean) / all;
        }
        return new SizeStatistics(mean, Math.sqrt(squares * n / (n - 1.0)), quantile(sorted, weight, 0.1 * all),
                quantile(sorted, weight, 0.5 * all), quantile(sorted, weight, 0.9 * all));
    }

    /** Half of a particle's own weight lies below it; linear between particles. */
    private static double quantile(double[] sorted, double[] weight, double target) {
        double sum = 0;
        double before = 0;
        for (int i = 0; i < sorted.length; i++) {
            double at = sum + weight[i] / 2;
            if (at >= target) {
                return i == 0 ? sorted[0]
                        : sorted[i - 1] + (target - before) / (at - before) * (sorted[i] - sorted[i - 1]);
            }
            before = at;
            sum += weight[i];
        }
        return sorted[sorted.length - 1];
    }

    double[] values() {
        return new double[] {mean, deviation, d10, d50, d90};
    }
}
