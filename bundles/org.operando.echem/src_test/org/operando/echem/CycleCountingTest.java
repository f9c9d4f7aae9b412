// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class CycleCountingTest {
    private static final int[] STEPS = {0, -1, 0, 1, 1, 0, -1, -1, 0, 1};

    @Test
    void chargeFirstBeginsACycleWithTheFirstChargeAfterADischarge() {
        assertArrayEquals(new int[] {1, 1, 1, 2, 2, 2, 2, 2, 2, 3}, CycleCounting.CHARGE_FIRST.cycles(STEPS));
    }

    @Test
    void dischargeFirstBeginsACycleWithTheFirstDischargeAfterACharge() {
        assertArrayEquals(new int[] {1, 1, 1, 1, 1, 1, 2, 2, 2, 2}, CycleCounting.DISCHARGE_FIRST.cycles(STEPS));
    }

    @Test
    void automaticFollowsTheKindOfTheFirstActiveStep() {
        assertArrayEquals(CycleCounting.DISCHARGE_FIRST.cycles(STEPS), CycleCounting.AUTOMATIC.cycles(STEPS));
        int[] charging = {0, 1, -1, 1, -1};
        assertArrayEquals(new int[] {1, 1, 1, 2, 2}, CycleCounting.AUTOMATIC.cycles(charging));
    }

    @Test
    void fileHasNoRule() {
        assertThrows(IllegalStateException.class, () -> CycleCounting.FILE.cycles(STEPS));
    }
}
