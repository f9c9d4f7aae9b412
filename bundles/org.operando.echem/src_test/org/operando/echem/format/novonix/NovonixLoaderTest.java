// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.novonix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.CellRecord.Columns;
import org.operando.api.LoadException;
import org.operando.api.Table;
import org.operando.api.Unit;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.format.EchemData;
import org.operando.echem.format.PrintedColumns;
import org.operando.echem.format.text.TextTable;
import org.operando.testkit.PlainContext;

class NovonixLoaderTest {
    private static final String HEADER = "[Summary]\nNovonix HPC data file\nMass (g): 0.0125\n"
            + "[End Summary]\n[Protocol]\n[End Protocol]\n[Data]\n";
    private static final String NAMES = "Date and Time,Cycle Number,Step Number,Run Time (h), Step Time (h),"
            + "Current (A),Potential (V),Capacity (Ah),Temperature (°C)\n";

    @TempDir
    private Path folder;

    private final PlainContext context = new PlainContext();

    private Table load(Path file) throws LoadException {
        return new NovonixLoader().load(List.of(file), EchemMeasurement.unknown(), context).data().records();
    }

    private Table load(String text) throws Exception {
        return load(Files.writeString(folder.resolve("made.csv"), text));
    }

    /** A rest of an hour, then 1 A for an hour, with the marks of the first part of a made test. */
    private static String test(String day, int cycle) {
        return String.format("%1$s 1:00:00 AM,%2$d,0,0,0,0,3.5,0,25%n%1$s 2:00:00 AM,%2$d,0,1,1,0,3.5,0,25%n"
                + "%1$s 2:00:00 AM,%2$d,1,1,0,1,3.6,0,25%n%1$s 3:00:00 AM,%2$d,1,2,1,1,3.8,1,25%n", day, cycle);
    }

    @Test
    void columnsOfBothPartsOfARestartedTestAreThoseOfTheFile() throws Exception {
        String name = "novonix/example_data.csv.gz";
        PrintedColumns printed = new PrintedColumns(name);

        List<NovonixPart> parts = new NovonixFile(EchemData.textExport(name, folder), context).parts();

        assertEquals(2, parts.size());
        assertEquals(6699, printed.rows());
        for (String column : List.of("Cycle Number", "Step Number", "Run Time (h)", "Step Time (h)", "Current (A)",
                "Potential (V)", "Capacity (Ah)")) {
            double[] values = parts.stream().map(NovonixPart::table).map(t -> numbers(t, column))
                    .flatMapToDouble(DoubleStream::of).toArray();
            assertEquals(6699, values.length);
            printed.compare(column, values, 1);
        }
    }

    private static double[] numbers(TextTable table, String column) {
        return table.numbers(table.find(column), 1);
    }

    @Test
    void partsOfARestartedTestAreJoinedByTheClock() throws Exception {
        Table records = load(HEADER + NAMES + test("1/14/2019", 1) + HEADER + NAMES + test("1/15/2019", 1));

        assertEquals(8, records.rows());
        assertEquals(86_400 + 2 * 3600, records.doubles(Columns.TIME)[7]);
        assertArrayEquals(new long[] {1, 1, 1, 1, 2, 2, 2, 2}, records.longs(Columns.CYCLE));
        assertArrayEquals(new long[] {1, 1, 2, 2, 3, 3, 4, 4}, records.longs(Columns.STEP));
        assertEquals(1, records.doubles(Columns.CAPACITY)[7], 1e-12);
        assertTrue(context.warnings().stream().anyMatch(w -> w.what().contains("begun again")),
                context.warnings().toString());
    }

    @Test
    void firstPartOfARestartedTestMayEndInACutRow() throws Exception {
        Table records = load(HEADER + NAMES + test("1/14/2019", 1) + "1/14/2019 3:00:00 AM,1,1,\n" + HEADER + NAMES
                + test("1/15/2019", 1));

        assertEquals(8, records.rows());
        assertTrue(context.warnings().stream().anyMatch(w -> w.what().contains("is cut (4 of 9 cells)")),
                context.warnings().toString());
    }

    @Test
    void recordWrittenAgainIsLeftOut() throws Exception {
        String[] lines = test("1/14/2019", 1).split("\\R");
        String again = lines[0].replace("1:00:00 AM", "2:30:00 AM");

        Table records = load(HEADER + NAMES + String.join("\n", lines[0], lines[1], lines[2], again, lines[3]) + "\n");

        assertEquals(4, records.rows());
        assertTrue(context.warnings().stream().anyMatch(w -> w.where().endsWith("made.csv:12")
                && w.what().startsWith("1 record")), context.warnings().toString());
    }

    @Test
    void interruptionDoesNotEndAStep() throws Exception {
        String rows = "1/14/2019 1:00:00 AM,1,7,0,0,1,3.5,0,25\n1/14/2019 2:00:00 AM,1,7,1,1,1,3.6,1,25\n"
                + "1/14/2019 2:30:00 AM,1,7,1.5,0,0,3.55,1,25\n1/14/2019 2:30:00 AM,1,7,1.5,1.01,1,3.6,1,25\n"
                + "1/14/2019 3:30:00 AM,1,7,2.5,2.01,1,3.7,2,25\n";

        Table records = load(HEADER + NAMES + rows);

        assertArrayEquals(new long[] {1, 1, 1, 1, 1}, records.longs(Columns.STEP));
        assertEquals(2, records.doubles(Columns.CAPACITY)[4], 1e-12);
    }

    @Test
    void constantVoltagePartMakesTheStepOne() throws Exception {
        Table records = load(EchemData.textExport("novonix/test_Nova_Form-CH01-01_short.csv.gz", folder));

        String[] types = records.texts(Columns.STEP_TYPE);
        assertEquals("Rest", types[0]);
        assertTrue(Arrays.asList(types).contains("CCCV_Chg"));
    }

    @Test
    void massOfTheFileIsTakenUnlessItIsTheDefault() throws Exception {
        Path made = Files.writeString(folder.resolve("mass.csv"), HEADER + NAMES + test("1/14/2019", 1));

        assertEquals(12.5, new NovonixLoader().load(List.of(made), EchemMeasurement.unknown(), context).data()
                .activeMass().orElseThrow().to(Unit.of("mg")).value(), 1e-12);
        assertTrue(new NovonixLoader().load(List.of(EchemData.shipped("novonix/sample_data_novonix.csv")),
                EchemMeasurement.unknown(), context).data().activeMass().isEmpty());
    }

    @Test
    void timeThatGoesBackForLongerIsRefused() throws Exception {
        String again = test("1/14/2019", 1);

        LoadException e = assertThrows(LoadException.class, () -> load(HEADER + NAMES + again + again));

        assertTrue(e.where().endsWith("made.csv:13") && e.what().contains("must not go back"), e.getMessage());
    }
}
