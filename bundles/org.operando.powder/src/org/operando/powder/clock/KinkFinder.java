// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.clock;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.operando.api.Context;

/**
 * Kinks of one or more curves over one abscissa: continuous straight pieces with knots that the curves share, found by
 * adding the best knot and then moving each in turn; their number is that of the lowest BIC, N sum ln(RSS / N) + p ln N
 * with a slope for each curve and a place for each knot, which each further knot must lower by a margin.
 */
final class KinkFinder {
    /** A further knot must lower the BIC by this: strong evidence (Kass and Raftery). */
    private static final double MARGIN = 10;
    private static final int MOST_SWEEPS = 20;
    private static final double TINY = 1e-300;

    private final double[] x;
    private final double[][] y;
    private final double apart;
    private final int edge;

    /**
     * Kinks.
     * @param at places, ascending
     * @param uncertainty of each, from the change of the sum of squares with its place, and of the grid
     */
    record Kinks(double[] at, double[] uncertainty) {
    }

    /**
     * What is searched.
     * @param x abscissa, ascending
     * @param y curves, {@code [curve][point]}
     * @param apart least distance of knots, and of knots from the ends, in points
     */
    KinkFinder(double[] x, double[][] y, int apart) {
        this.x = x;
        this.y = y;
        edge = apart;
        this.apart = apart * (x[x.length - 1] - x[0]) / Math.max(1, x.length - 1);
    }

    Kinks find(int most, Context context) {
        double[] knots = {};
        double[] best = knots;
        double lowest = bic(knots);
        for (int k = 1; k <= most; k++) {
            context.check();
            double[] more = Arrays.copyOf(knots, k);
            more[k - 1] = place(knots, Double.NaN);
            if (Double.isNaN(more[k - 1])) {
                break;
            }
            knots = settle(more);
            double now = bic(knots);
            if (now < lowest - MARGIN) {
                lowest = now;
                best = knots;
            }
        }
        double[] sorted = best.clone();
        Arrays.sort(sorted);
        return new Kinks(sorted, uncertainties(sorted));
    }

    private double[] settle(double[] start) {
        double[] knots = start.clone();
        boolean moved = true;
        for (int sweep = 0; sweep < MOST_SWEEPS && moved; sweep++) {
            moved = false;
            for (int k = 0; k < knots.length; k++) {
                double better = place(without(knots, k), knots[k]);
                moved |= better != knots[k];
                knots[k] = better;
            }
        }
        return knots;
    }

    /** The best place of one more knot; what it was when no place is free. */
    private double place(double[] others, double before) {
        double[][] q = base(others);
        double[][] rest = new double[y.length][];
        for (int d = 0; d < y.length; d++) {
            rest[d] = y[d].clone();
            project(rest[d], q);
        }
        double lowest = Double.POSITIVE_INFINITY;
        double place = before;
        for (int i = edge; i < x.length - edge; i++) {
            double at = x[i];
            if (Arrays.stream(others).anyMatch(o -> Math.abs(o - at) < apart)) {
                continue;
            }
            double sum = withKnot(hinge(at), q, rest);
            if (sum < lowest) {
                lowest = sum;
                place = at;
            }
        }
        return place;
    }

    /** Sum of ln RSS of the curves with this column too. */
    private static double withKnot(double[] hinge, double[][] q, double[][] rest) {
        project(hinge, q);
        double norm = dot(hinge, hinge);
        double sum = 0;
        for (double[] r : rest) {
            double along = dot(hinge, r);
            sum += Math.log(Math.max(TINY, dot(r, r) - (norm > 0 ? along * along / norm : 0)));
        }
        return sum;
    }

    private double bic(double[] knots) {
        int n = x.length;
        double sum = Arrays.stream(squares(knots)).map(rss -> n * Math.log(Math.max(TINY, rss / n))).sum();
        return sum + ((2 + knots.length) * y.length + knots.length) * Math.log(n);
    }

    private double[] squares(double[] knots) {
        double[][] q = base(knots);
        return Arrays.stream(y).mapToDouble(curve -> {
            double[] r = curve.clone();
            project(r, q);
            return dot(r, r);
        }).toArray();
    }

    /**
     * 1 / u^2 = sum over curves of N |dy/dk without what the other parameters take up|^2 / RSS, with the bend of the
     * curve at the knot; half the distance of points to either side, as a rectangle, is added in quadrature.
     */
    private double[] uncertainties(double[] knots) {
        double grid = (x[x.length - 1] - x[0]) / (x.length - 1) / Math.sqrt(12);
        double[] squares = squares(knots);
        double[] uncertainties = new double[knots.length];
        for (int k = 0; k < knots.length; k++) {
            double[] hinge = hinge(knots[k]);
            project(hinge, base(without(knots, k)));
            double norm = dot(hinge, hinge);
            double at = knots[k];
            double[] step = Arrays.stream(x).map(v -> v > at ? 1 : v == at ? 0.5 : 0).toArray();
            project(step, base(knots));
            double information = 0;
            for (int d = 0; d < y.length; d++) {
                double bend = dot(hinge, y[d]) / norm;
                double noise = squares[d] / Math.max(1, x.length - 2 - 2 * knots.length);
                information += bend * bend * dot(step, step) / Math.max(TINY, noise);
            }
            uncertainties[k] = Math.hypot(1 / Math.sqrt(information), grid);
        }
        return uncertainties;
    }

    private double[] hinge(double at) {
        return Arrays.stream(x).map(v -> Math.max(0, v - at)).toArray();
    }

    /** Orthonormal columns that span straight pieces with these knots. */
    private double[][] base(double[] knots) {
        double[][] q = new double[2 + knots.length][];
        q[0] = IntStream.range(0, x.length).mapToDouble(i -> 1).toArray();
        q[1] = x.clone();
        for (int k = 0; k < knots.length; k++) {
            q[2 + k] = hinge(knots[k]);
        }
        for (int c = 0; c < q.length; c++) {
            // twice, because columns of near knots are nearly alike
            project(q[c], Arrays.copyOf(q, c));
            project(q[c], Arrays.copyOf(q, c));
            double norm = Math.sqrt(dot(q[c], q[c]));
            for (int i = 0; i < x.length && norm > 0; i++) {
                q[c][i] /= norm;
            }
        }
        return q;
    }

    private static void project(double[] v, double[][] q) {
        for (double[] column : q) {
            double along = dot(v, column);
            for (int i = 0; i < v.length; i++) {
                v[i] -= along * column[i];
            }
        }
    }

    private static double[] without(double[] v, int k) {
        return IntStream.range(0, v.length).filter(i -> i != k).mapToDouble(i -> v[i]).toArray();
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
