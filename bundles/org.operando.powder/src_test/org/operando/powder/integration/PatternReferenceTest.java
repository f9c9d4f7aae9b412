// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns of real frames against those of pyFAI 0.21.3. */
class PatternReferenceTest {
    @ParameterizedTest
    @ValueSource(strings = {"pilatus_full_csr", "pilatus_full_raw", "pilatus_full_solidangle", "pilatus_full_q",
        "pilatus_full_rmm", "pilatus_full_azimuthal", "pilatus_full_range", "pilatus_full_sector0",
        "pilatus_full_sector180", "pilatus_full_dummy", "pilatus_full_darkflat", "pilatus_bbox_csr", "mar2300_full",
        "lab6_full"})
    void splitPatternsAreThoseOfPyFai(String name) throws Exception {
        PatternComparison compared = new PatternComparison(name, false);
        assertEquals(0, compared.out(), "bins out of max(1e-4 I, 0.01 sigma): " + compared);
        assertTrue(compared.binsCompared() > 870);
        assertTrue(compared.greatestOfX() < 5e-6);
        // shares of 16 bits change V by their rounding, most where few pixels share a bin
        assertTrue(compared.greatestOfSigma() < 1e-3, compared::toString);
        // A given range: pyFAI counts pixels across its border whole, all of it in the bins inside. That fills the
        // two end
        // bins and reaches the third, where it has 110.08 pixels for 109.77 and our sigma is 2.1e-3 greater for that;
        // from the
        // fourth bin on sigma is equal to 1.4e-5. Totals of such a pattern are not those of what is inside.
        if (name.endsWith("range")) {
            assertEquals(0, compared.pixelsMore(), 0.02);
        } else {
            assertEquals(compared.pattern.settings().path("total_count").asDouble(), total(compared.sums.count()),
                    1e-3);
            // pyFAI adds up single-precision shares: its totals carry 1e-9
            assertEquals(1, total(compared.sums.signal()) / compared.pattern.settings().path("total_signal").asDouble(),
                    1e-9);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pilatus_no_csr", "pilatus_no_histogram", "pilatus_no_sector0", "pilatus_no_sector180",
        "mar2300_no", "lab6_no"})
    void withoutSplittingEveryBinHasTheCountOfPyFai(String name) throws Exception {
        PatternComparison rounded = new PatternComparison(name, true);
        assertEquals(0, rounded.countsUnequal(), rounded.toString());
        assertTrue(rounded.greatest() < 1e-6);
        PatternComparison exact = new PatternComparison(name, false);
        assertEquals(total(exact.pattern.count()), total(exact.sums.count()));
        assertEquals(total(exact.pattern.signal()), total(exact.sums.signal()));
    }

    /** pyFAI takes its boxes from centres of single precision: with centres of double precision 94 bins are out. */
    @ParameterizedTest
    @ValueSource(strings = {"mar2300_bbox", "pilatus_bbox_csr"})
    void boxesAboutRoundedCentresAreThoseOfPyFai(String name) throws Exception {
        PatternComparison compared = new PatternComparison(name, true);
        assertEquals(0, compared.out(), compared.toString());
    }

    private static double total(double[] values) {
        return Arrays.stream(values).sum();
    }
}
