// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.math;

import java.util.List;

/**
 * Pseudo-Voigt profile of a Gauss width w_G and a Lorentz width w_L (Thompson, Cox &amp; Hastings 1987, J. Appl. Cryst.
 * 20, 79), given here by its FWHM w and the Lorentz part q = w_L/w of it: eta = 1.36603 q - 0.47719 q^2 + 0.11116 q^3,
 * and w_G follows from w^5 = w_G^5 + 2.69269 w_G^4 w_L + 2.42843 w_G^3 w_L^2 + 4.47163 w_G^2 w_L^3 + 0.07842 w_G w_L^4 +
 * w_L^5. q is bounded by 0 and 1; one profile belongs to each pair (w_G, w_L) and the other way round.
 */
public final class ThompsonCoxHastings implements PeakShape {
    /** Name of q. */
    public static final String LORENTZ_PART = "lorentz_part";
    private static final PseudoVoigt PROFILE = new PseudoVoigt();

    @Override
    public List<ShapeParameter> shapeParameters() {
        return List.of(new ShapeParameter(LORENTZ_PART, 0, 1, 0.4));
    }

    /** Share of the Lorentz profile at q. */
    public static double eta(double q) {
        return q * (1.36603 + q * (-0.47719 + q * 0.11116));
    }

    private static double etaSlope(double q) {
        return 1.36603 + q * (-2 * 0.47719 + q * 3 * 0.11116);
    }

    /** FWHM of the profile of these widths, in their unit. */
    public static double fwhm(double gauss, double lorentz) {
        return Math.pow(fifth(gauss, lorentz), 0.2);
    }

    private static double fifth(double g, double l) {
        return g * (g * (g * (g * (g + 2.69269 * l) + 2.42843 * l * l) + 4.47163 * l * l * l)
                + 0.07842 * l * l * l * l) + l * l * l * l * l;
    }

    /**
     * The profile of two widths with its derivatives.
     * @param g w_G
     * @param l w_L, not 0 together with w_G
     * @param out gets w, eta, dw/dw_L, d eta/dw_L, dw/dw_G, d eta/dw_G
     */
    public static void profileOf(double g, double l, double[] out) {
        double w = fwhm(g, l);
        double g2 = g * g;
        double l2 = l * l;
        double w4 = 5 * w * w * w * w;
        double byL = (2.69269 * g2 * g2 + 2 * 2.42843 * g2 * g * l + 3 * 4.47163 * g2 * l2 + 4 * 0.07842 * g * l2 * l
                + 5 * l2 * l2) / w4;
        double byG = (5 * g2 * g2 + 4 * 2.69269 * g2 * g * l + 3 * 2.42843 * g2 * l2 + 2 * 4.47163 * g * l2 * l
                + 0.07842 * l2 * l2) / w4;
        double q = l / w;
        double slope = etaSlope(q);
        out[0] = w;
        out[1] = eta(q);
        out[2] = byL;
        out[3] = slope * (1 - q * byL) / w;
        out[4] = byG;
        out[5] = -slope * q * byG / w;
    }

    /** q of a share eta of the Lorentz profile, by Newton's method: eta rises with q, at a slope of at least 0.7. */
    public static double lorentzPart(double eta) {
        double q = Math.max(0, Math.min(1, eta));
        for (int i = 0; i < 8; i++) {
            q -= (eta(q) - eta) / etaSlope(q);
        }
        return q;
    }

    /** How fast q rises with eta there. */
    public static double lorentzSlope(double eta) {
        return 1 / etaSlope(lorentzPart(eta));
    }

    /** w_G of the profile of FWHM w whose Lorentz width is q w: by bisection, the sum rises with w_G. */
    public static double gaussWidth(double fwhm, double q) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (fifth(middle, q) < 1) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return fwhm * (low + high) / 2;
    }

    @Override
    public void profile(double[] x, int from, int to, double position, double fwhm, double[] shape, double[] value) {
        PROFILE.profile(x, from, to, position, fwhm, new double[] {eta(shape[0])}, value);
    }

    @Override
    public void derivatives(double[] x, int from, int to, double position, double fwhm, double[] shape, double[] value,
            double[][] derivative) {
        PROFILE.derivatives(x, from, to, position, fwhm, new double[] {eta(shape[0])}, value, derivative);
        double slope = etaSlope(shape[0]);
        for (int i = from; i < to; i++) {
            derivative[2][i] *= slope;
        }
    }
}
