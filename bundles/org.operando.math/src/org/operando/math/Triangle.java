// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.math;

import java.util.Arrays;

/**
 * A linear least-squares problem |r + J s|^2 brought to triangular form: |c + R s|^2 + rest, with R upper triangular of n
 * columns; by Householder reflections, conditioned as J, or by {@link NormalEquations}, conditioned as J^T J and faster.
 */
final class Triangle {
    /** Below this part of its column's norm a diagonal element of R counts as 0: the column depends on others. */
    private static final double SINGULAR = 1e-13;

    private final int n;
    private final int rows;
    /** {@code r[column][row]}. */
    private final double[][] r;
    private final double[] c;

    private Triangle(double[][] r, double[] c, int rows) {
        this.r = r;
        this.c = c;
        this.rows = rows;
        n = r.length;
    }

    /** Of J, {@code jacobian[column][row]}, and r; both are left as they are. */
    static Triangle reflected(double[][] jacobian, double[] residual) {
        double[][] a = new double[jacobian.length][];
        for (int k = 0; k < a.length; k++) {
            a[k] = jacobian[k].clone();
        }
        double[] b = residual.clone();
        reduce(a, b);
        return new Triangle(a, b, Math.min(a.length, b.length));
    }

    /** The same by normal equations, where the columns are independent enough for that. */
    static Triangle normal(double[][] jacobian, double[] residual) {
        int n = jacobian.length;
        double[][] r = new double[n][n];
        double[] c = new double[n];
        return residual.length >= n && NormalEquations.reduce(jacobian, residual, r, c) ? new Triangle(r, c, n)
                : reflected(jacobian, residual);
    }

    /** Householder reflections; afterwards a[k][0..k] is the triangle and b is reflected too. */
    private static void reduce(double[][] a, double[] b) {
        int m = b.length;
        for (int k = 0; k < Math.min(a.length, m); k++) {
            double[] v = a[k];
            double norm = 0;
            for (int i = k; i < m; i++) {
                norm += v[i] * v[i];
            }
            norm = Math.sqrt(norm);
            if (norm == 0) {
                continue;
            }
            double alpha = v[k] > 0 ? -norm : norm;
            double head = v[k] - alpha;
            double beta = -1 / (alpha * head);
            v[k] = head;
            for (int j = k + 1; j < a.length; j++) {
                reflect(v, beta, a[j], k);
            }
            reflect(v, beta, b, k);
            Arrays.fill(v, k, m, 0);
            v[k] = alpha;
        }
    }

    private static void reflect(double[] v, double beta, double[] x, int from) {
        double dot = 0;
        for (int i = from; i < x.length; i++) {
            dot += v[i] * x[i];
        }
        dot *= beta;
        for (int i = from; i < x.length; i++) {
            x[i] -= dot * v[i];
        }
    }

    /**
     * The same for a matrix whose column k is 0 but for the rows up to {@code top[k]} and the rows of the damping up to
     * its own: without the products that are 0.
     */
    private static void reduceDamped(double[][] a, double[] b, int[] top, int damping) {
        for (int k = 0; k < a.length; k++) {
            double[] v = a[k];
            double norm = 0;
            for (int i = k; i <= top[k]; i++) {
                norm += v[i] * v[i];
            }
            for (int i = damping; i <= damping + k; i++) {
                norm += v[i] * v[i];
            }
            norm = Math.sqrt(norm);
            if (norm == 0) {
                continue;
            }
            double alpha = v[k] > 0 ? -norm : norm;
            double head = v[k] - alpha;
            double beta = -1 / (alpha * head);
            v[k] = head;
            for (int j = k + 1; j <= a.length; j++) {
                reflect(v, beta, j < a.length ? a[j] : b, k, top[k], damping);
            }
            Arrays.fill(v, k, v.length, 0);
            v[k] = alpha;
        }
    }

    private static void reflect(double[] v, double beta, double[] x, int from, int top, int damping) {
        double dot = 0;
        for (int i = from; i <= top; i++) {
            dot += v[i] * x[i];
        }
        for (int i = damping; i <= damping + from; i++) {
            dot += v[i] * x[i];
        }
        dot *= beta;
        for (int i = from; i <= top; i++) {
            x[i] -= dot * v[i];
        }
        for (int i = damping; i <= damping + from; i++) {
            x[i] -= dot * v[i];
        }
    }

    /** Element k of J^T r: half the derivative of chi^2. */
    double gradient(int k) {
        double sum = 0;
        for (int i = 0; i <= Math.min(k, rows - 1); i++) {
            sum += r[k][i] * c[i];
        }
        return sum;
    }

    /** How much chi^2 falls by this step in the linear model. */
    double reduction(double[] step) {
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            double change = 0;
            for (int k = i; k < n; k++) {
                change += r[k][i] * step[k];
            }
            sum -= change * (2 * c[i] + change);
        }
        return sum;
    }

    /**
     * The step that minimises |c + R s|^2 + mu |D s|^2 with s = 0 for what is not free and low &lt;= s &lt;= high: what
     * would cross goes to its bound and the others are solved again.
     */
    double[] step(boolean[] free, double[] scale, double mu, double[] low, double[] high) {
        double[] step = new double[n];
        boolean[] open = free.clone();
        for (int round = 0; round <= n; round++) {
            solve(open, scale, mu, step);
            boolean crossed = false;
            for (int k = 0; k < n; k++) {
                if (open[k] && !(step[k] >= low[k] && step[k] <= high[k])) {
                    step[k] = step[k] < low[k] ? low[k] : high[k];
                    open[k] = false;
                    crossed = true;
                }
            }
            if (!crossed) {
                break;
            }
        }
        return step;
    }

    /** Solves for the open components, the others staying as they stand in the step. */
    private void solve(boolean[] open, double[] scale, double mu, double[] step) {
        int count = 0;
        for (boolean o : open) {
            count += o ? 1 : 0;
        }
        double[][] a = new double[count][rows + count];
        double[] b = new double[rows + count];
        System.arraycopy(c, 0, b, 0, rows);
        int[] top = new int[count];
        int column = 0;
        for (int k = 0; k < n; k++) {
            if (open[k]) {
                top[column] = k;
                for (int i = 0; i <= Math.min(k, rows - 1); i++) {
                    a[column][i] = r[k][i] / scale[k];
                }
                a[column][rows + column] = Math.sqrt(mu);
                column++;
            } else {
                for (int i = 0; i <= Math.min(k, rows - 1); i++) {
                    b[i] += r[k][i] * step[k];
                }
            }
        }
        if (rows == n) {
            reduceDamped(a, b, top, rows);
        } else {
            reduce(a, b);
        }
        double[] s = new double[count];
        for (int i = count - 1; i >= 0; i--) {
            double sum = -b[i];
            for (int j = i + 1; j < count; j++) {
                sum -= a[j][i] * s[j];
            }
            s[i] = a[i][i] == 0 ? 0 : sum / a[i][i];
        }
        column = 0;
        for (int k = 0; k < n; k++) {
            if (open[k]) {
                step[k] = s[column++] / scale[k];
            }
        }
    }

    /**
     * (J^T J)^-1 of the columns chosen, row-major n x n; NaN elsewhere, for columns of zeros, and everywhere when the
     * columns depend on each other.
     */
    double[] covariance(boolean[] chosen) {
        int[] index = new int[n];
        double[] norm = new double[n];
        int count = 0;
        for (int k = 0; k < n; k++) {
            double sum = 0;
            for (int i = 0; i <= Math.min(k, rows - 1); i++) {
                sum += r[k][i] * r[k][i];
            }
            norm[k] = Math.sqrt(sum);
            if (chosen[k] && norm[k] > 0) {
                index[count++] = k;
            }
        }
        double[] covariance = new double[n * n];
        Arrays.fill(covariance, Double.NaN);
        if (count > rows) {
            return covariance;
        }
        double[][] a = new double[count][];
        for (int j = 0; j < count; j++) {
            a[j] = Arrays.copyOf(r[index[j]], rows);
            for (int i = 0; i < rows; i++) {
                a[j][i] /= norm[index[j]];
            }
        }
        reduce(a, new double[rows]);
        double[][] inverse = inverse(a, count);
        for (int j = 0; inverse.length > 0 && j < count; j++) {
            for (int k = 0; k < count; k++) {
                double sum = 0;
                for (int i = Math.max(j, k); i < count; i++) {
                    sum += inverse[i][j] * inverse[i][k];
                }
                covariance[index[j] * n + index[k]] = sum / norm[index[j]] / norm[index[k]];
            }
        }
        return covariance;
    }

    /** Inverse of an upper triangle, {@code [column][row]}; empty when singular. */
    private static double[][] inverse(double[][] a, int count) {
        double[][] x = new double[count][count];
        for (int j = 0; j < count; j++) {
            if (!(Math.abs(a[j][j]) > SINGULAR)) {
                return new double[0][];
            }
            x[j][j] = 1 / a[j][j];
            for (int i = j - 1; i >= 0; i--) {
                double sum = 0;
                for (int k = i + 1; k <= j; k++) {
                    sum += a[k][i] * x[j][k];
                }
                x[j][i] = -sum / a[i][i];
            }
        }
        return x;
    }
}
