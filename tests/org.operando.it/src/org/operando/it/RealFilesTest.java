// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Example studies of real files, against what other programs found in them. */
class RealFilesTest {
    @TempDir
    private Path folder;

    @Test
    void fitsOfTheLaboratorySeriesMeetTheReferenceInAllPatterns() throws Exception {
        Path study = Folders.copy("examples/li-mo-operando", folder).resolve("li-mo-operando.study.yaml");

        Cli run = Cli.run("run", study, "--json", "--progress", "none");

        assertEquals(0, run.exit(), run.toString());
        Csv reference = Csv.read(Cli.home("examples/li-mo-operando/reference_series.csv"));
        assertEquals(101, reference.size());
        for (String[] pair : List.of(new String[] {"foil", "A"}, new String[] {"line-b", "B"})) {
            Json step = run.json().step("patterns", pair[0]);
            assertArrayEquals(reference.numbers("pattern"), step.values("peaks", "number"));
            for (String[] column : List.of(new String[] {"area", "_area", "_area_esd"},
                    new String[] {"position", "_pos_deg", "_pos_esd"}, new String[] {"fwhm", "_fwhm_deg", "_fwhm_esd"},
                    new String[] {"eta", "_eta", "_eta_esd"})) {
                meets(step, column[0], reference.numbers(pair[1] + column[1]),
                        reference.numbers(pair[1] + column[2]));
            }
        }
        frames(run.json().step("patterns", "foil"), reference);
        cycles(run.json().step("cell-log", "echem.cycles"));
    }

    /** Both programs look for the minimum of one sum of squares: they agree far better than the uncertainties. */
    private static void meets(Json step, String column, double[] expected, double[] esd) {
        double[] values = step.values("peaks", column);
        double[] uncertainties = step.uncertainties("peaks", column);
        for (int i = 0; i < expected.length; i++) {
            String what = step.at("step").at("name").text() + " " + column + " of pattern " + i;
            assertEquals(expected[i], values[i], 0.01 * esd[i], what);
            assertEquals(esd[i], uncertainties[i], 0.001 * esd[i], "uncertainty of " + what);
        }
    }

    private static void frames(Json step, Csv reference) {
        double[] time = reference.numbers("t_mid_s");
        double[] voltage = step.values("peaks", "voltage");
        int known = 0;
        for (int i = 0; i < time.length; i++) {
            // the rule of the study: (n - 0.5) 332.33626 s; the reference's period has three digits more
            assertEquals(time[i], step.values("peaks", "time")[i], 0.01, "time of " + i);
            if (!Double.isNaN(voltage[i])) {
                // linear between records of the log, 40 s apart
                assertEquals(reference.number("Ewe_V", i), voltage[i], 1e-3, "voltage of " + i);
                known++;
            }
        }
        assertTrue(known >= 98, known + " voltages: only at the two changes of step none is known");
    }

    /** 100 uA: charge to 49 319 s, discharge to 141 757 s. */
    private static void cycles(Json step) {
        assertEquals(0.1 * 49_319 / 3600, step.values("cycles", "charge_capacity")[0], 2e-3);
        assertEquals(0.1 * (141_757 - 49_319) / 3600, step.values("cycles", "discharge_capacity")[0], 2e-3);
    }

    @Test
    void wavelengthThatIsInNoFileIsAskedForAndNeverAssumed() throws Exception {
        Path study = Folders.copy("examples/coincell8", folder).resolve("coincell8.study.yaml");
        byte[] before = Files.readAllBytes(study);

        Cli run = Cli.run("run", study, "--json");

        assertEquals(1, run.exit(), run.toString());
        assertTrue(run.err().contains("coincell8.study.yaml:29:17"), run.err());
        Json series = run.json().step("patterns", "powder.series");
        assertFalse(List.of("done", "kept").contains(series.at("state").text()));
        assertTrue(series.at("error").at("what").text().contains("wavelength"), series.toString());
        for (String line : List.of("line-13.64", "line-15.74")) {
            assertEquals("not run", run.json().step("patterns", line).at("state").text());
        }
        assertFalse(Files.exists(folder.resolve("coincell8.results/steps/patterns")), "a result without wavelength");
        assertTrue(Files.readString(folder.resolve("coincell8.results/report.html")).contains("wavelength"));
        assertArrayEquals(before, Files.readAllBytes(study));
        coinCell(run.json().step("cell-log", "echem.cycles"));
    }

    /** Recorded in the catalogue of the data: read by another program, printed with six decimals. */
    private static void coinCell(Json step) {
        assertEquals("done", step.at("state").text());
        assertEquals(List.of("Rest", "CCCV_Chg", "CCCV_DChg", "CCCV_Chg", "CCCV_DChg"),
                step.column("steps", "type").at("values").texts());
        assertArrayEquals(new double[] {181, 2203, 1835, 241, 187}, step.values("steps", "records"));
        assertArrayEquals(new double[] {0, 1.501728, -1.439318, 1.282919, -1.181655},
                step.values("steps", "capacity"), 5.1e-7);
        double[] cycle = new double[5];
        Arrays.fill(cycle, 1);
        assertArrayEquals(cycle, step.values("steps", "cycle"));
    }

    @Test
    void patternsAreEvaluatedOnceTheWavelengthStandsInTheStudy() throws Exception {
        Path study = Folders.copy("examples/coincell8", folder).resolve("coincell8.study.yaml");
        Files.writeString(study, Files.readString(study).replace("wavelength: \"?\"", "wavelength: 0.5 angstrom"));

        Cli run = Cli.run("run", study, "--json", "--progress", "none");

        assertEquals(0, run.exit(), run.toString());
        Json peaks = run.json().step("patterns", "line-13.64");
        double[] voltage = peaks.values("peaks", "voltage");
        assertEquals(5, voltage.length);
        assertTrue(peaks.column("peaks", "voltage").at("values").items().getFirst().isNull(),
                "the first pattern lies before the log: null, not NaN");
        assertTrue(Arrays.stream(voltage).skip(1).allMatch(v -> v > 1 && v < 5), Arrays.toString(voltage));
        double[] position = peaks.values("peaks", "position");
        double[] spacing = peaks.values("peaks", "d_spacing");
        for (int i = 0; i < 5; i++) {
            assertEquals(13.66, position[i], 0.03, "one of the maxima 13.640, 13.664, 13.692");
            assertEquals(0.5 / (2 * Math.sin(Math.toRadians(position[i]) / 2)), spacing[i], 1e-12);
        }
    }
}
