// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.arbin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.CellRecord;
import org.operando.api.CellRecord.Columns;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.Loaded;
import org.operando.api.Loader;
import org.operando.api.Table;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.format.EchemData;
import org.operando.echem.format.ReferenceTable;
import org.operando.testkit.PlainContext;

/** Files of Arbin against readings of them by other programs. */
class ArbinTest {
    /** Columns of the files by the columns of records that hold the same numbers. */
    private static final Map<String, List<String>> SAME = Map.of(
            Columns.TIME, List.of("Test_Time", "Test Time (s)"), "step_time", List.of("Step_Time", "Step Time (s)"),
            Columns.CURRENT, List.of("Current", "Current (A)"), Columns.VOLTAGE, List.of("Voltage", "Voltage (V)"),
            Columns.CYCLE, List.of("Cycle_Index", "Cycle Index"), Columns.STEP_INDEX,
            List.of("Step_Index", "Step Index"));

    @TempDir
    private Path folder;

    private final PlainContext context = new PlainContext();

    private Loaded<CellRecord> load(Loader<EchemMeasurement, CellRecord> loader, String name) throws Exception {
        Path file = EchemData.found(name, folder);
        assertTrue(loader.recognise(FileHead.of(file)).confidence() >= 0.95,
                loader.recognise(FileHead.of(file)).reason());
        return loader.load(List.of(file), EchemMeasurement.unknown(), context);
    }

    private static double[] numbers(Table table, String column) {
        return table.column(column).values() instanceof long[] whole
                ? Arrays.stream(whole).asDoubleStream().toArray() : table.doubles(column);
    }

    /**
     * Compares number, first, last, extremes and sum of the columns. Numbers of 32 bits are printed with 8 digits in the
     * reference, others with 15 significant ones.
     */
    private static int compare(Table table, String file, Path summary) throws Exception {
        ReferenceTable reference = ReferenceTable.read(summary, cells -> cells[0].equals(file));
        int compared = 0;
        for (int row = 0; row < reference.rows(); row++) {
            String name = reference.text("column", row);
            for (Map.Entry<String, List<String>> same : SAME.entrySet()) {
                if (same.getValue().contains(name)) {
                    double[] values = numbers(table, same.getKey());
                    double largest = Math.max(Math.abs(reference.number("min", row)),
                            Math.abs(reference.number("max", row)));
                    assertEquals(reference.number("n", row), values.length, name);
                    assertEquals(reference.number("first", row), values[0], 1e-7 * largest, name);
                    assertEquals(reference.number("last", row), values[values.length - 1], 1e-7 * largest, name);
                    assertEquals(reference.number("sum", row), Arrays.stream(values).sum(),
                            1e-8 * largest * values.length + 1e-30, name);
                    compared++;
                }
            }
        }
        return compared;
    }

    @Test
    void shippedFilesHaveTheSumsOfOtherReaders() throws Exception {
        Path summary = EchemData.shipped("reference/arbin_summary.csv");

        Table res = load(new ResLoader(), "arbin/arbin_example.res").data().records();
        Table text = load(new ArbinCsvLoader(), "arbin/sample_data_arbin.csv").data().records();
        Table seconds = load(new ArbinCsvLoader(), "arbin/FastCharge_000025_CH8.csv").data().records();

        assertEquals(6, compare(res, "arbin/arbin_example.res", summary));
        assertEquals(6, compare(text, "arbin/sample_data_arbin.csv", summary));
        assertEquals(6, compare(seconds, "arbin/FastCharge_000025_CH8.csv", summary));
    }

    @Test
    void largerFilesHaveTheSumsOfOtherReaders() throws Exception {
        Path summary = EchemData.shared("echem/reference/other_summary.csv");

        Table csv = load(new ArbinCsvLoader(), "arbin/arbin_example.csv").data().records();
        Table res = load(new ResLoader(), "arbin/20160805_test001_45_cc_01.res").data().records();

        assertEquals(6, compare(csv, "arbin/arbin_example.csv", summary));
        assertEquals(6, compare(res, "arbin/20160805_test001_45_cc_01.res.gz", summary));
    }

    /** Every record against the table that mdbtools exports, charges by what they gain from record to record. */
    @Test
    void resAgreesRowForRow() throws Exception {
        ReferenceTable reference = ReferenceTable
                .read(EchemData.reference("20160805_test001_45_cc_01.res.mdb.csv.gz"));

        Table table = load(new ResLoader(), "arbin/20160805_test001_45_cc_01.res").data().records();

        assertEquals(10_261, table.rows());
        double[] unix = table.doubles(Columns.UNIX_TIME);
        long[] step = table.longs(Columns.STEP);
        for (Map.Entry<String, List<String>> same : SAME.entrySet()) {
            double[] values = numbers(table, same.getKey());
            for (int i = 0; i < table.rows(); i++) {
                double expected = reference.number(same.getValue().getFirst(), i);
                // 8 digits of a number of 32 bits
                assertEquals(expected, values[i], 6e-8 * Math.abs(expected), same.getKey());
            }
        }
        double[] charge = table.doubles(Columns.CAPACITY);
        double[] energy = table.doubles(Columns.ENERGY);
        for (int i = 0; i < table.rows(); i++) {
            // the database keeps days; this is their last digit printed
            assertEquals((reference.number("DateTime", i) - 25_569) * 86_400, unix[i], 1e-3, "date");
            if (i > 0 && step[i] == step[i - 1]) {
                assertEquals(gain(reference, "Charge_Capacity", "Discharge_Capacity", i),
                        charge[i] - charge[i - 1], 1e-14, "charge");
                assertEquals(gain(reference, "Charge_Energy", "Discharge_Energy", i),
                        energy[i] - energy[i - 1], 1e-14, "energy");
            }
        }
    }

    private static double gain(ReferenceTable reference, String charged, String discharged, int i) {
        return reference.number(charged, i) - reference.number(charged, i - 1)
                - (reference.number(discharged, i) - reference.number(discharged, i - 1));
    }

    /** cellpy's step table of this test has as many steps. */
    @Test
    void stepsOfTheTestAreThoseThatCellpyFound() throws Exception {
        Loaded<CellRecord> loaded = load(new ResLoader(), "arbin/20160805_test001_45_cc_01.res");

        long[] step = loaded.data().records().longs(Columns.STEP);
        assertEquals(103, step[step.length - 1]);
        assertEquals(0.852838, loaded.data().activeMass().orElseThrow().value());
        assertEquals("2016-08-05 16:16:23", loaded.metadata().get("start"));
    }

    /** Numbers as openpyxl 3.1 reads them. */
    @Test
    void workbookHasTheNumbersOfAnotherReader() throws Exception {
        Loaded<CellRecord> loaded = load(new ArbinXlsxLoader(), "arbin/bs542_004_Channel_11.xlsx");

        Table table = loaded.data().records();
        assertEquals(4526, table.rows());
        assertEquals(2_535_210_294.770816, Arrays.stream(table.doubles(Columns.TIME)).sum(), 1e-5);
        assertEquals(834_798_087.479, Arrays.stream(table.doubles("step_time")).sum(), 1e-5);
        assertEquals(1324.377353668213, Arrays.stream(table.doubles(Columns.VOLTAGE)).sum(), 1e-10);
        assertEquals(-0.08252510125748813, Arrays.stream(table.doubles(Columns.CURRENT)).sum(), 1e-15);
        // dates to the millisecond in both readers
        assertEquals(7_258_197_970_217.945, Arrays.stream(table.doubles(Columns.UNIX_TIME)).sum(), 4526 * 1e-3);
        assertEquals("11", loaded.metadata().get("channel"));
        assertEquals("2020-10-19T11:33:31", loaded.metadata().get("start"));
    }

    /** Numbers as h5py reads them; the file holds three tests, of which the last has most records. */
    @Test
    void ofSeveralTestsTheLongestIsReadAndTheOthersAreTold() throws Exception {
        Table table = load(new ArbinSqlLoader(), "arbin/20200624_test001_cc_01_arbin_sql.h5").data().records();

        assertEquals(34, table.rows());
        assertEquals(60.0007, table.doubles(Columns.TIME)[0]);
        assertEquals(1860.3079, table.doubles(Columns.TIME)[33]);
        assertEquals(0.46680116653442383, table.doubles(Columns.VOLTAGE)[33]);
        // the unit of Date_Time: it and the test time advance alike
        double[] unix = table.doubles(Columns.UNIX_TIME);
        assertEquals(1860.3079 - 60.2729, unix[33] - unix[2], 1e-3);
        assertTrue(context.warnings().getFirst().what().contains("tests 1 (2 records), 2 (11 records), 3 (34"),
                context.warnings().toString());
    }

    @Test
    void secondsAreOfUtcAndTextsOfTheComputersClock() throws Exception {
        Loaded<CellRecord> seconds = load(new ArbinCsvLoader(), "arbin/FastCharge_000025_CH8.csv");
        Loaded<CellRecord> text = load(new ArbinCsvLoader(), "arbin/sample_data_arbin.csv");

        assertEquals("UTC", seconds.data().clock());
        assertEquals("local time, zone not known", text.data().clock());
        // 20 September 2024, 08:32:34.558
        assertEquals(1_726_821_154.558, text.data().records().doubles(Columns.UNIX_TIME)[0], 1e-6);
        assertEquals("month first", text.metadata().get("dates"));
        assertEquals(24.66422, text.data().records().doubles("temperature 1")[0]);
    }

    @Test
    void fileOfMetadataBesideIsRead() throws Exception {
        Map<String, String> metadata = load(new ArbinCsvLoader(), "arbin/FastCharge_000025_CH8.csv").metadata();

        assertEquals("EL150800453116", metadata.get("item id"));
        assertEquals("FastCharge_000025_CH8_Metadata.csv", metadata.get("metadata of"));
    }

    @Test
    void cutLastLineIsLeftOutAndTold() throws Exception {
        String text = Files.readString(EchemData.shipped("arbin/FastCharge_000025_CH8.csv"));
        Path file = Files.writeString(folder.resolve("cut.csv"), text.substring(0, text.length() - 60));

        Table table = new ArbinCsvLoader().load(List.of(file), EchemMeasurement.unknown(), context).data().records();

        assertEquals(247, table.rows());
        assertTrue(context.warnings().getFirst().where().endsWith("cut.csv:249"), context.warnings().toString());
    }

    @Test
    void missingColumnIsNamed() throws Exception {
        Path file = Files.write(folder.resolve("a.csv"),
                "Data_Point,Test_Time,Current\n1,0,0\n".getBytes(StandardCharsets.US_ASCII));

        LoadException e = assertThrows(LoadException.class,
                () -> new ArbinCsvLoader().load(List.of(file), EchemMeasurement.unknown(), context));

        assertTrue(e.what().contains("'voltage'") && e.where().endsWith("a.csv:1"), e.getMessage());
    }

    @Test
    void thousandthsAreBroughtToTheUnitsOfTheModel() throws Exception {
        Path file = Files.writeString(folder.resolve("milli.csv"),
                "Test Time (s),Step Index,Cycle Index,Current (mA),Voltage (mV)\n0,1,1,1500,3700\n1,1,1,1500,3710\n");

        Loaded<CellRecord> loaded = new ArbinCsvLoader().load(List.of(file), EchemMeasurement.unknown(), context);

        assertEquals(1.5, loaded.data().records().doubles(Columns.CURRENT)[0]);
        assertEquals(3.71, loaded.data().records().doubles(Columns.VOLTAGE)[1]);
        assertEquals("Current (mA), Voltage (mV)", loaded.metadata().get("units"));
    }
}
