// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
        assertThat(compared.out()).as("bins out of max(1e-4 I, 0.01 sigma): " + compared).isZero();
        assertThat(compared.binsCompared()).isGreaterThan(870);
        assertThat(compared.greatestOfX()).isLessThan(5e-6);
        // a given range: pyFAI counts pixels across its border whole, which also reaches the variance of inner bins
        if (!name.endsWith("range")) {
            // shares of 16 bits change V by their rounding, most where few pixels share a bin
            assertThat(compared.greatestOfSigma()).isLessThan(1e-3);
            assertThat(total(compared.sums.count()))
                    .isCloseTo(compared.pattern.settings().path("total_count").asDouble(), within(1e-3));
            // pyFAI adds up single-precision shares: its totals carry 1e-9
            assertThat(total(compared.sums.signal())
                    / compared.pattern.settings().path("total_signal").asDouble()).isCloseTo(1, within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pilatus_no_csr", "pilatus_no_histogram", "pilatus_no_sector0", "pilatus_no_sector180",
        "mar2300_no", "lab6_no"})
    void withoutSplittingEveryBinHasTheCountOfPyFai(String name) throws Exception {
        PatternComparison rounded = new PatternComparison(name, true);
        assertThat(rounded.countsUnequal()).as(rounded.toString()).isZero();
        assertThat(rounded.greatest()).isLessThan(1e-6);
        PatternComparison exact = new PatternComparison(name, false);
        assertThat(total(exact.sums.count())).isEqualTo(total(exact.pattern.count()));
        assertThat(total(exact.sums.signal())).isEqualTo(total(exact.pattern.signal()));
    }

    /** pyFAI takes its boxes from centres of single precision: with centres of double precision 94 bins are out. */
    @ParameterizedTest
    @ValueSource(strings = {"mar2300_bbox", "pilatus_bbox_csr"})
    void boxesAboutRoundedCentresAreThoseOfPyFai(String name) throws Exception {
        PatternComparison compared = new PatternComparison(name, true);
        assertThat(compared.out()).as(compared.toString()).isZero();
    }

    private static double total(double[] values) {
        return Arrays.stream(values).sum();
    }
}
