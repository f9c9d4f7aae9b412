// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.operando.api.Column;
import org.operando.api.OperationException;
import org.operando.api.Table;
import org.operando.api.figure.Arrow;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.api.figure.Page;
import org.operando.powder.Abscissa;
import org.operando.powder.Bragg;
import org.operando.powder.PatternSeries;
import org.operando.powder.PatternSeries.Columns;
import org.operando.powder.PatternSeries.TimeScale;
import org.operando.powder.Samples;

/** Stacked patterns chosen by potential and direction, as OCP, C 4.3 V, D 3.6 V. */
class PatternsByPotentialTest {
    private static final double WAVELENGTH = 0.4520;
    /** Rest, charge to 4.3 V, discharge to 3.0 V, charge again; pattern k (from 0) has its only peak of 100 + k. */
    private static final double[] VOLTS = {3.10, 3.11, 3.60, 3.95, 4.30, 4.12, 3.62, 3.00, 3.58, 4.31};
    private static final double[] CURRENT = {0, 1e-8, 1e-3, 1e-3, 1e-3, -1e-3, -1e-3, -1e-3, 1e-3, 1e-3};

    private static PatternSeries series(double[] current, boolean broken) {
        int n = VOLTS.length;
        long[] numbers = new long[n];
        List<double[]> rows = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            numbers[k] = k + 1;
            rows.add(new double[] {10, 100 + k, 10, broken ? Double.NaN : 10, 10});
        }
        PatternSeries plain = Samples.series(numbers, new double[] {5, 5.2, 5.4, 5.6, 5.8}, rows, Optional.empty(),
                Optional.empty(), Optional.of(WAVELENGTH));
        List<Column> columns = new ArrayList<>(plain.frames().columns());
        columns.add(Column.of(Columns.VOLTAGE, "V", VOLTS));
        columns.add(Column.of(Columns.CURRENT, "A", current));
        return new PatternSeries(plain.intensity(), new Table(columns), TimeScale.RECORD, true, Optional.empty(),
                Optional.of(WAVELENGTH), "");
    }

    private static Page page(PatternSeries series, double within, double shift, String... at)
            throws OperationException {
        return new PatternsFigure().build(new PatternsFigure.Inputs(series), new PatternsFigure.Options(6, List.of(),
                List.of(at), within, Abscissa.Q, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), shift));
    }

    private static List<Arrow> arrows(Page page) {
        return page.panels().getFirst().marks().stream().filter(Arrow.class::isInstance).map(Arrow.class::cast)
                .toList();
    }

    private static List<Line> lines(Page page) {
        return page.panels().getFirst().marks().stream().filter(Line.class::isInstance).map(Line.class::cast).toList();
    }

    @Test
    void eachPotentialHasThePatternOfItsDirectionAndTurn() throws Exception {
        Page page = page(series(CURRENT, false), 0.05, 0.5, "OCP", "C 3.6 V", "C 4.3 V", "D 3.6 V", "C2 3.6 V",
                "C2 4.3 V");

        assertEquals(List.of("OCP", "C 3.6 V", "C 4.3 V", "D 3.6 V", "C2 3.6 V", "C2 4.3 V"),
                arrows(page).stream().map(Arrow::text).toList());
        // by the heights of their peaks, without what they are shifted by: half of the tallest, 109 - 10, each
        double[] chosen = new double[6];
        for (int k = 0; k < chosen.length; k++) {
            chosen[k] = lines(page).get(k).y()[1] - k * 0.5 * 99 - 100;
        }
        assertArrayEquals(new double[] {0, 2, 4, 6, 8, 9}, chosen, 1e-9);
        assertTrue(page.caption().contains("OCP: 3.100 V") && page.caption().contains("D 3.6 V: 3.620 V")
                && page.caption().contains("C2 4.3 V: 4.310 V"), page.caption());
        assertFalse(page.caption().contains("broken"), page.caption());
        List<Integer> colours = arrows(page).stream().map(a -> a.ink().argb()).toList();
        assertEquals(colours.get(1), colours.get(4), "both are charged");
        assertEquals(Ink.series(1).argb(), colours.get(1));
        assertEquals(Ink.series(0).argb(), colours.get(3), "discharged");
        assertEquals(Ink.BLACK.argb(), colours.get(0));
    }

    @Test
    void theAxisIsQByBraggsLaw() throws Exception {
        double[] x = lines(page(series(CURRENT, false), 0.05, 0.5, "OCP")).getFirst().x();

        assertEquals(4 * Math.PI * Math.sin(Math.toRadians(2.5)) / WAVELENGTH, x[0], 1e-12);
        assertEquals(Bragg.q(5.8, WAVELENGTH), x[4], 1e-12);
    }

    @Test
    void limitsOfQAreLimitsOfTheAngle() throws Exception {
        Page page = new PatternsFigure().build(new PatternsFigure.Inputs(series(CURRENT, false)),
                new PatternsFigure.Options(6, List.of(), List.of("C 4.3 V"), 0.05, Abscissa.TWO_THETA,
                        Optional.empty(), Optional.empty(), Optional.of(Bragg.q(5.1, WAVELENGTH)),
                        Optional.of(Bragg.q(5.7, WAVELENGTH)), 0.5));

        assertArrayEquals(new double[] {5.2, 5.4, 5.6}, lines(page).getFirst().x());
    }

    @Test
    void aPotentialThatWasNotMeasuredIsRefusedWithTheNearest() throws Exception {
        OperationException far = assertThrows(OperationException.class,
                () -> page(series(CURRENT, false), 0.05, 0.5, "C 4.1 V"));
        assertTrue(far.getMessage().contains("C 4.1 V: the nearest is at 3.950 V"), far.getMessage());
        assertEquals(103, lines(page(series(CURRENT, false), 0.2, 0, "C 4.1 V")).getFirst().y()[1]);
        OperationException turn = assertThrows(OperationException.class,
                () -> page(series(CURRENT, false), 0.05, 0.5, "D2 3.6 V"));
        assertTrue(turn.getMessage().contains("no discharge 2"), turn.getMessage());
        double[] never = CURRENT.clone();
        Arrays.fill(never, 0, 2, 1e-3);
        OperationException rest = assertThrows(OperationException.class,
                () -> page(series(never, false), 0.05, 0.5, "OCP"));
        assertTrue(rest.getMessage().contains("carries a current"), rest.getMessage());
        PatternSeries bare = Samples.series(new long[] {1}, new double[] {5, 5.2}, List.of(new double[] {1, 2}),
                Optional.empty(), Optional.empty(), Optional.of(WAVELENGTH));
        assertTrue(assertThrows(OperationException.class, () -> page(bare, 0.05, 0.5, "OCP")).remedy()
                .contains("cell's log"));
    }

    @Test
    void regionsThatAreLeftOutBreakTheLinesAndTheCaptionSaysSo() throws Exception {
        Page page = page(series(CURRENT, true), 0.05, 0.5, "OCP", "D 3.0 V");

        assertTrue(lines(page).stream().allMatch(line -> Double.isNaN(line.y()[3])));
        assertTrue(page.caption().contains("broken at angles that are left out"), page.caption());
        assertTrue(arrows(page).stream().allMatch(a -> Double.isFinite(a.at())));
        assertEquals(2, IntStream.range(0, 2).filter(k -> lines(page).get(k).y()[4] == 10 + k * 0.5 * 97).count());
    }
}
