// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.williamson;

/**
 * The pseudo-Voigt function that stands for a Voigt function of Gauss FWHM g and Lorentz FWHM l (Thompson, Cox &amp;
 * Hastings 1987, J. Appl. Cryst. 20, 79): w^5 = g^5 + 2.69269 g^4 l + 2.42843 g^3 l^2 + 4.47163 g^2 l^3 + 0.07842 g l^4
 * + l^5, eta = 1.36603 q - 0.47719 q^2 + 0.11116 q^3 with q = l/w.
 */
final class ThompsonCoxHastings {
    private ThompsonCoxHastings() {
    }

    /** Writes w, eta, dw/dl, d eta/dl, dw/dg, d eta/dg; g and l not both 0. */
    static void of(double g, double l, double[] out) {
        double g2 = g * g;
        double l2 = l * l;
        double fifth = g2 * g2 * g + 2.69269 * g2 * g2 * l + 2.42843 * g2 * g * l2 + 4.47163 * g2 * l2 * l
                + 0.07842 * g * l2 * l2 + l2 * l2 * l;
        double w = Math.pow(fifth, 0.2);
        double w4 = 5 * w * w * w * w;
        double byL = (2.69269 * g2 * g2 + 2 * 2.42843 * g2 * g * l + 3 * 4.47163 * g2 * l2 + 4 * 0.07842 * g * l2 * l
                + 5 * l2 * l2) / w4;
        double byG = (5 * g2 * g2 + 4 * 2.69269 * g2 * g * l + 3 * 2.42843 * g2 * l2 + 2 * 4.47163 * g * l2 * l
                + 0.07842 * l2 * l2) / w4;
        double q = l / w;
        double slope = 1.36603 + q * (-2 * 0.47719 + q * 3 * 0.11116);
        out[0] = w;
        out[1] = q * (1.36603 + q * (-0.47719 + q * 0.11116));
        out[2] = byL;
        out[3] = slope * (1 - q * byL) / w;
        out[4] = byG;
        out[5] = -slope * q * byG / w;
    }

    /** Lorentz FWHM as a part of the whole, of a mixing eta (de Keijser et al. 1982, J. Appl. Cryst. 15, 308, inverse). */
    static double lorentzPart(double eta) {
        return eta * (0.72928 + eta * (0.19289 + eta * 0.07783));
    }

    /** Its derivative by eta. */
    static double lorentzSlope(double eta) {
        return 0.72928 + eta * (2 * 0.19289 + eta * 3 * 0.07783);
    }

    /** Gauss FWHM as a part of the whole. */
    static double gaussPart(double eta) {
        return Math.sqrt(Math.max(0, 1 - eta * (0.74417 + eta * (0.24781 + eta * 0.00810))));
    }
}
