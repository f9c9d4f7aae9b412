// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.clock;

import java.util.Arrays;

/**
 * How well events at given pattern numbers explain curves: each curve is a straight line, a smooth change (an
 * integrated
 * Wiener process), a change of slope at each event, and noise. Marginal likelihood with the first two coefficients
 * free,
 * at the best ratio of smooth change (l) and of changes at events (m) to the noise. A curve may bend anywhere; an event
 * counts as far as a sharp bend lies at it.
 */
final class EventEvidence {
    private static final int KNOTS = 50;
    private static final double[] SMOOTH = powers(-3, 6);
    private static final double[] SHARP = powers(0, 6);
    private static final double TINY = 1e-24;

    private final double first;
    private final double span;
    private final double[] x;
    private final double[][] line;
    private final double[][] smooth;
    private final double[][] y;
    private final double[] squares;
    /** For each ratio: Cholesky factor of 1 + l B'B, half its logarithm of the determinant, L^-1 B'y, and y'V^-1 y. */
    private final double[][][] factor = new double[SMOOTH.length][][];
    private final double[] half = new double[SMOOTH.length];
    private final double[][][] reduced = new double[SMOOTH.length][][];
    private final double[][] left = new double[SMOOTH.length][];

    EventEvidence(double[] number, double[][] curves) {
        first = number[0];
        span = number[number.length - 1] - first;
        x = Arrays.stream(number).map(n -> (n - first) / span).toArray();
        double[] one = new double[x.length];
        Arrays.fill(one, 1 / Math.sqrt(x.length));
        double[] slope = x.clone();
        remove(slope, one);
        scale(slope, 1 / Math.sqrt(dot(slope, slope)));
        line = new double[][] {one, slope};
        smooth = new double[KNOTS][];
        for (int k = 0; k < KNOTS; k++) {
            smooth[k] = hinge((k + 0.5) / KNOTS);
            scale(smooth[k], 1 / Math.sqrt(KNOTS));
        }
        y = new double[curves.length][];
        squares = new double[curves.length];
        for (int d = 0; d < curves.length; d++) {
            y[d] = curves[d].clone();
            remove(y[d], one);
            remove(y[d], slope);
            squares[d] = dot(y[d], y[d]);
        }
        factorise();
    }

    private static double[] powers(int from, int to) {
        double[] values = new double[to - from + 1];
        Arrays.setAll(values, i -> Math.pow(10, from + i));
        return values;
    }

    private void factorise() {
        double[][] products = products(smooth, smooth);
        double[][] with = products(smooth, y);
        for (int l = 0; l < SMOOTH.length; l++) {
            double[][] a = new double[KNOTS][KNOTS];
            for (int i = 0; i < KNOTS; i++) {
                for (int j = 0; j < KNOTS; j++) {
                    a[i][j] = SMOOTH[l] * products[i][j] + (i == j ? 1 : 0);
                }
            }
            half[l] = cholesky(a, KNOTS);
            factor[l] = a;
            reduced[l] = new double[y.length][KNOTS];
            left[l] = new double[y.length];
            for (int d = 0; d < y.length; d++) {
                for (int k = 0; k < KNOTS; k++) {
                    reduced[l][d][k] = with[k][d];
                }
                forward(a, reduced[l][d], KNOTS);
                left[l][d] = squares[d] - SMOOTH[l] * dot(reduced[l][d], reduced[l][d]);
            }
        }
    }

    /** Logarithms of the evidence of each curve without any event. */
    double[] none() {
        return of(new double[0], false)[0];
    }

    /**
     * Logarithms of the evidence {@code [left out][curve]}: first with all events, then, when asked for, without
     * each in
     * turn.
     * @param places of the events, pattern numbers
     * @param each leaves out each in turn too
     */
    double[][] of(double[] places, boolean each) {
        int events = places.length;
        double[][] bends = new double[events][];
        for (int e = 0; e < events; e++) {
            bends[e] = hinge((places[e] - first) / span);
        }
        double[][] bendBend = products(bends, bends);
        double[][] bendY = products(bends, y);
        double[][] smoothBend = products(bends, smooth);
        double[][] best = new double[each ? events + 1 : 1][y.length];
        for (double[] row : best) {
            Arrays.fill(row, Double.NEGATIVE_INFINITY);
        }
        for (int l = 0; l < SMOOTH.length; l++) {
            double[][] h = new double[events][];
            double[][] hh = new double[events][events];
            double[][] hy = new double[events][y.length];
            for (int e = 0; e < events; e++) {
                h[e] = smoothBend[e].clone();
                forward(factor[l], h[e], KNOTS);
                for (int f = 0; f <= e; f++) {
                    hh[e][f] = bendBend[e][f] - SMOOTH[l] * dot(h[e], h[f]);
                    hh[f][e] = hh[e][f];
                }
                for (int d = 0; d < y.length; d++) {
                    hy[e][d] = bendY[e][d] - SMOOTH[l] * dot(h[e], reduced[l][d]);
                }
            }
            for (int out = 0; out < best.length; out++) {
                raise(best[out], out - 1, hh, hy, l);
            }
        }
        return best;
    }

    private void raise(double[] best, int out, double[][] hh, double[][] hy, int l) {
        int events = hh.length - (out >= 0 ? 1 : 0);
        int degrees = x.length - 2;
        double[][] a = new double[events][events];
        double[] r = new double[events];
        for (double m : SHARP) {
            for (int i = 0; i < events; i++) {
                int e = out >= 0 && i >= out ? i + 1 : i;
                for (int j = 0; j <= i; j++) {
                    a[i][j] = m * hh[e][out >= 0 && j >= out ? j + 1 : j] + (i == j ? 1 : 0);
                }
            }
            double both = half[l] + cholesky(a, events);
            for (int d = 0; d < best.length; d++) {
                for (int i = 0; i < events; i++) {
                    r[i] = hy[out >= 0 && i >= out ? i + 1 : i][d];
                }
                forward(a, r, events);
                double rest = left[l][d] - m * dot(r, r);
                double floor = Math.max(TINY, 1e-12 * squares[d]);
                best[d] = Math.max(best[d], -0.5 * degrees * Math.log(Math.max(floor, rest) / degrees) - both);
            }
            if (events == 0) {
                return;
            }
        }
    }

    private double[] hinge(double at) {
        double[] v = new double[x.length];
        for (int i = 0; i < v.length; i++) {
            v[i] = Math.max(0, x[i] - at);
        }
        remove(v, line[0]);
        remove(v, line[1]);
        return v;
    }

    /** Lower factor in place; half the logarithm of the determinant. */
    private static double cholesky(double[][] a, int n) {
        double half = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= a[i][k] * a[j][k];
                }
                // one is on the diagonal: what is lost to rounding cannot make it negative but for huge ratios
                a[i][j] = i == j ? Math.sqrt(Math.max(1e-12, sum)) : sum / a[j][j];
            }
            half += Math.log(a[i][i]);
        }
        return half;
    }

    private static void forward(double[][] lower, double[] v, int n) {
        for (int i = 0; i < n; i++) {
            double sum = v[i];
            for (int k = 0; k < i; k++) {
                sum -= lower[i][k] * v[k];
            }
            v[i] = sum / lower[i][i];
        }
    }

    private static double[][] products(double[][] a, double[][] b) {
        double[][] p = new double[a.length][b.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                p[i][j] = dot(a[i], b[j]);
            }
        }
        return p;
    }

    private static void remove(double[] v, double[] unit) {
        double along = dot(v, unit);
        for (int i = 0; i < v.length; i++) {
            v[i] -= along * unit[i];
        }
    }

    private static void scale(double[] v, double by) {
        for (int i = 0; i < v.length; i++) {
            v[i] *= by;
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
