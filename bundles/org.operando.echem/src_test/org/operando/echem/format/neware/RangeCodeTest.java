// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.neware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.operando.testkit.PlainContext;

class RangeCodeTest {
    @Test
    void factorsFollowTheDecadeOfTheCode() {
        int[] codes = {5, 25, 250, 1000, 200000, -5, -25, -500, -1000, -200000, 0, -100000000};
        double[] milliamperes = {1e-4, 1e-3, 1e-2, 0.1, 0.1, 1e-5, 1e-4, 1e-3, 1e-2, 1e-2, 0, 10};

        for (int i = 0; i < codes.length; i++) {
            assertEquals(milliamperes[i], RangeCode.milliamperes(codes[i]), "code " + codes[i]);
        }
    }

    @Test
    void unlistedCodeIsUsedByTheRuleWithAWarning() {
        RangeCode ranges = new RangeCode();
        PlainContext context = new PlainContext();

        double factor = ranges.factor(700);
        ranges.factor(6000);
        ranges.report("a.nda", context);

        assertEquals(1e-2, factor);
        assertEquals(1, context.warnings().size());
        assertTrue(context.warnings().getFirst().what().contains("[700]"), context.warnings().getFirst().what());
    }

    @Test
    void smallestCodeOfAllDoesNotOverflow() {
        assertEquals(1e-2, RangeCode.milliamperes(Integer.MIN_VALUE));
    }
}
