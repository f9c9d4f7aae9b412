// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration study by the command line, against the truth of the model that made its files. */
class DemoTest {
    @TempDir
    private static Path folder;

    private static Path study;
    private static Path results;
    private static Cli run;
    private static Json json;

    @BeforeAll
    static void runTheStudy() throws Exception {
        study = Folders.copy("examples/demo", folder.resolve("demo")).resolve("demo.study.yaml");
        results = study.resolveSibling("demo.results");
        run = Cli.run("run", study, "--json", "--threads", 1);
        json = run.json();
    }

    @Test
    void runEndsWellWithAllFiguresAndTables() throws Exception {
        assertEquals(0, run.exit(), run.toString());
        assertEquals(6, json.at("steps").items().size());
        assertEquals(13, json.at("figures").items().size());
        List<String> beginnings = List.of("\u0089PNG", "<?xml", "%PDF");
        for (Json figure : json.at("figures").items()) {
            assertTrue(figure.at("error").isNull(), figure.toString());
            List<String> files = figure.at("files").texts();
            for (int i = 0; i < beginnings.size(); i++) {
                String content = Files.readString(results.resolve(files.get(i)), StandardCharsets.ISO_8859_1);
                assertTrue(content.startsWith(beginnings.get(i)), files.get(i));
            }
        }
        for (Json step : json.at("steps").items()) {
            byte[] hdf5 = Arrays.copyOf(Files.readAllBytes(results.resolve(step.at("files").texts().getFirst())), 4);
            assertEquals("\u0089HDF", new String(hdf5, StandardCharsets.ISO_8859_1));
        }
        assertEquals(16, Folders.contents(results.resolve("tables"), List.of(".csv")).size());
    }

    @Test
    void documentHasTheDocumentedKeys() {
        assertEquals(1, json.at("schema").number());
        assertTrue(json.keys().containsAll(Set.of("study", "title", "results", "exit", "figures", "problems",
                "plugins")), json.keys().toString());
        for (Json step : json.at("steps").items()) {
            assertEquals(Set.of("step", "state", "key", "operation", "parameters", "outputs", "warnings", "files",
                    "error"), step.keys());
            assertEquals(Set.of("measurement", "name"), step.at("step").keys());
            assertEquals("done", step.at("state").text());
            assertTrue(step.at("key").text().matches("[0-9a-f]{64}"), step.at("key").text());
            assertEquals(Set.of("id", "version"), step.at("operation").keys());
            double version = step.at("operation").at("version").number();
            assertTrue(version >= 1 && version == Math.rint(version), () -> "version " + version);
            assertTrue(step.at("error").isNull());
            step.at("warnings").items().forEach(w -> assertEquals(Set.of("what", "where"), w.keys()));
            ResultKeys.check(step.at("outputs"));
        }
        Json peak = json.step("insitu", "line-003");
        assertEquals(5.15, peak.at("parameters").at("from").number());
        assertEquals("levenberg-marquardt", peak.at("parameters").at("optimizer").text());
        assertEquals("deg", peak.at("outputs").at("position").at("unit").text());
        Json signal = json.step("insitu", "powder.series").at("outputs").at("series").at("fields").at("intensity");
        assertArrayEquals(new double[] {60, 841}, signal.at("shape").numbers());
        assertEquals("/entry/series/intensity", signal.at("path").text());
    }

    @Test
    void standardErrorTellsProgressAndNothingElseIsOnStandardOutput() {
        assertTrue(run.out().startsWith("{"), run.out().substring(0, 40));
        assertTrue(run.err().contains("[6/6] "), run.err());
        assertFalse(run.err().contains("SLF4J"), run.err());
        assertFalse(run.err().contains("WARN"), run.err());
    }

    @Test
    void linesOfThePatternsAreThoseOfTheModel() {
        Csv truth = Csv.read(Cli.home("examples/demo/truth/insitu_frames.csv"));
        Json line = json.step("insitu", "line-003");
        Json foil = json.step("insitu", "foil");

        assertArrayEquals(truth.numbers("frame"), line.values("peaks", "number"));
        // the truth has six decimals, a tenth of the smallest uncertainty and less
        honest(line, "position", truth.numbers("line_003_deg"));
        honest(line, "fwhm", truth.numbers("fwhm_003_deg"));
        honest(foil, "position", truth.numbers("foil_deg"));
        honest(line, "d_spacing", Arrays.stream(truth.numbers("c_angstrom")).map(c -> c / 3).toArray());
    }

    private static void honest(Json step, String column, double[] truth) {
        String what = step.at("step").at("name").text() + " " + column;
        Pulls.assertHonest(
                Pulls.of(step.values("peaks", column), step.uncertainties("peaks", column), truth, what), what);
    }

    @Test
    void patternsHaveTimeAndVoltageOfTheCell() {
        Csv truth = Csv.read(Cli.home("examples/demo/truth/insitu_frames.csv"));
        Json line = json.step("insitu", "line-003");

        // the study's offset and period are the model's
        assertArrayEquals(truth.numbers("t_middle_s"), line.values("peaks", "time"), 1e-6);
        // a record each 10 mV at most, read with 0.2 mV: between two records the voltage is within their step
        assertArrayEquals(truth.numbers("voltage_V"), line.values("peaks", "voltage"), 0.010 + 5 * 0.0002);
    }

    @Test
    void missingPatternsStayAGap() {
        double[] numbers = json.step("insitu", "line-003").values("peaks", "number");

        assertEquals(60, numbers.length);
        assertTrue(Arrays.stream(numbers).noneMatch(n -> n >= 39 && n <= 42));
        assertEquals(64, numbers[59]);
    }

    @Test
    void capacitiesAreThoseOfTheModel() {
        capacities("cycling-a", "cell-a", 15);
        capacities("cycling-b", "cell-b", 15);
        capacities("insitu-cell", "insitu-cell", 1);
    }

    private static void capacities(String measurement, String cell, int cycles) {
        Csv truth = Csv.read(Cli.home("examples/demo/truth/" + cell + "_cycles.csv"));
        Json step = json.step(measurement, "echem.cycles");
        assertEquals(cycles, truth.size());
        // mass and offset of the current are the same in all cycles: the pulls are no independent draws
        for (Map.Entry<String, String> pair : Map.of("charge_capacity", "charge_mAh", "discharge_capacity",
                "discharge_mAh", "charge_specific_capacity", "charge_mAh_per_g", "discharge_specific_capacity",
                "discharge_mAh_per_g", "coulombic_efficiency", "coulombic_efficiency_percent").entrySet()) {
            Pulls.of(step.values("cycles", pair.getKey()), step.uncertainties("cycles", pair.getKey()),
                    truth.numbers(pair.getValue()), measurement + " " + pair.getKey());
        }
        double first = truth.number("discharge_mAh", Math.min(3, cycles - 1));
        double last = truth.number("discharge_mAh", cycles - 1);
        Json retention = step.at("outputs").at("retention");
        // one cycle is its own reference, and nothing is known of its scatter
        double tolerance = cycles == 1 ? 0 : 3 * retention.at("uncertainty").number();
        assertEquals(cycles == 1, retention.at("uncertainty").isNull(), retention.toString());
        assertEquals(100 * last / first, retention.at("value").number(), tolerance, measurement + " retention");
    }

    @Test
    void tablesHoldWhatTheDocumentHolds() {
        Csv table = Csv.read(results.resolve("tables/insitu-line-003-peaks.csv"));
        Json line = json.step("insitu", "line-003");

        assertArrayEquals(line.values("peaks", "position"), table.numbers("position (deg)"));
        assertArrayEquals(line.uncertainties("peaks", "position"), table.numbers("position_error (deg)"));
    }

    @Test
    void reportNeedsNoOtherFileToBeRead() throws Exception {
        String report = Files.readString(results.resolve("report.html"));
        Matcher reference = Pattern.compile("(?:src|href|action|data)\\s*=\\s*[\"']([^\"']*)[\"']").matcher(report);
        int pictures = 0;
        int tables = 0;
        while (reference.find()) {
            String target = reference.group(1);
            if (target.startsWith("data:image/png;base64,")) {
                pictures++;
            } else if (!target.startsWith("#")) {
                assertTrue(target.matches("tables/[^/]+\\.csv"), target);
                assertTrue(Files.exists(results.resolve(target)), target);
                tables++;
            }
        }
        assertEquals(13, pictures);
        assertEquals(16, tables);
        String text = report.replaceAll("base64,[A-Za-z0-9+/=]*", "");
        assertFalse(Pattern.compile("https?:|file:|@import|url\\(|<script|<link").matcher(text).find(), "a reference");
        assertTrue(text.contains("0.4520 angstrom") || text.contains("0.452 angstrom"), "what was asked");
    }

    @Test
    void reportSaysMethodsAndWhatErrorBarsAre() throws Exception {
        String report = Files.readString(results.resolve("report.html"));
        String methods = report.substring(report.indexOf("id=\"methods\""));
        methods = methods.substring(0, methods.indexOf("</section>"));
        String bib = Files.readString(results.resolve("references.bib"));

        assertTrue(methods.contains("The line (003) was fitted in every pattern between 2\u03b8 = 5.15\u00b0 and "
                + "5.9\u00b0 by a pseudo-Voigt function on a linear background"), methods);
        assertTrue(methods.contains("The data are those of 3 measurements (3 files: "), methods);
        assertTrue(methods.contains("doi:10.1063/1.1686503"), methods);
        assertFalse(methods.contains("{"), "a place that nothing filled");
        assertTrue(bib.contains("doi = {10.1063/1.1686503}") && bib.contains("@misc{operando,"), bib);
        assertEquals(bib.chars().filter(c -> c == '{').count(), bib.chars().filter(c -> c == '}').count());
        for (Json figure : json.at("figures").items()) {
            boolean composed = figure.at("name").text().equals("fig-1");
            assertTrue(figure.at("caption").text().startsWith(composed ? "(a\u2013b) n = " : "n = "),
                    figure.toString());
            assertTrue(report.contains(figure.at("caption").text()), figure.at("caption").text());
        }
        Json capacity = json.at("figures").where("name", "cycling-a-echem.capacity");
        assertTrue(capacity.at("caption").text().startsWith("n = 15 cycles of one cell. Error bars: one standard "
                + "uncertainty from instrument accuracy and mass and scatter of the cycles, in part systematic"),
                capacity.toString());
    }

    /** The offset of the cycler and the mass are shared by all cycles; what the cycles scatter is statistical. */
    @Test
    void systematicPartsOfCapacitiesAreTold() throws Exception {
        Json column = json.step("cycling-a", "echem.cycles").column("cycles", "discharge_specific_capacity");
        Csv table = Csv.read(results.resolve("tables/cycling-a-echem.cycles-cycles.csv"));
        double[] capacity = column.at("values").numbers();
        double[] whole = column.at("uncertainties").numbers();
        double[] systematic = column.at("systematic").numbers();

        assertEquals("instrument accuracy and mass and scatter of the cycles", column.at("origin").text());
        assertArrayEquals(systematic, table.numbers("discharge_specific_capacity_systematic (mAh/g)"));
        // the study's 0.02(1/sqrt 3) % of 1 mA over the mean current, and 0.02 mg of 6.16 mg, of the last cycle at 0.616 mA
        double share = Math.hypot(0.0002 / Math.sqrt(3) / 0.616, 0.02 / 6.16);
        assertEquals(share * capacity[14], systematic[14], 1e-3 * systematic[14]);
        for (int c = 0; c < whole.length; c++) {
            assertTrue(whole[c] > systematic[c], "cycle " + c);
        }
        Json retention = json.step("cycling-a", "echem.cycles").at("outputs").at("retention");
        assertTrue(retention.at("systematic").number() < 1e-3 * retention.at("uncertainty").number(),
                "mass and offset cancel, scatter does not: " + retention);
    }

    @Test
    void secondRunKeepsAllStepsAndTheirBytes() throws Exception {
        Map<String, byte[]> before = Folders.contents(results.resolve("steps"), List.of(".nxs"));

        Cli again = Cli.run("run", study, "--json", "--progress", "none");

        assertEquals(0, again.exit(), again.toString());
        Json second = again.json();
        for (Json step : second.at("steps").items()) {
            assertEquals("kept", step.at("state").text());
        }
        assertEquals("", again.err().lines().filter(l -> l.startsWith("[")).findFirst().orElse(""));
        assertEquals(json.step("insitu", "foil").at("outputs"), second.step("insitu", "foil").at("outputs"));
        assertEqualBytes(before, Folders.contents(results.resolve("steps"), List.of(".nxs")));
    }

    @Test
    void demoDoesTheSameAndSaysWhereItsResultsAreForAnyNumberOfThreads() throws Exception {
        Path other = folder.resolve("seven/demo.results");

        Cli seven = Cli.run("demo", "--into", other.getParent(), "--threads", 7, "--progress", "json");

        assertEquals(0, seven.exit(), seven.toString());
        assertTrue(seven.out().contains(other.resolve("report.html").toString()), seven.out());
        List<Json> events = seven.err().lines().map(Json::of).toList();
        assertEquals(6, events.stream().filter(e -> e.at("event").text().equals("step")).count());
        assertEquals(13, events.stream().filter(e -> e.at("event").text().equals("figure")).count());
        List<String> endings = List.of(".nxs", ".csv", ".png", ".svg", ".pdf");
        Map<String, byte[]> one = Folders.contents(results, endings);
        assertEquals(6 + 16 + 3 * 13, one.size());
        assertEqualBytes(one, Folders.contents(other, endings));
    }

    private static void assertEqualBytes(Map<String, byte[]> expected, Map<String, byte[]> actual) {
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((name, bytes) -> assertArrayEquals(bytes, actual.get(name), name));
    }
}
