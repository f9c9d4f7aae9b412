// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.neware;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.CellRecord;
import org.operando.api.CellRecord.Columns;
import org.operando.api.Loader;
import org.operando.api.Table;
import org.operando.echem.CycleCounting;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.StepType;
import org.operando.echem.format.EchemData;
import org.operando.echem.format.ReferenceTable;
import org.operando.testkit.PlainContext;

/** Steps and cycles of all NEWARE files against tables made of the vendor's exports. */
class NewareStepTablesTest {
    /** Charges of these are differences of large counters or have no charging step: the cycle table has 0 for them. */
    private static final List<String> NEITHER = List.of("nda_v29_SIM.nda.zip", "nda_v130_bts90.nda.zip");

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> stepsAndCyclesEqualTheTables() {
        return Stream.of("nda_v8.nda", "nda8.nda.zip", "nda_v22.nda", "nda_v26.nda.zip", "nda_v29_new_nda_file.nda",
                "nda_v29_SIM.nda.zip", "nda_v130_bts90.nda.zip", "nda_v130_bts91_TestFile.nda", "scrubbed_ndc2.ndax",
                "ndc5_test.ndax", "46_1_5_60_bts16.ndax", "interp-test.ndax", "nw4-120-1-6-53.ndax",
                "Unit27_Example_Data_File.ndax", "Unit27_Example_Corrupt.ndax", "filetype14-0.ndax",
                "BTS85-36-6-5-110-20240424.ndax", "TESTCELL0001-Test_Data_Collection_Ndc17.ndax",
                "TESTCELL0001-B2-2025-M50T.ndax", "test_2.ndax", "20260302_IFE_BTS85_2_9_8_1.ndax")
                .map(f -> DynamicTest.dynamicTest(f, () -> compare(f)));
    }

    private void compare(String name) throws Exception {
        Path file = EchemData.neware(name, folder);
        Loader<EchemMeasurement, CellRecord> loader = name.endsWith(".ndax") ? new NdaxLoader() : new NdaLoader();
        EchemMeasurement study = name.equals("test_2.ndax")
                ? EchemData.study(Map.of("cycleCounting", CycleCounting.CHARGE_FIRST))
                : EchemMeasurement.unknown();

        Table records = loader.load(List.of(file), study, new PlainContext()).data().records();

        steps(table("neware_steps.csv", name), records);
        if (!NEITHER.contains(name)) {
            cycles(table("neware_cycles.csv", name), records);
        }
    }

    private static ReferenceTable table(String table, String name) throws Exception {
        boolean shipped = Files.exists(EchemData.shipped(name));
        return ReferenceTable.read(shipped ? EchemData.reference(table)
                : EchemData.shared("echem/reference/" + table + ".gz"), row -> row[0].equals("neware/" + name));
    }

    private static void steps(ReferenceTable table, Table records) {
        long[] step = records.longs(Columns.STEP);
        int n = 0;
        for (int i = 0; i < step.length; i++) {
            if (i == 0 || step[i] != step[i - 1]) {
                int end = i;
                while (end + 1 < step.length && step[end + 1] == step[i]) {
                    end++;
                }
                step(table, n, records, i, end);
                n++;
            }
        }
        assertEquals(table.rows(), n, "number of steps");
    }

    /**
     * Tolerances as for the vendor's table of records: V 0.06 mV, I 0.05 mA, Q 6e-4 mAh or 1e-6, E 1e-3 mWh or 6e-6,
     * times 1 us but 0.01 s in version 130.
     */
    private static void step(ReferenceTable table, int row, Table records, int first, int last) {
        String what = "step in row " + row + ": ";
        assertEquals(table.number("step_index", row), records.longs(Columns.STEP_INDEX)[first], what + "index");
        assertEquals(table.number("cycle", row), records.longs(Columns.CYCLE)[first], what + "cycle");
        assertEquals(table.number("records", row), last - first + 1, what + "records");
        assertEquals(table.text("step_type", row).replace("Pulse_Step", "Pulse"),
                records.texts(Columns.STEP_TYPE)[first], what + "type");
        assertEquals(table.number("step_time_first_s", row), records.doubles("step_time")[first], 0.0101, what);
        assertEquals(table.number("step_time_last_s", row), records.doubles("step_time")[last], 0.0101, what);
        assertEquals(table.number("i_first_mA", row), records.doubles(Columns.CURRENT)[first] * 1e3, 0.0501, what);
        assertEquals(table.number("i_last_mA", row), records.doubles(Columns.CURRENT)[last] * 1e3, 0.0501, what);
        assertEquals(table.number("v_first_V", row), records.doubles(Columns.VOLTAGE)[first], 6.01e-5, what);
        assertEquals(table.number("v_last_V", row), records.doubles(Columns.VOLTAGE)[last], 6.01e-5, what);
        double charge = Math.abs(table.number("capacity_last_mAh", row));
        double energy = Math.abs(table.number("energy_last_mWh", row));
        // the charge of a simulated load goes to and fro: the table has its last value, of others the largest
        int from = records.texts(Columns.STEP_TYPE)[first].equals("SIM") ? last : first;
        assertEquals(charge, largest(records.doubles(Columns.CAPACITY), from, last), 6e-4 + 1e-6 * charge,
                what + "charge");
        assertEquals(energy, largest(records.doubles(Columns.ENERGY), from, last), 1e-3 + 6e-6 * energy,
                what + "energy");
    }

    private static double largest(double[] values, int first, int last) {
        double largest = 0;
        for (int i = first; i <= last; i++) {
            largest = Math.max(largest, Math.abs(values[i]) * 1e3);
        }
        return largest;
    }

    private static void cycles(ReferenceTable table, Table records) {
        Map<Long, double[]> sums = new TreeMap<>();
        long[] step = records.longs(Columns.STEP);
        int first = 0;
        for (int i = 0; i < step.length; i++) {
            double[] sum = sums.computeIfAbsent(records.longs(Columns.CYCLE)[i], c -> new double[4]);
            if (i + 1 < step.length && step[i + 1] == step[i]) {
                continue;
            }
            int direction = StepType.named(records.texts(Columns.STEP_TYPE)[i]).direction();
            if (direction != 0) {
                sum[direction > 0 ? 0 : 1] += largest(records.doubles(Columns.CAPACITY), first, i);
                sum[direction > 0 ? 2 : 3] += largest(records.doubles(Columns.ENERGY), first, i);
            }
            first = i + 1;
        }
        assertEquals(table.rows(), sums.size(), "number of cycles");
        String[] names = {"charge_mAh", "discharge_mAh", "charge_mWh", "discharge_mWh"};
        for (int row = 0; row < table.rows(); row++) {
            double[] sum = sums.get((long) table.number("cycle", row));
            for (int k = 0; k < 4; k++) {
                double expected = table.number(names[k], row);
                // some steps of 6e-4 mAh and 1e-3 mWh at most each
                assertEquals(expected, sum[k], 4e-3 + 6e-6 * expected, names[k] + " of row " + row);
            }
        }
    }
}
