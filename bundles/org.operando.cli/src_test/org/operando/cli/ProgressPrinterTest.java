// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Rate and remaining time. */
class ProgressPrinterTest {
    @Test
    void paceIsWhatWasDoneInTheTimeAndWhatIsLeftAtThatRate() {
        // 30 in 60 s is one in 2 s, so 45 more take 90 s
        assertEquals(", 0.50/s, 90 s left", ProgressPrinter.pace(30, 45, 60));
        assertEquals(", 100/s, 3 min left", ProgressPrinter.pace(1000, 18_000, 10));
        assertEquals(", 1.0/s, 2 h 30 min left", ProgressPrinter.pace(60, 9000, 60));
        assertEquals(", 20/s", ProgressPrinter.pace(40, 0, 2));
    }

    @Test
    void nothingIsGuessedBeforeThereIsSomethingToGoBy() {
        assertEquals("", ProgressPrinter.pace(0, 100, 60));
        assertEquals("", ProgressPrinter.pace(3, 100, 0.1));
    }
}
