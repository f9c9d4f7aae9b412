// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.math;

/** Least squares with bounds. Stateless and deterministic: the same problem gives the same bits. */
public interface Optimizer {
    /** What the covariance of a fit with parameters at their bounds is taken from. */
    enum BoundPolicy {
        /**
         * The whole Jacobian, as if no parameter were bounded: the uncertainties of the others hold what the bounded
         * one could have added, and stay comparable along a series in which a parameter touches its bound now and then.
         */
        FULL,
        /** The free parameters only: those at a bound have no uncertainty (NaN), the others come out smaller. */
        HELD
    }

    /**
     * When to stop and what to report.
     * @param maximumIterations Jacobians at most
     * @param tolerance how far from the minimum the parameters may stay, as a part of their joint uncertainty
     * @param bounds covariance with parameters at bounds
     */
    record Settings(int maximumIterations, double tolerance, BoundPolicy bounds) {
        /** 200 iterations, 1e-6 of the uncertainty, full covariance. */
        public static final Settings STANDARD = new Settings(200, 1e-6, BoundPolicy.FULL);

        public Settings {
            if (maximumIterations < 1 || !(tolerance > 0)) {
                throw new IllegalArgumentException(maximumIterations + " iterations, tolerance " + tolerance);
            }
        }
    }

    /** The minimum; {@link Minimum#converged()} says whether it was reached. */
    Minimum minimise(LeastSquaresProblem problem, Settings settings);
}
