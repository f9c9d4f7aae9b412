// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.bdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.CellRecord;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.Table;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.format.EchemData;
import org.operando.testkit.PlainContext;

/** A file of the format's own project: Parquet with names of an older version, in milliseconds. */
class BdfParquetLoaderTest {
    private static final Path LEGACY = EchemData.shipped("bdf/legacy.bdf.parquet");

    private final PlainContext context = new PlainContext();
    @TempDir
    private Path folder;

    private CellRecord load(Path file) throws LoadException {
        return new BdfParquetLoader().load(List.of(file), EchemMeasurement.unknown(), context).data();
    }

    @Test
    void olderNamesAndMillisecondsAreRead() throws Exception {
        CellRecord record = load(LEGACY);

        Table records = record.records();
        assertEquals(1, new BdfParquetLoader().recognise(FileHead.of(LEGACY)).confidence());
        assertEquals(5000, records.rows());
        assertEquals("UTC", record.clock());
        assertArrayEquals(new double[] {0, 1, 2}, Arrays.copyOf(records.doubles("time"), 3));
        assertEquals(1719933538.046, records.doubles("unix_time")[0]);
        // both clocks of the file: they part by less than its step of 1 s times its drift
        double[] since = records.doubles("unix_time");
        for (int i = 0; i < since.length; i++) {
            assertEquals(records.doubles("time")[i], since[i] - since[0], 1.5, "row " + i);
        }
        assertEquals(0, records.longs("cycle")[0]);
        assertEquals(2, records.longs("cycle")[4999]);
        assertTrue(Arrays.stream(records.doubles("temperature")).allMatch(t -> t == 25));
        assertTrue(context.warnings().isEmpty(), context.warnings().toString());
    }

    @Test
    void whatIsNotWholeIsNamed() throws Exception {
        byte[] bytes = Files.readAllBytes(LEGACY);
        Path cut = Files.write(folder.resolve("cut.bdf.parquet"), Arrays.copyOf(bytes, bytes.length / 2));

        assertEquals(0.5, new BdfParquetLoader().recognise(FileHead.of(cut)).confidence());
        assertTrue(assertThrows(LoadException.class, () -> load(cut)).getMessage().contains("PAR1"));
    }
}
