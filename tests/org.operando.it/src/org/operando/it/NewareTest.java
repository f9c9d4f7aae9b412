// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Three NEWARE files of three format versions by the command line, against the recorded reference tables. */
class NewareTest {
    /**
     * A file and how well its reference is known.
     * @param capacity of one step, mAh
     * @param relative the same in parts of it
     */
    private record Sample(String measurement, String file, int records, double capacity, double relative) {
    }

    // the vendor's export of nda-29 has steps of 0.1 mAs, 2.8e-5 mAh; that of ndc-14 of 0.0001 mAs and
    // seven digits; ndc-5 is a reading of the same bytes
    private static final List<Sample> SAMPLES = List.of(
            new Sample("nda-29", "nda_v29_new_nda_file.nda", 439, 1.4e-5, 0),
            new Sample("ndc-5", "ndc5_test.ndax", 1464, 1e-12, 1e-12),
            new Sample("ndc-14", "nw4-120-1-6-53.ndax", 18_700, 1.4e-8, 2e-7));

    @TempDir
    private static Path folder;

    private static Cli run;
    private static Json json;

    @BeforeAll
    static void runTheStudy() throws Exception {
        Path study = Folders.copy("examples/neware", folder).resolve("neware.study.yaml");
        run = Cli.run("run", study, "--json", "--progress", "none");
        json = run.json();
    }

    private static Csv reference(String table, String file) {
        return Csv.read(Cli.home("examples/neware/reference/" + table + ".csv")).where(row -> row[0].equals(file));
    }

    @Test
    void studyRunsWhole() {
        assertEquals(0, run.exit(), run.toString());
        assertEquals(3, json.at("steps").items().size());
        assertEquals(6, json.at("figures").items().size());
    }

    @TestFactory
    List<DynamicTest> numbersOfRecordsAreThoseOfTheReference() {
        return SAMPLES.stream().map(s -> DynamicTest.dynamicTest(s.file(), () -> {
            Csv summary = reference("summary", s.file()).where(row -> row[2].equals("cycle"));
            assertEquals(s.records(), summary.number("n", 0));
            Json look = Cli.run("inspect", folder.resolve("raw").resolve(s.file()), "--json").json();
            assertEquals(s.records(), look.at("files").items().getFirst().at("records").number());
        })).toList();
    }

    @TestFactory
    List<DynamicTest> stepsAreThoseOfTheReference() {
        return SAMPLES.stream().map(s -> DynamicTest.dynamicTest(s.file(), () -> steps(s))).toList();
    }

    private static void steps(Sample s) {
        Csv reference = reference("steps", s.file());
        Json step = json.step(s.measurement(), "echem.cycles");
        List<String> types = step.column("steps", "type").at("values").texts();
        assertEquals(reference.size(), types.size());
        double[] start = step.values("steps", "start_time");
        double[] end = step.values("steps", "end_time");
        for (int i = 0; i < types.size(); i++) {
            String row = " of step " + (i + 1);
            assertEquals(reference.text("step_type", i), types.get(i), "type" + row);
            assertEquals(reference.number("cycle", i), step.values("steps", "cycle")[i], "cycle" + row);
            assertEquals(reference.number("records", i), step.values("steps", "records")[i], "records" + row);
            // exports and logs count in 0.1 s
            assertEquals(reference.number("step_time_last_s", i) - reference.number("step_time_first_s", i),
                    end[i] - start[i], 0.11, "duration" + row);
            assertEquals(reference.number("v_first_V", i), step.values("steps", "first_voltage")[i], 6e-5, row);
            assertEquals(reference.number("v_last_V", i), step.values("steps", "last_voltage")[i], 6e-5, row);
            // 0.1 uA of the .nda export, 1 uA of the others
            assertEquals(reference.number("i_first_mA", i), step.values("steps", "first_current")[i], 6e-4, row);
            assertEquals(reference.number("i_last_mA", i), step.values("steps", "last_current")[i], 6e-4, row);
            same(reference.number("capacity_last_mAh", i), step.values("steps", "capacity")[i], s.capacity(),
                    s.relative(), "capacity" + row);
            same(reference.number("energy_last_mWh", i), step.values("steps", "energy")[i], 1e-7, 1e-6, "energy" + row);
        }
    }

    @TestFactory
    List<DynamicTest> capacitiesOfCyclesAreThoseOfTheReference() {
        return SAMPLES.stream().map(s -> DynamicTest.dynamicTest(s.file(), () -> cycles(s))).toList();
    }

    private static void cycles(Sample s) {
        Csv reference = reference("cycles", s.file());
        Json step = json.step(s.measurement(), "echem.cycles");
        double[] numbers = step.values("cycles", "cycle");
        assertEquals(reference.size(), numbers.length);
        for (int i = 0; i < numbers.length; i++) {
            String row = " of cycle " + (i + 1);
            assertEquals(reference.number("cycle", i), numbers[i]);
            // a cycle has two charge and two discharge steps at most
            same(reference.number("charge_mAh", i), step.values("cycles", "charge_capacity")[i], 2 * s.capacity(),
                    s.relative(), "charge" + row);
            same(reference.number("discharge_mAh", i), step.values("cycles", "discharge_capacity")[i],
                    2 * s.capacity(), s.relative(), "discharge" + row);
            double slack = 2 * s.capacity() / reference.number("charge_mAh", i)
                    + 2 * s.capacity() / reference.number("discharge_mAh", i) + 2 * s.relative();
            double efficiency = reference.number("ce_percent", i);
            assertEquals(efficiency, step.values("cycles", "coulombic_efficiency")[i], 2 * slack * efficiency,
                    "efficiency" + row);
        }
    }

    /** Magnitudes: the vendor's exports have no sign. */
    private static void same(double expected, double actual, double absolute, double relative, String what) {
        assertEquals(Math.abs(expected), Math.abs(actual), absolute + relative * Math.abs(expected), what);
    }

    @Test
    void stepsChargeAndDischargeByTheirSign() {
        for (Sample s : SAMPLES) {
            Json step = json.step(s.measurement(), "echem.cycles");
            List<String> types = step.column("steps", "type").at("values").texts();
            double[] capacity = step.values("steps", "capacity");
            for (int i = 0; i < capacity.length; i++) {
                boolean right = types.get(i).endsWith("DChg") ? capacity[i] <= 0
                        : types.get(i).endsWith("Chg") ? capacity[i] >= 0 : capacity[i] == 0;
                assertTrue(right, s.file() + " step " + (i + 1) + " " + types.get(i) + ": " + capacity[i]);
            }
        }
    }
}
