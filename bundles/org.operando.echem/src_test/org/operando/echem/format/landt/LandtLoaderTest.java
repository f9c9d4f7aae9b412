// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.landt;

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
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.Table;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.format.EchemData;
import org.operando.echem.format.PrintedColumns;
import org.operando.testkit.PlainContext;

class LandtLoaderTest {
    private static final String WHOLE = "landt/SINTEF__LiGrR2032__Landt.csv.gz";

    @TempDir
    private Path folder;

    private final PlainContext context = new PlainContext();

    private Table load(Path file) throws LoadException {
        return new LandtLoader().load(List.of(file), EchemMeasurement.unknown(), context).data().records();
    }

    @Test
    void countersOfChargeAndDischargeBecomeOneWithASign() throws Exception {
        Path file = EchemData.textExport(WHOLE, folder);
        PrintedColumns printed = new PrintedColumns(WHOLE);

        Table records = load(file);

        double[] capacity = records.doubles(Columns.CAPACITY);
        double[] energy = records.doubles(Columns.ENERGY);
        printed.compare("charge_capacity_Ah", Arrays.stream(capacity).map(q -> Math.max(q, 0)).toArray(), 1);
        printed.compare("discharge_capacity_Ah", Arrays.stream(capacity).map(q -> Math.max(-q, 0)).toArray(), 1);
        printed.compare("charge_energy_Wh", Arrays.stream(energy).map(e -> Math.max(e, 0)).toArray(), 1);
        printed.compare("discharge_energy_Wh", Arrays.stream(energy).map(e -> Math.max(-e, 0)).toArray(), 1);
        assertTrue(context.warnings().isEmpty(), context.warnings().toString());
    }

    @Test
    void stepsAndDatesAreThoseOfTheFile() throws Exception {
        Table records = load(EchemData.shipped("landt/SINTEF__LiGrR2032__Landt_records.csv"));

        assertEquals(180, records.rows());
        assertEquals("Rest", records.texts(Columns.STEP_TYPE)[0]);
        assertEquals("CC_DChg", records.texts(Columns.STEP_TYPE)[179]);
        assertArrayEquals(new long[] {1, 2}, Arrays.stream(records.longs(Columns.STEP)).distinct().toArray());
        // 05/01/2024: month first, since the test goes on from 04/30
        assertEquals(LocalDateTime.of(2024, 5, 1, 0, 0).toEpochSecond(ZoneOffset.UTC),
                records.doubles(Columns.UNIX_TIME)[0], 86_400);
    }

    @Test
    void binaryFilesAreRefusedWithWhatToDo() throws Exception {
        for (String name : List.of("a.cex", "A.CCS")) {
            Path file = Files.write(folder.resolve(name), new byte[] {0x3f, 0, (byte) 0x9c, 1});

            assertTrue(new LandtLoader().recognise(FileHead.of(file)).confidence() > 0);
            LoadException e = assertThrows(LoadException.class, () -> load(file));
            assertTrue(e.getMessage().contains("export it as CSV from the Landt program"), e.getMessage());
        }
        Path text = Files.writeString(folder.resolve("b.ccs"), "a text\n");
        assertEquals(0, new LandtLoader().recognise(FileHead.of(text)).confidence());
    }
}
