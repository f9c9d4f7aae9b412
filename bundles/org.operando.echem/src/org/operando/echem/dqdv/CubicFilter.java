// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.dqdv;

/**
 * First derivative by the cubic Savitzky-Golay filter (Anal. Chem. 36, 1627 (1964)): a cubic is fitted by least squares
 * to each window of odd length; its slope in the middle is the derivative there, and the cubics of the first and last
 * window serve the points before and after.
 */
final class CubicFilter {
    private CubicFilter() {
    }

    /**
     * The derivative of values on equal steps.
     * @param window points, odd, at least 5; made shorter when there are fewer values
     * @param step between values
     */
    static double[] derivative(double[] y, int window, double step) {
        int n = y.length;
        int half = (Math.min(window, n % 2 == 0 ? n - 1 : n) - 1) / 2;
        double[] slopes = new double[n];
        if (half < 2) {
            for (int i = 0; i < n && n > 1; i++) {
                int a = Math.max(0, i - 1);
                int b = Math.min(n - 1, i + 1);
                slopes[i] = (y[b] - y[a]) / ((b - a) * step);
            }
            return slopes;
        }
        double[] weights = weights(half);
        for (int i = half; i < n - half; i++) {
            double sum = 0;
            for (int u = 1; u <= half; u++) {
                sum += weights[u] * (y[i + u] - y[i - u]);
            }
            slopes[i] = sum / step;
        }
        end(y, half, half, -half, step, slopes);
        end(y, n - 1 - half, half, 1, step, slopes);
        return slopes;
    }

    /** Weights of y(u) - y(-u) in the slope at u = 0. */
    private static double[] weights(int half) {
        double[] s = sums(half);
        double determinant = s[1] * s[3] - s[2] * s[2];
        double[] weights = new double[half + 1];
        for (int u = 1; u <= half; u++) {
            double x = (double) u / half;
            weights[u] = (s[3] * x - s[2] * x * x * x) / determinant / half;
        }
        return weights;
    }

    /** Sums of even powers (0, 2, 4, 6) of u/half. */
    private static double[] sums(int half) {
        double[] s = new double[4];
        for (int u = -half; u <= half; u++) {
            double square = (double) u / half * u / half;
            s[0] += 1;
            s[1] += square;
            s[2] += square * square;
            s[3] += square * square * square;
        }
        return s;
    }

    /** Slopes of the cubic about a middle at {@code half} places from {@code first} on. */
    private static void end(double[] y, int middle, int half, int first, double step, double[] slopes) {
        double[] s = sums(half);
        double[] t = new double[4];
        for (int u = -half; u <= half; u++) {
            double x = (double) u / half;
            double power = 1;
            for (int k = 0; k < 4; k++) {
                t[k] += power * y[middle + u];
                power *= x;
            }
        }
        double odd = s[1] * s[3] - s[2] * s[2];
        double even = s[0] * s[2] - s[1] * s[1];
        double c1 = (s[3] * t[1] - s[2] * t[3]) / odd;
        double c3 = (s[1] * t[3] - s[2] * t[1]) / odd;
        double c2 = (s[0] * t[2] - s[1] * t[0]) / even;
        for (int u = first; u < first + half; u++) {
            double x = (double) u / half;
            slopes[middle + u] = (c1 + 2 * c2 * x + 3 * c3 * x * x) / half / step;
        }
    }
}
