// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.cycles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.operando.api.CellRecord;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.figure.ErrorBars;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Note;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Span;
import org.operando.echem.CycleCounting;
import org.operando.testkit.PlainContext;

class FiguresTest {
    private static MadeCell cycled(int formation, int cycles) {
        MadeCell cell = MadeCell.of();
        for (int i = 0; i < formation; i++) {
            cell.charge(0.2e-3, 18_000, 4).discharge(0.2e-3, 17_000, 3);
        }
        for (int i = 0; i < cycles; i++) {
            cell.charge(1e-3, 3600 - 10 * i, 4).discharge(1e-3, 3590 - 10 * i, 3);
        }
        return cell;
    }

    private static CyclesOperation.Outputs results(CellRecord cell) throws OperationException {
        return new CyclesOperation().run(CyclesOperation.Inputs.of(cell), CyclesOperation.Parameters.defaults(),
                new PlainContext());
    }

    private static Page capacity(CellRecord cell) throws OperationException {
        return new CapacityFigure().build(new CapacityFigure.Inputs(results(cell)),
                new CapacityFigure.Options(Optional.empty()));
    }

    private static <T extends Mark> Stream<T> marks(Page page, Class<T> type) {
        return page.panels().stream().flatMap(p -> p.marks().stream()).filter(type::isInstance).map(type::cast);
    }

    @Test
    void capacitiesAreAgainstTheLeftAxisAndEfficiencyAgainstTheRight() throws Exception {
        Page page = capacity(cycled(0, 20).mass(Quantity.of(5, 0.1, "mg")).record());

        Panel panel = page.panels().getFirst();
        assertEquals("Capacity (mAh g^{−1})", panel.y().label());
        assertEquals("Coulombic efficiency (%)", panel.right().orElseThrow().label());
        List<Markers> series = marks(page, Markers.class).toList();
        assertEquals(List.of("charge", "discharge", "efficiency"), series.stream().map(Markers::label).toList());
        assertEquals(200, series.get(0).y()[0], 1e-9);
        assertEquals(100 * 3590 / 3600.0, series.get(2).y()[0], 1e-9);
        assertTrue(series.get(2).right() && !series.get(0).right());
    }

    @Test
    void knownUncertaintiesAreBarsAndUnknownOnesAreNot() throws Exception {
        CellRecord known = cycled(0, 20).mass(Quantity.of(5, 0.1, "mg")).record();
        CellRecord unknown = cycled(0, 20).record();

        // of the mass only: charge and discharge have it, the efficiency does not depend on it
        List<ErrorBars> bars = marks(capacity(known), ErrorBars.class).toList();
        assertEquals(2, bars.size());
        assertEquals(4, bars.getFirst().error()[0], 1e-9);
        assertEquals(0, marks(capacity(unknown), ErrorBars.class).count());
    }

    @Test
    void formationIsShadedUpToTheReferenceCycle() throws Exception {
        Page page = capacity(cycled(3, 20).record());
        Span span = marks(page, Span.class).findFirst().orElseThrow();

        assertTrue(marks(page, Note.class).anyMatch(n -> n.text().equals("formation") && n.x() < span.to()));
        assertEquals(3.5, span.to());
        assertEquals(0, marks(capacity(cycled(0, 20).record()), Span.class).count());
    }

    private static Page stated(CellRecord cell, int reference) throws OperationException {
        var parameters = new CyclesOperation.Parameters(CycleCounting.FILE, Electrode.POSITIVE, Optional.of(reference),
                400, 100);
        var results = new CyclesOperation().run(CyclesOperation.Inputs.of(cell), parameters, new PlainContext());
        return new CapacityFigure().build(new CapacityFigure.Inputs(results),
                new CapacityFigure.Options(Optional.empty()));
    }

    private static Optional<Note> retention(Page page) {
        return marks(page, Note.class).filter(n -> n.text().endsWith("%")).findFirst();
    }

    @Test
    void changeOfCurrentAfterManyCyclesIsNoFormationUnlessStated() throws Exception {
        CellRecord five = cycled(5, 20).record();
        CellRecord six = cycled(6, 20).record();

        assertEquals(1, marks(capacity(five), Span.class).count());
        assertTrue(retention(capacity(five)).isPresent());
        assertEquals(0, marks(capacity(six), Span.class).count());
        assertTrue(retention(capacity(six)).isEmpty());
        assertEquals(6.5, marks(stated(six, 7), Span.class).findFirst().orElseThrow().to());
        assertTrue(retention(stated(six, 7)).isPresent());
    }

    @Test
    void titleExplainsTheGreyBandWhereThereIsOne() throws Exception {
        assertTrue(capacity(cycled(3, 20).record()).title().endsWith("(grey: formation)"));
        assertFalse(capacity(cycled(0, 20).record()).title().contains("grey"));
    }

    @Test
    void retentionIsBelowTheLastPointAndNotOnOthers() throws Exception {
        Page page = capacity(cycled(0, 20).record());
        MadeCell scattered = MadeCell.of();
        for (int i = 0; i < 20; i++) {
            int seconds = i % 4 == 0 ? 3400 : i % 4 == 1 ? 3300 : i % 4 == 2 ? 3500 : 3450;
            scattered.charge(1e-3, 3600, 4).discharge(1e-3, seconds, 3);
        }

        Note label = retention(page).orElseThrow();
        Markers discharge = marks(page, Markers.class).filter(m -> m.label().equals("discharge")).findFirst()
                .orElseThrow();
        assertEquals(20, label.x());
        assertTrue(label.y() < discharge.y()[19] && label.y() > page.panels().getFirst().y().from());
        // points of 3400 s lie where the label below 3450 s would be
        assertTrue(retention(capacity(scattered.record())).isEmpty());
    }

    @Test
    void titleOfTheProfilesNamesTheCyclesDrawn() throws Exception {
        assertEquals("Voltage profile of cycle 1", profiles(cycled(0, 1), List.of()));
        assertEquals("Voltage profiles of cycles 1 to 3", profiles(cycled(0, 3), List.of()));
        assertEquals("Voltage profiles of cycles 2 to 7 (2 drawn)", profiles(cycled(0, 25), List.of(2, 7)));
    }

    private static String profiles(MadeCell cell, List<Integer> cycles) throws OperationException {
        return new VoltageProfilesFigure().build(new VoltageProfilesFigure.Inputs(results(cell.record())),
                new VoltageProfilesFigure.Options(cycles)).title();
    }

    @Test
    void everyCycleIsInTheFigureOfALongTest() throws Exception {
        Page page = capacity(cycled(0, 200).record());

        assertTrue(marks(page, Line.class).allMatch(l -> l.x().length == 200));
        assertEquals(3, marks(page, Line.class).count());
    }

    @Test
    void cellThatNeverCyclesHasNoCapacityFigure() throws Exception {
        CyclesOperation.Outputs rested = results(MadeCell.of().charge(0, 3600, 3).record());

        assertThrows(OperationException.class, () -> new CapacityFigure().build(new CapacityFigure.Inputs(rested),
                new CapacityFigure.Options(Optional.empty())));
    }

    @Test
    void profilesHaveALineForEachHalfAndTenLabelsAtMost() throws Exception {
        Page page = new VoltageProfilesFigure().build(new VoltageProfilesFigure.Inputs(results(cycled(0, 25).record())),
                new VoltageProfilesFigure.Options(List.of()));

        List<Line> lines = marks(page, Line.class).toList();
        assertEquals(50, lines.size());
        long labels = lines.stream().filter(l -> !l.label().isEmpty()).count();
        assertTrue(labels >= 5 && labels <= 10, "labels " + labels);
        assertEquals("cycle 1", lines.getFirst().label());
        assertEquals("Capacity (mAh)", page.panels().getFirst().x().label());
    }

    @Test
    void onlyTheCyclesAskedForAreDrawn() throws Exception {
        Page page = new VoltageProfilesFigure().build(new VoltageProfilesFigure.Inputs(results(cycled(0, 25).record())),
                new VoltageProfilesFigure.Options(List.of(2, 7)));

        assertEquals(4, marks(page, Line.class).count());
    }

    @Test
    void timeSeriesHasTwoPanelsOnOneAxis() throws Exception {
        Page page = new TimeSeriesFigure().build(new TimeSeriesFigure.Inputs(cycled(0, 2).record()),
                new TimeSeriesFigure.Options(Optional.empty(), Optional.of(1.0)));

        assertEquals(2, page.panels().size());
        assertEquals("Voltage (V)", page.panels().get(0).y().label());
        assertEquals("Current (mA)", page.panels().get(1).y().label());
        assertEquals(page.panels().get(0).x().to(), page.panels().get(1).x().to());
        assertEquals(1.0, page.panels().get(1).x().to());
        assertEquals(List.of("a", "b"), page.panels().stream().map(Panel::letter).toList());
    }

    @Test
    void timeSeriesHasRoomAroundTheFirstAndTheLastRecordAndShowsZero() throws Exception {
        Page page = new TimeSeriesFigure().build(new TimeSeriesFigure.Inputs(cycled(0, 2).record()),
                new TimeSeriesFigure.Options(Optional.empty(), Optional.empty()));

        double[] time = marks(page, Line.class).findFirst().orElseThrow().x();
        assertTrue(page.panels().getFirst().x().from() < Math.min(0, time[0]));
        assertTrue(page.panels().getFirst().x().to() > time[time.length - 1]);
    }

    @Test
    void smallCapacitiesAreInAUnitThatFits() throws Exception {
        // 1 uA and 10 nA for an hour
        for (var unit : Map.of(1e-6, "Capacity (µAh)", 1e-8, "Capacity (nAh)").entrySet()) {
            CellRecord cell = MadeCell.of().charge(unit.getKey(), 3600, 4).discharge(unit.getKey(), 3600, 3).record();
            double highest = unit.getKey() == 1e-6 ? 1 : 10;
            Page profiles = new VoltageProfilesFigure().build(new VoltageProfilesFigure.Inputs(results(cell)),
                    new VoltageProfilesFigure.Options(List.of()));
            double[] capacity = marks(profiles, Line.class).findFirst().orElseThrow().x();

            assertEquals(unit.getValue(), profiles.panels().getFirst().x().label());
            assertEquals(highest, capacity[capacity.length - 1], 1e-6 * highest);
            assertEquals(unit.getValue(), capacity(cell).panels().getFirst().y().label());
            assertEquals(highest, marks(capacity(cell), Markers.class).findFirst().orElseThrow().y()[0],
                    1e-6 * highest);
        }
    }

    @Test
    void gapLiftsThePen() {
        double[] x = new double[100];
        double[] y = new double[100];
        for (int i = 0; i < 100; i++) {
            x[i] = i < 50 ? i : i + 500;
        }

        SeriesThinning series = SeriesThinning.of(x, y, 4000);

        int lifted = -1;
        for (int i = 0; i < series.y().length; i++) {
            lifted = Double.isNaN(series.y()[i]) ? i : lifted;
        }
        assertEquals(50, lifted);
        assertEquals(101, series.x().length);
    }

    @Test
    void sparseSamplingIsNoGap() {
        double[] x = new double[100];
        for (int i = 0; i < 100; i++) {
            x[i] = i < 50 ? i : 50 + (i - 50) * 600;
        }

        SeriesThinning series = SeriesThinning.of(x, new double[100], 4000);

        for (double y : series.y()) {
            assertTrue(!Double.isNaN(y), "a long but regular interval is no gap");
        }
    }

    @Test
    void thinningKeepsTheExtremes() {
        double[] x = new double[1_000_000];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = i;
        }
        y[123_457] = 5;
        y[765_432] = -5;

        SeriesThinning series = SeriesThinning.of(x, y, 4000);

        assertTrue(series.x().length <= 4004, "points " + series.x().length);
        double high = 0;
        double low = 0;
        for (double v : series.y()) {
            high = Math.max(high, v);
            low = Math.min(low, v);
        }
        assertEquals(5, high);
        assertEquals(-5, low);
    }
}
