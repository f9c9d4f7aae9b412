// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.cycles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.CellRecord;
import org.operando.api.Loader;
import org.operando.api.Table;
import org.operando.echem.CycleCounting;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.format.EchemData;
import org.operando.echem.format.neware.NdaLoader;
import org.operando.echem.format.neware.NdaxLoader;
import org.operando.echem.format.ReferenceTable;
import org.operando.testkit.PlainContext;

/** Step and cycle tables of real NEWARE files against the reference tables. */
class CyclesReferenceTest {
    private static final List<String> FILES = List.of("nda_v8.nda", "nda_v22.nda", "nda_v29_new_nda_file.nda",
            "scrubbed_ndc2.ndax", "ndc5_test.ndax", "46_1_5_60_bts16.ndax", "interp-test.ndax", "filetype14-0.ndax",
            "Unit27_Example_Data_File.ndax", "TESTCELL0001-Test_Data_Collection_Ndc17.ndax", "nda8.nda.zip",
            "nda_v26.nda.zip", "nda_v29_SIM.nda.zip", "nda_v130_bts90.nda.zip", "nda_v130_bts91_TestFile.nda",
            "nw4-120-1-6-53.ndax", "TESTCELL0001-B2-2025-M50T.ndax", "test_2.ndax", "BTS85-36-6-5-110-20240424.ndax",
            "20260302_IFE_BTS85_2_9_8_1.ndax");

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> stepsAndCyclesEqualTheReference() {
        return FILES.stream().map(f -> DynamicTest.dynamicTest(f, () -> compare(f)));
    }

    private void compare(String name) throws Exception {
        Path file = EchemData.neware(name, folder);
        boolean ours = file.startsWith("src_test");
        Path stepFile = ours ? EchemData.shipped("reference/neware_steps.csv")
                : EchemData.shared("echem/reference/neware_steps.csv.gz");
        Path cycleFile = ours ? EchemData.shipped("reference/neware_cycles.csv")
                : EchemData.shared("echem/reference/neware_cycles.csv.gz");
        Loader<EchemMeasurement, CellRecord> loader = name.endsWith(".ndax") ? new NdaxLoader() : new NdaLoader();
        CellRecord cell = loader.load(List.of(file), EchemMeasurement.unknown(), new PlainContext()).data();
        // the vendor's program numbered the cycles of this file by the rule when it wrote the table
        CycleCounting counting = name.equals("test_2.ndax") ? CycleCounting.CHARGE_FIRST : CycleCounting.FILE;

        var outputs = new CyclesOperation().run(CyclesOperation.Inputs.of(cell),
                new CyclesOperation.Parameters(counting, Electrode.POSITIVE, Optional.empty(), 50, 100),
                new PlainContext());

        compareSteps(ReferenceTable.read(stepFile, row -> row[0].equals("neware/" + name)), outputs.steps());
        compareCycles(ReferenceTable.read(cycleFile, row -> row[0].equals("neware/" + name)), outputs.cycles());
        assertTrue(outputs.profiles().rows() <= 200_000, "rows of profiles: " + outputs.profiles().rows());
    }

    private static void compareSteps(ReferenceTable reference, Table steps) {
        assertEquals(reference.rows(), steps.rows(), "steps");
        for (int i = 0; i < reference.rows(); i++) {
            String row = " of step " + (i + 1);
            assertEquals(reference.text("step_type", i), steps.texts("type")[i], "type" + row);
            assertEquals((long) reference.number("cycle", i), steps.longs("cycle")[i], "cycle" + row);
            assertEquals((long) reference.number("records", i), steps.longs("records")[i], "records" + row);
            assertEquals(reference.number("v_first_V", i), steps.doubles("first_voltage")[i], 6e-5, "first V" + row);
            assertEquals(reference.number("v_last_V", i), steps.doubles("last_voltage")[i], 6e-5, "last V" + row);
            // the export of .nda files rounds to 0.1 mA in the largest range
            assertEquals(reference.number("i_first_mA", i), steps.doubles("first_current")[i], 0.0501, "first I" + row);
            assertEquals(reference.number("i_last_mA", i), steps.doubles("last_current")[i], 0.0501, "last I" + row);
            same(reference.number("capacity_last_mAh", i), steps.doubles("capacity")[i], 6e-4, 1e-6, "capacity" + row);
            same(reference.number("energy_last_mWh", i), steps.doubles("energy")[i], 1e-3, 6e-6, "energy" + row);
        }
    }

    private static void compareCycles(ReferenceTable reference, Table cycles) {
        assertEquals(reference.rows(), cycles.rows(), "cycles");
        for (int i = 0; i < reference.rows(); i++) {
            String row = " of cycle " + reference.text("cycle", i);
            assertEquals((long) reference.number("cycle", i), cycles.longs("cycle")[i], "number" + row);
            // each of its steps is known to 6e-4 mAh and 1e-3 mWh; a cycle has at most some tens of them
            double charge = reference.number("charge_mAh", i);
            double discharge = reference.number("discharge_mAh", i);
            same(charge, cycles.doubles("charge_capacity")[i], 6e-4, 2e-6, "charge" + row);
            same(discharge, cycles.doubles("discharge_capacity")[i], 6e-4, 2e-6, "discharge" + row);
            same(reference.number("charge_mWh", i), cycles.doubles("charge_energy")[i], 2e-3, 6e-6,
                    "charge energy" + row);
            same(reference.number("discharge_mWh", i), cycles.doubles("discharge_energy")[i], 2e-3, 6e-6,
                    "discharge energy" + row);
            double efficiency = cycles.doubles("coulombic_efficiency")[i];
            if (charge > 0.1 && discharge > 0.1) {
                double slack = 100 * 6e-4 * (1 / charge + 1 / discharge) * Math.max(1, discharge / charge);
                assertEquals(reference.number("ce_percent", i), efficiency, slack, "efficiency" + row);
            } else if (charge == 0 || discharge == 0) {
                assertTrue(Double.isNaN(efficiency), "a cycle with one half has no efficiency" + row);
            }
        }
    }

    /** Magnitudes: exports of older programs have no sign. */
    private static void same(double expected, double actual, double absolute, double relative, String what) {
        assertEquals(Math.abs(expected), Math.abs(actual), absolute + relative * Math.abs(expected), what);
    }

    @Test
    void stepsOfTheInSituCellEqualTheRecordedTable() throws Exception {
        CellRecord cell = new NdaxLoader().load(List.of(EchemData.shipped("cc8.ndax")), EchemMeasurement.unknown(),
                new PlainContext()).data();

        Table steps = new CyclesOperation().run(CyclesOperation.Inputs.of(cell), CyclesOperation.Parameters.defaults(),
                new PlainContext()).steps();

        assertEquals(4647, cell.records().rows());
        assertEquals(List.of("Rest", "CCCV_Chg", "CCCV_DChg", "CCCV_Chg", "CCCV_DChg"), List.of(steps.texts("type")));
        long[] records = {181, 2203, 1835, 241, 187};
        double[] capacity = {0, 1.501728, -1.439318, 1.282919, -1.181655};
        for (int i = 0; i < 5; i++) {
            assertEquals(records[i], steps.longs("records")[i]);
            // printed with six decimals
            assertEquals(capacity[i], steps.doubles("capacity")[i], 5.1e-7);
        }
    }
}
