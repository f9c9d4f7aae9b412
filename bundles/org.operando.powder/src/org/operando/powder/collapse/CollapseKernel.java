// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.collapse;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.operando.math.TailProbability;

/**
 * Whether one curve describes several series: chi^2 = sum ((y - f(x))/sigma)^2 with sigma^2 = esd^2 + (f'(x) sigma_x)^2,
 * its p with points minus coefficients, and the F-test against a curve of its own for each series.
 * @param curve the common curve
 * @param inside its knots between the ends, by cross-validation
 * @param chiSquared of the common curve
 * @param degrees points minus coefficients
 * @param p of chi^2
 * @param separateChiSquared sum over the curves of the series
 * @param separateDegrees likewise
 * @param f statistic of the F-test
 * @param pF its p
 */
record CollapseKernel(SplineFit curve, int inside, double chiSquared, int degrees, double p, double separateChiSquared,
        int separateDegrees, double f, double pF) {
    /** Knots that are tried at most. */
    private static final int MOST = 12;

    /**
     * Points of all series.
     * @param series which one each belongs to, from 0
     * @param x abscissae
     * @param y ordinates
     * @param error standard uncertainties of y, above 0
     * @param xError of x, 0 for none
     */
    record Points(int[] series, double[] x, double[] y, double[] error, double[] xError) {
        Points sorted() {
            return pick(IntStream.range(0, x.length).boxed().sorted(Comparator.comparingDouble(i -> x[i]))
                    .mapToInt(Integer::intValue).toArray());
        }

        Points of(int one) {
            return pick(IntStream.range(0, x.length).filter(i -> series[i] == one).toArray());
        }

        private Points pick(int[] rows) {
            return new Points(Arrays.stream(rows).map(i -> series[i]).toArray(), pick(x, rows), pick(y, rows),
                    pick(error, rows), pick(xError, rows));
        }

        private static double[] pick(double[] v, int[] rows) {
            return Arrays.stream(rows).mapToDouble(i -> v[i]).toArray();
        }
    }

    /** A curve with its chi^2. */
    private record Fitted(SplineFit curve, double chiSquared) {
    }

    boolean isCovered(double x) {
        return x >= curve.first() && x <= curve.last();
    }

    /** Of two series or more with five points each at least. */
    static CollapseKernel of(Points points, int count) {
        Points all = points.sorted();
        int inside = knots(all);
        Fitted common = fit(all, inside);
        double separate = 0;
        int parameters = 0;
        for (int s = 0; s < count; s++) {
            Points own = all.of(s);
            int n = own.x().length;
            Fitted fitted = fit(own, Math.min(inside, Math.max(0, n / 2 - 4)));
            separate += fitted.chiSquared();
            parameters += fitted.curve().parameters();
        }
        int n = all.x().length;
        int degrees = n - common.curve().parameters();
        int rest = n - parameters;
        int extra = parameters - common.curve().parameters();
        double f = (common.chiSquared() - separate) / extra / (separate / rest);
        double pF = rest > 0 && extra > 0 && f > 0 ? TailProbability.fisher(f, extra, rest) : f <= 0 ? 1 : Double.NaN;
        return new CollapseKernel(common.curve(), inside, common.chiSquared(), degrees,
                TailProbability.chiSquared(common.chiSquared(), degrees), separate, rest, f, pF);
    }

    /** The number of knots with the least leave-one-out error, fewer where that is as good within one in a hundred. */
    private static int knots(Points points) {
        int n = points.x().length;
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int inside = 0; inside <= Math.min(MOST, n / 3 - 4); inside++) {
            double[] w = Arrays.stream(points.error()).map(e -> 1 / (e * e)).toArray();
            SplineFit fit = SplineFit.of(points.x(), points.y(), w, inside);
            double sum = 0;
            for (int i = 0; i < n && fit.isDetermined(); i++) {
                double r = (points.y()[i] - fit.value(points.x()[i])) / (1 - w[i] * fit.leverage(points.x()[i]));
                sum += w[i] * r * r;
            }
            if (fit.isDetermined() && sum < 0.99 * least) {
                least = sum;
                best = inside;
            }
        }
        return best;
    }

    /** Three rounds: the uncertainty of x counts by the slope of the curve before. */
    private static Fitted fit(Points points, int inside) {
        int n = points.x().length;
        double[] variance = Arrays.stream(points.error()).map(e -> e * e).toArray();
        SplineFit curve = null;
        for (int round = 0; round < 3; round++) {
            curve = SplineFit.of(points.x(), points.y(), Arrays.stream(variance).map(v -> 1 / v).toArray(), inside);
            for (int i = 0; i < n; i++) {
                double across = curve.slope(points.x()[i]) * points.xError()[i];
                variance[i] = points.error()[i] * points.error()[i] + across * across;
            }
        }
        double chi = 0;
        for (int i = 0; i < n; i++) {
            double r = points.y()[i] - curve.value(points.x()[i]);
            chi += r * r / variance[i];
        }
        return new Fitted(curve, chi);
    }
}
