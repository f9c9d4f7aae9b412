// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operando.api.LoadException;
import org.operando.powder.PatternSeries.TimeScale;
import org.operando.powder.Samples;

class TimesTableTest {
    private static final String HEADER = "scan_number,cell_name,start_time,end_time\n";

    @TempDir
    Path folder;

    private TimesTable read(String text) throws Exception {
        return TimesTable.read(Files.writeString(folder.resolve("log.csv"), text), true);
    }

    @Test
    void localTimesCountFromTheBeginningOf1970OnTheSameClock() throws Exception {
        TimesTable table = read(HEADER + "7,x,1970-01-02 00:00:01.500000,1970-01-02 00:00:03\n");

        assertEquals(TimeScale.LOCAL_TIME, table.scale());
        assertArrayEquals(new double[] {86_401.5, 86_403}, table.of(7, Path.of("p7.xy")), 1e-9);
    }

    @Test
    void timesWithAZoneAreUtc() throws Exception {
        TimesTable table = read("scan_number,start_time,end_time\n"
                + "1,1970-01-01T02:00:00+02:00,1970-01-01T02:01:00+0200\n");

        assertEquals(TimeScale.UTC, table.scale());
        assertArrayEquals(new double[] {0, 60}, table.of(1, Path.of("p1.xy")));
    }

    @Test
    void logOfTheBeamLineIsRead() throws Exception {
        TimesTable table = TimesTable.read(Samples.data("xrd/datalab_insitu/coincell8_LDE2/log.csv"), true);

        assertEquals(5, table.times().size());
        double[] both = table.of(1_355_639, Path.of("x"));
        // 56.553 s of exposure: 19:05:59.614 to 19:06:56.167
        assertEquals(56.553, both[1] - both[0], 1e-6);
        double[] second = table.of(1_355_647, Path.of("x"));
        assertEquals(543.968, second[0] - both[0], 1e-6);
    }

    @Test
    void rowWithoutTimesIsAsIfItWereNotThere() throws Exception {
        TimesTable table = read(HEADER + "6,x,,\n7,x,1970-01-02 00:00:01,1970-01-02 00:00:03\n8,x, , \n");

        assertEquals(TimeScale.LOCAL_TIME, table.scale());
        assertEquals(1, table.times().size());
        assertTrue(table.find(6).isEmpty());
        LoadException half = assertThrows(LoadException.class, () -> read(HEADER
                + "7,x,1970-01-02 00:00:01,1970-01-02 00:00:03\n8,x,1970-01-02 00:00:04,\n"));
        assertTrue(half.getMessage().contains("row 2: a time such as"), half.getMessage());
    }

    @Test
    void monitorsAreReadWhereThereAreSome() throws Exception {
        TimesTable table = read("scan_number,start_time,end_time,Monitor\n"
                + "7,1970-01-02 00:00:01,1970-01-02 00:00:03,5e4\n8,1970-01-02 00:00:04,1970-01-02 00:00:05,\n");

        assertArrayEquals(new double[] {5e4, Double.NaN, Double.NaN},
                table.monitor(new long[] {7, 8, 9}).orElseThrow().doubles());
        assertTrue(read(HEADER + "7,x,1970-01-02 00:00:01,1970-01-02 00:00:03\n").monitor(new long[] {7}).isEmpty());
        LoadException e = assertThrows(LoadException.class, () -> read("scan_number,start_time,end_time,monitor\n"
                + "7,1970-01-02 00:00:01,1970-01-02 00:00:03,open\n"));
        assertTrue(e.getMessage().contains("row 1") && e.getMessage().contains("'monitor' should hold numbers"),
                e.getMessage());
    }

    @Test
    void scanWithoutARowIsNamed() throws Exception {
        TimesTable table = read(HEADER + "7,x,1970-01-02 00:00:01,1970-01-02 00:00:03\n");
        LoadException e = assertThrows(LoadException.class, () -> table.of(8, Path.of("p8.xy")));
        assertTrue(e.getMessage().contains("scan 8 (p8.xy)"), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"''|is empty", "scan,start_time,end_time|scan_number",
        "scan_number,start_time,end_time\\n1,yesterday,2020-01-01 00:00:00|row 1: a time such as",
        "scan_number,start_time,end_time\\nx,2020-01-01 00:00:00,2020-01-01 00:00:01|'scan_number' should hold",
        "scan_number,start_time,end_time\\n1,2020-01-01 00:00:00|2 cells",
        "scan_number,start_time,end_time\\n1,2020-01-01 00:00:09,2020-01-01 00:00:01|before its start",
        "scan_number,start_time,end_time\\n1,2020-01-01 00:00:00,2020-01-01 00:00:01\\n"
                + "1,2020-01-01 00:00:00,2020-01-01 00:00:01|second time"})
    void badTablesAreRefusedWithTheirLine(String text, String expected) {
        LoadException e = assertThrows(LoadException.class, () -> read(text.replace("\\n", "\n")));
        assertTrue(e.getMessage().contains(expected), e.getMessage());
    }

    @Test
    void binaryGarbageAndMissingFilesAreRefused() throws Exception {
        byte[] garbage = new byte[5000];
        new Random(3).nextBytes(garbage);
        Path file = Files.write(folder.resolve("g.csv"), garbage);
        assertThrows(LoadException.class, () -> TimesTable.read(file, true));
        assertThrows(LoadException.class, () -> TimesTable.read(folder.resolve("none.csv"), true));
        assertThrows(LoadException.class, () -> TimesTable.read(
                Files.write(folder.resolve("h.csv"), HEADER.getBytes(StandardCharsets.UTF_16)), true));
    }
}
