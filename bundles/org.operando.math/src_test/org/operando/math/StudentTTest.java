// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StudentTTest {
    @Test
    void halfWidthsAreThoseOfTheTables() {
        // two-sided 95 % and 99 % points as statistical tables print them, to three digits
        assertEquals(12.706, StudentT.halfWidth(0.95, 1), 5e-4);
        assertEquals(4.303, StudentT.halfWidth(0.95, 2), 5e-4);
        assertEquals(2.228, StudentT.halfWidth(0.95, 10), 5e-4);
        assertEquals(3.169, StudentT.halfWidth(0.99, 10), 5e-4);
        assertEquals(1.960, StudentT.halfWidth(0.95, 1e6), 5e-4);
    }
}
