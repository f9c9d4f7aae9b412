// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.math;

import java.util.Arrays;

/**
 * The triangle of a linear least-squares problem |r + J s|^2 by the Cholesky factor of [J r]^T [J r]: half the products
 * of Householder reflections, in loops over rows that a processor does several at a time. The factor knows the problem
 * to the square of J's condition; a column that depends on others to {@link #DEPENDENT} is told, so that reflections
 * can take over.
 */
final class NormalEquations {
    /** Square of the sine of the least angle between a column and the space of those before it. */
    private static final double DEPENDENT = 1e-9;

    /** Rows that are taken at once. */
    private static final int ROWS = 8;

    private NormalEquations() {
    }

    /**
     * Writes R and Q^T r.
     * @param jacobian {@code [column][row]}, at least as many rows as columns
     * @param residual r
     * @param triangle gets R, {@code [column][row]}
     * @param reduced gets Q^T r
     * @return whether the columns are independent; if not, nothing that was written is of use
     */
    static boolean reduce(double[][] jacobian, double[] residual, double[][] triangle, double[] reduced) {
        int n = jacobian.length;
        double[][] a = products(jacobian, residual);
        for (int j = 0; j <= n; j++) {
            double[] row = a[j];
            for (int k = 0; k < Math.min(j, n); k++) {
                row[k] = a[k][k] == 0 ? 0 : (row[k] - dot(row, a[k], k)) / a[k][k];
            }
            if (j < n && row[j] > 0) {
                double pivot = row[j] - dot(row, row, j);
                if (!(pivot > DEPENDENT * row[j])) {
                    return false;
                }
                row[j] = Math.sqrt(pivot);
            }
        }
        for (int j = 0; j < n; j++) {
            System.arraycopy(a[j], 0, triangle[j], 0, j + 1);
        }
        System.arraycopy(a[n], 0, reduced, 0, n);
        return true;
    }

    private static double dot(double[] x, double[] y, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    /** Lower part of [J r]^T [J r]. */
    private static double[][] products(double[][] jacobian, double[] residual) {
        int n = jacobian.length;
        double[][] a = new double[n + 1][n + 1];
        double[][] block = new double[ROWS][n + 1];
        for (int from = 0; from < residual.length; from += ROWS) {
            int count = Math.min(ROWS, residual.length - from);
            for (int i = count; i < ROWS; i++) {
                Arrays.fill(block[i], 0);
            }
            for (int k = 0; k <= n; k++) {
                double[] column = k < n ? jacobian[k] : residual;
                for (int i = 0; i < count; i++) {
                    block[i][k] = column[from + i];
                }
            }
            for (int j = 0; j <= n; j++) {
                add(block, j, a[j]);
            }
        }
        return a;
    }

    /** Adds the products of column j of the block with those up to it. */
    private static void add(double[][] b, int j, double[] to) {
        double[] b0 = b[0];
        double[] b1 = b[1];
        double[] b2 = b[2];
        double[] b3 = b[3];
        double[] b4 = b[4];
        double[] b5 = b[5];
        double[] b6 = b[6];
        double[] b7 = b[7];
        double v0 = b0[j];
        double v1 = b1[j];
        double v2 = b2[j];
        double v3 = b3[j];
        double v4 = b4[j];
        double v5 = b5[j];
        double v6 = b6[j];
        double v7 = b7[j];
        for (int k = 0; k <= j; k++) {
            to[k] += v0 * b0[k] + v1 * b1[k] + v2 * b2[k] + v3 * b3[k] + v4 * b4[k] + v5 * b5[k] + v6 * b6[k]
                    + v7 * b7[k];
        }
    }
}
