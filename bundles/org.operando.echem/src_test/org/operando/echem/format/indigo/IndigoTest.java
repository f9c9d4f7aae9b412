// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.indigo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.CellRecord.Columns;
import org.operando.api.FileHead;
import org.operando.api.Table;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.format.EchemData;
import org.operando.testkit.PlainContext;

/** The file of Indigo against h5py's reading of it. */
class IndigoTest {
    @TempDir
    private Path folder;

    @Test
    void recordsHaveTheNumbersOfAnotherReader() throws Exception {
        Path file = EchemData.found("indigo/indigo_test_sample.h5", folder);
        assertEquals(1, new IndigoLoader().recognise(FileHead.of(file)).confidence());
        Table table = new IndigoLoader().load(List.of(file), EchemMeasurement.unknown(), new PlainContext()).data()
                .records();

        assertEquals(20_000, table.rows());
        assertEquals(5_070_406_012.237234, Arrays.stream(table.doubles(Columns.TIME)).sum(), 1e-4);
        assertEquals(-187.0545145869255, Arrays.stream(table.doubles(Columns.CURRENT)).sum(), 1e-8);
        assertEquals(74_303.14536356926, Arrays.stream(table.doubles(Columns.VOLTAGE)).sum(), 1e-8);
        assertEquals(713_322.375, Arrays.stream(table.doubles("temperature")).sum(), 1e-8);
        assertEquals(60_693_799.56127381 / 3600, Arrays.stream(table.doubles(Columns.CAPACITY)).sum(), 1e-6);
        assertEquals(224_506_087.30607575 / 3600, Arrays.stream(table.doubles(Columns.ENERGY)).sum(), 1e-5);
        assertEquals(1_570_746_395.467835, table.doubles(Columns.UNIX_TIME)[0], 1e-6);
        assertEquals(84, table.longs(Columns.CYCLE)[19_999]);
        assertEquals(169, table.longs(Columns.STEP)[19_999]);
    }

    /** First half cycle of the file: 17.43 Ah out, 17.43 - 0.03 Ah by the current. */
    @Test
    void chargeOfAHalfCycleIsTheIntegralOfItsCurrent() throws Exception {
        Path file = EchemData.found("indigo/indigo_test_sample.h5", folder);
        Table table = new IndigoLoader().load(List.of(file), EchemMeasurement.unknown(), new PlainContext()).data()
                .records();

        double[] time = table.doubles(Columns.TIME);
        double[] current = table.doubles(Columns.CURRENT);
        double sum = 0;
        for (int i = 1; i < 479; i++) {
            sum += (current[i] + current[i - 1]) / 2 * (time[i] - time[i - 1]) / 3600;
        }
        double counted = table.doubles(Columns.CAPACITY)[478] - table.doubles(Columns.CAPACITY)[0];
        // records are 30 s apart
        assertEquals(counted, sum, 2e-3 * Math.abs(counted));
    }
}
