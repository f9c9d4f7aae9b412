// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.gitt;

/**
 * Least squares of {@code y = a + b x} or {@code y = a + b x + c x^2}; the uncertainties are from the scatter.
 *
 * @param intercept a
 * @param slope b
 * @param curvature c; 0 for a line
 * @param slopeError standard uncertainty of b
 * @param interceptError standard uncertainty of a
 * @param rSquared coefficient of determination
 * @param points number of points
 * @param span largest minus smallest x
 */
record LineFit(double intercept, double slope, double curvature, double slopeError, double interceptError,
        double rSquared, int points, double span) {

    /** Fits a line to the points with x from low to high, both included. */
    static LineFit line(double[] x, double[] y, double low, double high) {
        return fit(x, y, low, high, 2);
    }

    /** Fits a parabola likewise. */
    static LineFit parabola(double[] x, double[] y, double low, double high) {
        return fit(x, y, low, high, 3);
    }

    private static LineFit fit(double[] x, double[] y, double low, double high, int terms) {
        int n = 0;
        double meanX = 0;
        double meanY = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < x.length; i++) {
            if (x[i] >= low && x[i] <= high && Double.isFinite(y[i])) {
                n++;
                meanX += (x[i] - meanX) / n;
                meanY += (y[i] - meanY) / n;
                least = Math.min(least, x[i]);
                most = Math.max(most, x[i]);
            }
        }
        if (n <= terms) {
            return new LineFit(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, n,
                    n == 0 ? 0 : most - least);
        }
        // sums of powers about the mean, where the normal equations are well conditioned
        double[] s = new double[5];
        double[] t = new double[3];
        double total = 0;
        for (int i = 0; i < x.length; i++) {
            if (x[i] >= low && x[i] <= high && Double.isFinite(y[i])) {
                double u = x[i] - meanX;
                double v = y[i] - meanY;
                s[2] += u * u;
                s[3] += u * u * u;
                s[4] += u * u * u * u;
                t[1] += u * v;
                t[2] += u * u * v;
                total += v * v;
            }
        }
        s[0] = n;
        return terms == 2 ? line(s, t, total, meanX, meanY, most - least)
                : parabola(s, t, total, meanX, meanY, most - least);
    }

    private static LineFit line(double[] s, double[] t, double total, double meanX, double meanY, double span) {
        double b = t[1] / s[2];
        double rest = Math.max(0, total - b * t[1]);
        double variance = rest / (s[0] - 2);
        return new LineFit(meanY - b * meanX, b, 0, Math.sqrt(variance / s[2]),
                Math.sqrt(variance * (1 / s[0] + meanX * meanX / s[2])), 1 - rest / total, (int) s[0], span);
    }

    /** With p = u, q = u^2 - s2/n orthogonal to 1: two equations in b and c. */
    private static LineFit parabola(double[] s, double[] t, double total, double meanX, double meanY, double span) {
        double q2 = s[4] - s[2] * s[2] / s[0];
        double determinant = s[2] * q2 - s[3] * s[3];
        double beta = (t[1] * q2 - t[2] * s[3]) / determinant;
        double c = (t[2] * s[2] - t[1] * s[3]) / determinant;
        double rest = Math.max(0, total - beta * t[1] - c * t[2]);
        double variance = rest / (s[0] - 3);
        double b = beta - 2 * c * meanX;
        double a = meanY - c * s[2] / s[0] - beta * meanX + c * meanX * meanX;
        // b = beta - 2 c m, a = ybar - c s2/n - beta m + c m^2, with cov(beta, c) = variance / determinant *
        // (q2, -s3; -s3, s2)
        double vBeta = variance * q2 / determinant;
        double vC = variance * s[2] / determinant;
        double cov = -variance * s[3] / determinant;
        double k = meanX * meanX - s[2] / s[0];
        return new LineFit(a, b, c, Math.sqrt(vBeta + 4 * meanX * meanX * vC - 4 * meanX * cov),
                Math.sqrt(variance / s[0] + meanX * meanX * vBeta + k * k * vC - 2 * meanX * k * cov),
                1 - rest / total, (int) s[0], span);
    }
}
