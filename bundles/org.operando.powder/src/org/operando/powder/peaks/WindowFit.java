// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import org.operando.math.Minimum;
import org.operando.math.Minimum.Scaling;

/**
 * A fitted window.
 * @param plan its parameters
 * @param minimum the fit of the free ones
 * @param all all parameters
 */
record WindowFit(FitPlan plan, Minimum minimum, double[] all) {
    static WindowFit of(FitPlan plan, Minimum minimum) {
        double[] all = new double[plan.all()];
        plan.expand(minimum.parameters(), all);
        return new WindowFit(plan, minimum, all);
    }

    /** Covariance of two parameters, not scaled; 0 when one is fixed. */
    double covariance(int j, int k) {
        int p = plan.source(j);
        int q = plan.source(k);
        return p < 0 || q < 0 ? 0
                : plan.scale(j) * plan.scale(k) * minimum.covariance()[p * minimum.parameters().length + q];
    }

    /** Standard uncertainty; NaN when fixed or at a bound. */
    double uncertainty(int k, Scaling scaling) {
        int q = plan.source(k);
        return q < 0 || atBound(k) ? Double.NaN : Math.abs(plan.scale(k)) * minimum.uncertainty(q, scaling);
    }

    /** What the square roots of covariances are multiplied by. */
    double factor(Scaling scaling) {
        double root = Math.sqrt(minimum.reducedChiSquared());
        return switch (scaling) {
            case ALWAYS -> root;
            case IF_ABOVE_ONE -> Math.max(1, root);
            case NEVER -> 1;
        };
    }

    /** Whether a parameter has a bound as its value. */
    boolean atBound(int k) {
        int q = plan.source(k);
        return q >= 0 && minimum.atBound()[q];
    }
}
