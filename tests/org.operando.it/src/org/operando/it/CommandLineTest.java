// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Commands other than {@code run}: what they print, where, and their exit codes. */
class CommandLineTest {
    private static final String PATTERN = "examples/li-mo-operando/raw/patterns/operando_001.xy";
    private static final String LOG = "examples/neware/raw/ndc5_test.ndax";

    @TempDir
    private Path folder;

    private static Cli well(Object... arguments) {
        Cli cli = Cli.run(arguments);
        assertEquals(0, cli.exit(), cli.toString());
        assertEquals("", cli.err());
        return cli;
    }

    @TestFactory
    List<DynamicTest> listsNameIdsLabelsAndBundles() {
        return List.of("techniques", "loaders", "operations", "figures", "shapes", "optimizers").stream()
                .map(what -> DynamicTest.dynamicTest(what, () -> {
                    Json json = well("list", what, "--json").json();
                    assertEquals(1, json.at("schema").number());
                    assertEquals(List.of(), json.at("plugins").items());
                    List<Json> items = json.at(what).items();
                    List<String> lines = well("list", what).out().lines().toList();
                    assertEquals(items.size(), lines.size());
                    for (int i = 0; i < lines.size(); i++) {
                        Json item = items.get(i);
                        assertEquals(item.at("id").text(), lines.get(i).split(" ")[0]);
                        assertTrue(lines.get(i).contains(item.at("label").text()), lines.get(i));
                        assertTrue(lines.get(i).contains(item.at("bundle").text()), lines.get(i));
                        String confirmed = what.equals("loaders") ? item.at("confirmed").text() : "";
                        assertTrue(lines.get(i).endsWith(confirmed), lines.get(i));
                        assertEquals("stable", item.at("state").text());
                        assertFalse(item.has("error"), item.toString());
                    }
                })).toList();
    }

    @Test
    void operationsAreListedWithAllDocumentedKeys() {
        Json operations = well("list", "operations", "--json").json().at("operations");
        for (Json operation : operations.items()) {
            assertTrue(operation.keys().containsAll(Set.of("id", "version", "technique", "bundle", "state",
                    "references", "inputs", "outputs", "split", "parameters")), operation.keys().toString());
            assertEquals(Math.rint(operation.at("version").number()), operation.at("version").number());
            for (String part : List.of("inputs", "outputs", "parameters")) {
                operation.at(part).items().forEach(CommandLineTest::isAField);
            }
        }
        Json peak = operations.where("id", "powder.peak");
        assertTrue(Boolean.TRUE.equals(peak.at("split").value()));
        Json from = peak.at("parameters").where("name", "from");
        assertEquals("deg", from.at("unit").text());
        assertEquals("number", from.at("type").text());
        assertEquals(0, from.at("min").number());
        assertEquals(180, from.at("max").number());
        assertTrue(Boolean.TRUE.equals(from.at("required").value()));
        Json background = peak.at("parameters").where("name", "background");
        assertEquals("variant", background.at("type").text());
        assertEquals("linear", background.at("default").text());
        assertTrue(background.at("variants").items().size() > 1);
        Json electrode = operations.where("id", "echem.cycles").at("parameters").where("name", "electrode");
        assertEquals(List.of("positive", "negative"), electrode.at("choices").texts());
    }

    private static void isAField(Json field) {
        assertTrue(field.keys().containsAll(Set.of("name", "label", "doc", "unit", "type", "required", "default",
                "min", "max")), field.keys().toString());
        String type = field.at("type").text();
        assertTrue(Set.of("integer", "number", "boolean", "text", "file", "choice", "quantity", "record", "variant",
                "list", "table", "signal", "chosen", "array").contains(type), type);
        assertEquals(type.equals("choice"), field.has("choices"), field.toString());
        assertEquals(type.equals("record") || type.equals("chosen"), field.has("fields"), field.toString());
        assertEquals(type.equals("variant"), field.has("variants"), field.toString());
        assertEquals(type.equals("list"), field.has("item"), field.toString());
    }

    @Test
    void templatesAreListed() {
        Json templates = well("list", "templates", "--json").json().at("templates");
        List<String> names = templates.items().stream().map(t -> t.at("name").text()).toList();

        assertTrue(names.contains("sc-nmc"), names.toString());
        assertEquals(names, well("list", "templates").out().lines().map(l -> l.split(" ")[0]).toList());
    }

    @Test
    void inspectSaysLoaderReasonShapeColumnsAndMetadata() {
        Json files = well("inspect", Cli.home(LOG), Cli.home(PATTERN), "--json").json().at("files");

        Json log = files.items().get(0);
        assertEquals(Set.of("path", "loader", "confidence", "reason", "technique", "records", "columns", "metadata"),
                log.keys());
        assertEquals("neware.ndax", log.at("loader").text());
        assertEquals("echem", log.at("technique").text());
        assertEquals(1464, log.at("records").number());
        assertTrue(log.at("confidence").number() > 0.5);
        assertFalse(log.at("reason").text().isBlank());
        assertEquals("V", log.at("columns").where("name", "voltage").at("unit").text());
        assertEquals("number", log.at("columns").where("name", "voltage").at("type").text());
        assertEquals("integer", log.at("columns").where("name", "cycle").at("type").text());
        assertEquals("text", log.at("columns").where("name", "step_type").at("type").text());
        Json pattern = files.items().get(1);
        assertEquals("powder.columns", pattern.at("loader").text());
        assertArrayEquals(new double[] {1, 1021}, pattern.at("shape").numbers());
        assertFalse(pattern.has("records"));
        assertEquals("deg", pattern.at("columns").where("name", "two_theta").at("unit").text());
    }

    @Test
    void inspectNamesEveryFileThatCannotBeReadAndReadsTheOthers() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty.ndax"));
        Path garbage = Files.write(folder.resolve("garbage.mpt"), new byte[] {0, 1, 2, 3, (byte) 0xff, 0, 7});
        Path missing = folder.resolve("missing.mpt");

        Cli cli = Cli.run("inspect", empty, garbage, missing, Cli.home(LOG), "--json");

        assertEquals(1, cli.exit(), cli.toString());
        List<Json> files = cli.json().at("files").items();
        assertEquals(4, files.size());
        for (Json bad : files.subList(0, 3)) {
            assertTrue(bad.at("loader").isNull());
            assertTrue(bad.at("error").text().contains(Path.of(bad.at("path").text()).getFileName().toString()));
        }
        assertTrue(files.get(0).at("reason").text().contains("empty"));
        String why = files.get(1).at("reason").text();
        assertTrue(why.startsWith("no loader can read it\n    biologic.mpt: "), why);
        assertTrue(why.matches("(?s).*\n    nor [0-9]{2} others"), why);
        assertTrue(files.get(2).at("error").text().contains("no such file"), files.get(2).toString());
        assertEquals("neware.ndax", files.get(3).at("loader").text());
        Cli text = Cli.run("inspect", empty);
        assertEquals(1, text.exit());
        assertTrue(text.out().contains("the file is empty"), text.toString());
    }

    @Test
    void applyRunsOneOperationOnFiles() throws Exception {
        Path result = folder.resolve("peak.nxs");

        Cli cli = Cli.run("apply", "powder.peak", Cli.home(PATTERN), "--with", "wavelength=0.71073 angstrom", "--set",
                "from=16.95 deg", "--set", "to=17.50 deg", "-o", result, "--json");

        assertEquals(0, cli.exit(), cli.toString());
        Json json = cli.json();
        assertEquals(Set.of("schema", "operation", "parameters", "outputs", "warnings", "files"), json.keys());
        assertEquals("powder.peak", json.at("operation").at("id").text());
        assertEquals(16.95, json.at("parameters").at("from").number());
        assertEquals(List.of(result.toString()), json.at("files").texts());
        ResultKeys.check(json.at("outputs"));
        Csv reference = Csv.read(Cli.home("examples/li-mo-operando/reference_series.csv"));
        assertEquals(reference.number("A_pos_deg", 0), json.values("peaks", "position")[0],
                0.01 * reference.number("A_pos_esd", 0));
        assertEquals("angstrom", json.at("outputs").at("spacing").at("unit").text());
        Json spacing = json.at("outputs").at("spacing");
        double theta = Math.toRadians(reference.number("A_pos_deg", 0)) / 2;
        double half = Math.toRadians(reference.number("A_pos_esd", 0)) / 2;
        assertEquals(spacing.at("value").number() / Math.tan(theta) * half, spacing.at("uncertainty").number(),
                0.01 * spacing.at("uncertainty").number(), "Bragg's law differentiated");
        assertTrue(Files.size(result) > 1000);
    }

    @Test
    void applyTakesResultFilesOfEarlierSteps() {
        Path series = folder.resolve("series.nxs");
        Path peak = folder.resolve("peak.nxs");

        well("apply", "powder.series", Cli.home(PATTERN), "--with", "wavelength=0.71073 angstrom", "-o", series);
        Cli cli = Cli.run("apply", "powder.peak", series, "--set", "from=16.95 deg", "--set", "to=17.50 deg", "-o",
                peak, "--json");

        assertEquals(0, cli.exit(), cli.toString());
        assertEquals(17.2965, cli.json().values("peaks", "position")[0], 0.003);
    }

    @Test
    void applyNamesWhatIsWrongWithOperationParameterAndInput() {
        Path result = folder.resolve("x.nxs");
        Cli operation = Cli.run("apply", "powder.pek", Cli.home(PATTERN), "-o", result);
        Cli parameter = Cli.run("apply", "powder.peak", Cli.home(PATTERN), "--set", "fron=16 deg", "--set",
                "to=17 deg", "-o", result);
        Cli unit = Cli.run("apply", "powder.peak", Cli.home(PATTERN), "--set", "from=16", "--set", "to=17 deg", "-o",
                result);
        Cli input = Cli.run("apply", "powder.peak", Cli.home(LOG), "--set", "from=16 deg", "--set", "to=17 deg", "-o",
                result, "--json");

        assertEquals(2, operation.exit());
        assertTrue(operation.err().contains("did you mean 'powder.peak'?"), operation.err());
        assertEquals(2, parameter.exit());
        assertTrue(parameter.err().contains("did you mean 'from'?"), parameter.err());
        assertEquals(2, unit.exit());
        assertTrue(unit.err().contains("deg"), unit.err());
        assertEquals(1, input.exit());
        assertTrue(input.err().contains("'patterns'"), input.err());
        assertEquals("", input.out());
        assertFalse(Files.exists(result));
    }

    @Test
    void convertWritesWhatAFileHoldsWithUnits() {
        Path table = folder.resolve("log.csv");
        Path pattern = folder.resolve("pattern.csv");

        well("convert", Cli.home(LOG), "-o", table);
        well("convert", Cli.home(PATTERN), "-o", pattern);
        well("convert", Cli.home(LOG), "-o", folder.resolve("log.nxs"));
        Cli other = Cli.run("convert", Cli.home(LOG), "-o", folder.resolve("log.xlsx"));

        Csv log = Csv.read(table);
        assertEquals(1464, log.size());
        assertEquals(3.4666, log.number("voltage (V)", 0), 5e-5);
        assertTrue(Files.isRegularFile(folder.resolve("log.nxs")));
        assertEquals(2, other.exit());
        assertTrue(other.err().contains(".csv or .nxs"), other.err());
        assertTrue(Files.exists(pattern) || Files.exists(folder.resolve("pattern-intensity.csv")),
                "patterns as a table");
    }

    @Test
    void templateOfTheWholeStudyIsReadAndNamesItsOpenValues() throws Exception {
        Path study = folder.resolve("mine.study.yaml");

        Cli cli = well("new", "--template", "sc-nmc", study);

        String text = Files.readString(study);
        long open = text.lines().map(l -> l.replaceFirst("(^|\\s)#.*", "")).filter(l -> l.contains("\"?\"")).count();
        assertTrue(open > 10, open + " open values");
        List<String> named = cli.out().lines().filter(l -> l.startsWith("  line ")).toList();
        assertTrue(cli.out().contains(named.size() + " values are still to be filled in"), cli.out());
        assertTrue(named.size() >= open, named.size() + " of " + open);
        List<String> lines = text.lines().toList();
        for (String name : named) {
            String[] words = name.strip().split("\\s+");
            String key = words[2].substring(words[2].lastIndexOf('.') + 1);
            String line = lines.get(Integer.parseInt(words[1]) - 1);
            assertTrue(line.contains("\"?\"") && (line.contains(key + ":") || key.matches("[0-9]+")),
                    name + " is not in: " + line);
        }
        assertTrue(named.stream().anyMatch(n -> n.endsWith("samples.SC-NM91.density")), cli.out());
        Cli again = Cli.run("new", "--template", "sc-nmc", study);
        assertEquals(2, again.exit());
        assertEquals(text, Files.readString(study));
        Cli plan = Cli.run("run", "--plan", study);
        assertEquals(1, plan.exit(), plan.toString());
        assertTrue(plan.out().contains("echem.cycles"), plan.toString());
        assertTrue(plan.err().contains("mine.study.yaml:"), plan.err());
        assertFalse(plan.err().contains("fault of Operando"), plan.err());
    }

    @Test
    void unknownTemplateIsNamedWithItsNearMiss() {
        Cli cli = Cli.run("new", "--template", "sc-nmv", folder.resolve("x.study.yaml"));

        assertEquals(2, cli.exit());
        assertTrue(cli.err().contains("did you mean 'sc-nmc'?"), cli.err());
    }

    @Test
    void wrongUseIsSaidInOneLineWithExitCodeTwo() {
        for (List<String> words : List.of(List.of("lst"), List.of("list", "techniques", "--jsom"), List.of("list"),
                List.of("list", "tecniques"), List.of("run"), List.of("run", "--threads", "many", "x.study.yaml"),
                List.of("apply", "powder.peak"), List.of("run", folder.resolve("no.study.yaml").toString()))) {
            Cli cli = Cli.run(words.toArray());
            assertEquals(2, cli.exit(), words + " " + cli);
            assertEquals("", cli.out(), words.toString());
            List<String> lines = cli.err().lines().toList();
            assertTrue(lines.getFirst().startsWith("operando: "), cli.err());
            assertTrue(lines.size() <= 2, "one line and a hint: " + cli.err());
            assertTrue(lines.size() == 1 || lines.get(1).matches("(Try '|Did you mean).*|Possible solutions.*"),
                    cli.err());
        }
        assertTrue(Cli.run("lst").err().contains("list"));
        assertTrue(Cli.run("list", "techniques", "--jsom").err().contains("--jsom"));
    }

    @TestFactory
    List<DynamicTest> everyCommandHasAHelp() {
        return List.of("", "demo", "run", "new", "list", "inspect", "apply", "convert", "completion").stream()
                .map(command -> DynamicTest.dynamicTest("operando " + command, () -> {
                    Cli help = command.isEmpty() ? well("--help") : well(command, "--help");
                    assertTrue(help.out().startsWith("Usage: operando " + command), help.out());
                    assertTrue(help.out().lines().allMatch(l -> l.length() <= 80), "fits a terminal");
                })).toList();
    }

    @Test
    void withoutACommandTheHelpIsPrinted() {
        assertEquals(well("--help").out(), well().out());
        assertTrue(well("--version").out().startsWith("Operando "), well("--version").out());
    }

    @Test
    void completionIsAScriptThatKnowsTheCommands() {
        String script = well("completion").out();

        assertTrue(script.startsWith("#!/usr/bin/env bash"), script.substring(0, 60));
        for (String word : List.of("demo", "run", "inspect", "apply", "build", "test", "clean", "--plan",
                "techniques")) {
            assertTrue(script.contains(word), word);
        }
    }
}
