// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.cycles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Scatter of cycles about a smooth course. */
class ScatterTest {
    private static double[] fading(int n) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = 200 - 0.05 * i;
        }
        return values;
    }

    @Test
    void aStraightFadeHasNone() {
        // 200 is held to 3e-14
        assertEquals(0, CycleKernel.scatter(fading(100)), 1e-12);
    }

    @Test
    void normalScatterIsFoundAlsoWithJumpsAndGaps() {
        Random random = new Random(10);
        double[] values = fading(3000);
        for (int i = 0; i < values.length; i++) {
            values[i] += 0.3 * random.nextGaussian() - (i > 1500 ? 20 : 0);
        }
        values[700] = Double.NaN;

        // a median of 3000 correlated differences is good to some 2 %
        assertEquals(0.3, CycleKernel.scatter(values), 0.1 * 0.3);
    }

    @Test
    void fewCyclesSayNothing() {
        assertTrue(Double.isNaN(CycleKernel.scatter(fading(9))));
        assertEquals(0, CycleKernel.scatter(fading(10)), 1e-12);
    }
}
