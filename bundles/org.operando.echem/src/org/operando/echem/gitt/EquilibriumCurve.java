// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.gitt;

/**
 * Equilibrium potential against charge near one pulse: the cubic through the equilibrium potentials of the rests before
 * it and after it and of one more on either side; at the ends of a titration the nearest four (fewer points give a
 * parabola or a line).
 */
final class EquilibriumCurve {
    private final double[] charge;
    private final double[] potential;

    /**
     * The curve about a pulse.
     * @param charge charge passed at each rest, C, rising or falling throughout
     * @param potential equilibrium potential of each rest, V
     * @param pulse the pulse lies between rests {@code pulse} and {@code pulse + 1}
     */
    EquilibriumCurve(double[] charge, double[] potential, int pulse) {
        int points = Math.min(4, charge.length);
        int from = Math.max(0, Math.min(pulse - 1, charge.length - points));
        this.charge = new double[points];
        this.potential = new double[points];
        System.arraycopy(charge, from, this.charge, 0, points);
        System.arraycopy(potential, from, this.potential, 0, points);
    }

    /** Potential at a charge, by Lagrange's formula. */
    double at(double q) {
        double sum = 0;
        for (int i = 0; i < charge.length; i++) {
            double term = potential[i];
            for (int j = 0; j < charge.length; j++) {
                term *= j == i ? 1 : (q - charge[j]) / (charge[i] - charge[j]);
            }
            sum += term;
        }
        return sum;
    }

    /** Derivative at a charge, V/C. */
    double slope(double q) {
        double sum = 0;
        for (int i = 0; i < charge.length; i++) {
            for (int k = 0; k < charge.length; k++) {
                if (k == i) {
                    continue;
                }
                double term = potential[i] / (charge[i] - charge[k]);
                for (int j = 0; j < charge.length; j++) {
                    term *= j == i || j == k ? 1 : (q - charge[j]) / (charge[i] - charge[j]);
                }
                sum += term;
            }
        }
        return sum;
    }
}
