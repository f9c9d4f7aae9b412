// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import org.operando.math.LeastSquaresProblem;
import org.operando.math.Minimum;
import org.operando.math.Optimizer;

/**
 * Fit of one window of one pattern; arrays only. Where the points are counts their weights are taken from the model: a
 * first fit with 1/y, and a second with 1/model, since weights from the counts themselves bias areas low.
 * @param plan the parameters
 * @param optimizer least squares
 * @param settings when it stops
 */
record WindowKernel(FitPlan plan, Optimizer optimizer, Optimizer.Settings settings) {
    /** Variance below which no model of counts is believed. */
    private static final double LEAST_VARIANCE = 0.25;

    private static final Optimizer.Settings TRIAL = new Optimizer.Settings(30, 1e-2, Optimizer.BoundPolicy.FULL);

    /** Values to begin with, all parameters. */
    double[] start(double[] x, double[] y) {
        return WindowStart.of(plan, x, y);
    }

    /**
     * Fits the points.
     * @param x ascending, within the window, no NaN; more points than free parameters
     * @param y intensities
     * @param weights weights of the points
     * @param start all parameters to begin with
     * @param reweight whether the weights are taken from the model for a second fit
     */
    WindowFit fit(double[] x, double[] y, double[] weights, double[] start, boolean reweight) {
        WindowModel model = new WindowModel(plan, x);
        Minimum minimum = minimise(model, y, weights, plan.reduce(start));
        if (reweight && minimum.converged()) {
            minimum = minimise(model, y, weights(model, minimum.parameters(), x.length), minimum.parameters());
        }
        return WindowFit.of(plan, minimum);
    }

    /** A fit that is only to tell which start leads furthest down: few iterations, a loose criterion. */
    WindowFit trial(WindowPoints points, double[] weights, double[] start) {
        return WindowFit.of(plan, optimizer.minimise(new LeastSquaresProblem(new WindowModel(plan, points.x()),
                points.y(), weights, plan.reduce(start), plan.lower(), plan.upper()), TRIAL));
    }

    private Minimum minimise(WindowModel model, double[] y, double[] weights, double[] start) {
        return optimizer.minimise(new LeastSquaresProblem(model, y, weights, start, plan.lower(), plan.upper()),
                settings);
    }

    /** Weights 1/model. */
    static double[] weights(WindowModel model, double[] free, int points) {
        double[] weights = new double[points];
        model.values(free, weights);
        for (int i = 0; i < points; i++) {
            weights[i] = 1 / Math.max(LEAST_VARIANCE, weights[i]);
        }
        return weights;
    }
}
