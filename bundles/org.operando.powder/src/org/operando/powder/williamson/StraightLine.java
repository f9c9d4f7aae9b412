// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.williamson;

/**
 * Weighted straight line y = intercept + slope x, variances from the uncertainties of y, times the reduced chi^2 where
 * that is above 1.
 * @param intercept value at x = 0
 * @param slope its slope
 * @param interceptError one standard uncertainty
 * @param slopeError one standard uncertainty; NaN for a constant
 * @param covariance of intercept and slope
 * @param chiSquared sum of the weighted squares
 * @param degrees points minus parameters
 */
record StraightLine(double intercept, double slope, double interceptError, double slopeError, double covariance,
        double chiSquared, int degrees) {
    /**
     * The line through points.
     * @param x abscissae
     * @param y ordinates
     * @param sigma standard uncertainties of y, above 0
     */
    static StraightLine through(double[] x, double[] y, double[] sigma) {
        double s = 0;
        double sx = 0;
        double sy = 0;
        double sxx = 0;
        double sxy = 0;
        for (int i = 0; i < x.length; i++) {
            double w = 1 / (sigma[i] * sigma[i]);
            s += w;
            sx += w * x[i];
            sy += w * y[i];
            sxx += w * x[i] * x[i];
            sxy += w * x[i] * y[i];
        }
        double delta = s * sxx - sx * sx;
        double intercept = (sxx * sy - sx * sxy) / delta;
        double slope = (s * sxy - sx * sy) / delta;
        double chi = chiSquared(x, y, sigma, intercept, slope);
        double scale = scale(chi, x.length - 2);
        return new StraightLine(intercept, slope, Math.sqrt(scale * sxx / delta), Math.sqrt(scale * s / delta),
                -scale * sx / delta, chi, x.length - 2);
    }

    /** The line through points and the origin. */
    static StraightLine throughOrigin(double[] x, double[] y, double[] sigma) {
        double sxx = 0;
        double sxy = 0;
        for (int i = 0; i < x.length; i++) {
            double w = 1 / (sigma[i] * sigma[i]);
            sxx += w * x[i] * x[i];
            sxy += w * x[i] * y[i];
        }
        double chi = chiSquared(x, y, sigma, 0, sxy / sxx);
        return new StraightLine(0, sxy / sxx, Double.NaN, Math.sqrt(scale(chi, x.length - 1) / sxx), 0, chi,
                x.length - 1);
    }

    private static double chiSquared(double[] x, double[] y, double[] sigma, double intercept, double slope) {
        double chi = 0;
        for (int i = 0; i < x.length; i++) {
            double r = (y[i] - intercept - slope * x[i]) / sigma[i];
            chi += r * r;
        }
        return chi;
    }

    private static double scale(double chi, int degrees) {
        return degrees > 0 ? Math.max(1, chi / degrees) : 1;
    }

    /** chi^2 over degrees of freedom; NaN when there are none. */
    double reducedChiSquared() {
        return degrees > 0 ? chiSquared / degrees : Double.NaN;
    }

    /** One standard uncertainty of the line at x. */
    double error(double x) {
        double variance = interceptError * interceptError + 2 * x * covariance + x * x * slopeError * slopeError;
        return Math.sqrt(Math.max(0, variance));
    }
}
