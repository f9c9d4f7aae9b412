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
import org.junit.jupiter.api.Test;
import org.operando.api.CellRecord;
import org.operando.api.Clock;
import org.operando.api.Column;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Table;
import org.operando.api.figure.Arrow;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Image;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Note;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Span;
import org.operando.powder.Abscissa;
import org.operando.powder.Bragg;
import org.operando.powder.NamedLine;
import org.operando.powder.PatternSeries;
import org.operando.powder.Samples;
import org.operando.testkit.PlainContext;

class FiguresTest {
    private static final double[] ANGLES = {10, 11, 12};

    private static SeriesOperation.Outputs series(Optional<Double> wavelength, boolean withCell) throws Exception {
        PatternSeries patterns = Samples.series(new long[] {1, 2, 4}, ANGLES,
                List.of(new double[] {1, 2, 3}, new double[] {4, 5, 6}, new double[] {7, 8, 9}), Optional.empty(),
                Optional.of(new Clock(Quantity.of(0, "s"), 0, Optional.of(3600.0))), wavelength);
        CellRecord cell = new CellRecord(Table.of(Column.of("time", "s", new double[] {0, 7200, 7201, 14_400}),
                Column.of("step", new long[] {1, 1, 2, 2}), Column.of("voltage", "V", new double[] {3, 4, 3.9, 3}),
                Column.of("current", "A", new double[] {1e-3, 1e-3, -1e-3, -1e-3})), "UTC", Optional.empty(),
                Optional.empty());
        return new SeriesOperation().run(new SeriesOperation.Inputs(patterns, withCell ? Optional.of(cell)
                : Optional.empty()),
                new SeriesOperation.Parameters(Abscissa.TWO_THETA, Optional.empty(), Optional.empty(), 10_000, true),
                new PlainContext());
    }

    private static ContourFigure.Options options(Optional<Abscissa> axis) {
        return new ContourFigure.Options(axis, Optional.empty(), Optional.empty(), List.of(new NamedLine("Al", 11.5)),
                0, 100);
    }

    private static <T extends Mark> T mark(Panel panel, Class<T> type) {
        return panel.marks().stream().filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
    }

    @Test
    void contourLeavesTheMissingPatternBlank() throws Exception {
        Page page = new ContourFigure().build(new ContourFigure.Inputs(series(Optional.empty(), true)),
                options(Optional.empty()));

        Image image = mark(page.panels().getFirst(), Image.class);
        float nan = Float.NaN;
        assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6, nan, nan, nan, 7, 8, 9}, image.values());
        // one hour a pattern; numbers 1, 2 and 4 have their middles at 0.5, 1.5 and 3.5 h
        assertEquals(3, image.columns());
        assertArrayEquals(new double[] {9.5, 10.5, 11.5, 12.5}, image.xEdges(), 1e-12);
        assertEquals("Intensity (arb. units)", image.colours().label());
        assertEquals("viridis", image.colours().map());
        assertEquals(1, image.colours().from());
        assertEquals(9, image.colours().to());
        Span gap = mark(page.panels().getFirst(), Span.class);
        assertEquals("no pattern", gap.label());
        assertFalse(gap.vertical(), "seen wherever the gap is, also when its left edge is not");
        assertEquals(2, gap.from(), 1e-12, "hours");
        assertEquals(3, gap.to(), 1e-12, "hours");
    }

    @Test
    void voltageStandsBesideOnTheSameTimeAxis() throws Exception {
        Page page = new ContourFigure().build(new ContourFigure.Inputs(series(Optional.empty(), true)),
                options(Optional.empty()));

        Panel map = page.panels().getFirst();
        Panel cell = page.panels().getLast();
        assertEquals(2, page.panels().size());
        assertEquals(map.y().from(), cell.y().from());
        assertEquals(map.y().to(), cell.y().to());
        assertEquals(map.cell().y(), cell.cell().y());
        assertEquals(map.cell().height(), cell.cell().height());
        List<String> letters = cell.marks().stream().filter(Note.class::isInstance).map(n -> ((Note) n).text())
                .toList();
        assertEquals(List.of("C", "D"), letters);
    }

    @Test
    void axisOfQIsBraggsLawAndNeedsTheWavelength() throws Exception {
        Page page = new ContourFigure().build(new ContourFigure.Inputs(series(Optional.of(0.5), false)),
                options(Optional.of(Abscissa.Q)));

        double[] edges = mark(page.panels().getFirst(), Image.class).xEdges();
        assertEquals((Bragg.q(10, 0.5) + Bragg.q(11, 0.5)) / 2, edges[1], 1e-12);
        assertEquals(Bragg.q(11.5, 0.5), mark(page.panels().getFirst(), Arrow.class).at(), 1e-12);
        SeriesOperation.Outputs without = series(Optional.empty(), false);
        OperationException e = assertThrows(OperationException.class,
                () -> new ContourFigure().build(new ContourFigure.Inputs(without), options(Optional.of(Abscissa.Q))));
        assertTrue(e.getMessage().startsWith("no wavelength"), e.getMessage());
    }

    @Test
    void chosenPatternsAreShiftedAndNamed() throws Exception {
        Page page = new PatternsFigure().build(new PatternsFigure.Inputs(series(Optional.empty(), true).series()),
                new PatternsFigure.Options(6, List.of(1, 4), Optional.empty(), Optional.empty(), 0.5));

        List<String> texts = page.panels().getFirst().marks().stream().filter(Arrow.class::isInstance)
                .map(n -> ((Arrow) n).text())
                .toList();
        // 0.25 of the charge from 3 to 4 V; the last pattern at 12600 s of the discharge from 3.9 to 3 V
        assertEquals(List.of("C 3.25 V", "D 3.23 V"), texts);
        Line line = page.panels().getFirst().marks().stream().filter(Line.class::isInstance).map(Line.class::cast)
                .findFirst().orElseThrow();
        assertEquals(line.x()[line.x().length - 1], page.panels().getFirst().x().to(), "the axis ends with the data");
        assertEquals(AxisSpec.Numbering.NONE, page.panels().getFirst().y().numbering(), "heights of shifted lines");
        assertThrows(OperationException.class,
                () -> new PatternsFigure().build(new PatternsFigure.Inputs(series(Optional.empty(), true).series()),
                        new PatternsFigure.Options(6, List.of(3), Optional.empty(), Optional.empty(), 0.5)));
    }

    /** Ten patterns with another baseline each, one of them without a number. */
    private static PatternSeries baselines(int size, int empty) {
        List<double[]> rows = new ArrayList<>();
        long[] numbers = new long[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = i + 1;
            double base = 50.0 * (size - i);
            rows.add(i == empty ? new double[] {Double.NaN, Double.NaN, Double.NaN}
                    : new double[] {base, base + 10, base + 1});
        }
        return Samples.series(numbers, ANGLES, rows, Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Test
    void aPatternOfNothingIsNotCountedAndNoCurveLeavesThePanel() throws Exception {
        for (int size : new int[] {10, 250}) {
            for (int count : new int[] {6, 200}) {
                for (double shift : new double[] {0, 0.5, 2}) {
                    Panel panel = new PatternsFigure().build(new PatternsFigure.Inputs(baselines(size, size - 1)),
                            new PatternsFigure.Options(count, List.of(), Optional.empty(), Optional.empty(), shift))
                            .panels().getFirst();
                    List<Line> lines = panel.marks().stream().filter(Line.class::isInstance).map(Line.class::cast)
                            .toList();
                    double low = Double.POSITIVE_INFINITY;
                    double top = Double.NEGATIVE_INFINITY;
                    assertEquals(Math.min(count, size - 1), lines.size());
                    for (Line line : lines) {
                        low = Math.min(low, Arrays.stream(line.y()).min().orElseThrow());
                        top = Math.max(top, Arrays.stream(line.y()).max().orElseThrow());
                    }
                    assertTrue(panel.y().from() <= low && panel.y().to() >= top, panel.y() + " holds all curves");
                    // a pattern is 10 high: no more room than a part of one is left
                    assertEquals(low, panel.y().from(), 1);
                    assertEquals(top, panel.y().to(), 1);
                }
            }
        }
    }

    @Test
    void aNamedPatternOfNothingHasNoArrow() throws Exception {
        Panel panel = new PatternsFigure().build(new PatternsFigure.Inputs(baselines(10, 4)),
                new PatternsFigure.Options(6, List.of(4, 5, 6), Optional.empty(), Optional.empty(), 0.5)).panels()
                .getFirst();

        assertEquals(List.of("4", "6"), panel.marks().stream().filter(Arrow.class::isInstance)
                .map(a -> ((Arrow) a).text()).toList());
        assertTrue(Double.isFinite(panel.y().to()));
    }
}
