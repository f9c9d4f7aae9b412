// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.CellRecord;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.Loaded;
import org.operando.api.Table;
import org.operando.echem.ColumnMapping;
import org.operando.echem.ColumnMapping.Counting;
import org.operando.echem.ColumnMapping.Sign;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.format.EchemData;
import org.operando.echem.format.SummaryRow;
import org.operando.testkit.LoaderConformance;
import org.operando.testkit.PlainContext;

/** Tables of no known maker, with a mapping and without. */
class TableLoaderTest {
    private static final String CUSTOM = "generic/custom_data_001.csv";
    private static final ColumnMapping MAPPING = mapping("test_time [s]", "voltage [V]", "current [A]", "cycle",
            "step");

    private final PlainContext context = new PlainContext();
    @TempDir
    private Path folder;

    private static ColumnMapping mapping(String time, String voltage, String current, String cycle, String step) {
        return new ColumnMapping(time, voltage, current, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.ofNullable(cycle), Optional.ofNullable(step), Optional.empty(), Sign.CHARGE_POSITIVE,
                Counting.NEVER);
    }

    private Loaded<CellRecord> load(Path file, ColumnMapping mapping) throws LoadException {
        EchemMeasurement study = mapping == null ? EchemMeasurement.unknown()
                : EchemData.study(Map.of("columns", mapping));
        return new TableLoader().load(List.of(file), study, context);
    }

    private Loaded<CellRecord> load(String text, ColumnMapping mapping) throws IOException, LoadException {
        return load(Files.write(folder.resolve("a.csv"), text.getBytes(Charset.forName("windows-1252"))), mapping);
    }

    private LoadException refused(String text, ColumnMapping mapping) {
        return assertThrows(LoadException.class, () -> load(text, mapping));
    }

    /** Semicolons, 19 lines before the names, two lines of empty cells at the end. */
    @Test
    void columnsOfCustomAddUpToThoseOfTheFile() throws Exception {
        Path file = folder.resolve("custom.csv");
        try (var in = new GZIPInputStream(
                Files.newInputStream(EchemData.shipped("generic/custom_data_001.csv.gz")))) {
            Files.copy(in, file);
        }

        Table records = load(file, MAPPING).data().records();

        SummaryRow.of(CUSTOM, "test_time").without(2).assertLike("time", records.doubles("time"), 1);
        SummaryRow.of(CUSTOM, "voltage").without(2).assertLike("voltage", records.doubles("voltage"), 1);
        SummaryRow.of(CUSTOM, "current").without(2).assertLike("current", records.doubles("current"), 1);
        SummaryRow.of(CUSTOM, "cycle").without(2).assertLike("cycle", SummaryRow.doubles(records.longs("cycle")), 1);
        assertEquals(new TableLoader().recognise(FileHead.of(file)).confidence(), 0.2);
    }

    /** The mapping in the words of a study; what it leaves out has its defaults. */
    @Test
    void loaderKeepsTheRulesOfAllLoaders() throws Exception {
        LoaderConformance.of(new TableLoader())
                .measurement("columns: {time: \"test_time [s]\", voltage: \"voltage [V]\", current: \"current [mA]\"}")
                .dimensionless("cycle", "step", "step_index")
                .sample(EchemData.shipped("generic/custom_good_small.csv")).check();
    }

    @Test
    void withoutUnitsAMappingIsProposedThatCanBePasted() {
        LoadException e = assertThrows(LoadException.class,
                () -> load(EchemData.shipped("generic/custom_good_small.csv"), null));

        assertTrue(e.where().endsWith("custom_good_small.csv:20"), e.where());
        assertTrue(e.remedy().contains("""
                columns:
                  time: "test_time [s]"   # the file names no unit: correct it
                  voltage: "voltage [V]"   # the file names no unit: correct it
                  current: "current [mA]"   # the file names no unit: correct it
                  charged: "charge_capacity [mAh]"   # the file names no unit: correct it
                  discharged: "discharge_Capacity [mAh]"   # the file names no unit: correct it
                  cycle: "cycle"
                  step: "step\""""), e.remedy());
    }

    @Test
    void missingColumnIsNamedWithThoseThatThereAre() {
        LoadException e = assertThrows(LoadException.class,
                () -> load(EchemData.shipped("generic/custom_missing_column.csv"), MAPPING));

        assertTrue(e.getMessage().contains("has no column 'voltage [V]', which the study names as voltage; there are "
                + "index, test_time,"), e.getMessage());
    }

    @Test
    void missingCycleIsSaidAndNumbersStay() throws Exception {
        Table records = load(EchemData.shipped("generic/custom_missing_cycle.csv"), MAPPING).data().records();

        assertEquals(40, records.rows());
        assertEquals(3, records.longs("cycle")[39]);
        assertTrue(context.warnings().toString().contains("cycle 3 comes after cycle 1"),
                context.warnings().toString());
    }

    @Test
    void whatIsNoNumberStaysUnknownAndIsSaid() throws Exception {
        double[] voltage = load(EchemData.shipped("generic/custom_nan_inf.csv"), MAPPING).data().records()
                .doubles("voltage");

        for (int row : new int[] {3, 7, 11}) {
            assertTrue(Double.isNaN(voltage[row]), "row " + row);
        }
        assertTrue(context.warnings().toString().contains("no number for voltage or current"),
                context.warnings().toString());
    }

    @Test
    void cutRowIsLeftOutAndSaid() throws Exception {
        assertEquals(59, load(EchemData.shipped("generic/custom_truncated.csv"), MAPPING).data().records().rows());
        assertTrue(context.warnings().toString().contains("custom_truncated.csv:80"), context.warnings().toString());
    }

    @Test
    void unambiguousNamesAndUnitsAreTakenAndSaid() throws Exception {
        Loaded<CellRecord> loaded = load("""
                Zeit (h);U [mV];I_mA;Zyklus
                0,0;3500,5;-1,5;1
                0,5;3400;-1,5;1
                1,0;3300;-1,5;1
                """, null);

        Table records = loaded.data().records();
        assertArrayEquals(new double[] {0, 1800, 3600}, records.doubles("time"));
        assertArrayEquals(new double[] {3.5005, 3.4, 3.3}, records.doubles("voltage"));
        assertArrayEquals(new double[] {-0.0015, -0.0015, -0.0015}, records.doubles("current"));
        assertTrue(context.warnings().toString().contains("are taken for time, voltage and current"));
        assertTrue(loaded.metadata().get("columns").contains("time: \"Zeit (h)\""), loaded.metadata().toString());
    }

    /** The date has no unit; of two times with units the one that says that it elapsed is taken. */
    @Test
    void ofAbsoluteAndRelativeTimesTheRelativeIsTaken() throws Exception {
        Table dated = load("""
                Time,Test Time (s),U [V],I [A]
                2024-05-01 12:00:00,0,3.5,1
                2024-05-01 12:00:10,10,3.6,1
                """, null).data().records();
        assertArrayEquals(new double[] {0, 10}, dated.doubles("time"));

        Loaded<CellRecord> unix = load("time (s),elapsed time (h),U [V],I [A]\n1.7e9,0,3.5,1\n1700003600,1,3.6,1\n",
                null);
        assertArrayEquals(new double[] {0, 3600}, unix.data().records().doubles("time"));
        assertTrue(unix.metadata().get("columns").contains("time: \"elapsed time (h)\"   # or time (s)"),
                unix.metadata().get("columns"));
    }

    @Test
    void unitOfTheMappingWinsOverThatOfTheFile() throws Exception {
        Table records = load("t (s),U (V),I (A),note\n0,3,1,a\n1,3,1,b\n",
                mapping("t [min]", "U (V)", "I [mA]", null, null)).data().records();

        assertEquals(60, records.doubles("time")[1]);
        assertEquals(1e-3, records.doubles("current")[0]);
    }

    @Test
    void datesAndDurationsAreTimes() throws Exception {
        ColumnMapping dates = mapping("Date", "U (V)", "I (A)", null, null);
        CellRecord dated = load("Date,U (V),I (A)\n2024-05-01 12:00:00,3,1\n2024-05-01 12:00:01.5,3,1\n", dates)
                .data();
        CellRecord day = load("Date,U (V),I (A)\n30.04.2024 23:59:59,3,1\n01.05.2024 00:00:00,3,1\n", dates).data();
        CellRecord zone = load("Date,U (V),I (A)\n2024-05-01T12:00:00+02:00,3,1\n2024-05-01T12:00:09+02:00,3,1\n",
                dates).data();
        CellRecord duration = load("Date,U (V),I (A)\n0d 00:00:00.5,3,1\n1d 00:00:01,3,1\n", dates).data();

        // 2024-05-01T12:00 is 19844.5 days after 1970
        assertArrayEquals(new double[] {19844.5 * 86400, 19844.5 * 86400 + 1.5},
                dated.records().doubles("unix_time"));
        assertEquals("local time, zone not known", dated.clock());
        assertArrayEquals(new double[] {0, 1}, day.records().doubles("time"));
        assertEquals("UTC", zone.clock());
        assertEquals(19844.5 * 86400 - 7200, zone.records().doubles("unix_time")[0]);
        assertArrayEquals(new double[] {0.5, 86401}, duration.records().doubles("time"));
    }

    @Test
    void monthAndDayAreToldApartByNumbersAboveTwelve() throws Exception {
        ColumnMapping dates = mapping("Date", "U (V)", "I (A)", null, null);

        CellRecord day = load("Date,U (V),I (A)\n1/2/2024 0:00:00,3,1\n13/2/2024 0:00:00,3,1\n", dates).data();
        assertEquals(12 * 86400, day.records().doubles("time")[1]);
        CellRecord either = load("Date,U (V),I (A)\n1/2/2024 11:00:00 PM,3,1\n1/3/2024 1:00 AM,3,1\n", dates).data();
        assertEquals(7200, either.records().doubles("time")[1]);
        assertTrue(context.warnings().toString().contains("the month is taken to come first"));
    }

    @Test
    void countersAndSignAreAsTheMappingSays() throws Exception {
        ColumnMapping mapping = new ColumnMapping("t (s)", "U (V)", "I (A)", Optional.of("Q (mAh)"), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.of("step"), Optional.of("T (degC)"),
                Sign.DISCHARGE_POSITIVE, Counting.STEP);

        Table records = load("""
                t (s),U (V),I (A),Q (mAh),step,T (degC)
                0,3.0,-1,0,1,20
                36,3.1,-1,10,1,21
                72,3.0,1,10,2,22
                108,2.9,1,20,2,23
                """, mapping).data().records();

        assertArrayEquals(new double[] {1, 1, -1, -1}, records.doubles("current"));
        assertArrayEquals(new double[] {0, 0.01, -0.01, -0.02}, records.doubles("capacity"));
        assertArrayEquals(new double[] {20, 21, 22, 23}, records.doubles("temperature"));
        assertTrue(context.warnings().isEmpty(), context.warnings().toString());
    }

    @Test
    void signThatTheVoltageContradictsIsSaid() throws Exception {
        load("t (s),U (V),I (A)\n0,3.0,1\n60,2.9,1\n120,2.8,1\n", mapping("t (s)", "U (V)", "I (A)", null, null));

        assertTrue(context.warnings().toString().contains("currents above 0 discharge; the study says the other"),
                context.warnings().toString());
    }

    @Test
    void faultsAreNamed() {
        assertTrue(refused("just\nsome\nwords\n", null).what().contains("no line of names"));
        assertTrue(refused("t (s),U (V),I (A)\n0,3,1\nx,3,1\n", mapping("t (s)", "U (V)", "I (A)", null, null))
                .getMessage().contains("a.csv:3"));
        assertTrue(refused("t (s),U,I (A)\n0,3,1\n", mapping("t (s)", "U", "I (A)", null, null)).remedy()
                .contains("voltage: \"U [V]\""));
    }
}
