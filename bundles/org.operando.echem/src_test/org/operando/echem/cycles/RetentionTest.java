// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.cycles;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.operando.api.CellRecord;
import org.operando.api.CellRecord.Columns;
import org.operando.api.Column;
import org.operando.api.Quantity;
import org.operando.api.Table;
import org.operando.echem.format.EchemData;
import org.operando.echem.format.ReferenceTable;
import org.operando.testkit.PlainContext;

/** Cells made with known capacities: 3 formation cycles at 20 mA/g and 100 at 100 mA/g. */
class RetentionTest {
    private static final String FOLDER = "echem/synthetic/cycling/";

    @TestFactory
    Stream<DynamicTest> capacitiesEfficienciesAndRetentionEqualTheTruth() {
        return Stream.of("PC-NM91", "PC-NC91", "SC-NC91", "SC-NM91").flatMap(s -> Stream.of("1", "2").map(
                c -> DynamicTest.dynamicTest(s + " cell " + c, () -> compare(s, c))));
    }

    private static void compare(String sample, String number) throws Exception {
        ReferenceTable truth = ReferenceTable.read(EchemData.shared(FOLDER + "truth_cycles.csv"),
                row -> row[0].equals(sample) && row[1].equals(number));
        ReferenceTable retention = ReferenceTable.read(EchemData.shared(FOLDER + "truth_retention.csv"),
                row -> row[0].equals(sample) && row[1].equals(number));
        ReferenceTable log = ReferenceTable.read(EchemData.shared(FOLDER + sample + "_cell" + number + ".csv.gz"));

        var outputs = new CyclesOperation().run(CyclesOperation.Inputs.of(record(log,
                Quantity.of(truth.number("active_mass_g", 0), "g"))), CyclesOperation.Parameters.defaults(),
                new PlainContext());

        Table cycles = outputs.cycles();
        assertEquals(truth.rows(), cycles.rows());
        for (int i = 0; i < truth.rows(); i++) {
            // capacities of the log have nine digits, times are rounded to 0.1 s
            assertEquals(truth.number("charge_mAh_per_g", i), cycles.doubles("charge_specific_capacity")[i], 2e-6);
            assertEquals(truth.number("discharge_mAh_per_g", i), cycles.doubles("discharge_specific_capacity")[i],
                    2e-6);
            assertEquals(truth.number("coulombic_efficiency", i) * 100, cycles.doubles("coulombic_efficiency")[i],
                    2e-6);
        }
        assertEquals(retention.number("first_long_cycle", 0), outputs.referenceCycle());
        assertEquals(retention.number("retention", 0) * 100, outputs.retention().value(), 2e-6);
    }

    /** The log as a record; its capacities have no sign. */
    private static CellRecord record(ReferenceTable log, Quantity mass) {
        int n = log.rows();
        String[] types = new String[n];
        long[] steps = new long[n];
        long[] cycles = new long[n];
        double[] capacity = new double[n];
        for (int i = 0; i < n; i++) {
            types[i] = log.text("Step Type", i);
            steps[i] = (long) log.number("Step Count", i);
            cycles[i] = (long) log.number("Cycle Index", i);
            capacity[i] = Math.signum(log.number("Current(mA)", i)) * log.number("Capacity(mAh)", i) / 1e3;
        }
        return new CellRecord(Table.of(Column.of(Columns.TIME, "s", numbers(log, "Total Time(s)", 1)),
                Column.of(Columns.STEP, steps), Column.of(Columns.STEP_TYPE, types), Column.of(Columns.CYCLE, cycles),
                Column.of(Columns.CURRENT, "A", numbers(log, "Current(mA)", 1e-3)),
                Column.of(Columns.VOLTAGE, "V", numbers(log, "Voltage(V)", 1)),
                Column.of(Columns.CAPACITY, "Ah", capacity)), "UTC", Optional.of(mass), Optional.empty());
    }

    private static double[] numbers(ReferenceTable log, String name, double factor) {
        double[] numbers = new double[log.rows()];
        Arrays.setAll(numbers, i -> log.number(name, i) * factor);
        return numbers;
    }
}
