// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.lattice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class LatticeLineTest {
    private static List<String> labels(List<LatticeLine> lines) {
        return lines.stream().map(LatticeLine::label).toList();
    }

    @Test
    void linesOfTheLayeredOxideAreThoseOfRhombohedralCentring() {
        List<LatticeLine> lines = LatticeLine.of(Lattice.hexagonal(2.877, 14.23), ReflectionRule.R_3M, 1.42);

        // order and multiplicities of the first ten lines of the reference NM90_4520_peaks.csv
        assertEquals(List.of("(003)", "(101)", "(006)", "(012)", "(104)", "(015)", "(009)", "(107)", "(018)", "(110)"),
                labels(lines));
        assertEquals(List.of(2, 6, 2, 6, 6, 6, 2, 6, 6, 6), lines.stream().map(LatticeLine::multiplicity).toList());
        assertEquals(14.23 / 3, lines.getFirst().d(), 1e-12);
        assertEquals(2.454219442, lines.get(1).d(), 1e-9, "the reference has ten digits");
    }

    @Test
    void linesOfCeriaAreThoseOfTheCertificate() {
        List<LatticeLine> lines = LatticeLine.of(Lattice.cubic(5.411651), ReflectionRule.FM_3M, 1.5);

        assertEquals(List.of("(111)", "(200)", "(220)", "(311)", "(222)"), labels(lines));
        assertEquals(List.of(8, 6, 12, 24, 8), lines.stream().map(LatticeLine::multiplicity).toList());
        assertEquals(5.411651 / Math.sqrt(11), lines.get(3).d(), 1e-12);
    }

    @Test
    void obliqueCellsUseTheWholeMetric() {
        // d(100) = a sin(beta) and d(001) = c sin(beta) of a monoclinic cell
        Lattice cell = new Lattice(8.359, 4.973, 6.197, 90, 114.83, 90);
        List<LatticeLine> lines = LatticeLine.of(cell, ReflectionRule.P1, 5);

        assertEquals(8.359 * Math.sin(Math.toRadians(114.83)), lines.getFirst().d(), 1e-12);
        assertEquals(6.197 * Math.sin(Math.toRadians(114.83)), lines.stream().filter(l -> l.label().equals("(001)"))
                .findFirst().orElseThrow().d(), 1e-12);
        assertEquals(8.359 * 4.973 * 6.197 * Math.sin(Math.toRadians(114.83)), cell.volume(), 1e-10);
    }

    @Test
    void tooManyLinesAreRefused() {
        assertThrows(IllegalArgumentException.class,
                () -> LatticeLine.of(Lattice.cubic(4), ReflectionRule.P1, 0.01));
    }
}
