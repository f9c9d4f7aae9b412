// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.lattice;

/**
 * Constants of a cell.
 * @param a angstrom
 * @param b angstrom
 * @param c angstrom
 * @param alphaDegrees angle of b and c
 * @param betaDegrees angle of a and c
 * @param gammaDegrees angle of a and b
 */
public record Lattice(double a, double b, double c, double alphaDegrees, double betaDegrees, double gammaDegrees) {
    public Lattice {
        if (!(a > 0 && b > 0 && c > 0) || !(volume(a, b, c, alphaDegrees, betaDegrees, gammaDegrees) > 0)) {
            throw new IllegalArgumentException("no cell: " + a + ", " + b + ", " + c + " angstrom, " + alphaDegrees
                    + ", " + betaDegrees + ", " + gammaDegrees + " deg");
        }
    }

    /** A cubic cell. */
    public static Lattice cubic(double a) {
        return new Lattice(a, a, a, 90, 90, 90);
    }

    /** A hexagonal cell, also the hexagonal axes of a rhombohedral one. */
    public static Lattice hexagonal(double a, double c) {
        return new Lattice(a, a, c, 90, 90, 120);
    }

    /** Volume of the cell, cubic angstrom. */
    public double volume() {
        return volume(a, b, c, alphaDegrees, betaDegrees, gammaDegrees);
    }

    private static double volume(double a, double b, double c, double alpha, double beta, double gamma) {
        double ca = Math.cos(Math.toRadians(alpha));
        double cb = Math.cos(Math.toRadians(beta));
        double cg = Math.cos(Math.toRadians(gamma));
        return a * b * c * Math.sqrt(1 - ca * ca - cb * cb - cg * cg + 2 * ca * cb * cg);
    }

    /**
     * The reciprocal metric g such that 1/d^2 = g0 h^2 + g1 k^2 + g2 l^2 + 2 (g3 k l + g4 h l + g5 h k),
     * 1/angstrom^2 (International Tables for Crystallography D, 1.1).
     */
    double[] reciprocalMetric() {
        double ca = Math.cos(Math.toRadians(alphaDegrees));
        double cb = Math.cos(Math.toRadians(betaDegrees));
        double cg = Math.cos(Math.toRadians(gammaDegrees));
        double v2 = volume() * volume();
        return new double[] {b * b * c * c * (1 - ca * ca) / v2, a * a * c * c * (1 - cb * cb) / v2,
            a * a * b * b * (1 - cg * cg) / v2, a * a * b * c * (cb * cg - ca) / v2,
            a * b * b * c * (ca * cg - cb) / v2, a * b * c * c * (ca * cb - cg) / v2};
    }
}
