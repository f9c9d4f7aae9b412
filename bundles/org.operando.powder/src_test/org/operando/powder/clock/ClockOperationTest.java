// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.operando.api.CellRecord;
import org.operando.api.Clock;
import org.operando.api.Column;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Table;
import org.operando.powder.PatternSeries;
import org.operando.powder.PowderMeasurement;
import org.operando.powder.Samples;
import org.operando.powder.format.SeriesTableLoader;
import org.operando.testkit.PlainContext;

/** Clocks of a made series, whose clock is known, and of a real one. */
class ClockOperationTest {
    private static final double PERIOD = 250;
    private static final double OFFSET = 1800;
    /** Times at which the made current turns, s; the last ends the record. */
    private static final double[] TURNS = {0, 15_000, 33_000, 42_000, 54_000};

    private static ClockOperation.Parameters parameters(Optional<Double> period) {
        return new ClockOperation.Parameters(2, Optional.empty(), Optional.empty(), false, 6, 0, period, 1, 0.05, 0.8);
    }

    /** Charge passed at t: up and down in turns. */
    private static double charge(double t) {
        double charge = 0;
        for (int k = 0; k + 1 < TURNS.length; k++) {
            double part = Math.clamp(t, TURNS[k], TURNS[k + 1]) - TURNS[k];
            charge += (k % 2 == 0 ? 1 : -1) * part;
        }
        return charge / 15_000;
    }

    private static CellRecord cell() {
        int n = 901;
        double[][] c = new double[3][n];
        for (int i = 0; i < n; i++) {
            c[0][i] = 60 * i;
            int k = 0;
            while (k + 2 < TURNS.length && c[0][i] >= TURNS[k + 1]) {
                k++;
            }
            c[1][i] = k % 2 == 0 ? 1e-4 : -1e-4;
            c[2][i] = 3 + charge(c[0][i]);
        }
        return new CellRecord(Table.of(Column.of("time", "s", c[0]), Column.of("current", "A", c[1]),
                Column.of("voltage", "V", c[2])), "UTC", Optional.empty(), Optional.empty());
    }

    /** A line that moves with the charge; 200 patterns, every 7th missing, noise of one per cent of the line. */
    private static PatternSeries series(Optional<Clock> clock, long seed) {
        Random random = new Random(seed);
        double[] x = new double[80];
        Arrays.setAll(x, j -> 10 + 0.02 * j);
        List<double[]> rows = new ArrayList<>();
        List<Long> numbers = new ArrayList<>();
        for (long n = 1; n <= 200; n++) {
            if (n % 7 == 0) {
                continue;
            }
            double centre = 10.8 + 0.1 * charge((n - 0.5) * PERIOD + OFFSET);
            double[] y = new double[x.length];
            Arrays.setAll(y, j -> 20 + 100 * Math.exp(-Math.pow((x[j] - centre) / 0.2, 2)) + random.nextGaussian());
            rows.add(y);
            numbers.add(n);
        }
        return Samples.series(numbers.stream().mapToLong(Long::longValue).toArray(), x, rows, Optional.empty(), clock,
                Optional.empty());
    }

    private static ClockOperation.Outputs run(PatternSeries series, CellRecord cell, ClockOperation.Parameters p,
            PlainContext context) throws OperationException {
        return new ClockOperation().run(new ClockOperation.Inputs(series, cell), p, context);
    }

    @Test
    void aKnownClockIsFoundWithinItsUncertainty() throws Exception {
        for (long seed = 1; seed <= 5; seed++) {
            PlainContext context = new PlainContext();
            ClockOperation.Outputs out = run(series(Optional.empty(), seed), cell(), parameters(Optional.empty()),
                    context);
            String what = out.clock() + " " + out.kinks().column("pattern").quantity(0);
            // three standard uncertainties; a kink is good to at least one pattern, and the turns are 72 apart
            assertEquals(PERIOD, out.period().value(), 3 * out.period().uncertainty(), what);
            assertEquals(OFFSET, out.offset().value(), 3 * out.offset().uncertainty(), what);
            assertTrue(out.period().uncertainty() < 10 && out.offset().uncertainty() < 1000, what);
        }
    }

    @Test
    void withAGivenPeriodTheOffsetIsFound() throws Exception {
        ClockOperation.Outputs out = run(series(Optional.empty(), 7), cell(), parameters(Optional.of(PERIOD)),
                new PlainContext());

        assertEquals(PERIOD, out.period().value());
        assertEquals(OFFSET, out.offset().value(), 3 * out.offset().uncertainty());
    }

    @Test
    void aStatedClockFarFromTheOneFoundIsNamed() throws Exception {
        PlainContext context = new PlainContext();
        Clock wrong = new Clock(Quantity.of(-5000, 10, "s"), 0, Optional.of(300.0));

        ClockOperation.Outputs out = run(series(Optional.of(wrong), 1), cell(), parameters(Optional.empty()), context);

        assertTrue(out.stated().contains("sigma"), out.stated());
        assertTrue(context.warnings().stream().anyMatch(w -> w.toString().contains("differs")),
                context.warnings().toString());
    }

    @Test
    void patternsThatNothingHappensInHaveNoClock() {
        double[] x = {10, 11, 12, 13, 14, 15};
        List<double[]> rows = new ArrayList<>();
        long[] numbers = new long[40];
        for (int i = 0; i < 40; i++) {
            numbers[i] = i + 1;
            rows.add(new double[] {1, 2, 3, 3, 2, 1});
        }
        PatternSeries still = Samples.series(numbers, x, rows, Optional.empty(), Optional.empty(), Optional.empty());

        OperationException e = assertThrows(OperationException.class,
                () -> run(still, cell(), parameters(Optional.empty()), new PlainContext()));

        assertTrue(e.getMessage().contains("no clock"), e.getMessage());
    }

    @Test
    void aLogThatCoversAPartOfTheSeriesIsNamed() {
        Table whole = cell().records();
        int half = whole.rows() / 2;
        CellRecord part = new CellRecord(Table.of(
                Column.of("time", "s", Arrays.copyOf(whole.doubles("time"), half)),
                Column.of("current", "A", Arrays.copyOf(whole.doubles("current"), half)),
                Column.of("voltage", "V", Arrays.copyOf(whole.doubles("voltage"), half))), "UTC", Optional.empty(),
                Optional.empty());

        OperationException e = assertThrows(OperationException.class,
                () -> run(series(Optional.empty(), 1), part, parameters(Optional.of(PERIOD)), new PlainContext()));

        // 200 patterns of 250 s against half of 54000 s
        assertTrue(e.getMessage().contains("50000 s") && e.getMessage().contains("26940 s"), e.getMessage());
    }

    @Test
    void onePatternFarFromItsNeighboursIsLeftOutAndNamed() throws Exception {
        PatternSeries good = series(Optional.empty(), 1);
        int points = good.twoThetaDegrees().length;
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < good.size(); i++) {
            rows.add(good.intensities(i, i + 1, 0, points));
        }
        Arrays.setAll(rows.get(50), j -> 500.0 - j);
        PlainContext context = new PlainContext();

        run(Samples.series(good.numbers(), good.twoThetaDegrees(), rows, Optional.empty(), Optional.empty(),
                Optional.empty()), cell(), parameters(Optional.empty()), context);

        // row 50 of the numbers without each seventh
        assertEquals(59, good.numbers()[50]);
        assertTrue(context.warnings().stream().anyMatch(w -> w.toString().contains("neighbours: 59")),
                context.warnings().toString());
    }

    @Test
    void theTruthLiesInTheStatedIntervalInNineOfTenSeeds() throws Exception {
        // of 100 seeds 98 periods and 97 offsets lie in their 95 % intervals; a test has time for 20
        int seeds = 20;
        int periods = 0;
        int offsets = 0;
        StringBuilder all = new StringBuilder();
        for (int seed = 1; seed <= seeds; seed++) {
            MadeSeries made = MadeSeries.of(seed, 1.5);
            ClockOperation.Outputs out = run(made.patterns(), made.cell(), new ClockOperation.Parameters(3,
                    Optional.empty(), Optional.empty(), false, 8, 2, Optional.empty(), 3, 0.02, 0.8),
                    new PlainContext());
            Table stated = out.uncertainty().orElseThrow();
            periods += within(stated, 0, made.period()) ? 1 : 0;
            offsets += within(stated, 1, made.offset()) ? 1 : 0;
            all.append(String.format(Locale.ROOT, "%n%d: %.1f %.0f, found %s", seed, made.period(), made.offset(),
                    out.words().orElseThrow()));
            // the statement must say something too: the record alone allows a fifth of the period
            assertTrue(out.period().uncertainty() < 0.1 * made.period(), all.toString());
        }
        assertTrue(periods >= 0.9 * seeds && offsets >= 0.9 * seeds, periods + " periods, " + offsets + " offsets"
                + all);
    }

    private static boolean within(Table stated, int row, double truth) {
        return truth >= stated.doubles("low_95")[row] && truth <= stated.doubles("high_95")[row];
    }

    @Test
    void theClockOfTheRealSeriesIsThatOfItsReference() throws Exception {
        Path folder = Samples.data("xrd/datalab_insitu/li_mo_operando");
        check(Samples.folder(folder.resolve("xrd")), log(folder.resolve("cell.mpt")));
    }

    @Test
    void allPatternsOfTheRealSeriesAgree() throws Exception {
        Path folder = Samples.data("xrd/datalab_insitu/li_mo_operando");
        PatternSeries all = new SeriesTableLoader().load(List.of(folder.resolve("all_502.csv.gz")),
                PowderMeasurement.unknown(), new PlainContext()).data();
        check(all, log(folder.resolve("cell.mpt")));
    }

    private static void check(PatternSeries series, CellRecord cell) throws Exception {
        ClockOperation.Parameters p = new ClockOperation.Parameters(4, Optional.empty(), Optional.empty(), false, 10, 3,
                Optional.empty(), 3, 0.01, 0.9);

        ClockOperation.Outputs out = run(series, cell, p, new PlainContext());

        // 503 periods cover the log exactly (reference); it is good to 1000 s, three patterns
        String what = out.words() + " " + out.stated() + " p " + out.probability()
                + Arrays.toString(out.kinks().doubles("pattern"))
                + Arrays.toString(out.kinks().texts("event")) + Arrays.toString(out.events().doubles("time"));
        assertEquals(332.336, out.period().value(), 2 * out.period().uncertainty(), what);
        assertEquals(0, out.offset().value(), 2 * Math.hypot(1000, out.offset().uncertainty()), what);
        // a clock that says nothing would pass the lines above: period to 5 per cent, offset to 10 patterns
        assertTrue(out.period().uncertainty() < 16 && out.offset().uncertainty() < 3300, what);
        assertTrue(out.probability() > 0.99, what);
    }

    private static CellRecord log(Path mpt) throws Exception {
        List<String> lines = Files.readAllLines(mpt, StandardCharsets.ISO_8859_1);
        List<String> names = Arrays.asList(lines.get(75).split("\t"));
        int[] at = {names.indexOf("time/s"), names.indexOf("<I>/mA"), names.indexOf("Ewe/V")};
        double[][] c = new double[3][lines.size() - 76];
        for (int i = 0; i < c[0].length; i++) {
            String[] fields = lines.get(76 + i).split("\t");
            for (int k = 0; k < 3; k++) {
                c[k][i] = Double.parseDouble(fields[at[k]]);
            }
        }
        return new CellRecord(Table.of(Column.of("time", "s", c[0]), Column.of("current", "A", c[1]),
                Column.of("voltage", "V", c[2])), "local time, zone not known", Optional.empty(), Optional.empty());
    }
}
