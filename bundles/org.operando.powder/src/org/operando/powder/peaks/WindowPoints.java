// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import java.util.Arrays;
import java.util.Optional;
import org.operando.api.Context;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.powder.NegativeIntensities;
import org.operando.powder.PatternSeries;

/**
 * The points of a window of one pattern that can be fitted.
 * @param x angles, degrees
 * @param y intensities
 * @param weights their weights
 * @param fault why there is nothing to fit; empty when there is
 */
record WindowPoints(double[] x, double[] y, double[] weights, String fault) {
    /** How the points of a series weigh. */
    record Rule(boolean errors, boolean equal, boolean reweight) {
        /** The rule of a series. */
        static Rule of(PatternSeries series, PointWeights weights) throws OperationException {
            boolean has = series.intensity().errors().isPresent();
            if (weights == PointWeights.UNCERTAINTIES && !has) {
                throw new OperationException("the patterns have no uncertainties to take weights from", "",
                        "write weights: inverse-intensity or weights: equal");
            }
            boolean counts = weights == PointWeights.AUTOMATIC && series.isCounts();
            boolean errors = weights == PointWeights.UNCERTAINTIES
                    || weights == PointWeights.AUTOMATIC && has && !counts;
            return new Rule(errors, weights == PointWeights.EQUAL, counts || weights == PointWeights.MODEL);
        }

        /** Warns of intensities below 0 in a window where the weights are from the intensities. */
        void warnNegative(PatternSeries series, PeakWindow window, Context context) throws OperationException {
            if (!errors && !equal) {
                int[] range = series.window(window.from(), window.to());
                NegativeIntensities.warn(series, range[0], range[1], "write weights: equal", context);
            }
        }
    }

    /**
     * Points of a pattern.
     * @param grid angles of the window
     * @param all intensities of several patterns, this one from {@code first} on
     * @param errors their uncertainties
     * @param least points needed at least
     */
    static WindowPoints of(double[] grid, double[] all, Optional<double[]> errors, int first, Rule rule, int least) {
        int count = grid.length;
        double[] x = new double[count];
        double[] y = new double[count];
        double[] weights = new double[count];
        int n = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            double value = all[first + i];
            double weight = rule.equal() ? 1 : 1 / Math.max(value, 1);
            if (rule.errors() && errors.isPresent()) {
                double sigma = errors.get()[first + i];
                weight = 1 / (sigma * sigma);
            }
            if (Double.isFinite(value) && weight > 0 && weight < Double.POSITIVE_INFINITY) {
                x[n] = grid[i];
                y[n] = value;
                weights[n++] = weight;
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        String fault = fault(n, least, low, high);
        return new WindowPoints(Arrays.copyOf(x, n), Arrays.copyOf(y, n), Arrays.copyOf(weights, n), fault);
    }

    private static String fault(int n, int least, double low, double high) {
        if (n == 0) {
            return "no data";
        }
        if (low == high) {
            return low == 0 ? "all intensities are 0" : "all intensities are " + Quantity.digits(low);
        }
        return n <= least ? "only " + n + " points with data for " + least + " parameters" : "";
    }
}
