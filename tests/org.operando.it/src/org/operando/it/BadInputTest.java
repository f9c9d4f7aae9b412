// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad input of users, through the command line on real techniques: named, and nothing else is lost. */
class BadInputTest {
    private static final String PEAK = "powder.peak: {from: 11 deg, to: 13 deg}";

    @TempDir
    private Path folder;

    /** A log of a cell that is well; beside it each test puts what is bad. */
    @BeforeEach
    void goodFile() throws IOException {
        Files.copy(Cli.home("examples/neware/raw/ndc5_test.ndax"), folder.resolve("good.ndax"));
    }

    private Path study(String bad, String recipe) throws IOException {
        return Files.writeString(folder.resolve("case.study.yaml"), """
                operando: 1
                title: One good and one bad measurement
                samples: {s: {}}
                measurements:
                  good: {sample: s, technique: echem, files: good.ndax}
                  bad: %s
                recipes:
                  cycles: [echem.cycles]
                  own: [%s]
                run: {good: cycles, bad: own}
                """.formatted(bad, recipe));
    }

    private Cli run(Path study) {
        return Cli.run("run", study, "--json", "--progress", "none");
    }

    /** The bad measurement is named with file and reason, the good one is done, the exit code is 1. */
    private Json failed(Cli cli, String step, String... words) throws IOException {
        assertEquals(1, cli.exit(), cli.toString());
        Json json = cli.json();
        assertTrue(List.of("done", "kept").contains(json.step("good", "echem.cycles").at("state").text()));
        Json bad = json.step("bad", step);
        assertTrue(List.of("failed", "not run").contains(bad.at("state").text()), bad.toString());
        String error = bad.at("error").at("where").text() + ": " + bad.at("error").at("what").text() + "; "
                + bad.at("error").at("remedy").text();
        String report = Files.readString(folder.resolve("case.results/report.html"));
        for (String word : words) {
            assertTrue(error.contains(word), word + " is not in: " + error);
            assertTrue(cli.err().contains(word), word + " is not in: " + cli.err());
            assertTrue(report.contains(word), word + " is not in the report");
        }
        assertFalse((error + cli.err()).contains("Exception"), "a raw exception: " + error + cli.err());
        assertFalse(Files.exists(folder.resolve("case.results/steps/bad/" + step + ".nxs")));
        return bad;
    }

    private Path pattern(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** A clear peak at 12 degrees on a background of 10. */
    private static String goodPattern(String separator) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i <= 80; i++) {
            double x = 10 + 0.05 * i;
            double t = (x - 12) / 0.2;
            double y = 10 + 1000 / (1 + 4 * t * t);
            text.append(String.format(Locale.ROOT, "%.2f%s%.3f%s%.3f\n", x, separator, y, separator,
                    Math.sqrt(y)));
        }
        return text.toString();
    }

    private static String powder(String files) {
        return "{sample: s, technique: powder, files: " + files + ", wavelength: 0.5 angstrom}";
    }

    @Test
    void truncatedArchiveIsNamedAndTheOtherFileIsEvaluated() throws Exception {
        byte[] whole = Files.readAllBytes(folder.resolve("good.ndax"));
        Files.write(folder.resolve("cut.ndax"), Arrays.copyOf(whole, whole.length / 2));

        Cli cli = run(study("{sample: s, technique: echem, files: cut.ndax}", "echem.cycles"));

        Json bad = failed(cli, "echem.cycles", "cut.ndax", "zip archive");
        assertFalse(bad.at("error").at("remedy").text().isBlank());
    }

    @Test
    void truncatedBinaryLogGivesItsWholeRecordsAndNoOthers() throws Exception {
        Path whole = Cli.home("examples/neware/raw/nda_v29_new_nda_file.nda");
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut.nda"), Arrays.copyOf(bytes, bytes.length - 20_000));
        Path headOnly = Files.write(folder.resolve("head.nda"), Arrays.copyOf(bytes, bytes.length / 2));

        assertEquals(0, Cli.run("convert", whole, "-o", folder.resolve("whole.csv")).exit());
        assertEquals(0, Cli.run("convert", cut, "-o", folder.resolve("cut.csv")).exit());
        Cli head = Cli.run("inspect", headOnly);

        List<String> all = Files.readAllLines(folder.resolve("whole.csv"));
        List<String> some = Files.readAllLines(folder.resolve("cut.csv"));
        assertTrue(some.size() > 100 && some.size() < all.size(), some.size() + " of " + all.size());
        assertEquals(all.subList(0, some.size()), some);
        assertEquals(1, head.exit(), head.toString());
        assertTrue(head.out().contains("head.nda: holds no records"), head.out());
    }

    @Test
    void emptyFileIsNamed() throws Exception {
        Files.createFile(folder.resolve("nothing.mpt"));

        failed(run(study("{sample: s, technique: echem, files: nothing.mpt}", "echem.cycles")), "echem.cycles",
                "nothing.mpt", "empty");
    }

    @Test
    void filesAreKnownByTheirContentWhateverTheirName() throws Exception {
        Files.copy(folder.resolve("good.ndax"), folder.resolve("neware.mpt"));
        Files.copy(Cli.home("examples/demo/raw/insitu/cell.mpt"), folder.resolve("biologic.ndax"));

        Cli cli = run(study("{sample: s, technique: echem, files: neware.mpt}", "echem.cycles"));
        Cli look = Cli.run("inspect", folder.resolve("neware.mpt"), folder.resolve("biologic.ndax"), "--json");

        assertEquals(0, cli.exit(), cli.toString());
        assertEquals(cli.json().step("good", "echem.cycles").at("outputs"),
                cli.json().step("bad", "echem.cycles").at("outputs"));
        assertEquals("neware.ndax", look.json().at("files").items().get(0).at("loader").text());
        assertEquals("biologic.mpt", look.json().at("files").items().get(1).at("loader").text());
    }

    @Test
    void fileOfAnotherTechniqueIsNamedWithTheOneItLooksLike() throws Exception {
        Files.copy(folder.resolve("good.ndax"), folder.resolve("pattern.xye"));

        failed(run(study(powder("pattern.xye"), PEAK)), "powder.peak", "pattern.xye", "powder.columns", "'echem'");
    }

    @Test
    void textWhereNumbersShouldBeIsNamedWithItsPlace() throws Exception {
        pattern("words.xye", goodPattern(" ").replace("12.00 ", "twelve "));

        failed(run(study(powder("words.xye"), PEAK)), "powder.peak", "words.xye", "twelve");
    }

    @Test
    void missingColumnIsNamed() throws Exception {
        pattern("one.xye", goodPattern(" ").replaceAll("(?m) .*$", ""));

        failed(run(study(powder("one.xye"), PEAK)), "powder.peak", "one.xye", "column");
    }

    @Test
    void unsortedAnglesAreNamed() throws Exception {
        String[] lines = goodPattern(" ").split("\n");
        String swapped = lines[40];
        lines[40] = lines[41];
        lines[41] = swapped;
        pattern("unsorted.xye", String.join("\n", lines));

        failed(run(study(powder("unsorted.xye"), PEAK)), "powder.peak", "unsorted.xye", "ascend");
    }

    @Test
    void notANumberIsLeftOutWithAWarningAndTheFitIsThatOfTheOtherPoints() throws Exception {
        pattern("gaps.xye", goodPattern(" ").replaceFirst("(?m)^11.90 .*$", "11.90 nan 1")
                .replaceFirst("(?m)^12.30 .*$", "12.30 inf 1"));

        Cli cli = run(study(powder("gaps.xye"), PEAK));

        assertEquals(0, cli.exit(), cli.toString());
        countedAsTold(cli);
        Json peak = cli.json().step("bad", "powder.peak");
        assertTrue(peak.at("warnings").items().stream().anyMatch(w -> w.at("where").text().contains("gaps.xye")),
                peak.at("warnings").toString());
        // without noise the fit is exact; three decimals of the file are 5e-7 of the peak
        assertEquals(12, peak.values("peaks", "position")[0], 1e-4);
        assertEquals(0.2, peak.values("peaks", "fwhm")[0], 1e-3);
    }

    /** The summary counts as many warnings as there are lines that begin with the word. */
    private static void countedAsTold(Cli cli) {
        long told = cli.err().lines().filter(line -> line.startsWith("operando: warning: ")).count();
        Matcher counted = Pattern.compile(" figures, (\\d+) warnings?\\b").matcher(cli.err());
        assertTrue(counted.find(), cli.err());
        assertEquals(told, Long.parseLong(counted.group(1)), cli.err());
    }

    @Test
    void oneBadPatternOfASeriesIsNamed() throws Exception {
        pattern("p_1.xye", goodPattern(" "));
        pattern("p_2.xye", "");
        pattern("p_3.xye", goodPattern(" "));

        Cli cli = run(study(powder("\"p_*.xye\""), PEAK));

        assertEquals(1, cli.exit(), cli.toString());
        assertTrue(cli.err().contains("p_2.xye: is left out: the file is empty"), cli.err());
        // patterns and peaks both know of it; it is told once
        assertTrue(cli.err().contains(", 1 left out"), cli.err());
        countedAsTold(cli);
        Json peak = cli.json().step("bad", "powder.peak");
        assertEquals("done", peak.at("state").text());
        assertTrue(peak.at("warnings").items().stream().anyMatch(w -> w.at("where").text().contains("p_2.xye")
                && w.at("what").text().contains("is left out")), peak.toString());
        assertArrayEquals(new double[] {12, 12}, peak.values("peaks", "position"), 1e-4);
    }

    @Test
    void decimalCommasAreReadOrRefusedButNeverTakenForOtherNumbers() throws Exception {
        pattern("comma.xye", goodPattern(";").replace('.', ','));

        Cli cli = run(study(powder("comma.xye"), PEAK));

        if (cli.exit() == 0) {
            assertEquals(12, cli.json().step("bad", "powder.peak").values("peaks", "position")[0], 1e-4);
        } else {
            failed(cli, "powder.peak", "comma.xye");
        }
    }

    @Test
    void wavelengthThatIsNotSaidIsAskedFor() throws Exception {
        pattern("p.xye", goodPattern(" "));

        Json bad = failed(run(study("{sample: s, technique: powder, files: p.xye}", "powder.series")),
                "powder.series", "wavelength");

        assertTrue(bad.at("error").at("remedy").text().contains("wavelength: "), bad.toString());
    }

    @Test
    void wavelengthWithoutAUnitStopsTheRunBeforeItBegins() throws Exception {
        pattern("p.xye", goodPattern(" "));
        Path study = study(powder("p.xye").replace(" angstrom", ""), PEAK);

        refused(run(study), study, "case.study.yaml:6:", "wavelength", "angstrom");
    }

    @Test
    void valueOutOfRangeStopsTheRunBeforeItBegins() throws Exception {
        pattern("p.xye", goodPattern(" "));
        Path wavelength = study(powder("p.xye").replace("0.5 angstrom", "50 angstrom"), PEAK);
        refused(run(wavelength), wavelength, "case.study.yaml:6:", "wavelength", "20");
        Path angle = study(powder("p.xye"), "powder.peak: {from: 11 deg, to: 200 deg}");
        refused(run(angle), angle, "case.study.yaml:9:", "'to'", "180");
        Path order = study(powder("p.xye"), "powder.peak: {from: 13 deg, to: 11 deg}");
        refused(run(order), order, "case.study.yaml:9:", "'to'", "must be above");
    }

    @Test
    void misspeltKeysAreNamedTogetherWithTheirNearMisses() throws Exception {
        Path study = study(powder("p.xye").replace("wavelength", "wavelenght"),
                "powder.peak: {fron: 11 deg, to: 13 deg}");

        Cli cli = run(study);

        refused(cli, study, "did you mean 'wavelength'?", "case.study.yaml:6:");
    }

    private void refused(Cli cli, Path study, String... words) {
        assertEquals(2, cli.exit(), cli.toString());
        assertEquals("", cli.out());
        for (String word : words) {
            assertTrue(cli.err().contains(word), word + " is not in: " + cli.err());
        }
        assertFalse(cli.err().contains("Exception"), cli.err());
        assertFalse(Files.exists(study.resolveSibling("case.results")), "results of a run that was refused");
    }

    @Test
    void filesThatAreNotThereAreNamedWithTheirFolder() throws Exception {
        Files.createDirectory(folder.resolve("raw"));
        failed(run(study("{sample: s, technique: echem, files: missing.ndax}", "echem.cycles")), "echem.cycles",
                "missing.ndax", "no such file");
        failed(run(study("{sample: s, technique: echem, files: \"raw/*.ndax\"}", "echem.cycles")), "echem.cycles",
                "raw/*.ndax", "no file matches");
        failed(run(study("{sample: s, technique: echem, files: \"none/*.ndax\"}", "echem.cycles")), "echem.cycles",
                "none", "no such folder");
        failed(run(study("{sample: s, technique: echem, files: raw}", "echem.cycles")), "echem.cycles", "raw",
                "is a folder");
    }

    @Test
    void fileInThePlaceOfAFolderIsNamed() throws Exception {
        Files.writeString(folder.resolve("raw"), "a file");

        failed(run(study("{sample: s, technique: echem, files: \"raw/*.ndax\"}", "echem.cycles")), "echem.cycles",
                "raw");
    }

    @Test
    void unreadableFolderIsNamed() throws Exception {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.copy(folder.resolve("good.ndax"), closed.resolve("log.ndax"));
        Files.setPosixFilePermissions(closed, Set.of());
        try {
            assumeFalse(Files.isReadable(closed),
                    "skipped: this user may read every folder");

            failed(run(study("{sample: s, technique: echem, files: \"closed/*.ndax\"}", "echem.cycles")),
                    "echem.cycles", "closed", "permission");
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void resultsFolderOfAnotherStudyIsNotTouched() throws Exception {
        Path first = study("{sample: s, technique: echem, files: good.ndax}", "echem.cycles");
        assertEquals(0, run(first).exit());
        Path results = folder.resolve("case.results");
        Map<String, byte[]> before = Folders.contents(results, List.of());
        Path other = Files.copy(first, folder.resolve("other.study.yaml"));

        Cli cli = Cli.run("run", other, "--results", results);

        assertEquals(2, cli.exit(), cli.toString());
        assertTrue(cli.err().contains("case.study.yaml") && cli.err().contains("--results"), cli.err());
        Map<String, byte[]> after = Folders.contents(results, List.of());
        assertEquals(before.keySet(), after.keySet());
        before.forEach((name, bytes) -> assertArrayEquals(bytes, after.get(name), name));
    }

    @Test
    void folderOfOtherThingsIsNotTakenForResults() throws Exception {
        Path study = study("{sample: s, technique: echem, files: good.ndax}", "echem.cycles");
        Path own = Files.createDirectory(folder.resolve("own"));
        Files.writeString(own.resolve("thesis.txt"), "mine");

        Cli cli = Cli.run("run", study, "--results", own);

        assertEquals(2, cli.exit(), cli.toString());
        assertEquals(List.of("thesis.txt"), List.copyOf(Folders.contents(own, List.of()).keySet()));
    }

    @Test
    void unknownOperationIsShownWithItsParametersAndTheFileStaysAsItIs() throws Exception {
        pattern("p.xye", goodPattern(" "));
        Path study = study(powder("p.xye"), "powder.strain: {model: size-strain, lines: 3}, " + PEAK);
        byte[] before = Files.readAllBytes(study);

        Cli plan = Cli.run("run", study, "--plan");
        Cli cli = run(study);

        assertEquals(1, plan.exit(), plan.toString());
        String line = plan.out().lines().filter(l -> l.contains("powder.strain")).findFirst().orElseThrow();
        assertTrue(line.contains("model=size-strain") && line.contains("lines=3"), line);
        assertTrue(line.contains("not run"), line);
        assertEquals(1, cli.exit(), cli.toString());
        assertEquals("not run", cli.json().step("bad", "powder.strain").at("state").text());
        assertEquals("powder.strain", cli.json().step("bad", "powder.strain").at("operation").at("id").text());
        assertEquals("done", cli.json().step("bad", "powder.peak").at("state").text());
        assertTrue(
                cli.err().contains("unknown operation 'powder.strain'; org.operando.powder has no such operation in the"
                        + " installed version"),
                cli.err());
        assertArrayEquals(before, Files.readAllBytes(study));
    }

    @Test
    void brokenStudiesAreNamedWithTheirPlace() throws Exception {
        for (String text : List.of("", "a: [", "operando: 2\ntitle: x\n", "operando: 1\noperando: 1\n",
                "operando: 1\nsamples: &a {}\nmeasurements: *a\n", "%PDF-1.4 \u0000\u0001", "[".repeat(4000))) {
            Path study = Files.writeString(folder.resolve("broken.study.yaml"), text);
            Cli cli = run(study);
            assertEquals(2, cli.exit(), text + cli);
            assertTrue(cli.err().contains("broken.study.yaml"), text + cli);
            assertFalse(cli.err().contains("fault of Operando"), text + cli);
        }
    }
}
