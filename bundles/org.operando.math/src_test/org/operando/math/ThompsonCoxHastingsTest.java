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
}
