// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.operando.api.InvalidParameter;
import org.operando.api.OperationException;
import org.operando.powder.Abscissa;
import org.operando.powder.PatternSeries;
import org.operando.powder.PatternSeries.Columns;
import org.operando.powder.Samples;
import org.operando.testkit.PlainContext;

class SeriesViewsTest {
    private static final double NAN = Double.NaN;

    private static PatternSeries series(double[]... rows) {
        long[] numbers = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            numbers[i] = i + 1;
        }
        return Samples.series(numbers, new double[] {10, 11, 12}, List.of(rows), Optional.empty(), Optional.empty(),
                Optional.empty());
    }

    private static double[] view(Scaling scaling, Difference difference, boolean log) throws Exception {
        return new SeriesView(scaling, Optional.of(new AngleRange(9.5, 10.5)), difference, log)
                .values(series(new double[] {1, 10, 1}, new double[] {2, 20, 2}, new double[] {4, 0, 8}),
                        TimeGrid.of(new double[] {1, 2, 3}));
    }

    @Test
    void viewsAreWhatTheirNamesSay() throws Exception {
        // medians of the measures: background 1, 2, 4: 2; means 4, 8, 4: 4
        assertArrayEquals(new double[] {2, 20, 2, 2, 20, 2, 2, 0, 4}, view(Scaling.BACKGROUND, Difference.NONE, false));
        assertArrayEquals(new double[] {1, 10, 1, 1, 10, 1, 4, 0, 8}, view(Scaling.TOTAL, Difference.NONE, false));
        assertArrayEquals(new double[] {0, 0, 0, 1, 10, 1, 3, -10, 7}, view(Scaling.NONE, Difference.FIRST, false));
        assertArrayEquals(new double[] {NAN, NAN, NAN, 1, 10, 1, 2, -20, 6},
                view(Scaling.NONE, Difference.PREVIOUS, false));
        double[] log = view(Scaling.NONE, Difference.NONE, true);
        assertEquals(1, log[1], 1e-15);
        assertTrue(Double.isNaN(log[7]), "no logarithm of 0");
        assertThrows(OperationException.class, () -> view(Scaling.MONITOR, Difference.NONE, false));
        assertThrows(InvalidParameter.class, () -> view(Scaling.NONE, Difference.FIRST, true));
    }

    @Test
    void nothingIsTakenOffOverAGapOrAnEmptyPattern() throws Exception {
        PatternSeries series = series(new double[] {1, 1, 1}, new double[] {2, 2, 3}, new double[] {NAN, NAN, NAN},
                new double[] {5, 5, 5}, new double[] {7, 8, 9}, new double[] {9, 9, 9});
        // the fifth pattern is missing
        TimeGrid grid = TimeGrid.of(new double[] {1, 2, 3, 4, 6, 7});

        assertArrayEquals(new double[] {NAN, NAN, NAN, 1, 1, 2, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, 2, 1, 0},
                new SeriesView(Scaling.NONE, Optional.empty(), Difference.PREVIOUS, false).values(series, grid));
        assertArrayEquals(new double[] {0, 0, 0, 1, 1, 2, NAN, NAN, NAN, 4, 4, 4, 6, 7, 8, 8, 8, 8},
                new SeriesView(Scaling.NONE, Optional.empty(), Difference.FIRST, false).values(series, grid));
    }

    @Test
    void linesOfFoilsFollowFromTheirCells() {
        // Bragg's law by hand: Al 111, d = 4.0495/sqrt(3), and Li 110, d = 3.510/sqrt(2), at 0.71073 angstrom
        double al = 2 * Math.toDegrees(Math.asin(0.71073 * Math.sqrt(3) / (2 * 4.0495)));
        double li = 2 * Math.toDegrees(Math.asin(0.71073 * Math.sqrt(2) / (2 * 3.510)));
        assertEquals(al, MarkedPhase.named("Al").lines(0.71073, 10, 18).getFirst().at(), 1e-9);
        assertEquals("Al 111", MarkedPhase.named("al").lines(0.71073, 10, 18).getFirst().name().replace("al", "Al"));
        assertEquals(li, MarkedPhase.named("Li").lines(0.71073, 10, 18).getFirst().at(), 1e-9);
        assertThrows(InvalidParameter.class, () -> MarkedPhase.named("unobtainium"));
    }

    private static SeriesOperation.Outputs run(PatternSeries series, PlainContext context) throws Exception {
        return new SeriesOperation().run(new SeriesOperation.Inputs(series, Optional.empty()),
                new SeriesOperation.Parameters(Abscissa.TWO_THETA, Optional.empty(), Optional.empty(), 600, true,
                        List.of(new ExcludedRange(Optional.of("Al"), 10.5, 11.5))),
                context);
    }

    @Test
    void excludedRegionsAndPatternsOfZerosAreNaN() throws Exception {
        PlainContext context = new PlainContext();
        SeriesOperation.Outputs out = run(series(new double[] {1, 2, 3}, new double[] {0, 0, 0}), context);

        assertArrayEquals(new double[] {1, NAN, 3, NAN, NAN, NAN}, out.series().intensities(0, 2, 0, 3));
        assertArrayEquals(new long[] {0, 1}, out.series().frames().longs(Columns.LEFT_OUT));
        assertEquals(1, out.excluded().orElseThrow().rows());
        assertTrue(context.warnings().toString().contains("nothing but zeros"), context.warnings().toString());
        assertThrows(OperationException.class, () -> run(series(new double[] {0, 0, 0}), new PlainContext()));
    }

    @Test
    void potentialsAreReadAsTheyAreWritten() {
        assertEquals(new Potential(1, 1, 4.1, "C 4.1 V"), Potential.of("C 4.1 V"));
        assertEquals(new Potential(1, 1, 4.1, "C 4.1 V"), Potential.of("C4.1V"));
        assertEquals(new Potential(-1, 2, 3.6, "D2 3.6 V"), Potential.of("D2 3.6 V"));
        assertEquals("OCP", Potential.of("ocp").text());
        assertThrows(InvalidParameter.class, () -> Potential.of("4.1 V"));
    }
}
