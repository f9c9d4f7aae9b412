// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.gitt;

/**
 * Equilibrium potential against charge near one pulse: the cubic through the equilibrium potentials of the rests before
 * it and after it and of one more on either side; at the ends of a titration the nearest four (fewer points give a
 * parabola or a line).
 */
final class EquilibriumCurve {
    private final double origin;
    private final double scale;
    /** Coefficients of powers of (q - origin) / scale; four, the higher ones 0 where there are fewer points. */
    private final double[] coefficients = new double[4];

    /**
     * The curve about a pulse.
     * @param charge charge passed at each rest, C, rising or falling throughout
     * @param potential equilibrium potential of each rest, V
     * @param pulse the pulse lies between rests {@code pulse} and {@code pulse + 1}
     */
    EquilibriumCurve(double[] charge, double[] potential, int pulse) {
        int points = Math.min(4, charge.length);
        int from = Math.max(0, Math.min(pulse - 1, charge.length - points));
        origin = charge[pulse];
        scale = points > 1 ? charge[from + points - 1] - charge[from] : 1;
        double[] x = new double[points];
        double[] divided = new double[points];
        for (int i = 0; i < points; i++) {
            x[i] = (charge[from + i] - origin) / scale;
            divided[i] = potential[from + i];
        }
        // Newton's divided differences, then multiplied out from the highest
        for (int order = 1; order < points; order++) {
            for (int i = points - 1; i >= order; i--) {
                divided[i] = (divided[i] - divided[i - 1]) / (x[i] - x[i - order]);
            }
        }
        for (int i = points - 1; i >= 0; i--) {
            for (int power = 3; power > 0; power--) {
                coefficients[power] = coefficients[power - 1] - x[i] * coefficients[power];
            }
            coefficients[0] = divided[i] - x[i] * coefficients[0];
        }
    }

    /** Potential at a charge. */
    double at(double q) {
        double x = (q - origin) / scale;
        return coefficients[0] + x * (coefficients[1] + x * (coefficients[2] + x * coefficients[3]));
    }

    /** Derivative at a charge, V/C. */
    double slope(double q) {
        double x = (q - origin) / scale;
        return (coefficients[1] + x * (2 * coefficients[2] + x * 3 * coefficients[3])) / scale;
    }
}
