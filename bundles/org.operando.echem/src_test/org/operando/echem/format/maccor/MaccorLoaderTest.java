// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.maccor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.CellRecord;
import org.operando.api.CellRecord.Columns;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.Loaded;
import org.operando.api.Table;
import org.operando.echem.ColumnMapping;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.format.EchemData;
import org.operando.testkit.PlainContext;

class MaccorLoaderTest {
    private static final String NAMES = "Rec\tCycle C\tStep\tTestTime\tStepTime\tCap. [Ah]\tEner. [Wh]\tCurrent [A]\t"
            + "Voltage [V]\tMd";

    @TempDir
    private Path folder;

    private final PlainContext context = new PlainContext();

    private Loaded<CellRecord> load(Path file, EchemMeasurement study) throws LoadException {
        return new MaccorLoader().load(List.of(file), study, context);
    }

    private Path made(String text) throws Exception {
        return Files.writeString(folder.resolve("made.txt"), text, StandardCharsets.ISO_8859_1);
    }

    /** Two records a unit of time apart at 2 A and 3.5 V, with a counter that is right for minutes. */
    private static String charging(String names) {
        StringBuilder text = new StringBuilder(names).append('\n');
        for (int i = 0; i < 5; i++) {
            text.append(
                    String.format(Locale.ROOT, "%d\t1\t1\t%d\t%d\t%.6f\t%.6f\t2\t3.5\tC%n", i + 1, i, i, 2 * i / 60.0,
                            7 * i / 60.0));
        }
        return text.toString();
    }

    private static EchemMeasurement timeIn(String unit) {
        return EchemData.study(Map.of("columns", new ColumnMapping("TestTime (" + unit + ")", "Voltage [V]",
                "Current [A]", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), ColumnMapping.Sign.CHARGE_POSITIVE, ColumnMapping.Counting.STEP)));
    }

    @Test
    void cutLastRowIsLeftOutWithAWarning() throws Exception {
        Table records = load(EchemData.shipped("maccor/maccor_two.txt"), EchemMeasurement.unknown()).data().records();

        assertEquals(213, records.rows());
        assertTrue(context.warnings().stream().anyMatch(w -> w.where().endsWith("maccor_two.txt:229")
                && w.what().contains("left out")), context.warnings().toString());
    }

    @Test
    void minutesAreFoundByTheClock() throws Exception {
        Loaded<CellRecord> loaded = load(EchemData.shipped("maccor/maccor_two.txt"), EchemMeasurement.unknown());

        assertEquals(212 * 60, loaded.data().records().doubles(Columns.TIME)[212]);
        assertEquals("min, found by the clock", loaded.metadata().get("unit of TestTime"));
    }

    @Test
    void orderOfDayAndMonthThatNothingDecidesIsTold() throws Exception {
        Table records = load(EchemData.shipped("maccor/maccor_two.txt"), EchemMeasurement.unknown()).data().records();

        assertEquals(LocalDateTime.of(2021, 6, 5, 11, 23, 46).toEpochSecond(ZoneOffset.UTC),
                records.doubles(Columns.UNIX_TIME)[0]);
        assertTrue(context.warnings().stream().anyMatch(w -> w.what().contains("06/05/2021")
                && w.what().contains("month first is taken")), context.warnings().toString());
    }

    @Test
    void minutesAreFoundByChargeAndCurrentWithoutAClock() throws Exception {
        Loaded<CellRecord> loaded = load(made(charging(NAMES)), EchemMeasurement.unknown());

        assertEquals(240, loaded.data().records().doubles(Columns.TIME)[4]);
        assertEquals("min, found by charge and current", loaded.metadata().get("unit of TestTime"));
        assertTrue(context.warnings().isEmpty(), context.warnings().toString());
    }

    @Test
    void unitOfTimeThatNothingTellsIsAskedForAndTheStudyAnswers() throws Exception {
        Path file = made(charging(NAMES.replace("Cap. [Ah]", "X").replace("Ener. [Wh]", "Y")));

        LoadException e = assertThrows(LoadException.class, () -> load(file, EchemMeasurement.unknown()));
        assertTrue(e.where().endsWith("made.txt:1") && e.what().contains("TestTime") && e.remedy().contains("columns"),
                e.getMessage());

        assertEquals(240, load(file, timeIn("min")).data().records().doubles(Columns.TIME)[4]);
        assertEquals(4, load(file, timeIn("s")).data().records().doubles(Columns.TIME)[4]);
    }

    @Test
    void columnsWithoutUnitsThatDoNotGoTogetherAreAskedFor() throws Exception {
        // mA beside Ah
        String text = "Rec,Cycle C,Step,Test Time (sec),Step Time (sec),Capacity,Energy,Current,Voltage\n"
                + "1,1,1,0,0,0,0,1000,3.5\n2,1,1,3600,3600,1,3.5,1000,3.5\n3,1,1,7200,7200,2,7,1000,3.5\n";

        LoadException e = assertThrows(LoadException.class, () -> load(made(text), EchemMeasurement.unknown()));

        assertTrue(e.what().contains("units") && e.remedy().contains("Current (mA)"), e.getMessage());
    }

    @Test
    void unsignedCurrentTakesItsSignFromTheState() throws Exception {
        String text = NAMES.replace("TestTime\tStepTime", "Test (Sec)\tStep (Sec)") + "\n"
                + "1\t1\t1\t0\t0\t0\t0\t2\t3.5\tD\n2\t1\t1\t3600\t3600\t2\t7\t2\t3.4\tD\n"
                + "3\t1\t2\t3600\t0\t0\t0\t2\t3.6\tC\n4\t1\t2\t7200\t3600\t2\t7\t2\t3.7\tC\n";

        Loaded<CellRecord> loaded = load(made(text), EchemMeasurement.unknown());

        assertArrayEquals(new double[] {-2, -2, 2, 2}, loaded.data().records().doubles(Columns.CURRENT));
        assertArrayEquals(new double[] {0, -2, 0, 2}, loaded.data().records().doubles(Columns.CAPACITY), 1e-15);
        assertArrayEquals(new double[] {0, -7, 0, 7}, loaded.data().records().doubles(Columns.ENERGY), 1e-15);
        assertTrue(loaded.metadata().get("sign of the current").contains("none in the file"));
    }

    @Test
    void unsignedCurrentOfAnUnknownStateIsRefusedWithItsLine() throws Exception {
        Path file = made(charging(NAMES).replaceFirst("C\\R$", "X\n"));

        LoadException e = assertThrows(LoadException.class, () -> load(file, EchemMeasurement.unknown()));

        assertTrue(e.where().endsWith("made.txt:6") && e.what().contains("'X'"), e.getMessage());
    }

    @Test
    void millivoltsBesideMilliamperesAreFoundByEnergyAndCharge() throws Exception {
        String text = "Rec#\tCyc#\tStep\tTest (Sec)\tStep (Sec)\tmAmp-hr\tmWatt-hr\tmAmps\tVolts\tState\n"
                + "1\t0\t1\t0\t0\t0\t0\t100\t3500\tC\n2\t0\t1\t3600\t3600\t100\t350\t100\t3500\tC\n";

        Table records = load(made(text), EchemMeasurement.unknown()).data().records();

        assertEquals(3.5, records.doubles(Columns.VOLTAGE)[1]);
        assertEquals(0.1, records.doubles(Columns.CURRENT)[1]);
        assertEquals(0.35, records.doubles(Columns.ENERGY)[1], 1e-15);
    }

    @Test
    void timesOfDayTakeTheDayOfTheHeader() throws Exception {
        Table records = load(EchemData.shipped("maccor/maccor_example.002"), EchemMeasurement.unknown()).data()
                .records();

        assertEquals(LocalDateTime.of(2016, 4, 1, 16, 5, 31).toEpochSecond(ZoneOffset.UTC),
                records.doubles(Columns.UNIX_TIME)[0]);
        assertTrue(context.warnings().stream().anyMatch(w -> w.what().contains("04/01/2016")),
                context.warnings().toString());
    }

    @Test
    void impedancePointsStayInOneStep() throws Exception {
        Loaded<CellRecord> loaded = load(EchemData.shipped("maccor/maccor_4267-66-6519.041"),
                EchemMeasurement.unknown());

        assertEquals(3, loaded.data().records().longs(Columns.STEP)[73]);
        assertTrue(loaded.metadata().get("impedance").startsWith("61 records"), loaded.metadata().toString());
    }

    @Test
    void missingRecordIsTold() throws Exception {
        load(EchemData.shared("echem/maccor/PredictionDiagnostics_000151_paused.052"), EchemMeasurement.unknown());

        assertTrue(context.warnings().stream().anyMatch(w -> w.where().endsWith(":47")
                && w.what().contains("249836 follows record 249834")), context.warnings().toString());
    }

    @Test
    void countersThatRunOnOverStepsOfOneStateAreCutAtTheSteps() throws Exception {
        // constant current, then voltage, counted on; then a discharge counted from 0
        String text = NAMES.replace("TestTime\tStepTime", "Test (Sec)\tStep (Sec)") + "\n"
                + "1\t1\t1\t0\t0\t0\t0\t2\t3.5\tC\n2\t1\t1\t3600\t3600\t2\t7\t2\t4\tC\n"
                + "3\t1\t2\t3601\t1\t2.00055\t7.002\t2\t4\tC\n4\t1\t2\t7200\t3600\t3\t11\t0.1\t4\tC\n"
                + "5\t1\t3\t7201\t1\t0.00055\t0.002\t-2\t3.9\tD\n6\t1\t3\t10800\t3600\t2\t7.6\t-2\t3.5\tD\n";

        Loaded<CellRecord> loaded = load(made(text), EchemMeasurement.unknown());

        assertArrayEquals(new double[] {0, 2, 0.00055, 1, -0.00055, -2},
                loaded.data().records().doubles(Columns.CAPACITY), 1e-12);
        assertArrayEquals(new double[] {0, 7, 0.002, 4, -0.002, -7.6},
                loaded.data().records().doubles(Columns.ENERGY), 1e-12);
        assertTrue(loaded.metadata().get("capacity and energy").startsWith("counted on"));
    }

    @Test
    void impedanceFileIsRecognisedAndRefused() throws Exception {
        Path file = EchemData.shipped("maccor/maccor_4267-66-6519.EDA0001.041");

        LoadException e = assertThrows(LoadException.class, () -> load(file, EchemMeasurement.unknown()));

        assertTrue(new MaccorLoader().recognise(FileHead.of(file)).confidence() > 0.5);
        assertTrue(e.where().endsWith(".041:1") && e.what().contains("impedance sweep"), e.getMessage());
    }

    @Test
    void rawFileIsRecognisedAndTheUserToldToExportIt() throws Exception {
        Path raw = Files.write(folder.resolve("cell.017"), new byte[] {1, 0, 5, 0, 77, 0, 0, 0});
        Path text = Files.writeString(folder.resolve("cell.018"), "1\t2\t3\n");

        LoadException e = assertThrows(LoadException.class,
                () -> load(raw, EchemMeasurement.unknown()));

        assertEquals(0.3, new MaccorLoader().recognise(FileHead.of(raw)).confidence());
        assertEquals(0, new MaccorLoader().recognise(FileHead.of(text)).confidence());
        assertTrue(e.remedy().contains("export it as text from MIMS"), e.getMessage());
    }
}
