// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.probe;

/**
 * Least-squares line through points, all of one weight.
 * @param intercept value at 0
 * @param slope its slope
 * @param interceptUncertainty standard uncertainty from the scatter; NaN for two points
 * @param slopeUncertainty likewise
 * @param scatter standard deviation of the points from the line; NaN for two points
 */
record StraightLine(double intercept, double slope, double interceptUncertainty, double slopeUncertainty,
        double scatter) {
    static StraightLine through(double[] x, double[] y) {
        int n = x.length;
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < n; i++) {
            meanX += x[i] / n;
            meanY += y[i] / n;
        }
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < n; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            xy += (x[i] - meanX) * (y[i] - meanY);
        }
        double slope = xy / xx;
        double intercept = meanY - slope * meanX;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double r = y[i] - intercept - slope * x[i];
            squares += r * r;
        }
        double scatter = n > 2 ? Math.sqrt(squares / (n - 2)) : Double.NaN;
        return new StraightLine(intercept, slope, scatter * Math.sqrt(1.0 / n + meanX * meanX / xx),
                scatter / Math.sqrt(xx), scatter);
    }

    double at(double x) {
        return intercept + slope * x;
    }
}
