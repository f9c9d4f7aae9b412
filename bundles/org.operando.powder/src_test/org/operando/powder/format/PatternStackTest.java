// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.LoadException;
import org.operando.powder.PatternSeries;
import org.operando.powder.PatternSeries.Columns;
import org.operando.powder.PowderMeasurement;
import org.operando.testkit.PlainContext;

class PatternStackTest {
    private static Pattern pattern(String name, double[] x, double first, Optional<Double> wavelength, boolean counts) {
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = first + i;
        }
        return new Pattern(Path.of(name), 0, x, y, Optional.empty(), counts, new PatternFacts(Optional.of(300.0),
                wavelength, Optional.empty(), Optional.empty(), Optional.empty(), Map.of("anode", "Mo")));
    }

    private static Pattern plain(String name, double first) {
        return pattern(name, new double[] {1, 2, 3}, first, Optional.empty(), false);
    }

    private static PowderMeasurement measurement(Optional<Double> wavelength, Optional<Path> times,
            Optional<Boolean> counts) {
        return new PowderMeasurement(wavelength, Optional.empty(), times, Optional.empty(), counts);
    }

    private static PatternSeries series(PowderMeasurement m, PlainContext context, Pattern... patterns)
            throws Exception {
        return new PatternStack(List.of(patterns), Stream.of(patterns).map(Pattern::file).toList(), m, context).series()
                .data();
    }

    @Test
    void patternsStandInTheOrderOfTheirNumbers() throws Exception {
        PatternSeries series = series(PowderMeasurement.unknown(), new PlainContext(), plain("p_10.xy", 10),
                plain("p_9.xy", 90));

        assertArrayEquals(new long[] {9, 10}, series.frames().longs(Columns.NUMBER));
        assertArrayEquals(new String[] {"p_9", "p_10"}, series.frames().texts(Columns.NAME));
        assertArrayEquals(new double[] {90, 91, 92, 10, 11, 12}, series.intensities(0, 2, 0, 3));
        assertArrayEquals(new double[] {300, 300}, series.frames().doubles(Columns.EXPOSURE));
        assertTrue(Double.isNaN(series.frames().doubles(Columns.START)[0]));
        assertTrue(series.numbered());
    }

    @Test
    void intensitiesAreCountsOnlyWhenStudyOrFilesSaySo() throws Exception {
        PatternSeries unknown = series(PowderMeasurement.unknown(), new PlainContext(), plain("p1.xy", 4));
        assertFalse(unknown.isCounts());
        assertTrue(unknown.errors(0, 1, 0, 3).isEmpty());

        PatternSeries counts = series(measurement(Optional.empty(), Optional.empty(), Optional.of(true)),
                new PlainContext(),
                plain("p1.xy", 4));
        assertTrue(counts.isCounts());
        assertArrayEquals(new double[] {2, Math.sqrt(5), Math.sqrt(6)}, counts.errors(0, 1, 0, 3).orElseThrow());
    }

    @Test
    void patternsOnUnequalGridsAreRefusedAndBothNamed() {
        Pattern other = pattern("p2.xy", new double[] {1, 2, 3.5}, 0, Optional.empty(), false);
        LoadException e = assertThrows(LoadException.class,
                () -> series(PowderMeasurement.unknown(), new PlainContext(), plain("p1.xy", 0), other));
        assertTrue(e.getMessage().contains("p1.xy") && e.getMessage().contains("p2.xy"), e.getMessage());
    }

    @Test
    void studyWinsOverTheFilesWithAWarning() throws Exception {
        Pattern said = pattern("p1.xy", new double[] {1, 2}, 0, Optional.of(0.5), false);
        PlainContext context = new PlainContext();

        assertEquals(0.5, series(PowderMeasurement.unknown(), context, said).wavelength().orElseThrow());
        assertTrue(context.warnings().isEmpty());
        assertEquals(0.45, series(measurement(Optional.of(0.45), Optional.empty(), Optional.empty()), context, said)
                .wavelength()
                .orElseThrow());
        assertEquals(1, context.warnings().size());
    }

    @Test
    void anodeGivesNoWavelength() throws Exception {
        assertEquals(Optional.empty(), series(PowderMeasurement.unknown(), new PlainContext(), plain("p1.xy", 0))
                .wavelength());
    }

    @Test
    void filesOfDifferentWavelengthsAreRefused() {
        assertThrows(LoadException.class, () -> series(PowderMeasurement.unknown(), new PlainContext(),
                pattern("p1.xy", new double[] {1, 2}, 0, Optional.of(0.5), false),
                pattern("p2.xy", new double[] {1, 2}, 0, Optional.of(0.6), false)));
    }

    @Test
    void timesComeFromTheTableAndGiveTheOrder(@TempDir Path folder) throws Exception {
        Path log = Files.writeString(folder.resolve("log.csv"), "scan_number,start_time,end_time\n"
                + "1,1970-01-01 01:00:00,1970-01-01 01:01:00\n2,1970-01-01 00:10:00,1970-01-01 00:11:00\n");
        PatternSeries series = series(measurement(Optional.empty(), Optional.of(log), Optional.empty()),
                new PlainContext(),
                plain("p_1.xy", 10), plain("p_2.xy", 20));

        assertArrayEquals(new long[] {2, 1}, series.frames().longs(Columns.NUMBER));
        assertArrayEquals(new double[] {630, 3630}, series.frames().doubles(Columns.MIDDLE));
        assertEquals(PatternSeries.TimeScale.LOCAL_TIME, series.times());
    }

    @Test
    void namesWithoutNumbersAreCountedInTheOrderGiven() throws Exception {
        PatternSeries series = series(PowderMeasurement.unknown(), new PlainContext(), plain("late.xy", 1),
                plain("early.xy", 2));

        assertFalse(series.numbered());
        assertArrayEquals(new String[] {"late", "early"}, series.frames().texts(Columns.NAME));
    }
}
