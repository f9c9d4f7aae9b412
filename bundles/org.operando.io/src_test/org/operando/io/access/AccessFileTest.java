// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.access;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.healthmarketscience.jackcess.ColumnBuilder;
import com.healthmarketscience.jackcess.DataType;
import com.healthmarketscience.jackcess.Database;
import com.healthmarketscience.jackcess.DatabaseBuilder;
import com.healthmarketscience.jackcess.Table;
import com.healthmarketscience.jackcess.TableBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.LoadException;

/** A database made by the library that reads it; files of instruments are read in the tests of their formats. */
class AccessFileTest {
    @TempDir
    private Path folder;

    private Path made() throws Exception {
        Path file = folder.resolve("a.mdb");
        try (Database database = new DatabaseBuilder(file).setFileFormat(Database.FileFormat.V2000)
                .setAutoSync(false).create()) {
            Table table = new TableBuilder("Log").addColumn(new ColumnBuilder("Point", DataType.LONG))
                    .addColumn(new ColumnBuilder("Voltage", DataType.DOUBLE))
                    .addColumn(new ColumnBuilder("Remark", DataType.TEXT)).toTable(database);
            for (int k = 0; k < 400; k++) {
                table.addRow(k, k % 7 == 0 ? null : k / 4.0, "row " + k);
            }
        }
        return file;
    }

    @Test
    void columnsAreReadByNameAndMissingValuesAreNaN() throws Exception {
        try (AccessFile database = AccessFile.open(made())) {
            Map<String, double[]> columns = database.numbers("Log", List.of("Voltage", "Point", "Current"));

            assertEquals(List.of("Point", "Voltage", "Remark"), database.columns("Log"));
            assertEquals(List.of("Point", "Voltage"), List.copyOf(columns.keySet()));
            double[] expected = new double[400];
            for (int k = 0; k < expected.length; k++) {
                expected[k] = k % 7 == 0 ? Double.NaN : k / 4.0;
            }
            assertArrayEquals(expected, columns.get("Voltage"));
            assertEquals("row 1", database.rows("Log", 2).get(1).get("Remark"));
            assertEquals(List.of(), database.rows("No", 2));
        }
    }

    @Test
    void missingTableIsNamed() throws Exception {
        try (AccessFile database = AccessFile.open(made())) {
            LoadException e = assertThrows(LoadException.class, () -> database.numbers("Channel", List.of("Point")));

            assertTrue(e.what().contains("no table 'Channel', but Log"), e.getMessage());
        }
    }

    @Test
    void otherFilesAreSaidToBeNoDatabase() throws Exception {
        Path file = Files.writeString(folder.resolve("b.res"), "Time,Voltage\n".repeat(1000));

        LoadException e = assertThrows(LoadException.class, () -> AccessFile.open(file));

        assertTrue(e.what().contains("Access database") && e.where().endsWith("b.res"), e.getMessage());
    }
}
