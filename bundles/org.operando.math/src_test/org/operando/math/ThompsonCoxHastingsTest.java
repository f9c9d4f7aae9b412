// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThompsonCoxHastingsTest {
    @ParameterizedTest
    @CsvSource({"0.1, 0.02", "0.1, 0.1", "0.02, 0.1", "0.05, 0.08"})
    void widthIsThatOfTheVoigtFunction(double gauss, double lorentz) {
        // Olivero & Longbothum 1977, J. Quant. Spectrosc. Radiat. Transf. 17, 233, is good to 2e-4; the sum of powers is
        // the width of the pseudo-Voigt that fits best, which by the publication differs by some parts in a thousand
        double voigt = 0.5346 * lorentz + Math.sqrt(0.2166 * lorentz * lorentz + gauss * gauss);
        assertEquals(voigt, ThompsonCoxHastings.fwhm(gauss, lorentz), 3e-3 * voigt);
    }

    @ParameterizedTest
    @CsvSource({"0.1, 0.02", "0.1, 0.1", "0.02, 0.1", "0.05, 0"})
    void widthsFollowFromFwhmAndPart(double gauss, double lorentz) {
        double fwhm = ThompsonCoxHastings.fwhm(gauss, lorentz);
        // the root of a sum of fifth powers: 16 digits over the slope at small Gauss widths
        assertEquals(gauss, ThompsonCoxHastings.gaussWidth(fwhm, lorentz / fwhm), 1e-12);
    }

    @Test
    void pureWidthsArePureShapes() {
        assertEquals(0, ThompsonCoxHastings.eta(0));
        // the three coefficients of the publication add up to 1 exactly
        assertEquals(1, ThompsonCoxHastings.eta(1), 1e-15);
        assertEquals(0.1, ThompsonCoxHastings.fwhm(0.1, 0), 1e-16);
        assertEquals(0.1, ThompsonCoxHastings.fwhm(0, 0.1), 1e-16);
    }

    @ParameterizedTest
    @CsvSource({"0.1, 0.02", "0.1, 0.1", "0.02, 0.1", "0.05, 0.08"})
    void derivativesOfTheProfileAreThoseOfItsValues(double gauss, double lorentz) {
        double[] at = new double[6];
        double[] up = new double[6];
        double[] down = new double[6];
        double h = 1e-7;
        ThompsonCoxHastings.profileOf(gauss, lorentz, at);
        ThompsonCoxHastings.profileOf(gauss, lorentz + h, up);
        ThompsonCoxHastings.profileOf(gauss, lorentz - h, down);
        // central differences: 16 digits of widths of a tenth over steps of 1e-7, and for eta over a width of 0.1
        assertEquals((up[0] - down[0]) / (2 * h), at[2], 1e-8);
        assertEquals((up[1] - down[1]) / (2 * h), at[3], 1e-6);
        ThompsonCoxHastings.profileOf(gauss + h, lorentz, up);
        ThompsonCoxHastings.profileOf(gauss - h, lorentz, down);
        assertEquals((up[0] - down[0]) / (2 * h), at[4], 1e-8);
        assertEquals((up[1] - down[1]) / (2 * h), at[5], 1e-6);
        assertEquals(lorentz / at[0], ThompsonCoxHastings.lorentzPart(at[1]), 1e-14);
    }
}
