// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.pec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.CellRecord.Columns;
import org.operando.api.LoadException;
import org.operando.api.Table;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.format.EchemData;
import org.operando.testkit.PlainContext;

class PecLoaderTest {
    private static final String NAMES = "Test,Cell,Rack,Step,Cycle,Total Time (Seconds),Step Time (Seconds),Real Time,"
            + "Voltage (mV),Current (mA),Charge Capacity (mAh),Discharge Capacity (mAh),Charge Capacity (mWh),"
            + "Discharge Capacity (mWh),\n";

    @TempDir
    private Path folder;

    private final PlainContext context = new PlainContext();

    private Table load(Path file) throws LoadException {
        return new PecLoader().load(List.of(file), EchemMeasurement.unknown(), context).data().records();
    }

    private Table load(String text) throws Exception {
        return load(Files.writeString(folder.resolve("made.csv"), "Request Year:,2019\n" + text));
    }

    @Test
    void unitsAreThoseOfTheColumnsAndCountersAreCutAtSteps() throws Exception {
        // the charge counter begins anew with cycle 1; rows may be longer than the line of names
        Table records = load(NAMES + "1,1,A,1,0,0,0,01/22/2019 10:00:00,3500,2000,5,0,7,0,,,\n"
                + "1,1,A,1,0,3600,3600,01/22/2019 11:00:00,3600,2000,2005,0,7107,0,,,\n"
                + "1,1,A,2,0,3600,0,01/22/2019 11:00:00,3500,-2000,2005,0,7107,0,,,\n"
                + "1,1,A,2,0,7200,3600,01/22/2019 12:00:00,3400,-2000,2005,2000,7107,6900,,,\n"
                + "1,1,A,3,1,7200,0,01/22/2019 12:00:00,3500,2000,0,0,0,0,,,\n"
                + "1,1,A,3,1,10800,3600,01/22/2019 13:00:00,3600,2000,2000,0,7100,0,,,\n");

        assertArrayEquals(new double[] {0, 2, 0, -2, 0, 2}, records.doubles(Columns.CAPACITY), 1e-12);
        assertArrayEquals(new double[] {0, 7.1, 0, -6.9, 0, 7.1}, records.doubles(Columns.ENERGY), 1e-12);
        assertArrayEquals(new double[] {2, 2, -2, -2, 2, 2}, records.doubles(Columns.CURRENT));
        assertArrayEquals(new long[] {1, 1, 1, 1, 2, 2}, records.longs(Columns.CYCLE));
        assertTrue(context.warnings().isEmpty(), context.warnings().toString());
    }

    @Test
    void countersOfTheWholeFileEndAsPrinted() throws Exception {
        Table records = load(EchemData.textExport("pec/pec.csv.gz", folder));

        double[] capacity = records.doubles(Columns.CAPACITY);
        // 11 634.168 mAh before the first charge, 44 424.915 mAh charged, 44 351.991 mAh discharged
        assertEquals(44.424915, Arrays.stream(capacity).max().orElseThrow(), 1e-9);
        assertEquals(-44.351991, Arrays.stream(capacity).min().orElseThrow(), 1e-9);
        long[] step = records.longs(Columns.STEP);
        for (int i = 0; i < step.length - 1; i++) {
            if (step[i] == 2 && step[i + 1] == 3) {
                assertEquals(-11.634168, capacity[i], 1e-9);
            }
        }
    }

    @Test
    void dateOfOneDayIsTakenMonthFirstAndTold() throws Exception {
        Table records = load(EchemData.shipped("pec/Test25195.csv"));

        assertEquals(LocalDateTime.of(2026, 1, 6, 17, 51, 6).toEpochSecond(ZoneOffset.UTC),
                records.doubles(Columns.UNIX_TIME)[0]);
        assertTrue(context.warnings().stream().anyMatch(w -> w.what().contains("01/06/2026")),
                context.warnings().toString());
        assertEquals("Rest", records.texts(Columns.STEP_TYPE)[5]);
    }

    @Test
    void midnightWithinTheTestDecidesTheDate() throws Exception {
        Table records = load(EchemData.shared("echem/pec/Test25205.csv"));

        assertEquals(LocalDateTime.of(2026, 1, 8, 17, 45, 8).toEpochSecond(ZoneOffset.UTC),
                records.doubles(Columns.UNIX_TIME)[0]);
        assertTrue(context.warnings().isEmpty(), context.warnings().toString());
    }

    @Test
    void secondCellInTheFileIsRefusedWithItsLine() {
        LoadException e = assertThrows(LoadException.class, () -> load(NAMES
                + "1,1,A,1,0,0,0,01/22/2019 10:00:00,3500,2000,0,0,0,0,\n"
                + "1,2,A,1,0,0,0,01/22/2019 10:00:00,3500,2000,0,0,0,0,\n"));

        assertTrue(e.where().endsWith("made.csv:4") && e.what().contains("cell 2"), e.getMessage());
    }

    @Test
    void unknownUnitIsRefused() {
        LoadException e = assertThrows(LoadException.class, () -> load(NAMES.replace("Voltage (mV)", "Voltage (xV)")
                + "1,1,A,1,0,0,0,01/22/2019 10:00:00,3500,2000,0,0,0,0,\n"));

        assertTrue(e.where().endsWith("made.csv:2") && e.what().contains("Voltage (xV)"), e.getMessage());
    }
}
