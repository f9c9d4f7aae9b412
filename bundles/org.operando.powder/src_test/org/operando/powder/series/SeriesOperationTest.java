// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.operando.api.figure.Line;
import org.operando.api.figure.Page;
import org.operando.powder.Abscissa;
import org.operando.powder.Corrections;
import org.operando.powder.PatternSeries;
import org.operando.powder.PatternSeries.Columns;
import org.operando.powder.PatternSeries.TimeScale;
import org.operando.powder.Samples;
import org.operando.testkit.PlainContext;

class SeriesOperationTest {
    private static final SeriesOperation.Parameters STANDARD = parameters(Abscissa.TWO_THETA, Optional.empty(),
            Optional.empty());

    private static SeriesOperation.Parameters parameters(Abscissa axis, Optional<Double> from, Optional<Double> to) {
        return new SeriesOperation.Parameters(axis, from, to, 600, true);
    }

    /**
     * Charge from 0 to 1000 s, 3.0 to 4.0 V; discharge from 1010 s on; nothing between 2000 and 5000 s; ends at 6000 s.
     */
    private static CellRecord cell(String clock, double unixZero) {
        double[] time = {0, 500, 1000, 1010, 1500, 2000, 5000, 5500, 6000};
        double[] unix = new double[time.length];
        for (int i = 0; i < time.length; i++) {
            unix[i] = unixZero + time[i];
        }
        return new CellRecord(Table.of(Column.of("time", "s", time), Column.of("unix_time", "s", unix),
                Column.of("step", new long[] {1, 1, 1, 2, 2, 2, 2, 2, 2}),
                Column.of("current", "A", new double[] {1, 1, 1, -1, -1, -1, -1, -1, -1}),
                Column.of("voltage", "V", new double[] {3.0, 3.5, 4.0, 3.9, 3.7, 3.6, 3.4, 3.2, 3.0}),
                Column.of("capacity", "Ah", new double[] {0, 0.5, 1, 0, -0.5, -1, -4, -4.5, -5})), clock,
                Optional.empty(),
                Optional.empty());
    }

    private static PatternSeries numbered(Optional<Clock> clock, long... numbers) {
        List<double[]> rows = new ArrayList<>();
        for (long n : numbers) {
            rows.add(new double[] {n, 2 * n, 3 * n, 4 * n});
        }
        return Samples.series(numbers, new double[] {10, 11, 12, 13}, rows, Optional.empty(), clock, Optional.empty());
    }

    private static Optional<Clock> clock(double offset, double drift, double period) {
        return Optional.of(new Clock(Quantity.of(offset, 5, "s", "fitted"), drift, Optional.of(period)));
    }

    private static PatternSeries stamped(TimeScale scale, Optional<Clock> clock, double... starts) {
        long[] numbers = new long[starts.length];
        double[] middles = new double[starts.length];
        double[] ends = new double[starts.length];
        for (int i = 0; i < starts.length; i++) {
            numbers[i] = i + 1;
            middles[i] = starts[i] + 50;
            ends[i] = starts[i] + 100;
        }
        PatternSeries plain = numbered(Optional.empty(), numbers);
        Table frames = Table.of(plain.frames().column(Columns.NUMBER), plain.frames().column(Columns.NAME),
                Column.of(Columns.START, "s", starts), Column.of(Columns.MIDDLE, "s", middles),
                Column.of(Columns.END, "s", ends), plain.frames().column(Columns.EXPOSURE));
        return new PatternSeries(plain.intensity(), frames, scale, true, clock, Optional.empty(), "");
    }

    private static SeriesOperation.Outputs run(PatternSeries patterns, CellRecord cell, PlainContext context)
            throws OperationException {
        return new SeriesOperation().run(new SeriesOperation.Inputs(patterns, Optional.ofNullable(cell)), STANDARD,
                context);
    }

    @Test
    void oneFrameAloneHasTheTimeAndTheCutOfTheWhole() throws Exception {
        PatternSeries series = stamped(TimeScale.UTC, Optional.empty(), 5000, 8600, 12_200);
        SeriesOperation.Parameters cut = parameters(Abscissa.TWO_THETA, Optional.of(11.0), Optional.of(12.5));
        SeriesOperation.Inputs inputs = new SeriesOperation.Inputs(series, Optional.empty());
        SeriesOperation.Outputs whole = new SeriesOperation().run(inputs, cut, new PlainContext());

        Page page = new SeriesOperation().one(inputs, cut, 3, new PlainContext());

        assertEquals("Pattern of frame 3, 2.01 h", page.title());
        assertEquals("Pattern of " + PatternPage.words(whole.series().frames(), 2), page.title());
        Line line = (Line) page.panels().getFirst().marks().getLast();
        assertArrayEquals(new double[] {11, 12}, line.x());
        assertArrayEquals(new double[] {6, 9}, line.y());
    }

    @Test
    void patternNumberTimesPeriodGivesTheMiddleOfTheExposure() throws Exception {
        SeriesOperation.Outputs out = run(numbered(clock(7, 0, 100), 1, 2, 6), null, new PlainContext());

        assertArrayEquals(new double[] {7, 107, 507}, out.series().frames().doubles(Columns.START), 1e-12);
        assertArrayEquals(new double[] {57, 157, 557}, out.series().frames().doubles(Columns.MIDDLE), 1e-12);
        assertArrayEquals(new double[] {107, 207, 607}, out.series().frames().doubles(Columns.END), 1e-12);
        assertEquals(5, out.offset().uncertainty());
        assertTrue(out.clock().contains("100.0 s") && out.clock().contains("fitted"), out.clock());
        assertEquals(TimeScale.RECORD, out.series().times());
    }

    @Test
    void driftStretchesTheTimes() throws Exception {
        SeriesOperation.Outputs out = run(numbered(clock(7, 0.01, 100), 11), null, new PlainContext());

        assertEquals(1050 * 1.01 + 7, out.series().frames().doubles(Columns.MIDDLE)[0], 1e-9);
    }

    @Test
    void voltageIsInterpolatedWithinAStepOnly() throws Exception {
        PlainContext context = new PlainContext();
        // middles at 250 (charge), 1005 (between the steps), 1255 (discharge), 3500 (gap), 6000 (the last record), 6100
        // (after)
        SeriesOperation.Outputs out = run(
                stamped(TimeScale.LOCAL_TIME, Optional.empty(), 1e9 + 200, 1e9 + 955, 1e9 + 1205, 1e9 + 3450, 1e9
                        + 5950, 1e9 + 6050),
                cell("local time, zone not known", 1e9), context);

        double nan = Double.NaN;
        assertArrayEquals(new double[] {3.25, nan, 3.8, nan, 3.0, nan}, out.series().frames().doubles(Columns.VOLTAGE),
                1e-12);
        assertArrayEquals(new double[] {1, nan, -1, nan, -1, nan}, out.series().frames().doubles(Columns.CURRENT),
                1e-12);
        assertArrayEquals(new double[] {0.25, nan, -0.25, nan, -5, nan},
                out.series().frames().doubles(Columns.CAPACITY), 1e-12);
        assertArrayEquals(new long[] {0, 1, 0, 1, 0, 1}, out.series().frames().longs(Columns.IN_GAP));
        assertEquals(1, context.warnings().size());
        assertTrue(context.warnings().getFirst().what().startsWith("3 of 6 patterns"), context.warnings().toString());
    }

    @Test
    void curveOfTheCellHasItsGap() throws Exception {
        Table curve = run(numbered(clock(0, 0, 100), 1, 60), cell("UTC", 0), new PlainContext()).cell().orElseThrow();

        assertEquals(10, curve.rows(), "nine records and the gap");
        assertTrue(Double.isNaN(curve.doubles("voltage")[6]));
        assertEquals(3500, curve.doubles("time")[6]);
    }

    @Test
    void curveOfTheCellCoversThePatternsAndALittleMore() throws Exception {
        // four patterns from 400 to 1200 s: the curve from 200 to 1400 s
        Table curve = run(numbered(clock(0, 0, 100), 5, 6, 7, 12), cell("UTC", 0), new PlainContext()).cell()
                .orElseThrow();

        assertArrayEquals(new double[] {500, 1000, 1010}, curve.doubles("time"));
    }

    @Test
    void thinnedCurveKeepsTurningPointsAndEnds() {
        int n = 100_000;
        double[] time = new double[n];
        double[] voltage = new double[n];
        double[] one = new double[n];
        for (int i = 0; i < n; i++) {
            time[i] = i;
            voltage[i] = 3 + Math.sin(i / 3000.0);
        }
        voltage[77_777] = 9;
        Table curve = CellCurve.of(new CellTimeline(time, one, voltage, one, one, 600), 0, n);

        assertTrue(curve.rows() <= 4000, "rows " + curve.rows());
        assertEquals(9, Arrays.stream(curve.doubles("voltage")).max().orElseThrow());
        assertEquals(n - 1, curve.doubles("time")[curve.rows() - 1]);
        for (int i = 1; i < curve.rows(); i++) {
            assertTrue(curve.doubles("time")[i] > curve.doubles("time")[i - 1]);
        }
    }

    @Test
    void clocksOfDifferentKindsNeedAnOffset() throws Exception {
        PatternSeries patterns = stamped(TimeScale.LOCAL_TIME, Optional.empty(), 1e9 + 7200);
        OperationException e = assertThrows(OperationException.class,
                () -> run(patterns, cell("UTC", 1e9), new PlainContext()));
        assertTrue(e.getMessage().contains("offset"), e.getMessage());

        Optional<Clock> zone = Optional.of(new Clock(Quantity.of(-7200, "s"), 0, Optional.empty()));
        SeriesOperation.Outputs out = run(stamped(TimeScale.LOCAL_TIME, zone, 1e9 + 7200), cell("UTC", 1e9),
                new PlainContext());
        assertEquals(50, out.series().frames().doubles(Columns.MIDDLE)[0], 1e-6);
    }

    @Test
    void patternsOutsideTheRecordPointToTheTimeZone() throws Exception {
        PlainContext context = new PlainContext();
        run(stamped(TimeScale.UTC, Optional.empty(), 1e9 + 7200, 1e9 + 7300), cell("UTC", 1e9), context);

        assertTrue(context.warnings().getFirst().what().contains("time zone"), context.warnings().toString());
    }

    @Test
    void patternsWithoutTimesCannotBeMatchedWithACell() {
        OperationException e = assertThrows(OperationException.class,
                () -> run(numbered(Optional.empty(), 1, 2), cell("UTC", 0), new PlainContext()));
        assertTrue(e.remedy().contains("period") && e.remedy().contains("times"), e.remedy());
    }

    @Test
    void patternsWithoutTimesAndCellKeepUnknownTimes() throws Exception {
        SeriesOperation.Outputs out = run(numbered(Optional.empty(), 1, 2), null, new PlainContext());

        assertTrue(Double.isNaN(out.series().frames().doubles(Columns.MIDDLE)[1]));
        assertEquals(TimeScale.UNKNOWN, out.series().times());
        assertTrue(out.cell().isEmpty());
    }

    @Test
    void axisOfQNeedsTheWavelength() {
        OperationException e = assertThrows(OperationException.class,
                () -> new SeriesOperation().run(new SeriesOperation.Inputs(numbered(clock(0, 0, 1), 1),
                        Optional.empty()),
                        parameters(Abscissa.Q, Optional.empty(), Optional.empty()), new PlainContext()));
        assertEquals("no wavelength in the study or in the files; write wavelength: 0.4520 angstrom (your value)"
                + " under the measurement; where 2theta is enough, write anglesOnly: true under powder.series",
                e.getMessage());
    }

    @Test
    void unknownWavelengthIsAskedForUnlessAnglesAreSaidToBeEnough() {
        SeriesOperation.Inputs inputs = new SeriesOperation.Inputs(numbered(clock(0, 0, 1), 1), Optional.empty());

        assertThrows(OperationException.class, () -> new SeriesOperation().run(inputs,
                new SeriesOperation.Parameters(Abscissa.TWO_THETA, Optional.empty(), Optional.empty(), 600, false),
                new PlainContext()));
    }

    @Test
    void rangeKeepsItsEndsAndNothingElse() throws Exception {
        SeriesOperation.Outputs out = new SeriesOperation().run(
                new SeriesOperation.Inputs(numbered(clock(0, 0, 1), 1, 5), Optional.empty()),
                parameters(Abscissa.TWO_THETA, Optional.of(11.0), Optional.of(12.0)), new PlainContext());

        assertArrayEquals(new double[] {11, 12}, out.series().twoThetaDegrees());
        assertArrayEquals(new double[] {2, 3, 10, 15}, out.series().intensities(0, 2, 0, 2));
    }

    @Test
    void rangeWithoutPointsIsRefusedWithTheRangeThatThereIs() {
        OperationException e = assertThrows(OperationException.class,
                () -> new SeriesOperation().run(new SeriesOperation.Inputs(numbered(clock(0, 0, 1), 1),
                        Optional.empty()),
                        parameters(Abscissa.TWO_THETA, Optional.of(50.0), Optional.empty()), new PlainContext()));
        assertTrue(e.getMessage().contains("10 to 13"), e.getMessage());
    }

    @Test
    void whatWasCorrectedTravelsWithThePatterns() throws Exception {
        Corrections own = new Corrections(true, true, false);
        PatternSeries plain = numbered(clock(0, 0, 1), 1, 5);
        PatternSeries corrected = new PatternSeries(plain.intensity(), plain.frames(), plain.times(), true,
                plain.clock(), plain.wavelength(), "polarisation taken off", Optional.of(own));
        SeriesOperation.Parameters cut = new SeriesOperation.Parameters(Abscissa.TWO_THETA, Optional.of(11.0),
                Optional.empty(), 600, true, List.of(new ExcludedRange(Optional.empty(), 11.5, 12.5)));
        SeriesOperation.Outputs out = new SeriesOperation().run(new SeriesOperation.Inputs(corrected,
                Optional.empty()), cut, new PlainContext());

        assertEquals(Optional.of(own), out.series().done());
        assertEquals(Optional.of(own), out.corrections());
        assertEquals("polarisation taken off", out.series().corrections());
        assertEquals(Optional.of(own), out.series().alone(1).done());
        assertEquals("polarisation taken off", out.series().alone(1).corrections());
        assertEquals(Optional.empty(), run(plain, null, new PlainContext()).corrections(), "none is assumed");
    }
}
