// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.calibration;

import org.operando.api.Column;
import org.operando.api.Table;

/**
 * Residuals against azimuth as a Fourier series up to the third order, by least squares: the first order is a wrong
 * centre, the second a wrong tilt or an ellipse that pixels of another shape make.
 */
final class AzimuthHarmonics {
    private static final int ORDERS = 3;

    private AzimuthHarmonics() {
    }

    /**
     * Fits the series.
     * @param chi azimuths, rad
     * @param residuals rad
     * @param weights 0 for points that are left out
     */
    static Table of(double[] chi, double[] residuals, double[] weights) {
        int terms = 1 + 2 * ORDERS;
        double[][] normal = new double[terms][terms];
        double[] right = new double[terms];
        double squares = 0;
        int n = 0;
        double[] f = new double[terms];
        for (int i = 0; i < chi.length; i++) {
            if (weights[i] > 0) {
                row(chi[i], f);
                for (int j = 0; j < terms; j++) {
                    right[j] += f[j] * residuals[i];
                    for (int k = 0; k < terms; k++) {
                        normal[j][k] += f[j] * f[k];
                    }
                }
                squares += residuals[i] * residuals[i];
                n++;
            }
        }
        double[][] inverse = inverse(normal);
        double[] x = new double[terms];
        double explained = 0;
        for (int j = 0; j < terms; j++) {
            for (int k = 0; k < terms; k++) {
                x[j] += inverse[j][k] * right[k];
            }
            explained += x[j] * right[j];
        }
        double variance = Math.max(0, squares - explained) / Math.max(1, n - terms);
        return table(x, inverse, variance);
    }

    private static void row(double chi, double[] f) {
        f[0] = 1;
        for (int m = 1; m <= ORDERS; m++) {
            f[2 * m - 1] = Math.cos(m * chi);
            f[2 * m] = Math.sin(m * chi);
        }
    }

    private static Table table(double[] x, double[][] inverse, double variance) {
        long[] order = new long[ORDERS];
        double[] cosine = new double[ORDERS];
        double[] sine = new double[ORDERS];
        double[] cosineError = new double[ORDERS];
        double[] sineError = new double[ORDERS];
        for (int m = 1; m <= ORDERS; m++) {
            order[m - 1] = m;
            cosine[m - 1] = Math.toDegrees(x[2 * m - 1]);
            sine[m - 1] = Math.toDegrees(x[2 * m]);
            cosineError[m - 1] = Math.toDegrees(Math.sqrt(variance * Math.max(0, inverse[2 * m - 1][2 * m - 1])));
            sineError[m - 1] = Math.toDegrees(Math.sqrt(variance * Math.max(0, inverse[2 * m][2 * m])));
        }
        return Table.of(Column.of("order", order),
                Column.of("cosine", "deg", cosine, cosineError).withOrigin("fit covariance"),
                Column.of("sine", "deg", sine, sineError).withOrigin("fit covariance"));
    }

    /** Gauss-Jordan; NaN throughout for a matrix that has no inverse, as from one short arc. */
    private static double[][] inverse(double[][] matrix) {
        int n = matrix.length;
        double[][] a = new double[n][2 * n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(matrix[i], 0, a[i], 0, n);
            a[i][n + i] = 1;
        }
        for (int c = 0; c < n; c++) {
            int pivot = c;
            for (int i = c + 1; i < n; i++) {
                pivot = Math.abs(a[i][c]) > Math.abs(a[pivot][c]) ? i : pivot;
            }
            double[] swap = a[c];
            a[c] = a[pivot];
            a[pivot] = swap;
            double by = Math.abs(a[c][c]) > 1e-9 * Math.abs(matrix[0][0]) ? 1 / a[c][c] : Double.NaN;
            for (int k = 0; k < 2 * n; k++) {
                a[c][k] *= by;
            }
            for (int i = 0; i < n; i++) {
                double factor = a[i][c];
                for (int k = 0; i != c && k < 2 * n; k++) {
                    a[i][k] -= factor * a[c][k];
                }
            }
        }
        double[][] inverse = new double[n][n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(a[i], n, inverse[i], 0, n);
        }
        return inverse;
    }
}
