// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.CellRecord;
import org.operando.api.Context;
import org.operando.api.Operation;
import org.operando.api.Warning;
import org.operando.core.catalogue.Catalogue;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.FrameworkWiring;

/** Plug-ins with faults: bundles that are made here and put into the running framework. */
class PluginFaultsTest {
    private static final String OPERATIONS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <?eclipse version="3.4"?>
            <plugin>
              <extension point="org.operando.operations">
                %s
              </extension>
            </plugin>
            """;
    private static final String OWN = "org.operando.api;version=\"[1.0,2)\"";

    @TempDir
    private Path folder;

    private Bundle bundle;

    /** An operation that meets a case which its author did not think of. */
    public static final class Careless implements Operation<Careless.Inputs, Careless.Parameters, Careless.Outputs> {
        /** A log. */
        public record Inputs(CellRecord cell) {
        }

        /** Nothing. */
        public record Parameters() {
        }

        /** A number. */
        public record Outputs(int records) {
        }

        @Override
        public Outputs run(Inputs inputs, Parameters parameters, Context context) {
            throw new IllegalStateException("I did not think of " + inputs.cell().records().rows() + " records");
        }
    }

    /** Installs a bundle with the classes of {@link Careless}. */
    private void install(String name, String imports, String operation) throws Exception {
        Manifest manifest = new Manifest();
        Attributes head = manifest.getMainAttributes();
        head.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        head.putValue("Bundle-ManifestVersion", "2");
        head.putValue("Bundle-SymbolicName", name + ";singleton:=true");
        head.putValue("Bundle-Version", "1.0.0");
        head.putValue("Import-Package", imports);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            jar.putNextEntry(new JarEntry("plugin.xml"));
            jar.write(OPERATIONS.formatted(operation).getBytes(StandardCharsets.UTF_8));
            for (Class<?> type : List.of(Careless.class, Careless.Inputs.class, Careless.Parameters.class,
                    Careless.Outputs.class)) {
                String file = type.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new JarEntry(file));
                try (InputStream in = type.getResourceAsStream("/" + file)) {
                    in.transferTo(jar);
                }
            }
        }
        bundle = Platform.context().installBundle("made-here:" + name,
                new ByteArrayInputStream(bytes.toByteArray()));
        Platform.context().getBundle(0).adapt(FrameworkWiring.class).resolveBundles(List.of(bundle));
    }

    @AfterEach
    void takeOut() throws Exception {
        if (bundle != null) {
            bundle.uninstall();
        }
        assertEquals(List.of(), Platform.catalogue().problems());
    }

    private Path study(String steps) throws Exception {
        Files.copy(Cli.home("examples/neware/raw/ndc5_test.ndax"), folder.resolve("log.ndax"));
        return Files.writeString(folder.resolve("case.study.yaml"), """
                operando: 1
                title: A plug-in with a fault
                samples: {s: {}}
                measurements: {cell: {sample: s, technique: echem, files: log.ndax}}
                recipes: {all: [%s]}
                run: {cell: all}
                """.formatted(steps));
    }

    @Test
    void plugInThatThrowsIsNamedAndTheOtherStepsAreDone() throws Exception {
        install("org.example.careless", OWN,
                "<operation id=\"careless.count\" technique=\"echem\" label=\"Count\" class=\""
                        + Careless.class.getName() + "\"/>");
        Path study = study("careless.count, echem.cycles");

        Cli cli = Cli.run("run", study, "--json");

        assertEquals(1, cli.exit(), cli.toString());
        Json step = cli.json().step("cell", "careless.count");
        assertEquals("failed", step.at("state").text());
        String what = step.at("error").at("what").text();
        assertTrue(what.contains("org.example.careless") && what.contains("I did not think of 1464 records"), what);
        assertEquals("done", cli.json().step("cell", "echem.cycles").at("state").text());
        assertFalse(cli.err().contains("\tat "), "a stack trace on the screen: " + cli.err());
        String log = Files.readString(folder.resolve("case.results/log.txt"));
        assertTrue(log.contains("PluginFaultsTest$Careless.run"), "the stack is in the log: " + log);
        assertTrue(Files.readString(folder.resolve("case.results/report.html")).contains("org.example.careless"));
    }

    @Test
    void classThatIsNotThereIsNamedWithItsPlugIn() throws Exception {
        install("org.example.hollow", OWN,
                "<operation id=\"hollow.count\" technique=\"echem\" label=\"Count\" class=\"org.example.Nowhere\"/>");
        Path study = study("hollow.count, echem.cycles");

        Cli cli = Cli.run("run", study, "--json");
        Cli list = Cli.run("list", "operations", "--json");

        assertEquals(1, cli.exit(), cli.toString());
        assertEquals("done", cli.json().step("cell", "echem.cycles").at("state").text());
        String what = cli.json().step("cell", "hollow.count").at("error").at("what").text();
        assertTrue(what.contains("org.example.hollow") && what.contains("Nowhere"), what);
        assertEquals(0, list.exit());
        Json listed = list.json().at("operations").where("id", "hollow.count");
        assertTrue(listed.at("error").text().contains("org.example.hollow"), listed.toString());
    }

    @Test
    void extensionWithoutItsAttributesIsNamed() throws Exception {
        install("org.example.nameless", OWN, "<operation label=\"Count\"/>");

        Cli list = Cli.run("list", "operations");

        assertEquals(0, list.exit());
        assertTrue(list.out().contains("echem.cycles"));
        assertTrue(list.err().contains("org.example.nameless") && list.err().contains("id, label and class"),
                list.err());
    }

    @Test
    void secondContributionOfAnIdIsNamedAndLeftOut() throws Exception {
        install("org.example.double", OWN,
                "<operation id=\"echem.cycles\" technique=\"echem\" label=\"Mine\" class=\""
                        + Careless.class.getName() + "\"/>");

        Catalogue catalogue = Platform.catalogue();

        assertEquals(1, catalogue.problems().size());
        assertTrue(catalogue.problems().getFirst().what().contains("'echem.cycles'"));
        assertEquals("org.operando.echem", catalogue.operation("echem.cycles").orElseThrow().bundle());
    }

    @Test
    void bundleThatDoesNotResolveIsNamedWithWhatItMisses() throws Exception {
        install("org.example.lonely", OWN + ",org.example.nowhere;version=\"[3.0,4)\"",
                "<operation id=\"lonely.count\" technique=\"echem\" label=\"Count\" class=\""
                        + Careless.class.getName() + "\"/>");

        List<Warning> problems = Platform.catalogue().problems();
        Cli list = Cli.run("list", "operations", "--json");
        Cli run = Cli.run("run", study("echem.cycles"), "--json");

        assertEquals(Bundle.INSTALLED, bundle.getState());
        assertEquals(1, problems.size(), problems.toString());
        assertEquals("org.example.lonely", problems.getFirst().where());
        assertTrue(problems.getFirst().what().contains("missing Import-Package: org.example.nowhere"),
                problems.getFirst().what());
        assertEquals(0, list.exit());
        for (Cli cli : List.of(list, run)) {
            assertTrue(cli.err().contains("org.example.lonely") && cli.err().contains("org.example.nowhere"),
                    cli.toString());
            Json plugin = cli.json().at("plugins").items().getFirst();
            assertEquals("org.example.lonely", plugin.at("where").text());
        }
        assertEquals(0, run.exit(), run.toString());
        assertTrue(Files.readString(folder.resolve("case.results/report.html")).contains("org.example.lonely"));
        assertEquals("org.example.lonely", Json.of(Files.readString(folder.resolve("case.results/run.json")))
                .at("plugins").items().getFirst().at("where").text());
    }
}
