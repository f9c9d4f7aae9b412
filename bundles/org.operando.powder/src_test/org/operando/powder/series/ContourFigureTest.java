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
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.operando.api.CellRecord;
import org.operando.api.Clock;
import org.operando.api.Column;
import org.operando.api.InvalidParameter;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Table;
import org.operando.api.figure.Arrow;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Image;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Rule;
import org.operando.api.figure.Span;
import org.operando.powder.Abscissa;
import org.operando.powder.Bragg;
import org.operando.powder.NamedLine;
import org.operando.powder.PatternSeries;
import org.operando.powder.Samples;
import org.operando.testkit.PlainContext;

/** What each option of a contour does, with numbers that are found by hand. */
class ContourFigureTest {
    private static final float NAN = Float.NaN;
    private static final double WAVELENGTH = 0.71073;
    private static final long[] NUMBERS = {1, 2, 3, 6, 7, 8};

    /** Options that are set one by one; what is left is as a study leaves it out. */
    private static final class Choice {
        private Optional<Abscissa> axis = Optional.empty();
        private List<AngleRange> windows = List.of();
        private Along against = Along.TIME;
        private Optional<Double> full = Optional.empty();
        private double start;
        private boolean downwards;
        private Scaling scaling = Scaling.NONE;
        private Difference difference = Difference.NONE;
        private boolean log;
        private List<NamedLine> lines = List.of();
        private List<MarkedPhase> phases = List.of();
        private Optional<String> gap = Optional.empty();
        private double darkest;
        private double brightest = 100;

        ContourFigure.Options options() {
            return new ContourFigure.Options(axis, Optional.empty(), Optional.empty(), windows, against, full, start,
                    downwards, scaling, Optional.of(new AngleRange(9.5, 11.5)), difference, log, lines, phases, gap,
                    darkest, brightest);
        }

        Page page(SeriesOperation.Outputs series) throws OperationException {
            return new ContourFigure().build(new ContourFigure.Inputs(series), options());
        }
    }

    /** Charge at 1 mA from 3 to 4 V in 4 h, discharge to 3.2 V in 4 h, a record an hour. */
    private static CellRecord cell() {
        double[] time = new double[10];
        double[] voltage = new double[10];
        double[] current = new double[10];
        long[] step = new long[10];
        for (int i = 0; i < 10; i++) {
            boolean charge = i < 5;
            time[i] = charge ? 3600.0 * i : 3600.0 * (i - 1) + 1;
            voltage[i] = charge ? 3 + 0.25 * i : 4 - 0.2 * (i - 5);
            current[i] = charge ? 1e-3 : -1e-3;
            step[i] = charge ? 1 : 2;
        }
        return new CellRecord(Table.of(Column.of("time", "s", time), Column.of("step", step),
                Column.of("voltage", "V", voltage), Column.of("current", "A", current)), "UTC", Optional.empty(),
                Optional.empty());
    }

    private static SeriesOperation.Outputs run(long[] numbers, List<double[]> rows, boolean timed,
            List<ExcludedRange> excluded) throws OperationException {
        double[] angles = IntStream.range(0, rows.getFirst().length).mapToDouble(i -> 10 + i).toArray();
        PatternSeries patterns = Samples.series(numbers, angles, rows, Optional.empty(),
                timed ? Optional.of(new Clock(Quantity.of(0, "s"), 0, Optional.of(3600.0))) : Optional.empty(),
                Optional.of(WAVELENGTH));
        return new SeriesOperation().run(
                new SeriesOperation.Inputs(patterns, timed ? Optional.of(cell()) : Optional.empty()),
                new SeriesOperation.Parameters(Abscissa.TWO_THETA, Optional.empty(), Optional.empty(), 100_000, true,
                        excluded),
                new PlainContext());
    }

    /** Pattern n, one hour long, at 10 to 15 deg: n, 10 n, 100 n, 1, 2, n n; numbers 4 and 5 are missing. */
    private static SeriesOperation.Outputs series(ExcludedRange... excluded) throws OperationException {
        List<double[]> rows = new ArrayList<>();
        for (long n : NUMBERS) {
            rows.add(new double[] {n, 10 * n, 100 * n, 1, 2, n * n});
        }
        return run(NUMBERS, rows, true, List.of(excluded));
    }

    private static <T extends Mark> List<T> marks(Panel panel, Class<T> type) {
        return panel.marks().stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static Image image(Page page, int panel) {
        return marks(page.panels().get(panel), Image.class).getFirst();
    }

    private static double angle(double d) {
        return 2 * Math.toDegrees(Math.asin(WAVELENGTH / (2 * d)));
    }

    @Test
    void windowsStandSideBySideWithOneScaleOfColours() throws Exception {
        Choice choice = new Choice();
        choice.windows = List.of(new AngleRange(10, 11), new AngleRange(13, 15));
        choice.lines = List.of(new NamedLine("Li", 14), new NamedLine("between", 12));
        Page page = choice.page(series());

        assertEquals(3, page.panels().size(), "two windows and the cell");
        assertArrayEquals(new double[] {9.5, 10.5, 11.5}, image(page, 0).xEdges(), 1e-12);
        assertArrayEquals(new double[] {12.5, 13.5, 14.5, 15.5}, image(page, 1).xEdges(), 1e-12);
        assertArrayEquals(
                new float[] {1, 10, 2, 20, 3, 30, NAN, NAN, 6, 60, 7, 70, 8, 80}, image(page, 0).values());
        assertArrayEquals(new float[] {1, 2, 1, 1, 2, 4, 1, 2, 9, NAN, NAN, NAN, 1, 2, 36, 1, 2, 49, 1, 2, 64},
                image(page, 1).values());
        // 8 and 800 would be the limits of the whole patterns
        for (int w = 0; w < 2; w++) {
            assertEquals(1, image(page, w).colours().from(), 1e-12);
            assertEquals(80, image(page, w).colours().to(), 1e-12);
            assertEquals("2*\u03b8* (\u00b0)", page.panels().get(w).x().label());
        }
        assertEquals("Intensity (arb. units)", image(page, 0).colours().label());
        assertEquals("", image(page, 1).colours().label(), "one bar");
        assertTrue(page.panels().get(0).y().labelled());
        assertFalse(page.panels().get(1).y().labelled(), "the axis of time runs through");
        assertEquals(page.panels().get(0).cell().width() + page.panels().get(1).cell().width(),
                page.panels().get(2).cell().x(), 1e-9);
        assertTrue(marks(page.panels().get(0), Arrow.class).isEmpty());
        assertEquals(List.of("Li"), marks(page.panels().get(1), Arrow.class).stream().map(Arrow::text).toList());
        assertTrue(page.caption().contains("broken between the windows"), page.caption());
    }

    @Test
    void windowsWithoutPointsAndWithOtherLimitsAreRefused() throws Exception {
        Choice choice = new Choice();
        choice.windows = List.of(new AngleRange(10, 11), new AngleRange(20, 21));
        OperationException e = assertThrows(OperationException.class, () -> choice.page(series()));
        assertTrue(e.getMessage().contains("20 and 21") && e.getMessage().contains("10 to 15"), e.getMessage());
        assertThrows(InvalidParameter.class, () -> new ContourFigure.Options(Optional.empty(), Optional.of(10.0),
                Optional.empty(), List.of(new AngleRange(10, 11)), Along.TIME, Optional.empty(), 0, false,
                Scaling.NONE, Optional.empty(), Difference.NONE, false, List.of(), List.of(), Optional.empty(), 0,
                100));
    }

    @Test
    void differencesAreShownAboutZeroWithLinesThatAreSeen() throws Exception {
        Choice choice = new Choice();
        choice.difference = Difference.FIRST;
        choice.windows = List.of(new AngleRange(12, 13), new AngleRange(10, 11));
        Page page = choice.page(series());

        assertArrayEquals(new float[] {0, 0, 1, 10, 2, 20, NAN, NAN, 5, 50, 6, 60, 7, 70}, image(page, 1).values());
        // 800 - 100 at 12 deg is the greatest of both windows
        assertEquals(-700, image(page, 1).colours().from(), 1e-12);
        assertEquals(700, image(page, 1).colours().to(), 1e-12);
        assertEquals("vik", image(page, 1).colours().map());
        assertEquals("Intensity \u2212 first (arb. units)", image(page, 0).colours().label());
        assertTrue(page.title().startsWith("Intensity less that of the first pattern"), page.title());
        // the middle of these colours is white
        assertEquals(Ink.BLACK.argb(), marks(page.panels().getFirst(), Rule.class).getFirst().ink().argb());
        choice.difference = Difference.PREVIOUS;
        Page previous = choice.page(series());
        assertArrayEquals(new float[] {NAN, NAN, 1, 10, 1, 10, NAN, NAN, NAN, NAN, 1, 10, 1, 10},
                image(previous, 1).values());
        assertTrue(previous.caption().contains("less the one measured before it"), previous.caption());
        choice.difference = Difference.NONE;
        assertEquals(Ink.rgb(0xffffff).argb(),
                marks(choice.page(series()).panels().getFirst(), Rule.class).getFirst().ink().argb());
    }

    @Test
    void scalingAndLogarithmsReachTheImage() throws Exception {
        Choice choice = new Choice();
        choice.windows = List.of(new AngleRange(10, 11), new AngleRange(13, 14));
        choice.scaling = Scaling.BACKGROUND;
        Page scaled = choice.page(series());
        // mean from 9.5 to 11.5 deg is 5.5 n, its median of 1, 2, 3, 6, 7, 8 is that of n = 4.5
        float[] shown = image(scaled, 0).values();
        for (int row : new int[] {0, 1, 2, 4, 5, 6}) {
            assertEquals(4.5, shown[2 * row], 1e-6);
            assertEquals(45, shown[2 * row + 1], 1e-5);
        }
        assertEquals(4.5 / 8, image(scaled, 1).values()[12], 1e-7);
        assertTrue(scaled.caption().contains("9.5\u00b0 to 11.5\u00b0"), scaled.caption());
        choice.scaling = Scaling.NONE;
        choice.log = true;
        Page log = choice.page(series());
        assertEquals(1 + Math.log10(8), image(log, 0).values()[13], 1e-6);
        assertEquals("log_{10} intensity (arb. units)", image(log, 0).colours().label());
    }

    @Test
    void percentilesCutTheColours() throws Exception {
        Choice choice = new Choice();
        choice.windows = List.of(new AngleRange(10, 11));
        choice.darkest = 50;
        Page page = choice.page(series());
        // of 1, 2, 3, 6, 7, 8, 10, 20, 30, 60, 70, 80
        assertEquals(9, image(page, 0).colours().from(), 1.0 + 1e-9);
        assertEquals(80, image(page, 0).colours().to(), 1e-9);
    }

    @Test
    void linesOfPhasesFollowFromTheirCellsOnBothAxes() throws Exception {
        SeriesOperation.Outputs rising = run(new long[] {1, 2, 3},
                List.of(new double[12], filled(), filled()), true, List.of());
        Choice choice = new Choice();
        choice.phases = List.of(MarkedPhase.named("Al"), MarkedPhase.named("Li"));
        List<Arrow> arrows = marks(choice.page(rising).panels().getFirst(), Arrow.class);
        // between 10 and 21 deg: 111 and 200 of aluminium, 110 of lithium
        assertEquals(List.of("Al 111", "Al 200", "Li 110"), arrows.stream().map(Arrow::text).sorted().toList());
        double al = angle(4.0495 / Math.sqrt(3));
        double li = angle(3.510 / Math.sqrt(2));
        assertEquals(al, arrows.stream().filter(a -> a.text().equals("Al 111")).findFirst().orElseThrow().at(), 1e-9);
        choice.axis = Optional.of(Abscissa.Q);
        Page page = choice.page(rising);
        // in Q 2 pi/d, whatever the wavelength
        assertEquals(2 * Math.PI * Math.sqrt(2) / 3.510, marks(page.panels().getFirst(), Arrow.class).stream()
                .filter(a -> a.text().equals("Li 110")).findFirst().orElseThrow().at(), 1e-9);
        assertTrue(page.caption().contains("from the cells of the phases"), page.caption());
        choice.axis = Optional.empty();
        choice.windows = List.of(new AngleRange(10, li - 1.5), new AngleRange(li - 1.4, li + 2));
        assertEquals(List.of("Li 110"), marks(choice.page(rising).panels().get(1), Arrow.class).stream()
                .map(Arrow::text).filter(t -> t.startsWith("Li")).toList());
    }

    private static double[] filled() {
        double[] y = new double[12];
        Arrays.setAll(y, i -> i + 1);
        return y;
    }

    @Test
    void excludedRegionsAreGreyBlankAndNamed() throws Exception {
        Choice choice = new Choice();
        Page page = choice.page(series(new ExcludedRange(Optional.of("Al foil"), 11.6, 12.4)));
        Span grey = marks(page.panels().getFirst(), Span.class).getFirst();

        assertTrue(grey.vertical());
        assertEquals(11.6, grey.from(), 1e-12);
        assertEquals(12.4, grey.to(), 1e-12);
        assertTrue(Float.isNaN(image(page, 0).values()[2]));
        // 800 at 12 deg is left out of the colours too
        assertEquals(80, image(page, 0).colours().to(), 1e-12);
        assertTrue(page.caption().endsWith("Grey: a region that is left out of the analysis (Al foil)."),
                page.caption());
        assertEquals(Ink.rgb(0xb4b4b4).argb(), grey.ink().argb());
        choice.windows = List.of(new AngleRange(10, 12), new AngleRange(13, 15));
        Page cut = choice.page(series(new ExcludedRange(Optional.empty(), 11.6, 12.4)));
        assertEquals(12, marks(cut.panels().getFirst(), Span.class).getFirst().to(), 1e-12, "not beyond its window");
        assertTrue(marks(cut.panels().get(1), Span.class).isEmpty());
        choice.windows = List.of();
        choice.axis = Optional.of(Abscissa.Q);
        assertEquals(Bragg.q(12.4, WAVELENGTH), marks(choice.page(series(
                new ExcludedRange(Optional.of("Al foil"), 11.6, 12.4))).panels().getFirst(), Span.class).getFirst()
                .to(), 1e-12);
    }

    @Test
    void anArrowStandsAtTheGapByOption() throws Exception {
        Choice choice = new Choice();
        Page without = choice.page(series());
        assertTrue(marks(without.panels().getFirst(), Arrow.class).isEmpty());
        assertTrue(without.title().contains("white: no pattern"), without.title());
        choice.gap = Optional.of("beam down");
        Panel map = choice.page(series()).panels().getFirst();
        Arrow arrow = marks(map, Arrow.class).getFirst();

        assertEquals(1, marks(map, Arrow.class).size());
        assertFalse(arrow.vertical());
        assertEquals(4, arrow.at(), 1e-12, "patterns until 3 h and from 5 h on");
        assertEquals("beam down", arrow.text());
        assertTrue(marks(map, Span.class).isEmpty(), "not said twice");
    }

    private static SeriesOperation.Outputs without(int count, int... missing) throws OperationException {
        long[] numbers = LongStream.rangeClosed(1, count)
                .filter(n -> Arrays.stream(missing).noneMatch(m -> m == n)).toArray();
        List<double[]> rows = Arrays.stream(numbers).mapToObj(n -> filled()).toList();
        return run(numbers, rows, true, List.of());
    }

    @Test
    void gapsThatNobodySeesHaveNoArrowAndTheCaptionSaysSo() throws Exception {
        Choice choice = new Choice();
        choice.gap = Optional.of("beam down");
        // one hour of 200 h is 0.3 mm of paper, two hours of 100 h are 1.2 mm
        Page unseen = choice.page(without(200, 50));
        assertTrue(marks(unseen.panels().getFirst(), Arrow.class).isEmpty());
        assertTrue(unseen.caption().contains("1 gap is too short for an arrow"), unseen.caption());
        Page seen = choice.page(without(100, 50, 51));
        assertEquals(50, marks(seen.panels().getFirst(), Arrow.class).getFirst().at(), 1e-9);
        assertFalse(seen.caption().contains("too short"), seen.caption());
        // neighbours two hours apart of 100 h: words would stand upon each other
        List<Arrow> near = marks(choice.page(without(100, 50, 52, 80)).panels().getFirst(), Arrow.class);
        assertEquals(List.of("beam down", "", "beam down"), near.stream().map(Arrow::text).toList());
    }

    @Test
    void patternsStandByTimeOrNumberUpwardsOrDownwards() throws Exception {
        Choice choice = new Choice();
        Page time = choice.page(series());
        assertEquals("Time (h)", time.panels().getFirst().y().label());
        assertArrayEquals(new double[] {0, 1, 2, 3, 5, 6, 7, 8}, image(time, 0).yEdges(), 1e-12);
        choice.against = Along.FRAME;
        choice.downwards = true;
        Page frame = choice.page(series());
        Panel map = frame.panels().getFirst();
        assertEquals("Pattern", map.y().label());
        assertArrayEquals(new double[] {0.5, 1.5, 2.5, 3.5, 5.5, 6.5, 7.5, 8.5}, image(frame, 0).yEdges(), 1e-12);
        assertTrue(map.y().from() > map.y().to());
        // the cell's curve stands by number too: pattern n has its middle at (n - 0.5) h, the turn is at 4 h
        Line curve = marks(frame.panels().getLast(), Line.class).getFirst();
        int top = IntStream.range(0, curve.x().length).filter(i -> curve.x()[i] == 4).findFirst().orElseThrow();
        assertEquals(4.5, curve.y()[top], 1e-9);
        assertEquals(4.5, marks(map, Rule.class).getFirst().at(), 1e-3);
        assertTrue(frame.title().contains("against pattern"), frame.title());
    }

    private static double at(AxisSpec axis, String name) {
        return axis.names().stream().filter(n -> n.text().equals(name)).findFirst().orElseThrow(
                () -> new AssertionError(name + " is not among " + axis.names())).at();
    }

    @Test
    void voltagesAndStatesOfChargeStandWhereTheCellPassesThem() throws Exception {
        Choice choice = new Choice();
        choice.against = Along.VOLTAGE;
        Page voltage = choice.page(series());
        AxisSpec axis = voltage.panels().getFirst().y();
        assertEquals("Voltage (V)", axis.label());
        // 3 to 4 V in 4 h, 4 to 3.2 V in 4 h
        assertEquals(2.4, at(axis, "C 3.60"), 1e-9);
        assertEquals(3.2, at(axis, "C 3.80"), 1e-9, "the record passes 3.8 and 4.0 V at once");
        assertEquals(4 + 1 / 3600.0 + 2, at(axis, "D 3.60"), 1e-9);
        assertTrue(voltage.title().contains("against voltage"), voltage.title());
        assertTrue(voltage.caption().contains("linear in time"), voltage.caption());
        choice.against = Along.SOC;
        OperationException e = assertThrows(OperationException.class, () -> choice.page(series()));
        assertTrue(e.remedy().contains("fullCharge"), e.remedy());
        choice.full = Optional.of(8e-3);
        choice.start = 10;
        Page soc = choice.page(series());
        // 1 mA: 12.5 % an hour from 10 % on, 60 % at the turn; the current falls within the second of the turn
        assertEquals(1.6, at(soc.panels().getFirst().y(), "C 30"), 1e-6);
        assertEquals(4 + 2.4, at(soc.panels().getFirst().y(), "D 30"), 1e-3);
        assertTrue(soc.caption().contains("8.000 mAh are 100 %") && soc.caption().contains("begins at 10 %"),
                soc.caption());
    }

    @Test
    void withoutTimesThereIsNoVoltage() throws Exception {
        SeriesOperation.Outputs untimed = run(NUMBERS, Arrays.stream(NUMBERS).mapToObj(n -> filled()).toList(), false,
                List.of());
        Choice choice = new Choice();
        assertEquals("Pattern", choice.page(untimed).panels().getFirst().y().label());
        for (Along along : List.of(Along.VOLTAGE, Along.SOC)) {
            choice.against = along;
            choice.full = Optional.of(1e-3);
            OperationException e = assertThrows(OperationException.class, () -> choice.page(untimed));
            assertTrue(e.getMessage().contains("no times"), e.getMessage());
        }
    }
}
