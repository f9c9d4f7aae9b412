// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.collapse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.operando.api.Axis;
import org.operando.api.Chosen;
import org.operando.api.Column;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Signal;
import org.operando.api.Subject;
import org.operando.api.Table;
import org.operando.powder.Abscissa;
import org.operando.powder.Instrument;
import org.operando.powder.PatternSeries;
import org.operando.powder.PatternSeries.Columns;
import org.operando.powder.PatternSeries.TimeScale;
import org.operando.powder.peaks.PeakOperation;
import org.operando.powder.peaks.PeaksOperation;
import org.operando.powder.series.SeriesOperation;
import org.operando.powder.williamson.WilliamsonHallOperation;
import org.operando.testkit.PlainContext;

/** Two cells of different capacity, charged and discharged: a position that follows the state of charge or not. */
class CollapseOperationTest {
    private static final int HALF = 40;
    private static final double ESD = 0.002;

    /** What the second cell does otherwise. */
    private record Cell(String name, double full, double moved, double lag, String instrument, long seed) {
    }

    private static double position(double soc) {
        return 5.47 - 0.02 * Math.sin(soc / 25) + 0.04 / (1 + Math.exp((78 - soc) / 6));
    }

    private static Chosen<PeakOperation.Outputs> peak(Cell cell) {
        Random random = new Random(cell.seed());
        long[] number = new long[2 * HALF];
        double[] y = new double[number.length];
        double[] error = new double[number.length];
        for (int i = 0; i < number.length; i++) {
            number[i] = i + 1;
            double soc = soc(i);
            y[i] = position(soc) + ESD * random.nextGaussian() + cell.moved() + (i < HALF ? 0 : cell.lag());
            error[i] = ESD;
        }
        Table table = Table.of(Column.of("number", number), Column.of("position", "deg", y, error).withOrigin("fit"),
                Column.of("fwhm", "deg", y, error).withOrigin("fit"), Column.of("bare", "deg", y));
        Quantity none = Quantity.of(Double.NaN, "deg");
        return new Chosen<>(Subject.of("NMC", cell.name()),
                new PeakOperation.Outputs("003", "pseudoVoigt", table, none, none, Optional.empty()));
    }

    private static double soc(int i) {
        return i < HALF ? 100.0 * i / (HALF - 1) : 100 - 100.0 * (i - HALF) / (HALF - 1);
    }

    private static Chosen<SeriesOperation.Outputs> series(Cell cell) {
        int n = 2 * HALF;
        long[] number = new long[n];
        double[] time = new double[n];
        double[] voltage = new double[n];
        double[] current = new double[n];
        double[] capacity = new double[n];
        for (int i = 0; i < n; i++) {
            number[i] = i + 1;
            time[i] = 300.0 * i;
            boolean charge = i < HALF;
            current[i] = charge ? 1e-3 : -1e-3;
            voltage[i] = 3 + soc(i) / 80 + (charge ? 0.05 : -0.05);
            capacity[i] = cell.full() * (charge ? soc(i) : 100 - soc(i)) / 100;
        }
        Table frames = Table.of(Column.of(Columns.NUMBER, number), Column.of(Columns.MIDDLE, "s", time),
                Column.of(Columns.VOLTAGE, "V", voltage), Column.of(Columns.CURRENT, "A", current),
                Column.of(Columns.CAPACITY, "Ah", capacity));
        Signal signal = Signal.of(new double[n], "counts", Axis.of("number", "1", time),
                Axis.of("two_theta", "deg", new double[] {5}));
        PatternSeries patterns = new PatternSeries(signal, frames, TimeScale.UNKNOWN, true, Optional.empty(),
                Optional.empty(), "none known");
        Optional<Instrument> at = cell.instrument().isEmpty() ? Optional.empty()
                : Optional.of(new Instrument(cell.instrument(), "ring", Instrument.Type.SYNCHROTRON));
        return new Chosen<>(Subject.of("NMC", cell.name()), new SeriesOperation.Outputs(patterns, Optional.empty(),
                Abscissa.TWO_THETA, Quantity.of(0, "s"), "clock", at, Optional.empty()));
    }

    private static CollapseOperation.Outputs run(Cell one, Cell two, String column, String against,
            Direction direction, boolean included, PlainContext context) throws OperationException {
        double start = direction == Direction.DISCHARGE ? 100 : 0;
        return new CollapseOperation().run(new CollapseOperation.Inputs(Optional.of(List.of(peak(one), peak(two))),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(List.of(series(one), series(two)))),
                new CollapseOperation.Parameters(CollapseOperation.Kind.PEAK, column, Optional.empty(), against,
                        List.of(new Scale(one.name(), one.full(), start), new Scale(two.name(), two.full(), start)),
                        direction, 0, included),
                context);
    }

    private static CollapseOperation.Outputs run(Cell one, Cell two, String against, Direction direction)
            throws OperationException {
        return run(one, two, "position", against, direction, false, new PlainContext());
    }

    private static final Cell SLOW = new Cell("slow", 2e-3, 0, 0, "", 1);
    private static final Cell LARGER = new Cell("larger", 5e-3, 0, 0, "", 2);

    @Test
    void eachPointSaysItsPattern() throws Exception {
        Table points = run(SLOW, LARGER, "soc", Direction.DISCHARGE).points();

        assertTrue(points.rows() > HALF, points.rows() + " points");
        for (int i = 0; i < points.rows(); i++) {
            long number = points.longs("number")[i];
            assertTrue(number > HALF, "of the discharge: " + number);
            assertEquals(soc((int) number - 1), points.doubles("x")[i], 1e-9);
        }
    }

    @Test
    void oneCurveOfTheStateOfChargeHoldsForCellsOfDifferentCapacity() throws Exception {
        for (Direction direction : List.of(Direction.CHARGE, Direction.DISCHARGE)) {
            CollapseOperation.Outputs out = run(SLOW, LARGER, "soc", direction);

            assertEquals(Verdict.SOC_DETERMINED, out.verdict(), direction + " p " + out.test().doubles("p")[0]);
            assertEquals(2 * HALF, out.points().rows());
            assertEquals("%", out.points().column("x").unit().name());
            double[] x = out.points().doubles("x");
            assertEquals(0, Arrays.stream(x).min().orElseThrow(), 1e-9);
            assertEquals(100, Arrays.stream(x).max().orElseThrow(), 1e-9);
            double[] cx = out.curve().doubles("x");
            double[] cy = out.curve().doubles("value");
            for (int i = 0; i < cx.length; i += 20) {
                // the curve of eighty points has a quarter of their uncertainty, at the ends two thirds: four of those
                assertEquals(position(cx[i]), cy[i], 2.7 * ESD);
            }
        }
    }

    @Test
    void aShiftByTwoUncertaintiesIsNotOfTheStateOfCharge() throws Exception {
        Cell fast = new Cell("fast", 2e-3, 2 * ESD, 0, "", 3);

        assertEquals(Verdict.RATE_DETERMINED, run(SLOW, fast, "soc", Direction.CHARGE).verdict());
        assertEquals(Verdict.RATE_DETERMINED, run(SLOW, fast, "voltage", Direction.CHARGE).verdict());
        // capacities of cells of different size do not say the state of charge
        assertEquals(Verdict.RATE_DETERMINED, run(SLOW, LARGER, "capacity", Direction.CHARGE).verdict());
    }

    @Test
    void scatterBeyondTheUncertaintiesIsNoVerdict() throws Exception {
        Cell lag = new Cell("lag", 2e-3, 0, 8 * ESD, "", 4);
        Cell same = new Cell("same", 2e-3, 0, 8 * ESD, "", 5);
        PlainContext context = new PlainContext();

        CollapseOperation.Outputs out = run(lag, same, "position", "voltage", Direction.BOTH, false, context);

        assertEquals(Verdict.UNDECIDED, out.verdict(), out.test().doubles("p_f")[0] + "");
        assertTrue(context.warnings().stream().anyMatch(w -> w.where().equals("test")));
    }

    @Test
    void widthsOfUnknownInstrumentsAreRefusedOrLabelled() throws Exception {
        OperationException refused = assertThrows(OperationException.class,
                () -> run(SLOW, LARGER, "fwhm", "soc", Direction.CHARGE, false, new PlainContext()));
        assertTrue(refused.getMessage().contains("instrument"), refused.getMessage());
        assertEquals("fwhm, instrument included",
                run(SLOW, LARGER, "fwhm", "soc", Direction.CHARGE, true, new PlainContext()).label());
        Cell here = new Cell("here", 2e-3, 0, 0, "P02.1", 1);
        Cell too = new Cell("too", 2e-3, 0, 0, "P02.1", 2);
        Cell elsewhere = new Cell("elsewhere", 2e-3, 0, 0, "I11", 2);
        assertEquals("fwhm, instrument included",
                run(here, too, "fwhm", "soc", Direction.CHARGE, false, new PlainContext()).label());
        assertThrows(OperationException.class,
                () -> run(here, elsewhere, "fwhm", "soc", Direction.CHARGE, false, new PlainContext()));
        assertEquals("position", run(here, elsewhere, "soc", Direction.CHARGE).label());
    }

    private static Table table(Cell cell, String... columns) {
        Table plain = peak(cell).value().peaks();
        List<Column> all = new ArrayList<>(List.of(plain.column("number")));
        for (String column : columns) {
            all.add(Column.of(column, "deg", plain.doubles("position"), plain.column("position").uncertainties())
                    .withOrigin("fit"));
        }
        return new Table(all);
    }

    private static Chosen<PeaksOperation.Outputs> peaks(Cell cell) {
        Table table = table(cell, "position", "fwhm", "breadth", "fwhm_gauss", "fwhm_lorentz");
        return new Chosen<>(Subject.of("NMC", cell.name()), new PeaksOperation.Outputs(table, table, table));
    }

    private static Chosen<WilliamsonHallOperation.Outputs> sizes(Cell cell, String convention) {
        Table table = table(cell, "strain");
        Quantity none = Quantity.of(Double.NaN, "1");
        return new Chosen<>(Subject.of("NMC", cell.name()), new WilliamsonHallOperation.Outputs(table, table, table,
                none, none, convention));
    }

    private static CollapseOperation.Outputs several(CollapseOperation.Kind kind, String column, boolean included,
            Cell one, Cell two, String... conventions) throws OperationException {
        return new CollapseOperation().run(new CollapseOperation.Inputs(Optional.empty(),
                Optional.of(List.of(peaks(one), peaks(two))), Optional.empty(),
                conventions.length == 0 ? Optional.empty()
                        : Optional.of(List.of(sizes(one, conventions[0]), sizes(two, conventions[1]))),
                Optional.of(List.of(series(one), series(two)))),
                new CollapseOperation.Parameters(kind, column, Optional.empty(), "voltage", List.of(),
                        Direction.CHARGE, 0, included),
                new PlainContext());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fwhm", "breadth", "fwhm_gauss", "fwhm_lorentz"})
    void widthsOfTwoBeamLinesAreRefusedOrLabelled(String column) throws Exception {
        Cell here = new Cell("here", 2e-3, 0, 0, "P02.1", 1);
        Cell elsewhere = new Cell("elsewhere", 2e-3, 0, 0, "I11", 2);
        for (Cell other : List.of(elsewhere, LARGER)) {
            OperationException refused = assertThrows(OperationException.class,
                    () -> several(CollapseOperation.Kind.PEAKS, column, false, here, other));
            assertTrue(refused.getMessage().contains("not known to be of one instrument"), refused.getMessage());
            assertTrue(refused.remedy().contains("powder.williamsonHall"), refused.remedy());
            CollapseOperation.Outputs labelled = several(CollapseOperation.Kind.PEAKS, column, true, here, other);
            assertEquals(column + ", instrument included", labelled.label());
            for (Optional<String> own : List.of(Optional.<String>empty(), Optional.of("Width (\u00b0)"))) {
                String label = new CollapseFigure().build(new CollapseFigure.Inputs(labelled),
                        new CollapseFigure.Options(Optional.empty(), own)).panels().getFirst().y().label();
                assertTrue(label.endsWith(", instrument included (\u00b0)"), label);
            }
        }
        assertEquals("position", several(CollapseOperation.Kind.PEAKS, "position", false, here, elsewhere).label());
    }

    @Test
    void strainsAreComparedOnceEachInstrumentIsTakenOff() throws Exception {
        Cell here = new Cell("here", 2e-3, 0, 0, "P02.1", 1);
        Cell elsewhere = new Cell("elsewhere", 2e-3, 0, 0, "I11", 2);
        String off = "K = 0.9, FWHM, instrument taken off";
        String in = "K = 0.9, FWHM, instrument included";

        assertEquals("strain", several(CollapseOperation.Kind.SIZES, "strain", false, here, elsewhere, off, off)
                .label());
        assertThrows(OperationException.class,
                () -> several(CollapseOperation.Kind.SIZES, "strain", false, here, elsewhere, off, in));
        assertEquals("strain, instrument included",
                several(CollapseOperation.Kind.SIZES, "strain", true, here, elsewhere, off, in).label());
    }

    @Test
    void badInputIsRefusedInWords() {
        assertTrue(assertThrows(OperationException.class, () -> run(SLOW, LARGER, "nothing", "soc", Direction.CHARGE,
                false, new PlainContext())).getMessage().contains("no column 'nothing'"));
        assertTrue(assertThrows(OperationException.class, () -> run(SLOW, LARGER, "bare", "soc", Direction.CHARGE,
                false, new PlainContext())).getMessage().contains("no uncertainties"));
        assertTrue(assertThrows(OperationException.class,
                () -> run(SLOW, LARGER, "pressure", Direction.CHARGE)).getMessage().contains("'pressure'"));
        CollapseOperation.Parameters p = new CollapseOperation.Parameters(CollapseOperation.Kind.PEAK, "position",
                Optional.empty(), "soc", List.of(), Direction.CHARGE, 0, false);
        assertTrue(assertThrows(OperationException.class, () -> new CollapseOperation().run(
                new CollapseOperation.Inputs(Optional.of(List.of(peak(SLOW), peak(LARGER))), Optional.empty(),
                        Optional.empty(), Optional.empty(), Optional.of(List.of(series(SLOW), series(LARGER)))),
                p, new PlainContext())).getMessage().contains("full cell"));
        assertTrue(assertThrows(OperationException.class, () -> new CollapseOperation().run(
                new CollapseOperation.Inputs(Optional.of(List.of(peak(SLOW), peak(LARGER))), Optional.empty(),
                        Optional.empty(), Optional.empty(), Optional.empty()),
                p, new PlainContext())).getMessage().contains("no current"));
    }

    @Test
    void stateOfChargeOfBothDirectionsIsWarnedOf() throws Exception {
        PlainContext context = new PlainContext();

        run(SLOW, LARGER, "position", "soc", Direction.BOTH, false, context);

        assertTrue(context.warnings().stream().anyMatch(w -> w.where().equals("direction")));
    }

    /** The peaks of a cell with a flag at every eighth, whose values are nonsense, and other widths. */
    private static Chosen<PeakOperation.Outputs> flagged(Cell cell, String flag, String column) {
        Chosen<PeakOperation.Outputs> plain = peak(cell);
        Table table = plain.value().peaks();
        double[] y = table.doubles(column).clone();
        double[] error = table.column(column).uncertainties().clone();
        String[] flags = new String[y.length];
        for (int i = 0; i < y.length; i++) {
            boolean bad = i % 8 == 3;
            flags[i] = bad ? flag : i % 8 == 5 ? "widths differ" : "";
            y[i] = bad ? 90 : column.equals("fwhm") ? 0.01 : y[i];
            error[i] = column.equals("fwhm") ? 0.02 : error[i];
        }
        Table with = Table.of(table.column("number"), Column.of(column, "deg", y, error).withOrigin("fit"),
                Column.of("flag", flags));
        Quantity none = Quantity.of(Double.NaN, "deg");
        return new Chosen<>(plain.subject(),
                new PeakOperation.Outputs("003", "pseudoVoigt", with, none, none, Optional.empty()));
    }

    private static CollapseOperation.Outputs flagged(String flag, String column, PlainContext context)
            throws OperationException {
        return new CollapseOperation().run(new CollapseOperation.Inputs(
                Optional.of(List.of(flagged(SLOW, flag, column), flagged(LARGER, flag, column))), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.of(List.of(series(SLOW), series(LARGER)))),
                new CollapseOperation.Parameters(CollapseOperation.Kind.PEAK, column, Optional.empty(), "soc",
                        List.of(new Scale("slow", 2e-3, 0), new Scale("larger", 5e-3, 0)), Direction.CHARGE, 0, true),
                context);
    }

    @Test
    void flaggedFitsAreNoPoints() throws Exception {
        for (String flag : List.of("weak: position uncertain by more than a tenth of the width",
                "eta at bound, weak: position uncertain by more than a tenth of the width",
                "uncertainties not determined", "not converged after 200 iterations", "failed: no data")) {
            PlainContext context = new PlainContext();
            CollapseOperation.Outputs out = flagged(flag, "position", context);

            assertEquals(Verdict.SOC_DETERMINED, out.verdict(), flag);
            // every eighth of the forty of each charge
            assertEquals(2 * (HALF - HALF / 8), out.points().rows(), flag);
            assertTrue(Arrays.stream(out.points().doubles("value")).allMatch(v -> v < 10), flag);
            assertTrue(context.warnings().stream().anyMatch(w -> w.where().equals("slow")
                    && w.toString().contains("5 points are left out")), context.warnings().toString());
            assertTrue(new CollapseFigure().build(new CollapseFigure.Inputs(out),
                    new CollapseFigure.Options(Optional.empty(), Optional.empty())).caption()
                    .contains("10 points of flagged fits"));
        }
    }

    @Test
    void aShapeAtItsBoundSpoilsWidthsOnlyAndTheirAxisBeginsAtZero() throws Exception {
        assertEquals(2 * HALF, flagged("eta at bound", "position", new PlainContext()).points().rows());
        CollapseOperation.Outputs out = flagged("eta at bound", "fwhm", new PlainContext());

        assertEquals(2 * (HALF - HALF / 8), out.points().rows());
        assertEquals(0, new CollapseFigure().build(new CollapseFigure.Inputs(out),
                new CollapseFigure.Options(Optional.empty(), Optional.empty())).panels().getFirst().y().from());
    }
}
