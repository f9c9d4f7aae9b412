// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.clock;

import java.util.Arrays;

/**
 * Normal equations of a clock: shift, drift, difference of the voltmeters, by residuals and the slopes of the voltage,
 * with the weights of the soft-L1 loss.
 */
final class Equations {
    private static final int SIZE = 3;

    private final double[] residual;
    private final double[][] jacobian = new double[SIZE][];
    private boolean[] free = {true, true, true};

    Equations(int count) {
        residual = new double[count];
        for (int q = 0; q < SIZE; q++) {
            jacobian[q] = new double[count];
        }
    }

    /** A frame; NaN in residual or slope leaves it out. */
    void set(int i, double difference, double slope, double time) {
        residual[i] = Double.isFinite(slope) ? difference : Double.NaN;
        jacobian[0][i] = slope;
        jacobian[1][i] = slope * time;
        jacobian[2][i] = -1;
    }

    /** Number of frames that count. */
    int used() {
        return (int) Arrays.stream(residual).filter(Double::isFinite).count();
    }

    /** Correlation of a shift of the clock with a difference of the voltmeters: 1 when all slopes are equal. */
    double likeness() {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < residual.length; i++) {
            if (Double.isFinite(residual[i])) {
                sum += jacobian[0][i];
                squares += jacobian[0][i] * jacobian[0][i];
            }
        }
        return squares == 0 ? 1 : Math.abs(sum) / Math.sqrt(used() * squares);
    }

    /** Robust standard deviation of the residuals: 1.4826 times the median magnitude. */
    double scale() {
        double[] sizes = Arrays.stream(residual).filter(Double::isFinite).map(Math::abs).sorted().toArray();
        return sizes.length == 0 ? 0 : Math.max(1e-7, 1.4826 * sizes[sizes.length / 2]);
    }

    /** The step that the parameters go down by; those that are not free stay. */
    double[] solve(boolean drift, boolean difference) {
        free = new boolean[] {true, drift, difference};
        double scale = scale();
        double[][] a = new double[SIZE][SIZE];
        double[] b = new double[SIZE];
        for (int i = 0; i < residual.length; i++) {
            if (Double.isFinite(residual[i])) {
                double w = weight(i, scale);
                for (int q = 0; q < SIZE; q++) {
                    b[q] += w * jacobian[q][i] * residual[i];
                    for (int r = 0; r < SIZE; r++) {
                        a[q][r] += w * jacobian[q][i] * jacobian[r][i];
                    }
                }
            }
        }
        double[][] inverse = inverse(a);
        double[] step = new double[SIZE];
        for (int q = 0; q < SIZE; q++) {
            for (int r = 0; r < SIZE; r++) {
                step[q] += inverse[q][r] * b[r];
            }
        }
        return step;
    }

    private double weight(int i, double scale) {
        double z = residual[i] / scale;
        return 1 / Math.sqrt(1 + z * z);
    }

    /**
     * Variance of the shift, covariance with the drift, variance of the drift of an M-estimate:
     * {@code sum psi^2 / (n - p) / mean(psi')^2 (J^T J)^-1}.
     */
    double[] covariance() {
        double scale = scale();
        double squares = 0;
        double slopes = 0;
        int parameters = 1 + (free[1] ? 1 : 0) + (free[2] ? 1 : 0);
        double[][] a = new double[SIZE][SIZE];
        for (int i = 0; i < residual.length; i++) {
            if (Double.isFinite(residual[i])) {
                double w = weight(i, scale);
                squares += w * w * residual[i] * residual[i];
                slopes += w * w * w;
                for (int q = 0; q < SIZE; q++) {
                    for (int r = 0; r < SIZE; r++) {
                        a[q][r] += jacobian[q][i] * jacobian[r][i];
                    }
                }
            }
        }
        int n = used();
        double factor = squares / Math.max(1, n - parameters) / Math.pow(slopes / n, 2);
        double[][] inverse = inverse(a);
        return new double[] {factor * inverse[0][0], factor * inverse[0][1], factor * inverse[1][1]};
    }

    /** Inverse over the free parameters, 0 for the others; NaN where it is singular. */
    private double[][] inverse(double[][] matrix) {
        double[][] a = new double[SIZE][2 * SIZE];
        double[] unit = new double[SIZE];
        for (int q = 0; q < SIZE; q++) {
            unit[q] = free[q] ? Math.sqrt(matrix[q][q]) : 1;
        }
        for (int q = 0; q < SIZE; q++) {
            for (int r = 0; r < SIZE; r++) {
                a[q][r] = free[q] && free[r] ? matrix[q][r] / unit[q] / unit[r] : q == r ? 1 : 0;
            }
            a[q][SIZE + q] = free[q] ? 1 : 0;
        }
        // scaled to a unit diagonal the matrix is positive definite: no pivoting is needed
        for (int k = 0; k < SIZE; k++) {
            double pivot = a[k][k] > 1e-14 ? a[k][k] : Double.NaN;
            for (int c = 0; c < 2 * SIZE; c++) {
                a[k][c] /= pivot;
            }
            for (int q = 0; q < SIZE; q++) {
                double f = q == k ? 0 : a[q][k];
                for (int c = 0; c < 2 * SIZE && q != k; c++) {
                    a[q][c] -= f * a[k][c];
                }
            }
        }
        double[][] inverse = new double[SIZE][SIZE];
        for (int q = 0; q < SIZE; q++) {
            for (int r = 0; r < SIZE; r++) {
                inverse[q][r] = a[q][SIZE + r] / unit[q] / unit[r];
            }
        }
        return inverse;
    }
}
