// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.Column;
import org.operando.api.LoadException;
import org.operando.api.Table;

class TableCsvTest {
    @TempDir
    private Path folder;

    private static Table table() {
        return Table.of(Column.of("cycle", new long[] {1, 2, 3}),
                Column.of("capacity", "mAh/g", new double[] {0.1 + 0.2, Double.NaN, 1e-300},
                        new double[] {0.5, Double.NaN, 2}),
                Column.of("note", new String[] {"a, b", "say \"x\"", ""}));
    }

    @Test
    void headNamesUnitsAndUncertainties() throws Exception {
        StringBuilder text = new StringBuilder();

        TableCsv.write(table(), text);

        assertEquals("""
                cycle,capacity (mAh/g),capacity_error (mAh/g),note
                1,0.30000000000000004,0.5,"a, b"
                2,,,"say ""x""\"
                3,1.0E-300,2.0,
                """, text.toString());
    }

    @Test
    void namesOfAnotherFormatTakeThePlaceOfOurs() throws Exception {
        Path file = folder.resolve("t.csv");

        TableCsv.write(table(), List.of("Cycle / 1", "Capacity, specific", "=note"), file);

        assertEquals("""
                Cycle / 1,"Capacity, specific",'=note
                1,0.30000000000000004,"a, b"
                2,,"say ""x""\"
                3,1.0E-300,
                """, Files.readString(file));
        assertThrows(IllegalArgumentException.class, () -> TableCsv.write(table(), List.of("one"), file));
    }

    @Test
    void aTableIsReadBackAsItWasWritten() throws Exception {
        Path file = folder.resolve("t.csv");
        TableCsv.write(table(), file);

        Table back = TableCsv.read(file);

        assertArrayEquals(table().longs("cycle"), back.longs("cycle"));
        assertArrayEquals(table().doubles("capacity"), back.doubles("capacity"));
        assertArrayEquals(table().column("capacity").uncertainties(), back.column("capacity").uncertainties());
        assertEquals("mAh/g", back.column("capacity").unit().name());
        assertArrayEquals(table().texts("note"), back.texts("note"));
    }

    @Test
    void noTextIsAFormulaForASpreadsheetAndAllComeBack() throws Exception {
        String[] texts = {"=1+1", "@SUM(A1)", "+1|cmd", "-2+3", "\t=x", "'=1", "''-a", "it's", "'", "-", "-1.5",
            "-1e-5",
            "2025-07-02", ""};
        Path file = folder.resolve("formulas.csv");
        Table table = Table.of(Column.of("=name", texts));

        TableCsv.write(table, file);

        assertArrayEquals(texts, TableCsv.read(file).texts("=name"));
        for (String line : Files.readAllLines(file)) {
            String cell = line.startsWith("\"") ? line.substring(1) : line;
            assertTrue(cell.matches("(?s)([^=@\t+-].*|-?[0-9.]*(e-?[0-9]+)?|)"), line);
        }
    }

    @Test
    void systematicPartsStandBehindTheUncertainties() throws Exception {
        Path file = folder.resolve("t.csv");
        Table table = Table.of(Column.of("q", "mAh", new double[] {1, 2}, new double[] {0.5, 0.5})
                .withSystematic(new double[] {0.3, 0.4}), Column.of("q_systematic_other", new long[] {1, 2}));

        TableCsv.write(table, file);
        Table back = TableCsv.read(file);

        assertEquals("q (mAh),q_error (mAh),q_systematic (mAh),q_systematic_other",
                Files.readAllLines(file).getFirst());
        assertArrayEquals(new double[] {0.3, 0.4}, back.column("q").systematic());
        assertArrayEquals(new double[] {0.5, 0.5}, back.column("q").uncertainties());
        assertEquals(2, back.columns().size());
    }

    @Test
    void aMissingValueInTheOnlyColumnKeepsItsRow() throws Exception {
        Path file = folder.resolve("one.csv");
        TableCsv.write(Table.of(Column.of("x", "V", new double[] {1, Double.NaN, 3, Double.NaN})), file);

        assertArrayEquals(new double[] {1, Double.NaN, 3, Double.NaN}, TableCsv.read(file).doubles("x"));
    }

    @Test
    void badTablesAreNamedWithTheirLine() throws Exception {
        assertTrue(failure("").contains("empty"));
        assertTrue(failure("a,b\n1,2\n3\n").contains("bad.csv:3: 1 cells"), failure("a,b\n1,2\n3\n"));
        assertTrue(failure("a (parsec)\n1\n").contains("parsec"));
        assertTrue(failure("a,a\n1,2\n").contains("two columns"));
        assertTrue(failure("a\n\"1\n").startsWith(folder.resolve("bad.csv").toString()));
    }

    private String failure(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("bad.csv"), text);
        return assertThrows(LoadException.class, () -> TableCsv.read(file)).getMessage();
    }
}
