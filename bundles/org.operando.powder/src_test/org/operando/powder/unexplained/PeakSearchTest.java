// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.unexplained;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.operando.powder.lattice.Lattice;

class PeakSearchTest {
    private static final double[] X = grid();

    private static double[] grid() {
        double[] x = new double[1000];
        Arrays.setAll(x, i -> 4 + 0.01 * i);
        return x;
    }

    /** Lorentz lines on 100 counts with normal noise of the root of the counts. */
    private static double[] pattern(long seed, double[]... lines) {
        Random random = new Random(seed);
        double[] y = new double[X.length];
        for (int i = 0; i < y.length; i++) {
            double mean = 100;
            for (double[] line : lines) {
                double t = (X[i] - line[0]) / line[2];
                mean += line[1] / (1 + 4 * t * t);
            }
            y[i] = mean + Math.sqrt(mean) * random.nextGaussian();
        }
        return y;
    }

    private static List<PeakSearch.Peak> search(double[] y) {
        return PeakSearch.of(X, y, Arrays.stream(y).map(v -> Math.sqrt(Math.max(v, 1))).toArray(), 5);
    }

    @Test
    void linesOfDifferentHeightAndWidthAreFoundWhereTheyAre() {
        List<PeakSearch.Peak> peaks = search(pattern(1, new double[] {6, 5000, 0.05}, new double[] {8, 200, 0.1},
                new double[] {8.2, 400, 0.1}, new double[] {11, 3000, 0.3}));

        assertEquals(4, peaks.size(), peaks.toString());
        double[] expected = {6, 8, 8.2, 11};
        for (int i = 0; i < 4; i++) {
            // a fifth of a line's width is the matter of the search; a fit follows where the position counts
            assertEquals(expected[i], peaks.get(i).position(), 0.02);
        }
    }

    @Test
    void flatPatternsHaveNoPeaks() {
        int found = 0;
        for (int seed = 1; seed <= 100; seed++) {
            found += search(pattern(seed)).size();
        }
        // nine scales of a thousand points each, one-sided 5 sigma: 0.3 expected if all were independent
        assertTrue(found <= 4, found + " in 100 patterns");
    }

    @Test
    void bundledPhasesHaveTheLinesTheirSourcesState() {
        List<ForeignPhase> phases = ForeignPhase.bundled();

        assertEquals(List.of("NiO", "Al", "Li", "CeO2", "Li2CO3", "LiOH"),
                phases.stream().map(ForeignPhase::name).toList());
        for (ForeignPhase phase : phases) {
            for (double d : phase.strongest()) {
                // spacings are stated to 0.01 angstrom at worst
                assertTrue(phase.lines(1).stream().anyMatch(l -> Math.abs(l.d() - d) < 0.01 + 0.003 * d),
                        phase.name() + " " + d);
            }
        }
    }

    @Test
    void theCellOfLithiumHydroxideHasItsDensity() {
        Lattice cell = ForeignPhase.bundled().getLast().lattice();

        // two formula units of 23.948 g/mol; 1.46 g/cm3 by ICSD 27543
        assertEquals(1.46, 2 * 23.948 / (0.602214 * cell.a() * cell.a() * cell.c()), 0.005);
    }
}
