// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder;

/** Bragg's law lambda = 2 d sin(theta) and Q = 2 pi/d, for angles 2theta in degrees as patterns have them. */
public final class Bragg {
    private Bragg() {
    }

    /**
     * d = lambda / (2 sin(theta)).
     * @param twoThetaDegrees above 0
     * @param wavelength angstrom
     * @return spacing, angstrom
     */
    public static double dSpacing(double twoThetaDegrees, double wavelength) {
        return wavelength / (2 * Math.sin(Math.toRadians(twoThetaDegrees) / 2));
    }

    /**
     * Standard uncertainty of {@link #dSpacing} from that of 2theta: d cot(theta) delta theta; the wavelength's is not
     * in it.
     */
    public static double dSpacingError(double twoThetaDegrees, double twoThetaErrorDegrees, double wavelength) {
        double theta = Math.toRadians(twoThetaDegrees) / 2;
        return dSpacing(twoThetaDegrees, wavelength) / Math.tan(theta) * Math.toRadians(twoThetaErrorDegrees) / 2;
    }

    /** Q = 4 pi sin(theta) / lambda, 1/angstrom. */
    public static double q(double twoThetaDegrees, double wavelength) {
        return 4 * Math.PI * Math.sin(Math.toRadians(twoThetaDegrees) / 2) / wavelength;
    }
}
