// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cakes and clipped patterns of a real frame against those of pyFAI 0.21.3. */
class CakeReferenceTest {
    @Test
    void withoutSplittingEveryBinOfTheCakeHasTheCountOfPyFai() throws Exception {
        CakeComparison cake = new CakeComparison("no");
        assertEquals(0, cake.countsUnequal(), cake.toString());
        assertTrue(cake.quantile(1, false) < 1e-6);
    }

    @Test
    void boxesOfTheCakeAreThoseOfPyFai() throws Exception {
        CakeComparison cake = new CakeComparison("bbox");
        assertTrue(cake.quantile(1, true) < 2.1e-4, cake.toString());
        assertTrue(cake.quantile(0.99, false) < 1.1e-4);
        // every bin, those of the last hundredth too
        assertEquals(0, cake.outside(), cake.toString());
    }

    /** pyFAI clips in single precision: the quantiles are those that exact clipping in C has reached. */
    @Test
    void areasOfTheCakeAreThoseOfPyFai() throws Exception {
        CakeComparison cake = new CakeComparison("full");
        assertTrue(cake.quantile(0.5, true) < 6e-5, cake.toString());
        assertTrue(cake.quantile(0.9, true) < 2.3e-4);
        assertTrue(cake.quantile(0.99, true) < 4e-3);
        assertTrue(cake.quantile(0.5, false) < 1.95e-4);
        assertTrue(cake.quantile(0.9, false) < 1.25e-3);
        assertTrue(cake.quantile(0.99, false) < 9e-3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"poisson", "azimuthal"})
    void sigmaClippingLeavesThePixelsThatPyFaiLeaves(String scatter) throws Exception {
        PatternComparison compared = new PatternComparison("pilatus_no_sigmaclip_" + scatter, true);
        BinSums clipped = new Clip(Clipping.SIGMA,
                scatter.equals("poisson") ? ClipScatter.POISSON : ClipScatter.AZIMUTHAL, 5, 5, 0, 100)
                .sums(compared.integrator, compared.pixels);
        double[] count = compared.pattern.count();
        for (int k = 0; k < count.length; k++) {
            // pyFAI writes 3 for bins of one or two pixels
            if (count[k] >= 50) {
                assertEquals(count[k], clipped.count()[k], "count of bin " + k);
                assertTrue(Math.abs(clipped.mean(k) / compared.pattern.intensity()[k] - 1) < 1e-6);
            }
        }
    }
}
