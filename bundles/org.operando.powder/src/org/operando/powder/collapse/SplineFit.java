// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.collapse;

import java.util.Arrays;

/**
 * Regression spline of degree three (less for few points): B-splines on knots at quantiles of x, fitted by weighted least
 * squares (de Boor 1978, A Practical Guide to Splines, ch. X and XIV).
 */
final class SplineFit {
    private final int degree;
    private final double[] knots;
    private final double[] coefficients;
    private final double[] inverse;

    private SplineFit(int degree, double[] knots, double[] coefficients, double[] inverse) {
        this.degree = degree;
        this.knots = knots;
        this.coefficients = coefficients;
        this.inverse = inverse;
    }

    /**
     * The spline of these points, ascending in x, as many as parameters at least.
     * @param weights 1/sigma^2
     * @param inside number of knots between the ends
     */
    static SplineFit of(double[] x, double[] y, double[] weights, int inside) {
        int n = x.length;
        int degree = Math.min(3, n - 1);
        double[] knots = new double[2 * (degree + 1) + inside];
        Arrays.fill(knots, 0, degree + 1, x[0]);
        Arrays.fill(knots, degree + 1 + inside, knots.length, x[n - 1]);
        for (int k = 0; k < inside; k++) {
            double at = (k + 1.0) / (inside + 1) * (n - 1);
            int i = Math.min(n - 2, (int) at);
            knots[degree + 1 + k] = x[i] + (at - i) * (x[i + 1] - x[i]);
        }
        int m = degree + 1 + inside;
        double[] normal = new double[m * m];
        double[] right = new double[m];
        double[] basis = new double[m];
        for (int i = 0; i < n; i++) {
            basis(knots, degree, x[i], basis);
            for (int j = 0; j < m; j++) {
                right[j] += weights[i] * basis[j] * y[i];
                for (int k = 0; k < m; k++) {
                    normal[j * m + k] += weights[i] * basis[j] * basis[k];
                }
            }
        }
        double[] inverse = inverse(normal, m);
        double[] c = new double[m];
        for (int j = 0; j < m; j++) {
            for (int k = 0; k < m; k++) {
                c[j] += inverse[j * m + k] * right[k];
            }
        }
        return new SplineFit(degree, knots, c, inverse);
    }

    /** Whether all coefficients are determined. */
    boolean isDetermined() {
        return Arrays.stream(coefficients).allMatch(Double::isFinite);
    }

    double first() {
        return knots[0];
    }

    double last() {
        return knots[knots.length - 1];
    }

    int parameters() {
        return coefficients.length;
    }

    double value(double x) {
        double[] basis = new double[coefficients.length];
        basis(knots, degree, x, basis);
        double sum = 0;
        for (int j = 0; j < basis.length; j++) {
            sum += coefficients[j] * basis[j];
        }
        return sum;
    }

    /** Standard uncertainty of the curve, that of the weights. */
    double error(double x) {
        return Math.sqrt(leverage(x));
    }

    /** b C b with the covariance C; times the weight of a point its part in its own fitted value. */
    double leverage(double x) {
        int m = coefficients.length;
        double[] basis = new double[m];
        basis(knots, degree, x, basis);
        double sum = 0;
        for (int j = 0; j < m; j++) {
            for (int k = 0; k < m; k++) {
                sum += basis[j] * inverse[j * m + k] * basis[k];
            }
        }
        return Math.max(0, sum);
    }

    /** dy/dx by central difference over a millionth of the range. */
    double slope(double x) {
        double first = knots[0];
        double last = knots[knots.length - 1];
        double h = 1e-6 * (last - first);
        double low = Math.max(first, x - h);
        double high = Math.min(last, x + h);
        return (value(high) - value(low)) / (high - low);
    }

    /** The B-splines at x by the recurrence of Cox and de Boor; x is moved into the range. */
    private static void basis(double[] knots, int degree, double at, double[] basis) {
        int m = basis.length;
        double x = Math.max(knots[0], Math.min(knots[knots.length - 1], at));
        int span = degree;
        while (span < m - 1 && x >= knots[span + 1]) {
            span++;
        }
        Arrays.fill(basis, 0);
        basis[span] = 1;
        for (int d = 1; d <= degree; d++) {
            for (int j = span - d; j <= span; j++) {
                double left = knots[j + d] - knots[j];
                double right = knots[j + d + 1] - knots[j + 1];
                double a = left > 0 ? (x - knots[j]) / left * basis[j] : 0;
                double b = right > 0 && j + 1 < m ? (knots[j + d + 1] - x) / right * basis[j + 1] : 0;
                basis[j] = a + b;
            }
        }
    }

    /** Inverse of a symmetric positive matrix by Cholesky; NaN where it is not positive. */
    private static double[] inverse(double[] a, int m) {
        double[] l = new double[m * m];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a[i * m + j];
                for (int k = 0; k < j; k++) {
                    sum -= l[i * m + k] * l[j * m + k];
                }
                l[i * m + j] = i == j ? Math.sqrt(sum > 1e-13 * a[i * m + i] ? sum : Double.NaN) : sum / l[j * m + j];
            }
        }
        double[] inverse = new double[m * m];
        double[] z = new double[m];
        for (int c = 0; c < m; c++) {
            for (int i = 0; i < m; i++) {
                double sum = i == c ? 1 : 0;
                for (int k = 0; k < i; k++) {
                    sum -= l[i * m + k] * z[k];
                }
                z[i] = sum / l[i * m + i];
            }
            for (int i = m - 1; i >= 0; i--) {
                double sum = z[i];
                for (int k = i + 1; k < m; k++) {
                    sum -= l[k * m + i] * inverse[k * m + c];
                }
                inverse[i * m + c] = sum / l[i * m + i];
            }
        }
        return inverse;
    }
}
