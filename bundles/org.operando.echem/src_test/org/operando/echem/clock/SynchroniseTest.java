// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.clock;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operando.api.CellRecord;
import org.operando.api.Clock;
import org.operando.api.Column;
import org.operando.api.FileHead;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Table;
import org.operando.api.figure.Page;
import org.operando.api.figure.Span;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.clock.SynchroniseOperation.Inputs;
import org.operando.echem.clock.SynchroniseOperation.Outputs;
import org.operando.echem.clock.SynchroniseOperation.Parameters;
import org.operando.echem.format.EchemData;
import org.operando.echem.format.biologic.MptLoader;
import org.operando.echem.format.neware.NdaxLoader;
import org.operando.io.text.TableCsv;
import org.operando.testkit.PlainContext;

class SynchroniseTest {
    private final PlainContext context = new PlainContext();

    private Outputs run(CellRecord cell, FrameLog frames) throws OperationException {
        return new SynchroniseOperation().run(new Inputs(cell, Optional.of(frames), Optional.empty()),
                Parameters.defaults(), context);
    }

    private boolean warned(String text) {
        return context.warnings().stream().anyMatch(w -> w.what().contains(text));
    }

    // issue: offset within 0.5 s, drift within 1e-6, both sets; t_f = T (1 + d) + o, so T = t_f / (1 + d) - o / (1 + d)
    @ParameterizedTest
    @CsvSource({"a, 37.4, 0, 0", "b, -12.8, 2.5e-5, 23"})
    void syntheticSetsGiveTheirClock(String set, double o, double d, int gaps, @TempDir Path folder) throws Exception {
        Table log = TableCsv.read(EchemData.unpacked("echem/synthetic/clock/clock_" + set + "_cycler.csv.gz", folder));
        Path file = EchemData.unpacked("echem/synthetic/clock/clock_" + set + "_frames.csv.gz", folder);
        CellRecord cell = MadeSeries.cell(log.column("test_time_s").doubles(), log.column("voltage_V").doubles(),
                log.column("current_A").doubles());
        FrameLogLoader loader = new FrameLogLoader();
        assertTrue(loader.recognise(FileHead.of(file)).confidence() > 0.5);
        FrameLog frames = loader.load(List.of(file), EchemMeasurement.unknown(), context).data();

        Outputs result = run(cell, frames);

        assertEquals(-o / (1 + d), result.offset().value(), 0.5);
        assertEquals(1 / (1 + d) - 1, result.drift().value(), 1e-6);
        // uncertainties are those of the scatter: the truth lies within four of them
        assertEquals(0, (result.offset().value() + o / (1 + d)) / result.offset().uncertainty(), 4);
        assertEquals(0, (result.drift().value() - 1 / (1 + d) + 1) / result.drift().uncertainty(), 4);
        assertEquals(ClockOrigin.VOLTAGE, result.origin());
        assertEquals(1, result.clocks().rows());
        Path truthFile = EchemData.unpacked("echem/synthetic/clock/clock_" + set + "_truth.csv.gz", folder);
        // the truth has a line of comment above its names
        Files.writeString(folder.resolve("truth.csv"),
                Files.readString(truthFile).replaceFirst("#.*\n", ""));
        compare(TableCsv.read(folder.resolve("truth.csv")), result.frames(), gaps);
    }

    private static void compare(Table truth, Table frames, int gaps) {
        assertArrayEquals(truth.longs("in_gap"), frames.longs("in_gap"));
        assertEquals(gaps, Arrays.stream(frames.longs("in_gap")).sum());
        double[] start = truth.doubles("true_start_s");
        for (int i = 0; i < start.length; i++) {
            // times to the uncertainty of the clock, 0.1 s; voltages to that times 0.6 mV/s of the steepest part, and
            // the rounding of the log; the truth's own mean leaves out the last tenth of a second
            assertEquals(start[i], frames.doubles("start")[i], 0.1);
            if (frames.longs("in_gap")[i] == 0) {
                assertEquals(truth.doubles("voltage_mid_V")[i], frames.doubles("voltage")[i], 1e-4);
                assertEquals(truth.doubles("voltage_mean_V")[i], frames.doubles("mean_voltage")[i], 2e-4);
                // C; the truth counts its first second from 0, and currents between two records of 5 s are not known
                assertEquals(truth.doubles("charge_mid_C")[i], frames.doubles("charge")[i] * 3.6, 0.012);
            }
        }
    }

    @Test
    void clockIsFoundAndWrittenForTheStudy() throws Exception {
        CellRecord cell = MadeSeries.cell(60_000, 30_000, 31_000);
        Outputs result = run(cell, MadeSeries.frames(60_000, t -> t * (1 + 1e-5) + 21.5, true));

        assertEquals(-21.5 / (1 + 1e-5), result.offset().value(), 0.2);
        assertEquals(-1e-5, result.drift().value(), 3e-6);
        assertTrue(result.study().texts("write")[0]
                .matches("clock: \\{offset: \\{value: -21\\.\\d+, uncertainty: 0\\.\\d+, unit: s, source: "
                        + "\"voltage of \\d+ frames\"}, drift: -\\d\\.\\d+e-0[56]}"),
                result.study().texts("write")[0]);
        long inGap = Arrays.stream(result.frames().longs("in_gap")).sum();
        assertEquals(34, inGap, 1);
        assertTrue(warned("(in_gap)"));
    }

    @Test
    void figureShowsFramesOnTheCurveAndGapsInGrey() throws Exception {
        Outputs result = run(MadeSeries.cell(60_000, 30_000, 31_000), MadeSeries.frames(60_000, t -> t + 21.5, true));
        Page page = new SynchroniseFigure().build(new SynchroniseFigure.Inputs(result),
                new SynchroniseFigure.Options());
        assertEquals(2, page.panels().size());
        Span gap = (Span) page.panels().getFirst().marks().getFirst();
        assertEquals(29_995 / 3600.0, gap.from(), 1e-9);
        assertEquals(31_000 / 3600.0, gap.to(), 1e-9);
        assertTrue(page.caption().contains("offset -21."), page.caption());
        Outputs stated = run(MadeSeries.cell(60_000, 0, 0), MadeSeries.frames(60_000, t -> t, false));
        assertEquals(1, new SynchroniseFigure().build(new SynchroniseFigure.Inputs(stated),
                new SynchroniseFigure.Options()).panels().size());
    }

    @Test
    void wholeHoursAreNamedAsATimeZone() throws Exception {
        CellRecord cell = MadeSeries.cell(60_000, 0, 0);
        Outputs result = run(cell, MadeSeries.frames(60_000, t -> t + 7200 + 12, true));
        assertEquals(-7212, result.offset().value(), 0.5);
        assertTrue(warned("2.0 h ahead of that of the cell, within 12 s: a time zone"), context.warnings().toString());
        assertEquals(-2, result.clocks().doubles("zone")[0]);
    }

    @ParameterizedTest
    @CsvSource({"45", "-30", "3600", "-3600"})
    void clockThatJumpsIsCutThere(double jump) throws Exception {
        CellRecord cell = MadeSeries.cell(60_000, 0, 0);
        Outputs result = run(cell, MadeSeries.frames(60_000, t -> t + 5 + (t > 24_000 ? jump : 0), true));
        assertEquals(2, result.clocks().rows(),
                String.join("\n", context.warnings().stream().map(Object::toString).toList()));
        double[] offset = result.clocks().doubles("offset");
        // 120 + 30 (n - 1) > 24 000
        assertEquals(798, result.clocks().longs("first_frame")[1]);
        assertEquals(-5, offset[0], 0.5);
        assertEquals(-5 - jump, offset[1], 0.5);
        // a clock that goes back by more than an interval is seen without voltages
        assertTrue(warned(jump < -30 ? String.format(Locale.ROOT, "goes back by %.3f s from frame 797 to", -jump - 30)
                : String.format(Locale.ROOT, "jumps by %.1f s before frame 798", jump)),
                context.warnings().toString());
        double[] start = result.frames().doubles("start");
        for (int i = 0; i < start.length; i++) {
            assertEquals(120 + 30.0 * i, start[i], 0.5);
        }
    }

    // both voltmeters are right to some mV only: neither a jump nor an offset of the clock
    @Test
    void constantDifferenceOfTheVoltmetersDoesNotMoveTheClock() throws Exception {
        FrameLog frames = MadeSeries.frames(60_000, t -> t + 5, true);
        List<Column> columns = frames.frames().columns().stream().map(c -> c.name().equals("voltage")
                ? Column.of("voltage", "V", Arrays.stream(c.doubles()).map(v -> v - 4e-3).toArray())
                : c).toList();
        Outputs result = run(MadeSeries.cell(60_000, 0, 0), new FrameLog(new Table(columns), FrameLog.Times.UTC));
        assertEquals(1, result.clocks().rows());
        assertEquals(-5, result.offset().value(), 0.2);
        assertEquals(4, result.clocks().doubles("voltage_difference")[0], 0.01);
        assertEquals(0, Arrays.stream(result.frames().doubles("residual")).filter(Double::isFinite).average()
                .orElseThrow(), 0.01);
    }

    @Test
    void clockOfTheCellThatJumpsIsTold() throws Exception {
        CellRecord cell = MadeSeries.cell(60_000, 0, 0);
        double[] unix = cell.records().doubles("unix_time").clone();
        for (int i = 6000; i < unix.length; i++) {
            unix[i] += 3600;
        }
        List<Column> columns = cell.records().columns().stream()
                .map(c -> c.name().equals("unix_time") ? Column.of("unix_time", "s", unix) : c).toList();
        run(new CellRecord(new Table(columns), "UTC", Optional.empty(), Optional.empty()),
                MadeSeries.frames(60_000, t -> t, true));
        assertTrue(warned("jumps by 3600 s against its own seconds at record 6001"), context.warnings().toString());
    }

    @Test
    void framesOutOfOrderAreNoJumpsOfAClock() {
        FrameLog frames = MadeSeries.frames(60_000, t -> 60_000 - t, true);
        OperationException e = assertThrows(OperationException.class,
                () -> run(MadeSeries.cell(60_000, 0, 0), frames));
        assertTrue(e.getMessage().contains("not in the order of time"), e.getMessage());
    }

    @Test
    void noCommonTimeIsRefusedWithBothRanges() {
        CellRecord cell = MadeSeries.cell(60_000, 0, 0);
        OperationException logged = assertThrows(OperationException.class,
                () -> run(cell, MadeSeries.frames(60_000, t -> t + 400_000, true)));
        assertTrue(logged.getMessage().contains("no frame lies within") && logged.getMessage().contains("59995"),
                logged.getMessage());
        OperationException plain = assertThrows(OperationException.class,
                () -> run(cell, MadeSeries.frames(60_000, t -> t + 400_000, false)));
        assertTrue(plain.getMessage().contains("no frame lies within"), plain.getMessage());
    }

    @Test
    void eventsGiveTheClockWithoutVoltages() throws Exception {
        CellRecord cell = MadeSeries.cell(60_000, 0, 0);
        FrameLog frames = MadeSeries.frames(60_000, t -> t + 100, false);
        // the current changes at 9700, 19400, ... s: frames n with 120 + 30 (n - 1) about that
        List<Integer> events = List.of(320, 644, 967, 1290);
        Outputs result = new SynchroniseOperation().run(new Inputs(cell, Optional.of(frames), Optional.empty()),
                new Parameters(120, false, 600, Optional.empty(), Optional.empty(), Optional.of(events),
                        Optional.empty(), Optional.of(Quantity.of(3.2, "mAh")), 10),
                context);
        assertEquals(-100, result.offset().value(), 3 * result.offset().uncertainty());
        assertEquals(30 / Math.sqrt(3) / 2, result.offset().uncertainty(), 5);
        assertEquals(ClockOrigin.EVENTS, result.origin());
        double charge = result.frames().doubles("charge")[100];
        assertEquals(10 + charge / 3.2 * 100, result.frames().doubles("soc")[100], 1e-9);
    }

    @Test
    void framesWithoutVoltagesAndEventsKeepTheStatedClock() throws Exception {
        CellRecord cell = MadeSeries.cell(60_000, 0, 0);
        Clock clock = new Clock(Quantity.of(-7, 2, "s"), 0, Optional.empty());
        Outputs result = new SynchroniseOperation().run(new Inputs(cell,
                Optional.of(MadeSeries.frames(60_000, t -> t + 7, false)),
                Optional.of(EchemData.study(Map.of("clock", clock)))), Parameters.defaults(), context);
        assertEquals(120, result.frames().doubles("start")[0], 1e-6);
        assertEquals(2, result.frames().column("middle").uncertainties()[0], 1e-12);
        assertTrue(warned("nothing tests it"));
    }

    // five patterns with a beam line's log of times and a NEWARE log, both on local time; no voltage was logged
    @Test
    void realCoinCellKeepsItsTimesAndGetsVoltages() throws Exception {
        Path folder = EchemData.shared("xrd/datalab_insitu/coincell8_LDE2/cc8.ndax").getParent();
        CellRecord cell = new NdaxLoader().load(List.of(folder.resolve("cc8.ndax")), EchemMeasurement.unknown(),
                context).data();
        FrameLog frames = new FrameLogLoader().load(List.of(folder.resolve("log.csv")), EchemMeasurement.unknown(),
                context).data();
        assertEquals(FrameLog.Times.LOCAL_TIME, frames.times());
        Outputs result = run(cell, frames);
        assertEquals(5, result.frames().rows());
        assertEquals(ClockOrigin.STATED, result.origin());
    }

    // 101 patterns without times; the reference has the log's voltage at (n - 0.5) 332.33626 s, interpolated apart
    @Test
    void realSeriesWithoutTimesGetsThePeriodByItsVoltages() throws Exception {
        Path folder = EchemData.shared("xrd/datalab_insitu/li_mo_operando/cell.mpt").getParent();
        CellRecord cell = new MptLoader().load(List.of(folder.resolve("cell.mpt")), EchemMeasurement.unknown(),
                context).data();
        Table reference = TableCsv.read(folder.resolve("reference_series.csv"));
        double[] none = new double[reference.rows()];
        Arrays.fill(none, Double.NaN);
        FrameLog frames = new FrameLog(Table.of(Column.of("number", reference.longs("pattern")),
                Column.of("start", "s", none), Column.of("end", "s", none),
                Column.of("voltage", "V", reference.doubles("Ewe_V"))), FrameLog.Times.UNKNOWN);
        Clock clock = new Clock(Quantity.of(0, "s"), 0, Optional.of(332.0));
        Outputs result = new SynchroniseOperation().run(new Inputs(cell, Optional.of(frames),
                Optional.of(EchemData.study(Map.of("clock", clock)))), Parameters.defaults(), context);
        // 0.01 s in the period is 5 s at the end of the series: the log is written every 50 s
        assertEquals(332.33626, 332 * (1 + result.drift().value()), 0.01);
        assertEquals(0, result.offset().value(), 5);
        double[] voltage = result.frames().doubles("voltage");
        for (int i = 0; i < voltage.length; i++) {
            if (Double.isFinite(voltage[i])) {
                assertEquals(reference.doubles("Ewe_V")[i], voltage[i], 5e-3);
            }
        }
        Parameters events = new Parameters(120, true, 600, Optional.of(503), Optional.empty(),
                Optional.of(List.of(30, 237, 427)), Optional.of(List.of(28.5 * 332.336, 237.5 * 332.336,
                        426.5 * 332.336)),
                Optional.empty(), 0);
        Outputs kinks = new SynchroniseOperation().run(new Inputs(cell, Optional.empty(),
                Optional.of(EchemData.study(Map.of("clock", clock)))), events, context);
        // frames 30, 237, 427 meet kinks of the voltage at frames 29, 238, 427: good to about 1000 s
        assertEquals(0, kinks.offset().value(), 1000);
        assertTrue(kinks.study().texts("write")[0].startsWith("clock: {period: 332 s, offset: {value: "),
                kinks.study().texts("write")[0]);
    }
}
