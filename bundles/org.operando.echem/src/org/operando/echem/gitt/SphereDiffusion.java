// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.gitt;

/**
 * Diffusion into a sphere with a constant flux through its surface, which begins at time 0 (Carslaw and Jaeger,
 * "Conduction of Heat in Solids", 2nd ed. 1959, 9.7). With theta = D t / r^2 the surface differs from the start by
 * {@code J g(theta)}, {@code g = 3 theta + 1/5 - 2 sum exp(-l_n^2 theta) / l_n^2}, {@code tan l_n = l_n}; the mean by
 * {@code 3 J theta}. For short times {@code g = exp(theta) (1 + erf sqrt theta) - 1}, which is good to 1e-8 below
 * theta = 0.02.
 */
final class SphereDiffusion {
    private static final int TERMS = 60;
    private static final double SHORT = 0.02;
    /** exp(-40) = 4e-18 adds nothing to a double near 1. */
    private static final double NOTHING = 40;
    /** Squares of the roots of tan l = l. */
    private static final double[] SQUARES = squares();

    private SphereDiffusion() {
    }

    private static double[] squares() {
        double[] squares = new double[TERMS];
        for (int n = 1; n <= TERMS; n++) {
            // the root lies just below (n + 1/2) pi; Newton's rule on sin l - l cos l
            double l = (n + 0.5) * Math.PI - 1 / ((n + 0.5) * Math.PI);
            for (int i = 0; i < 20; i++) {
                l -= (Math.sin(l) - l * Math.cos(l)) / (l * Math.sin(l));
            }
            squares[n - 1] = l * l;
        }
        return squares;
    }

    /** g(theta); 0 for theta at or below 0. */
    static double g(double theta) {
        if (theta <= 0) {
            return 0;
        }
        if (theta < SHORT) {
            return Math.expm1(theta) + Math.exp(theta) * erf(Math.sqrt(theta));
        }
        double sum = 0;
        for (int n = 0; n < TERMS && SQUARES[n] * theta < NOTHING; n++) {
            sum += Math.exp(-SQUARES[n] * theta) / SQUARES[n];
        }
        return 3 * theta + 0.2 - 2 * sum;
    }

    /**
     * g and theta dg/dtheta together, since they have their exponentials in common; both 0 for theta at or below 0.
     * @param both gets g and theta dg/dtheta
     */
    static void both(double theta, double[] both) {
        if (theta <= 0) {
            both[0] = 0;
            both[1] = 0;
            return;
        }
        if (theta < SHORT) {
            double root = Math.sqrt(theta);
            double exponential = Math.exp(theta);
            double error = erf(root);
            both[0] = Math.expm1(theta) + exponential * error;
            both[1] = theta * exponential * (1 + error) + root / Math.sqrt(Math.PI);
            return;
        }
        double sum = 0;
        double slope = 0;
        for (int n = 0; n < TERMS && SQUARES[n] * theta < NOTHING; n++) {
            double exponential = Math.exp(-SQUARES[n] * theta);
            sum += exponential / SQUARES[n];
            slope += exponential;
        }
        both[0] = 3 * theta + 0.2 - 2 * sum;
        both[1] = theta * (3 + 2 * slope);
    }

    /** The error function for arguments up to {@code sqrt(SHORT)} = 0.14 by its series, to the last digits. */
    private static double erf(double x) {
        double term = x;
        double sum = x;
        double square = x * x;
        for (int n = 1; n < 12; n++) {
            term *= -square / n;
            sum += term / (2 * n + 1);
        }
        return 2 / Math.sqrt(Math.PI) * sum;
    }
}
