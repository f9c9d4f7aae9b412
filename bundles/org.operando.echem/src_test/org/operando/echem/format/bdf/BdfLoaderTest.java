// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.bdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.CellRecord;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.Loaded;
import org.operando.api.Table;
import org.operando.echem.ColumnMapping;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.format.EchemData;
import org.operando.echem.format.SummaryRow;
import org.operando.testkit.PlainContext;

/** The Battery Data Format as text: files met, and what the format's words mean. */
class BdfLoaderTest {
    private static final String BATMO = "bdf/batmo_bdf.csv.gz";

    private final PlainContext context = new PlainContext();
    @TempDir
    private Path folder;

    private Loaded<CellRecord> load(Path file) throws LoadException {
        return new BdfLoader().load(List.of(file), EchemMeasurement.unknown(), context);
    }

    private Table table(String text) throws IOException, LoadException {
        return load(Files.writeString(folder.resolve("a.bdf.csv"), text)).data().records();
    }

    @Test
    void readsTheLeastThatTheFormatAsksFor() throws Exception {
        Path file = EchemData.shipped("bdf/sample.bdf.csv");

        Loaded<CellRecord> loaded = load(file);

        assertEquals(1, new BdfLoader().recognise(FileHead.of(file)).confidence());
        assertArrayEquals(new double[] {3.7, 3.6, 3.5}, loaded.data().records().doubles("voltage"));
        assertArrayEquals(new double[] {0, 1, 2}, loaded.data().records().doubles("time"));
        assertEquals("by rule, automatic", loaded.metadata().get("cycle numbers"));
    }

    /** Hours, older names, and a current that is above 0 for discharging. */
    @Test
    void columnsOfBatmoAddUpToThoseOfTheFile() throws Exception {
        Path file = EchemData.unpacked("echem/" + BATMO, folder);

        Loaded<CellRecord> loaded = load(file);

        Table records = loaded.data().records();
        SummaryRow.of(BATMO, "Test Time / h").assertLike("time", records.doubles("time"), 3600);
        SummaryRow.of(BATMO, "Voltage / V").assertLike("voltage", records.doubles("voltage"), 1);
        SummaryRow.of(BATMO, "Current / A").assertLike("current", records.doubles("current"), -1);
        SummaryRow.of(BATMO, "Cycle Count / 1").assertLike("cycle", SummaryRow.doubles(records.longs("cycle")), 1);
        SummaryRow.of(BATMO, "Step Index / 1").assertLike("step index",
                SummaryRow.doubles(records.longs("step_index")), 1);
        assertEquals("Protocol Name / 1", loaded.metadata().get("columns not read"));
        assertEquals("above 0 for discharging; its sign was changed", loaded.metadata().get("current of the file"));
        assertTrue(context.warnings().toString().contains("by the step types"), context.warnings().toString());
        assertEquals(7980, rows(records, "Chg", "DChg"));
        assertEquals(8118, rows(records, "DChg", "none"));
        assertEquals(5108, rows(records, "Rest", "none"));
    }

    private static int rows(Table records, String with, String without) {
        int n = 0;
        for (String type : records.texts("step_type")) {
            n += type.contains(with) && !type.contains(without) ? 1 : 0;
        }
        return n;
    }

    /** The file's own counters begin anew in each step. */
    @Test
    void chargesOfBatmoAddUpToItsCounters() throws Exception {
        Table records = load(EchemData.unpacked("echem/" + BATMO, folder)).data().records();
        double[] charged = records.doubles("capacity").clone();
        double[] discharged = records.doubles("capacity").clone();
        for (int i = 0; i < charged.length; i++) {
            charged[i] = Math.max(charged[i], 0);
            discharged[i] = Math.max(-discharged[i], 0);
        }

        assertEquals(SummaryRow.of(BATMO, "Charge Capacity / Ah").sum(), sum(charged), 1e-9);
        assertEquals(SummaryRow.of(BATMO, "Discharge Capacity / Ah").sum(), sum(discharged), 1e-9);
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    @Test
    void machineNamesAndOtherUnitsAreRead() throws Exception {
        Table records = table("""
                test_time_millisecond,voltage_millivolt,current_milliampere,cycle_dimensionless,unix_time_second
                0,3700,100,7,1700000000.5
                1500,3710,100,7,1700000002
                """);

        assertArrayEquals(new double[] {0, 1.5}, records.doubles("time"));
        assertArrayEquals(new double[] {3.7, 3.71}, records.doubles("voltage"));
        assertArrayEquals(new double[] {0.1, 0.1}, records.doubles("current"));
        assertArrayEquals(new long[] {7, 7}, records.longs("cycle"));
        assertArrayEquals(new double[] {1700000000.5, 1700000002}, records.doubles("unix_time"));
    }

    @Test
    void countersOfTheTestAreCutAtSteps() throws Exception {
        Table records = table("""
                Test Time / s,Voltage / V,Current / A,Step Count / 1,Charging Capacity / Ah,Discharging Capacity / Ah
                0,3.5,1,1,0,0
                36,3.6,1,1,0.01,0
                72,3.7,1,1,0.02,0
                108,3.6,-1,2,0.02,0.01
                144,3.5,-1,2,0.02,0.02
                """);

        assertArrayEquals(new double[] {0, 0.01, 0.02, -0.01, -0.02}, records.doubles("capacity"), 1e-15);
    }

    /** What the format once meant by a step index is the number of the record in its step. */
    @Test
    void stepIndexThatCountsRecordsBeginsSteps() throws Exception {
        Table records = table("""
                Test Time / s,Voltage / V,Current / A,Step Index / 1
                0,3.5,1,1
                1,3.6,1,2
                2,3.7,1,3
                3,3.6,1,1
                4,3.5,1,2
                """);

        assertArrayEquals(new long[] {1, 1, 1, 2, 2}, records.longs("step"));
    }

    @Test
    void stepIndexThatStaysIsTheLineOfTheSchedule() throws Exception {
        Table records = table("""
                Test Time / s,Voltage / V,Current / A,Step Index / 1
                0,3.5,1,1
                1,3.6,1,1
                2,3.7,1,1
                3,3.6,1,2
                4,3.5,1,1
                """);

        assertArrayEquals(new long[] {1, 1, 1, 2, 3}, records.longs("step"));
        assertArrayEquals(new long[] {1, 1, 1, 2, 1}, records.longs("step_index"));
    }

    @Test
    void dischargePositiveIsFoundByTheVoltage() throws Exception {
        Table records = table("""
                Test Time / s,Voltage / V,Current / A
                0,3.7,1
                60,3.6,1
                120,3.5,1
                180,3.4,1
                """);

        assertArrayEquals(new double[] {-1, -1, -1, -1}, records.doubles("current"));
        assertTrue(context.warnings().toString().contains("by the voltage"), context.warnings().toString());
    }

    /** The format forbids to number cycles anew; only numbers that would stand for two cycles are counted on. */
    @Test
    void cyclesOfPartsKeepTheirNumbers() throws Exception {
        String head = "Test Time / s,Unix Time / s,Voltage / V,Current / A,Cycle Count / 1\n";
        Path first = Files.writeString(folder.resolve("1.bdf.csv"), head + "0,1000,3.1,1,4\n1,1001,3.2,1,5\n");
        Path second = Files.writeString(folder.resolve("2.bdf.csv"), head + "0,2000,3.1,1,5\n1,2001,3.2,1,6\n");
        Path other = Files.writeString(folder.resolve("3.bdf.csv"), head + "0,3000,3.1,1,1\n1,3001,3.2,1,2\n");

        Table records = new BdfLoader().load(List.of(first, second, other), EchemMeasurement.unknown(), context)
                .data().records();

        assertArrayEquals(new long[] {4, 5, 5, 6, 7, 8}, records.longs("cycle"));
        assertArrayEquals(new double[] {0, 1, 1000, 1001, 2000, 2001}, records.doubles("time"));
    }

    @Test
    void faultsAreNamedWithTheirLine() {
        String head = "Test Time / s,Voltage / V,Current / A,Cycle Count / 1\n0,3.7,1,1\n";

        assertTrue(refused(head + "1,abc,1,1\n").getMessage().contains("a.bdf.csv:3"));
        assertTrue(refused(head + "1,3.7,1,1.5\n").getMessage().contains("whole number"));
        assertTrue(refused(head + "1,3.7,1,1,9\n").getMessage().contains("has 5 cells; the table has 4 columns"));
        assertTrue(refused(head + "1,3.7\n2,3.7,1,1\n").getMessage().contains("'Cycle Count / 1' is column 4"));
        assertTrue(refused("Test Time / s,Voltage / V\n0,3.7\n").getMessage().contains("has no line with columns"));
    }

    private LoadException refused(String text) {
        return assertThrows(LoadException.class, () -> table(text));
    }

    @Test
    void rowThatIsCutIsLeftOutAndSaid() throws Exception {
        Table records = table("Test Time / s,Voltage / V,Current / A\n0,3.7,1\n1,3.7,1\n2,3.");

        assertEquals(2, records.rows());
        assertTrue(context.warnings().toString().contains("is cut"), context.warnings().toString());
    }

    /** The voltage of a cell that is held drifts by its last digit; that says nothing of the current's sign. */
    @Test
    void chargeAtAHeldVoltageStaysCharge() throws Exception {
        Table table = table("Test Time / s,Voltage / V,Current / A\n0,4.2001,0.1\n10,4.2000,0.09\n"
                + "20,4.1999,0.08\n30,4.1998,0.07\n");

        assertEquals(0.1, table.doubles("current")[0]);
        assertTrue(context.warnings().isEmpty(), context.warnings().toString());
    }

    /** The decay is slow in the end, and the voltage's drift is the same. */
    @Test
    void slowDecayAtAHeldVoltageStaysCharge() throws Exception {
        StringBuilder text = new StringBuilder("Test Time / s,Voltage / V,Current / A\n");
        for (int i = 0; i < 100; i++) {
            text.append(i).append(',').append(4.2 - 1e-5 * i).append(',').append(0.1 - 1e-4 * i).append('\n');
        }

        assertEquals(0.1, table(text.toString()).doubles("current")[0]);
    }

    @Test
    void studySaysTheSignWhatTheVoltageSays() throws Exception {
        Path file = Files.writeString(folder.resolve("a.bdf.csv"),
                "Test Time / s,Voltage / V,Current / A\n0,3.0,-0.1\n10,3.1,-0.1\n20,3.2,-0.1\n");
        for (ColumnMapping.Sign sign : ColumnMapping.Sign.values()) {
            ColumnMapping columns = new ColumnMapping("t", "u", "i", Optional.empty(), Optional.empty(),
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), sign,
                    ColumnMapping.Counting.NEVER);

            double[] current = new BdfLoader().load(List.of(file), EchemData.study(Map.of("columns", columns)), context)
                    .data().records().doubles("current");

            assertEquals(sign == ColumnMapping.Sign.CHARGE_POSITIVE ? -0.1 : 0.1, current[1]);
        }
        assertEquals(0.1, load(file).data().records().doubles("current")[1]);
    }
}
