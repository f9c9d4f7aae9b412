// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PatternNumbersTest {
    private static long[] of(String... names) {
        return PatternNumbers.of(List.of(names)).orElseThrow();
    }

    @Test
    void lastRunOfDigitsIsTheNumber() {
        assertArrayEquals(new long[] {1, 6, 501}, of("operando_001", "operando_006", "operando_501"));
        assertArrayEquals(new long[] {7, 8}, of("run3_00007", "run3_00008"));
    }

    @Test
    void digitsThatAllNamesShareAreNotTheNumber() {
        assertArrayEquals(new long[] {1_355_639, 1_355_647}, of("1355639_summed_mythen3", "1355647_summed_mythen3"));
    }

    @Test
    void nameOfASingleFileGivesTheDigitsThatStandFree() {
        assertArrayEquals(new long[] {1_355_639}, of("1355639_summed_mythen3"));
        assertArrayEquals(new long[] {12}, of("scan12"));
    }

    @Test
    void aSingleFrameHasTheNumberThatItsNameEndsWith() {
        assertEquals(12, PatternNumbers.ending("scan_00012").orElseThrow());
        assertEquals(7, PatternNumbers.ending("7").orElseThrow());
        for (String detector : List.of("ceo2_steel_mar2300", "ceo2_pilatus1m", "a", "")) {
            assertTrue(PatternNumbers.ending(detector).isEmpty(), detector);
        }
    }

    @Test
    void namesWithoutNumbersOfTheirOwnHaveNone() {
        assertEquals(Optional.empty(), PatternNumbers.of(List.of("charged", "discharged")));
        assertEquals(Optional.empty(), PatternNumbers.of(List.of("a1", "b1")));
        assertEquals(Optional.empty(), PatternNumbers.of(List.of("a1", "b")));
        assertEquals(Optional.empty(), PatternNumbers.of(List.of()));
    }
}
