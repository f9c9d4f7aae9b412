// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.math;

/**
 * Result of a least-squares fit.
 * @param parameters p at the minimum
 * @param covariance row-major n x n, (J^T W J)^-1, <b>not</b> scaled by chi^2; NaN where it is not determined
 * @param chiSquared sum of the weighted squared residuals
 * @param points number of points with weight
 * @param iterations Jacobians that were taken
 * @param converged whether the criterion of the optimizer was met
 * @param atBound which parameters lie at a bound
 */
public record Minimum(double[] parameters, double[] covariance, double chiSquared, int points, int iterations,
        boolean converged, boolean[] atBound) {
    /** What becomes of the covariance by chi^2 when uncertainties are asked for. */
    public enum Scaling {
        /** Times chi^2 / degrees of freedom, also when that is below 1: when the weights are relative only. */
        ALWAYS,
        /** Times chi^2 / degrees of freedom when that is above 1. */
        IF_ABOVE_ONE,
        /** As it is: when the weights are those of true standard uncertainties. */
        NEVER
    }

    /** Points minus parameters. */
    public int degreesOfFreedom() {
        return points - parameters.length;
    }

    /** chi^2 over degrees of freedom; NaN when there are none. */
    public double reducedChiSquared() {
        return degreesOfFreedom() > 0 ? chiSquared / degreesOfFreedom() : Double.NaN;
    }

    /** One standard uncertainty of parameter k; NaN when it is not determined. */
    public double uncertainty(int k, Scaling scaling) {
        double variance = covariance[k * parameters.length + k];
        double reduced = reducedChiSquared();
        return Math.sqrt(variance) * switch (scaling) {
            case ALWAYS -> Math.sqrt(reduced);
            case IF_ABOVE_ONE -> Math.sqrt(Math.max(1, reduced));
            case NEVER -> 1;
        };
    }

    /** Correlation coefficient of two parameters. */
    public double correlation(int j, int k) {
        int n = parameters.length;
        return covariance[j * n + k] / Math.sqrt(covariance[j * n + j] * covariance[k * n + k]);
    }
}
