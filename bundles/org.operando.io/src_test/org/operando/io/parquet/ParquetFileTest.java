// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.LoadException;

/** Files that pyarrow wrote, with values by formula. */
class ParquetFileTest {
    private static final Path DATA = Path.of("src_test/data/parquet");
    private static final int ROWS = 300;

    @TempDir
    private Path folder;

    private static List<Path> files() throws Exception {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(DATA, "*_{plain,dictionary}.parquet")) {
            all.forEach(files::add);
        }
        assertEquals(8, files.size());
        return files;
    }

    private static void check(ParquetFile table, String column, IntToDoubleFunction value) throws Exception {
        double[] values = table.numbers(column);
        assertEquals(ROWS, values.length);
        for (int k = 0; k < ROWS; k++) {
            assertEquals(value.applyAsDouble(k), values[k], column);
        }
    }

    private static double some(int k, double value) {
        return k % 5 == 3 ? Double.NaN : value;
    }

    @Test
    void everyFormOfPagesHoldsTheSameValues() throws Exception {
        for (Path file : files()) {
            try (ParquetFile table = ParquetFile.open(file)) {
                assertEquals(ROWS, table.rows());
                check(table, "whole", k -> 7.0 * k - 100);
                check(table, "large", k -> (k % 2 == 0 ? 1e12 : -1e12) + k);
                check(table, "single", k -> k / 8.0);
                check(table, "double", k -> some(k, 1.0 / (k + 1)));
                check(table, "truth", k -> some(k, k % 3 == 0 ? 1 : 0));
                check(table, "instant", k -> (1_700_000_000_000L + 250L * k) / 1e3);
                check(table, "local", k -> (1_700_000_000_000_000_000L + 1000L * k) / 1e9);
                check(table, "small", k -> k % 250);
                check(table, "empty", k -> Double.NaN);
                String[] texts = table.texts("text");
                for (int k = 0; k < ROWS; k++) {
                    assertEquals(k % 5 == 3 ? "" : "step " + k % 7 + " \u00b5", texts[k]);
                }
            }
        }
    }

    @Test
    void differencesSplitBytesAndRunsAreRead() throws Exception {
        try (ParquetFile table = ParquetFile.open(DATA.resolve("other_encodings.parquet"))) {
            check(table, "whole", k -> 7.0 * k - 100);
            check(table, "large", k -> (k % 2 == 0 ? 1e12 : -1e12) + k);
            check(table, "single", k -> k / 8.0);
            check(table, "double", k -> some(k, 1.0 / (k + 1)));
            check(table, "truth", k -> some(k, k % 3 == 0 ? 1 : 0));
            check(table, "small", k -> k % 250);
        }
    }

    @Test
    void meaningOfColumnsIsTold() throws Exception {
        try (ParquetFile table = ParquetFile.open(DATA.resolve("none_1_dictionary.parquet"))) {
            assertEquals(ParquetColumn.Kind.INSTANT, table.column("instant").orElseThrow().kind());
            assertEquals(ParquetColumn.Kind.LOCAL_TIME, table.column("local").orElseThrow().kind());
            assertEquals(ParquetColumn.Kind.TEXT, table.column("text").orElseThrow().kind());
            assertEquals("is nested in a group", table.column("nested.a").orElseThrow().refusal());
        }
    }

    private static LoadException refused(String file, String column) throws Exception {
        try (ParquetFile table = ParquetFile.open(DATA.resolve(file))) {
            return assertThrows(LoadException.class, () -> table.numbers(column));
        }
    }

    @Test
    void whatIsNotReadIsNamed() throws Exception {
        LoadException nested = refused("none_1_dictionary.parquet", "nested.a");
        LoadException absent = refused("none_1_dictionary.parquet", "voltage");
        LoadException codec = refused("unread.parquet", "whole");

        assertTrue(nested.where().endsWith("column nested.a") && nested.what().contains("nested"),
                nested.getMessage());
        assertTrue(absent.what().contains("'voltage', but whole, large"), absent.getMessage());
        assertTrue(codec.what().contains("BROTLI") && codec.where().contains("column whole, page at byte 4"),
                codec.getMessage());
    }

    @Test
    void wrongChecksumOfAPageIsTold() throws Exception {
        byte[] bytes = Files.readAllBytes(DATA.resolve("snappy_2_plain.parquet"));
        // within the first page: its header has 40 bytes at most
        bytes[100] ^= 1;

        LoadException e = assertThrows(LoadException.class,
                () -> ParquetFile.of(Path.of("a.zip"), "raw", bytes).numbers("whole"));

        assertTrue(e.what().contains("checksum") && e.where().equals("a.zip:raw:column whole, page at byte 4"),
                e.getMessage());
    }

    private boolean reads(byte[] bytes) throws Exception {
        Path file = Files.write(folder.resolve("bad.parquet"), bytes);
        try (ParquetFile table = ParquetFile.open(file)) {
            for (ParquetColumn column : table.columns()) {
                if (column.isNumeric()) {
                    table.numbers(column.name());
                } else if (column.refusal().isEmpty()) {
                    table.texts(column.name());
                }
            }
            return true;
        } catch (LoadException e) {
            assertTrue(e.where().contains("bad.parquet") && e.what().length() > 8, e.getMessage());
            return false;
        }
    }

    @Test
    void cutAndDamagedFilesAreReadOrRefused() {
        Random random = new Random(7);
        assertTimeoutPreemptively(Duration.ofSeconds(120), () -> {
            for (Path file : files()) {
                byte[] good = Files.readAllBytes(file);
                for (int cut = 0; cut < 20; cut++) {
                    assertTrue(!reads(Arrays.copyOf(good, random.nextInt(good.length))), "a cut file has no end");
                }
                for (int flip = 0; flip < 200; flip++) {
                    byte[] bad = good.clone();
                    // half of them in the footer
                    int at = flip % 2 == 0 ? random.nextInt(good.length)
                            : good.length - 1 - random.nextInt(Math.min(good.length, 4000));
                    bad[at] = (byte) random.nextInt(256);
                    reads(bad);
                }
            }
        });
    }
}
