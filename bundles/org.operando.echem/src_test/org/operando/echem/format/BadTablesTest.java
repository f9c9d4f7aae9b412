// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.CellRecord;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.Loader;
import org.operando.api.Table;
import org.operando.echem.ColumnMapping;
import org.operando.echem.ColumnMapping.Counting;
import org.operando.echem.ColumnMapping.Sign;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.format.batterydata.BatteryArchiveLoader;
import org.operando.echem.format.batterydata.BatteryDataLoader;
import org.operando.echem.format.bdf.BdfLoader;
import org.operando.echem.format.bdf.BdfParquetLoader;
import org.operando.echem.format.table.TableLoader;
import org.operando.testkit.PlainContext;

/** Tables that are cut or have wrong bytes: a record or a LoadException with file and place, soon. */
class BadTablesTest {
    private static final EchemMeasurement MAPPED = EchemData.study(Map.of("columns",
            new ColumnMapping("test_time [s]", "voltage [V]", "current [A]", Optional.empty(), Optional.empty(),
                    Optional.empty(), Optional.of("cycle"), Optional.of("step"), Optional.empty(),
                    Sign.CHARGE_POSITIVE, Counting.NEVER)));
    /** Enough of a large file for all that its format has. */
    private static final int PART = 40_000;

    @TempDir
    private Path folder;

    /**
     * A file and its loader.
     * @param name name that the file gets
     * @param bytes what it holds
     * @param study what the study says
     */
    private record Sample(String name, byte[] bytes, Loader<EchemMeasurement, CellRecord> loader,
            EchemMeasurement study) {
    }

    private static List<Sample> samples() throws IOException {
        EchemMeasurement nothing = EchemMeasurement.unknown();
        List<Sample> samples = new ArrayList<>(List.of(
                new Sample("sample.bdf.csv", shipped("bdf/sample.bdf.csv"), new BdfLoader(), nothing),
                new Sample("legacy.bdf.parquet", shipped("bdf/legacy.bdf.parquet"), new BdfParquetLoader(), nothing),
                new Sample("calce.csv", shipped("batterydata/CALCE_CX2-33_timeseries.csv"),
                        new BatteryArchiveLoader(), nothing),
                new Sample("custom.csv", shipped("generic/custom_good_small.csv"), new TableLoader(), MAPPED)));
        if (EchemData.hasShared()) {
            samples.add(new Sample("batmo.bdf.csv", part("echem/bdf/batmo_bdf.csv.gz"), new BdfLoader(), nothing));
            samples.add(new Sample("p492.csv", part("echem/batterydata/p492-13-raw.csv.gz"), new BatteryDataLoader(),
                    nothing));
        }
        return samples;
    }

    private static byte[] shipped(String name) throws IOException {
        return Files.readAllBytes(EchemData.shipped(name));
    }

    private static byte[] part(String name) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(
                new ByteArrayInputStream(Files.readAllBytes(EchemData.shared(name))))) {
            byte[] first = in.readNBytes(PART);
            int end = PART;
            while (first[end - 1] != '\n') {
                end--;
            }
            return Arrays.copyOf(first, end);
        }
    }

    /** What was read, and whether a warning says that a last line is cut. */
    private record Outcome(Optional<Table> records, boolean isSaidToBeCut) {
    }

    private Outcome read(Sample sample, byte[] bytes) throws Exception {
        Path file = Files.write(folder.resolve(sample.name()), bytes);
        PlainContext context = new PlainContext();
        sample.loader().recognise(FileHead.of(file));
        try {
            Table records = sample.loader().load(List.of(file), sample.study(), context).data().records();
            return new Outcome(Optional.of(records), context.warnings().stream()
                    .anyMatch(w -> w.what().contains("is cut") || w.what().contains("no line end")));
        } catch (LoadException e) {
            assertTrue(e.where().contains(sample.name()) && e.what().length() > "is empty".length() - 1,
                    e.getMessage());
            return new Outcome(Optional.empty(), false);
        }
    }

    @TestFactory
    List<DynamicTest> tablesThatAreCutGiveWholeRowsOnly() throws Exception {
        return samples().stream().map(sample -> DynamicTest.dynamicTest(sample.name(),
                () -> assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
                    Table whole = read(sample, sample.bytes()).records().orElseThrow();
                    for (int k = 0; k < 20; k++) {
                        // odd steps, so that cuts fall into cells of all columns
                        int number = k;
                        int length = (int) (sample.bytes().length * (number + 0.37) / 20);
                        Outcome cut = read(sample, Arrays.copyOf(sample.bytes(), length));
                        cut.records().ifPresent(r -> assertBegins(whole, r, cut.isSaidToBeCut(), number));
                    }
                }))).toList();
    }

    /** Rows are those of the whole file; only of one that is told to end without a line end the last may differ. */
    private static void assertBegins(Table whole, Table part, boolean isSaidToBeCut, int k) {
        int rows = part.rows() - (isSaidToBeCut ? 1 : 0);
        for (int i = 0; i < rows; i++) {
            assertEquals(whole.doubles("time")[i], part.doubles("time")[i], "time, row " + i + ", cut " + k);
            assertEquals(whole.doubles("voltage")[i], part.doubles("voltage")[i], "voltage, row " + i + ", cut " + k);
            assertEquals(Math.abs(whole.doubles("current")[i]), Math.abs(part.doubles("current")[i]),
                    "current, row " + i + ", cut " + k);
        }
    }

    @TestFactory
    List<DynamicTest> tablesWithWrongBytesAreReadOrRefused() throws Exception {
        return samples().stream().map(sample -> DynamicTest.dynamicTest(sample.name(),
                () -> assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
                    Random random = new Random(13);
                    for (int k = 0; k < 200; k++) {
                        byte[] bytes = sample.bytes().clone();
                        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                        read(sample, bytes);
                    }
                }))).toList();
    }
}
