// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.math;

import org.apache.commons.math3.distribution.FDistribution;
import org.apache.commons.math3.special.Gamma;

/** Probabilities that chance alone makes a statistic at least as large (Abramowitz and Stegun 1964, 26.4 and 26.6). */
public final class TailProbability {
    private TailProbability() {
    }

    /**
     * Of chi^2.
     * @param chiSquared 0 or above
     * @param degrees degrees of freedom, above 0
     */
    public static double chiSquared(double chiSquared, int degrees) {
        return Gamma.regularizedGammaQ(degrees / 2.0, chiSquared / 2);
    }

    /**
     * Of the ratio F of two mean squares.
     * @param f 0 or above
     * @param upper degrees of freedom of the numerator, above 0
     * @param lower of the denominator, above 0
     */
    public static double fisher(double f, int upper, int lower) {
        return 1 - new FDistribution(null, upper, lower).cumulativeProbability(f);
    }
}
