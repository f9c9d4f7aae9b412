// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.parquet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is read back; pyarrow 25.0.1 reads it as well (checked by hand). */
class ParquetWriterTest {
    @TempDir
    private Path folder;

    @Test
    void columnsAreReadBackToTheLastBit() throws Exception {
        int rows = (1 << 20) + 5;
        double[] numbers = new double[rows];
        long[] wholes = new long[rows];
        String[] texts = new String[rows];
        for (int k = 0; k < rows; k++) {
            numbers[k] = k % 11 == 3 ? Double.NaN : Math.sqrt(k) * (k % 2 == 0 ? 1 : -1e-9);
            wholes[k] = k * 1_000_003L - 17;
            texts[k] = k % 100 == 0 ? "" : "CC_Chg \u00b5" + k % 7;
        }
        Path file = folder.resolve("a.parquet");

        new ParquetWriter().add("Voltage / V", numbers).add("Cycle Count / 1", wholes).add("Step Type", texts)
                .say("cell", "PC-NM91").write(file);

        try (ParquetFile table = ParquetFile.open(file)) {
            assertEquals(rows, table.rows());
            assertEquals(Map.of("cell", "PC-NM91"), table.metadata());
            assertArrayEquals(numbers, table.numbers("Voltage / V"));
            assertArrayEquals(Arrays.stream(wholes).asDoubleStream().toArray(), table.numbers("Cycle Count / 1"));
            assertArrayEquals(texts, table.texts("Step Type"));
        }
    }

    @Test
    void tableWithoutRowsIsRead() throws Exception {
        Path file = folder.resolve("empty.parquet");

        new ParquetWriter().add("a", new double[0]).write(file);

        try (ParquetFile table = ParquetFile.open(file)) {
            assertEquals(0, table.rows());
            assertEquals(0, table.numbers("a").length);
        }
    }

    @Test
    void columnsOfUnlikeLengthsAreRefused() {
        ParquetWriter writer = new ParquetWriter().add("a", new double[3]);

        IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
                () -> writer.add("b", new long[2]));

        assertEquals("column 'b' has 2 rows, those before 3", e.getMessage());
    }
}
