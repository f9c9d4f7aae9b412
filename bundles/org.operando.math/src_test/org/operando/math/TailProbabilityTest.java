// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TailProbabilityTest {
    @Test
    void tabulatedPointsOfFivePerCentAreFound() {
        // Abramowitz and Stegun 1964, tables 26.8 and 26.9: 18.307 for ten degrees, 3.33 for five and ten
        assertEquals(0.05, TailProbability.chiSquared(18.3070, 10), 1e-6);
        assertEquals(0.05, TailProbability.fisher(3.33, 5, 10), 2e-4);
        assertEquals(1, TailProbability.chiSquared(0, 3));
    }
}
