// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.LoadException;

/** Workbooks of the least XML that says what is tested. */
class WorkbookTest {
    @TempDir
    private Path folder;

    private List<SheetRow> rows(boolean from1904, String xml) throws Exception {
        List<SheetRow> rows = new ArrayList<>();
        try (Workbook workbook = Workbook.open(MadeWorkbook.write(folder.resolve("a.xlsx"), from1904, xml))) {
            workbook.require("record").rows(rows::add);
        }
        return rows;
    }

    private SheetRow row(String cells) throws Exception {
        return rows(false, "<row r=\"7\">" + cells + "</row>").getFirst();
    }

    private LoadException refused(String xml) {
        return assertThrows(LoadException.class, () -> rows(false, xml));
    }

    @Test
    void cellsHaveTheirKinds() throws Exception {
        SheetRow row = row("""
                <c r="A7"><v>3.25</v></c><c r="B7" t="s"><v>0</v></c><c r="C7" t="s"><v>1</v></c>
                <c r="D7" t="b"><v>1</v></c><c r="F7" t="e"><v>#DIV/0!</v></c>
                <c r="G7"><f>A7*2</f><v>6.5</v></c><c r="H7" t="str"><f>"a"</f><v>a</v></c>
                <c r="I7" t="inlineStr"><is><t>in</t></is></c><c r="J7" s="4"><v>2</v></c>""");

        assertEquals(7, row.number());
        assertEquals(new SheetCell.Number(3.25), row.cell(0));
        assertEquals(new SheetCell.Text("Voltage(V)"), row.cell(1));
        assertEquals(new SheetCell.Text("rich text"), row.cell(2));
        assertEquals(new SheetCell.Truth(true), row.cell(3));
        assertEquals(new SheetCell.Blank(), row.cell(4));
        assertEquals(new SheetCell.Error("#DIV/0!"), row.cell(5));
        assertEquals(new SheetCell.Number(6.5), row.cell(6), "what the formula gave");
        assertEquals(new SheetCell.Text("a"), row.cell(7));
        assertEquals(new SheetCell.Text("in"), row.cell(8));
        assertEquals(new SheetCell.Number(2), row.cell(9), "the d of its format stands in quotation marks");
        assertEquals(new SheetCell.Blank(), row.cell(99));
    }

    /** 44123.5 is noon of 20 October 2020; the system of 1904 counts 1462 days less. */
    @Test
    void datesOfBothSystemsAreTold() throws Exception {
        LocalDateTime noon = LocalDateTime.of(2020, 10, 19 + 1, 12, 0);

        String cell = "<row><c s=\"2\"><v>%s</v></c></row>";
        assertEquals(noon, rows(false, cell.formatted("44124.5")).getFirst().moment(0).orElseThrow());
        assertEquals(noon, rows(true, cell.formatted("42662.5")).getFirst().moment(0).orElseThrow());
        // before the 29 February 1900 that never was
        assertEquals(LocalDateTime.of(1900, 1, 1, 0, 0), WorkbookSheet.moment(1, false));
        assertEquals(LocalDateTime.of(1900, 3, 1, 0, 0), WorkbookSheet.moment(61, false));
        assertEquals(LocalDateTime.of(1904, 1, 1, 0, 0), WorkbookSheet.moment(0, true));
    }

    @Test
    void timesAreRoundedToTheMillisecondAndElapsedHoursAreNumbers() throws Exception {
        SheetRow row = row("<c r=\"A7\" s=\"2\"><v>44123.480400254629</v></c><c r=\"B7\" s=\"3\"><v>1.5</v></c>");

        assertEquals(LocalDateTime.of(2020, 10, 19, 11, 31, 46, 582_000_000), row.moment(0).orElseThrow());
        assertEquals(new SheetCell.Number(1.5), row.cell(1));
    }

    @Test
    void formatsWithLettersOfDatesAreDates() {
        for (String format : List.of("m/d/yy", "yyyy-mm-dd", "h:mm:ss AM/PM", "[$-409]d-mmm-yy;@", "mm:ss.0")) {
            assertTrue(WorkbookSheet.isDate(format), format);
        }
        for (String format : List.of("General", "0.00E+00", "#,##0", "[h]:mm:ss", "0\" days\"", "[Red]0.0", "@",
                "0.0\\d")) {
            assertFalse(WorkbookSheet.isDate(format), format);
        }
    }

    @Test
    void numbersInTextsAreReadAndOtherTextsAreRefusedWithTheirCell() throws Exception {
        SheetRow row = row("<c r=\"A7\" t=\"inlineStr\"><is><t> 3.5 </t></is></c>"
                + "<c r=\"B7\" t=\"inlineStr\"><is><t>three</t></is></c><c r=\"C7\" t=\"e\"><v>#N/A</v></c>");

        assertEquals(3.5, row.number(0));
        assertTrue(Double.isNaN(row.number(2)) && Double.isNaN(row.number(3)));
        LoadException e = assertThrows(LoadException.class, () -> row.number(1));
        assertTrue(e.where().endsWith("a.xlsx:record!B7") && e.what().contains("'three'"), e.getMessage());
    }

    @Test
    void missingSheetIsNamedWithThoseThatThereAre() throws Exception {
        Path file = MadeWorkbook.write(folder.resolve("a.xlsx"), false, "");

        try (Workbook workbook = Workbook.open(file)) {
            LoadException e = assertThrows(LoadException.class, () -> workbook.require("data"));

            assertTrue(e.what().contains("no sheet 'data', but record"), e.getMessage());
        }
        assertEquals(List.of("record"), Workbook.sheetNames(file));
    }

    @Test
    void damagedCellsAreToldWithTheRowBefore() {
        LoadException e = refused("<row r=\"1\"><c><v>1</v></c></row><row r=\"2\"><c t=\"q\"><v>1</v></c></row>");

        assertTrue(e.where().endsWith("sheet record after row 1") && e.what().contains("cell type"), e.getMessage());
    }

    @Test
    void unpackingToMuchMoreThanPackedIsRefused() {
        LoadException e = refused("<row><c><v>1</v></c></row>\n".repeat(4_000_000));

        assertTrue(e.where().endsWith("sheet1.xml") && e.what().contains("250 times"), e.getMessage());
    }

    @Test
    void endlessTextsAndColumnsAreRefused() {
        LoadException text = refused("<row><c t=\"inlineStr\"><is><t>" + "a".repeat(1_200_000) + "</t></is></c></row>");
        LoadException column = refused("<row><c r=\"ZZZZZZ1\"><v>1</v></c></row>");
        LoadException row = refused("<row r=\"2000000\"><c><v>1</v></c></row>");

        assertTrue(text.what().contains("text of more than"), text.getMessage());
        assertTrue(column.what().contains("three letters"), column.getMessage());
        assertTrue(row.where().endsWith("record row 2000000"), row.getMessage());
    }

    @Test
    void whatIsNoWorkbookIsSaidToBeNone() throws Exception {
        Path file = Files.write(folder.resolve("b.xlsx"), "Time,Voltage\n".getBytes(StandardCharsets.US_ASCII));

        LoadException e = assertThrows(LoadException.class, () -> Workbook.open(file));

        assertTrue(e.what().contains("no XLSX workbook"), e.getMessage());
        assertEquals(List.of(), Workbook.sheetNames(file));
    }
}
