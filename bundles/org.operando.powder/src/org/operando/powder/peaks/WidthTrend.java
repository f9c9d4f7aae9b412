// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

/**
 * A weighted straight line through the widths of single-phase patterns, w(n) = a + b (n - m) with m their mean, and how
 * uncertain it is anywhere. Uncertainties are multiplied by the square root of reduced chi squared when it is above 1.
 */
final class WidthTrend {
    private final double middle;
    private final double level;
    private final double slope;
    private final double levelVariance;
    private final double slopeVariance;
    private final double scale;

    /** The line through the points with a finite value and uncertainty; at least three. */
    WidthTrend(double[] x, double[] y, double[] error) {
        double s = 0;
        double sx = 0;
        double sy = 0;
        int n = 0;
        for (int i = 0; i < x.length; i++) {
            if (used(y[i], error[i])) {
                double w = 1 / (error[i] * error[i]);
                s += w;
                sx += w * x[i];
                sy += w * y[i];
                n++;
            }
        }
        middle = sx / s;
        level = sy / s;
        double sxx = 0;
        double sxy = 0;
        for (int i = 0; i < x.length; i++) {
            if (used(y[i], error[i])) {
                double w = 1 / (error[i] * error[i]);
                sxx += w * (x[i] - middle) * (x[i] - middle);
                sxy += w * (x[i] - middle) * y[i];
            }
        }
        slope = sxx > 0 ? sxy / sxx : 0;
        double chi = 0;
        for (int i = 0; i < x.length; i++) {
            if (used(y[i], error[i])) {
                double r = (y[i] - at(x[i])) / error[i];
                chi += r * r;
            }
        }
        scale = Math.sqrt(Math.max(1, chi / Math.max(1, n - 2)));
        levelVariance = 1 / s;
        slopeVariance = sxx > 0 ? 1 / sxx : 0;
    }

    static boolean used(double y, double error) {
        return Double.isFinite(y) && error > 0;
    }

    double at(double x) {
        return level + slope * (x - middle);
    }

    /** Standard uncertainty of the line. */
    double error(double x) {
        return scale * Math.sqrt(levelVariance + slopeVariance * (x - middle) * (x - middle));
    }

    /** By how many standard uncertainties, of the line and of the value, a value lies above the line. */
    double deviation(double x, double y, double error) {
        return (y - at(x)) / Math.hypot(scale * error, error(x));
    }
}
