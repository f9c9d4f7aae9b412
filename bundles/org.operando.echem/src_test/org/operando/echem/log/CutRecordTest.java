// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.CellRecord;
import org.operando.api.Column;
import org.operando.api.Loader;
import org.operando.testkit.PlainContext;
import org.operando.api.Table;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.format.EchemData;
import org.operando.echem.format.arbin.ArbinCsvLoader;
import org.operando.echem.format.bdf.BdfLoader;
import org.operando.echem.format.maccor.MaccorLoader;
import org.operando.echem.format.neware.NewareTextLoader;

/** A record that was cut into files, anywhere, with or without records in both of two files, is whole when joined. */
class CutRecordTest {
    /** Its files are in Latin-1 so that each byte stays what it is. */
    private static final Charset BYTES = StandardCharsets.ISO_8859_1;
    private static final int LENGTH = 37;
    private static final int[] OVERLAPS = {0, 1, 8};

    @TempDir
    private Path folder;

    private final Random random = new Random(13);

    private Table load(Loader<EchemMeasurement, CellRecord> loader, List<Path> files, PlainContext context)
            throws Exception {
        return loader.load(files, EchemMeasurement.unknown(), context).data().records();
    }

    private Path part(List<String> lines, int header, int from, int to, String name) throws Exception {
        List<String> part = new ArrayList<>(lines.subList(0, header));
        part.addAll(lines.subList(header + from, header + to));
        return Files.write(folder.resolve(name), part, BYTES);
    }

    private void check(Loader<EchemMeasurement, CellRecord> loader, List<String> lines, int header, String end,
            List<Integer> boundaries) throws Exception {
        int rows = lines.size() - header;
        Table whole = load(loader, List.of(part(lines, header, 0, rows, "whole" + end)), new PlainContext());
        for (int overlap : OVERLAPS) {
            List<Path> files = new ArrayList<>();
            for (int from = 0; from < rows; from += LENGTH) {
                files.add(part(lines, header, Math.max(0, from - overlap), Math.min(rows, from + LENGTH),
                        "part" + files.size() + end));
            }
            assertWhole(loader, whole, files, "every " + LENGTH + " with " + overlap);
            for (int at : boundaries) {
                for (int cut = at - 1; cut <= at + 1; cut++) {
                    List<Path> two = new ArrayList<>();
                    two.add(part(lines, header, 0, cut, "one" + end));
                    two.add(part(lines, header, Math.max(0, cut - overlap), rows, "two" + end));
                    assertWhole(loader, whole, two, "at " + cut + " with " + overlap);
                    // what both have begins where a step does
                    two.set(0, part(lines, header, 0, Math.min(rows, cut + overlap), "one" + end));
                    two.set(1, part(lines, header, cut, rows, "two" + end));
                    assertWhole(loader, whole, two, "from " + cut + " with " + overlap);
                }
            }
        }
    }

    private void assertWhole(Loader<EchemMeasurement, CellRecord> loader, Table whole, List<Path> files, String what)
            throws Exception {
        Collections.shuffle(files, random);
        PlainContext context = new PlainContext();

        Table joined = load(loader, files, context);

        assertEquals(whole.rows(), joined.rows(), what);
        for (Column column : whole.columns()) {
            String name = what + ": " + column.name();
            switch (column.values()) {
                case long[] n -> assertArrayEquals(n, joined.longs(column.name()), name);
                case String[] text -> assertArrayEquals(text, joined.texts(column.name()), name);
                default -> {
                    double largest = Arrays.stream(column.doubles()).map(Math::abs).max().orElse(0);
                    // differences of counters are taken from other records: a rounding of 1e-16 a part
                    assertArrayEquals(column.doubles(), joined.doubles(column.name()), 1e-13 * largest, name);
                }
            }
        }
        assertTrue(context.warnings().stream().noneMatch(w -> w.what().startsWith("begins ")), what);
    }

    @Test
    void newareExportIsWholeAgain() throws Exception {
        CutRecord record = new CutRecord();
        check(new NewareTextLoader(), record.neware(), 1, ".csv", record.boundaries());
    }

    @Test
    void batteryDataFormatWithCountersThatRunOnIsWholeAgain() throws Exception {
        CutRecord record = new CutRecord();
        check(new BdfLoader(), record.bdf(), 1, ".bdf.csv", record.boundaries());
    }

    @Test
    void arbinExportWithCountersThatRunOnIsWholeAgain() throws Exception {
        CutRecord record = new CutRecord();
        check(new ArbinCsvLoader(), record.arbin(), 1, ".csv", record.boundaries());
    }

    @Test
    void maccorExportIsWholeAgain() throws Exception {
        CutRecord record = new CutRecord();
        check(new MaccorLoader(), record.maccor(false), 2, ".041", record.boundaries());
    }

    @Test
    void maccorExportWithCountersOfOneStateIsWholeAgain() throws Exception {
        CutRecord record = new CutRecord();
        check(new MaccorLoader(), record.maccor(true), 2, ".041", record.boundaries());
    }

    @Test
    void realExportsAreWholeAgain() throws Exception {
        check(new NewareTextLoader(), shipped("interp-test_vendor_export.csv"), 1, ".csv", List.of());
        check(new ArbinCsvLoader(), shipped("arbin/FastCharge_000025_CH8.csv"), 1, ".csv", List.of());
        check(new MaccorLoader(), shipped("maccor/maccor_4267-66-6519.041"), 2, ".041", List.of());
    }

    private static List<String> shipped(String name) throws Exception {
        return Files.readAllLines(EchemData.shipped(name), BYTES);
    }

    @Test
    void testBegunAgainHasNewStepsAndCyclesAndItsGapIsTold() throws Exception {
        List<String> lines = new CutRecord().neware();
        List<String> later = new ArrayList<>(lines);
        later.replaceAll(l -> l.replace("2023-11-14", "2023-11-16"));
        Table whole = load(new NewareTextLoader(), List.of(part(lines, 1, 0, lines.size() - 1, "a.csv")),
                new PlainContext());
        PlainContext context = new PlainContext();
        int rows = lines.size() - 1;

        Table joined = load(new NewareTextLoader(), List.of(part(lines, 1, 0, 150, "b.csv"),
                part(lines, 1, 150, rows, "c.csv"), part(later, 1, 0, rows, "d.csv")), context);

        assertEquals(2 * rows, joined.rows());
        assertEquals(4, joined.longs("cycle")[rows]);
        assertEquals(whole.longs("step")[rows - 1] + 1, joined.longs("step")[rows]);
        assertEquals(0, joined.doubles("capacity")[rows]);
        // by the clock: two days after the first one
        assertEquals(2 * 86400.0, joined.doubles("time")[rows]);
        assertEquals(1, context.warnings().stream()
                .filter(w -> w.where().equals("d.csv") && w.what().endsWith("after the end of c.csv")).count());
    }
}
