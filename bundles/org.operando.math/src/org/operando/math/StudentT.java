// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.math;

import org.apache.commons.math3.distribution.TDistribution;

/** Student's t distribution (Abramowitz and Stegun 1964, 26.7), for intervals of means of few values. */
public final class StudentT {
    private StudentT() {
    }

    /**
     * How many standard uncertainties on either side of a mean hold it with some probability.
     * @param probability of the interval, e.g. 0.95
     * @param degreesOfFreedom above 0; need not be whole (Welch 1947, Biometrika 34, 28)
     */
    public static double halfWidth(double probability, double degreesOfFreedom) {
        return new TDistribution(null, degreesOfFreedom).inverseCumulativeProbability((1 + probability) / 2);
    }
}
