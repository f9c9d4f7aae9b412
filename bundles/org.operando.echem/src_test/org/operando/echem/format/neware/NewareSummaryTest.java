// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.neware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.CellRecord.Columns;
import org.operando.api.Table;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.format.EchemData;
import org.operando.echem.format.ReferenceTable;
import org.operando.testkit.PlainContext;

/** Files without a vendor's table: count, ends, extremes and sum of each column against an independent reading. */
class NewareSummaryTest {
    private static final Map<String, String> COLUMNS = Map.ofEntries(Map.entry("cycle", Columns.CYCLE),
            Map.entry("step_index", Columns.STEP_INDEX), Map.entry("step_count", Columns.STEP),
            Map.entry("step_time_s", "step_time"), Map.entry("current_mA", Columns.CURRENT),
            Map.entry("voltage_V", Columns.VOLTAGE), Map.entry("capacity_mAh", Columns.CAPACITY),
            Map.entry("energy_mWh", Columns.ENERGY), Map.entry("unix_time_s", Columns.UNIX_TIME),
            Map.entry("data_AUX_144_3_1.ndc", Columns.TEMPERATURE),
            Map.entry("data_AUX_1_1022_1.ndc", "processor_temperature"));

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> columnsEqualTheIndependentReading() {
        return Stream.of("ndc5_test.ndax", "filetype14-0.ndax", "BTS85-36-6-5-110-20240424.ndax",
                "20260302_IFE_BTS85_2_9_8_1.ndax").map(f -> DynamicTest.dynamicTest(f, () -> compare(f)));
    }

    private void compare(String name) throws Exception {
        Path file = EchemData.neware(name, folder);
        Path reference = file.startsWith("src_test") ? EchemData.reference("neware_summary.csv")
                : EchemData.shared("echem/reference/neware_summary.csv");
        ReferenceTable summary = ReferenceTable.read(reference, row -> row[0].equals("neware/" + name));

        Table records = new NdaxLoader().load(List.of(file), EchemMeasurement.unknown(), new PlainContext()).data()
                .records();

        List<String> compared = new ArrayList<>();
        for (int row = 0; row < summary.rows(); row++) {
            String column = summary.text("column", row);
            if (!COLUMNS.containsKey(column)) {
                continue;
            }
            compared.add(column);
            double scale = column.contains("_mA") || column.contains("_mW") ? 1e3 : 1;
            double[] values = records.doubles(COLUMNS.get(column));
            double[] known = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
            assertEquals(summary.number("n", row), known.length, column + ": n");
            assertClose(summary.number("first", row), known[0] * scale, known.length, column + ": first");
            assertClose(summary.number("last", row), known[known.length - 1] * scale, known.length, column + ": last");
            var statistics = Arrays.stream(known).summaryStatistics();
            assertClose(summary.number("min", row), statistics.getMin() * scale, known.length, column + ": min");
            assertClose(summary.number("max", row), statistics.getMax() * scale, known.length, column + ": max");
            assertClose(summary.number("sum", row), statistics.getSum() * scale, known.length, column + ": sum");
        }
        assertTrue(compared.size() >= 9, "columns compared: " + compared);
    }

    /**
     * The reader of the reference sums in another order: parts in 1e9, with room for values near 0 (0.1 nA, 0.1 nV).
     * Charges and energies start from stored floats: one unit of their last place, 2^-23.
     */
    private static void assertClose(double expected, double actual, int n, String what) {
        double relative = what.startsWith("capacity") || what.startsWith("energy") ? 1.2e-7 : 1e-9;
        assertEquals(expected, actual, relative * Math.abs(expected) + 1e-10 * (what.endsWith("sum") ? n : 1), what);
    }

    @Test
    void recordsOfVersion11EqualTheTruthTheyWereWrittenFrom() throws Exception {
        ReferenceTable truth = ReferenceTable.read(EchemData.shipped("x_ndc11.truth.csv.gz"));

        Table records = new NdaxLoader().load(List.of(EchemData.shipped("x_ndc11.ndax")), EchemMeasurement.unknown(),
                new PlainContext()).data().records();

        assertEquals(truth.rows(), records.rows());
        for (int i = 0; i < truth.rows(); i++) {
            assertEquals(truth.number("cycle", i), records.longs(Columns.CYCLE)[i]);
            assertEquals(truth.number("step", i), records.longs(Columns.STEP)[i]);
            assertEquals(truth.number("step_time_s", i), records.doubles("step_time")[i], 1e-9);
            assertEquals(truth.number("unix_time_s", i), records.doubles(Columns.UNIX_TIME)[i], 1e-6);
            // stored as float: 24 bits
            assertEquals(truth.number("current_mA", i), records.doubles(Columns.CURRENT)[i] * 1e3, 1e-6);
            assertEquals(truth.number("voltage_V", i), records.doubles(Columns.VOLTAGE)[i], 1e-6);
            assertEquals(truth.number("capacity_mAh", i), records.doubles(Columns.CAPACITY)[i] * 1e3, 1e-6);
            // the truth adds V I at the records, rounded to 0.1 mV
            assertEquals(truth.number("energy_mWh", i), records.doubles(Columns.ENERGY)[i] * 1e3, 1e-5);
        }
    }
}
