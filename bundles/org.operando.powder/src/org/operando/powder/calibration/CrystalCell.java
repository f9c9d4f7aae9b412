// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.calibration;

/**
 * A unit cell as far as lattice spacings need it.
 * @param a edge, angstrom
 * @param b edge, angstrom
 * @param c edge, angstrom
 * @param alpha angle between b and c, degrees
 * @param beta angle between a and c, degrees
 * @param gamma angle between a and b, degrees
 */
record CrystalCell(double a, double b, double c, double alpha, double beta, double gamma) {
    /** Longest edge that spacings are listed for, angstrom: beyond it no powder is a calibrant. */
    static final double LONGEST = 200;

    CrystalCell {
        boolean edges = a > 0.5 && b > 0.5 && c > 0.5 && a <= LONGEST && b <= LONGEST && c <= LONGEST;
        boolean angles = Math.min(alpha, Math.min(beta, gamma)) > 0 && Math.max(alpha, Math.max(beta, gamma)) < 180;
        if (!edges || !angles || !(square(alpha, beta, gamma) > 1e-4)) {
            throw new IllegalArgumentException("no cell: " + a + ", " + b + ", " + c + " \u00c5, " + alpha + ", " + beta
                    + ", " + gamma + "\u00b0");
        }
    }

    /** Square of the volume over (abc)^2: 1 - cos^2 alpha - cos^2 beta - cos^2 gamma + 2 cos cos cos. */
    private static double square(double alpha, double beta, double gamma) {
        double x = Math.cos(Math.toRadians(alpha));
        double y = Math.cos(Math.toRadians(beta));
        double z = Math.cos(Math.toRadians(gamma));
        return 1 - x * x - y * y - z * z + 2 * x * y * z;
    }

    /** The reciprocal metric: 1/d^2 = g0 h^2 + g1 k^2 + g2 l^2 + g3 k l + g4 h l + g5 h k. */
    double[] reciprocal() {
        double x = Math.cos(Math.toRadians(alpha));
        double y = Math.cos(Math.toRadians(beta));
        double z = Math.cos(Math.toRadians(gamma));
        double v = square(alpha, beta, gamma);
        return new double[] {(1 - x * x) / (a * a * v), (1 - y * y) / (b * b * v), (1 - z * z) / (c * c * v),
            2 * (y * z - x) / (b * c * v), 2 * (x * z - y) / (a * c * v), 2 * (x * y - z) / (a * b * v)};
    }
}
