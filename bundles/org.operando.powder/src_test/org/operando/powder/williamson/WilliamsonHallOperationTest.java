// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.williamson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.operando.api.OperationException;
import org.operando.powder.PatternSeries;
import org.operando.powder.Samples;
import org.operando.powder.lattice.ReflectionRule;
import org.operando.testkit.PlainContext;

class WilliamsonHallOperationTest {
    private static final double[] X = grid();

    private static double[] grid() {
        double[] x = new double[2001];
        Arrays.setAll(x, i -> 4 + 0.01 * i);
        return x;
    }

    /** Lorentz lines of one FWHM at these angles. */
    private static double[] pattern(double... at) {
        double[] y = new double[X.length];
        Arrays.fill(y, 10);
        for (double c : at) {
            for (int i = 0; i < y.length; i++) {
                double t = (X[i] - c) / 0.05;
                y[i] += 1000 / (1 + 4 * t * t);
            }
        }
        return y;
    }

    private static PatternSeries series(Optional<Double> wavelength, double[]... rows) {
        long[] numbers = new long[rows.length];
        Arrays.setAll(numbers, i -> i + 1);
        return Samples.series(numbers, X, List.of(rows), Optional.empty(), Optional.empty(), wavelength);
    }

    private static WilliamsonHallOperation.Outputs run(PatternSeries series, Optional<Double> a,
            List<IndexedLine> lines, PlainContext context) throws OperationException {
        return new WilliamsonHallOperation().run(new WilliamsonHallOperation.Inputs(series, Optional.empty()),
                new WilliamsonHallOperation.Parameters(a, Optional.empty(), ReflectionRule.FM_3M, lines,
                        Optional.empty(), Optional.empty(), LineShape.LORENTZ, Optional.empty(), 0.9, Breadth.FWHM, 0.1,
                        2, Overlaps.TOGETHER, 1.5, 2),
                context);
    }

    private static List<IndexedLine> lines(double... at) {
        return Arrays.stream(at).mapToObj(c -> new IndexedLine(1, 1, 1, c)).toList();
    }

    private static String refusal(PatternSeries series, Optional<Double> a, List<IndexedLine> lines) {
        return assertThrows(OperationException.class, () -> run(series, a, lines, new PlainContext())).getMessage();
    }

    @Test
    void badInputIsRefusedInWords() {
        assertTrue(refusal(series(Optional.empty(), pattern(8)), Optional.empty(), lines(8)).contains("wavelength"));
        assertTrue(refusal(series(Optional.of(0.45), pattern(8)), Optional.empty(), List.of())
                .contains("neither lines nor a cell"));
        assertTrue(refusal(series(Optional.of(0.45), pattern(8)), Optional.empty(), lines(60, 70)).contains("0 lines"));
        assertTrue(refusal(series(Optional.of(0.45), pattern(8)), Optional.of(49.0), List.of()).contains("lines"));
    }

    @Test
    void patternsOfZerosAndOfTooFewLinesAreMarkedAndTheOthersFitted() throws Exception {
        double[] good = pattern(8, 12, 16, 20);
        double[] nothing = new double[X.length];
        double[] two = pattern(8, 12);
        double[] unknown = new double[X.length];
        Arrays.fill(unknown, Double.NaN);
        PlainContext context = new PlainContext();

        WilliamsonHallOperation.Outputs out = run(series(Optional.of(0.45), good, nothing, two, unknown),
                Optional.empty(), lines(8, 12, 16, 20), context);

        String[] flag = out.results().texts("flag");
        assertEquals(List.of("", "no intensity", "fewer than 3 lines", "no intensity"), List.of(flag));
        assertEquals(4, out.results().longs("lines")[0]);
        assertTrue(Double.isNaN(out.results().doubles("strain")[1]));
        for (String where : List.of("pattern 2", "pattern 3", "pattern 4", "instrument")) {
            assertTrue(context.warnings().stream().anyMatch(w -> w.where().equals(where)), where);
        }
        double[] width = out.lines().doubles("width");
        for (int i = 0; i < 4; i++) {
            // without noise: the fit of lines of the same profile is exact to where it stops
            assertEquals(0.05, width[i], 1e-6);
        }
    }
}
