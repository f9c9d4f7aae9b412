// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.math;

import java.util.Arrays;

/**
 * Find the parameters p within bounds that make chi^2 = sum w_i (y_i - f_i(p))^2 least.
 * @param model f and its derivatives
 * @param observed y; the record owns the arrays
 * @param weights w, 1/sigma^2 of each point; 0 leaves a point out
 * @param start where to begin; moved into the bounds
 * @param lower lower bounds, {@link Double#NEGATIVE_INFINITY} for none
 * @param upper upper bounds, {@link Double#POSITIVE_INFINITY} for none
 */
public record LeastSquaresProblem(Model model, double[] observed, double[] weights, double[] start, double[] lower,
        double[] upper) {
    public LeastSquaresProblem {
        if (weights.length != observed.length) {
            throw new IllegalArgumentException(observed.length + " observations, " + weights.length + " weights");
        }
        if (lower.length != start.length || upper.length != start.length) {
            throw new IllegalArgumentException(start.length + " parameters, " + lower.length + " lower and "
                    + upper.length + " upper bounds");
        }
        for (int i = 0; i < observed.length; i++) {
            if (!(weights[i] >= 0 && weights[i] < Double.POSITIVE_INFINITY) || !Double.isFinite(observed[i])) {
                throw new IllegalArgumentException(
                        "observation " + i + ": value " + observed[i] + ", weight " + weights[i]);
            }
        }
        for (int k = 0; k < start.length; k++) {
            if (!(lower[k] <= upper[k]) || !Double.isFinite(start[k])) {
                throw new IllegalArgumentException(
                        "parameter " + k + ": start " + start[k] + ", bounds " + lower[k] + " to " + upper[k]);
            }
        }
    }

    /** A problem without bounds. */
    public static LeastSquaresProblem unbounded(Model model, double[] observed, double[] weights, double[] start) {
        double[] lower = new double[start.length];
        double[] upper = new double[start.length];
        Arrays.fill(lower, Double.NEGATIVE_INFINITY);
        Arrays.fill(upper, Double.POSITIVE_INFINITY);
        return new LeastSquaresProblem(model, observed, weights, start, lower, upper);
    }

    /** Number of points with a weight above 0. */
    public int points() {
        int n = 0;
        for (double w : weights) {
            n += w > 0 ? 1 : 0;
        }
        return n;
    }
}
