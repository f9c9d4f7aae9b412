// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cyclonedx.Version;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Hash;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bill of materials and the licences that {@code releng/bill} makes of the built product. */
class BillTest {
    private static final Path PRODUCT = Programme.ROOT
            .resolve("product/org.operando.product/target/products/org.operando.product/linux/gtk/x86_64/operando");

    @TempDir
    private static Path made;
    @TempDir
    private Path folder;

    /**
     * What came of making a bill.
     * @param exit exit code
     * @param said output and errors
     */
    private record Made(int exit, String said) {
    }

    private static Made make(Path product, Path into) throws Exception {
        Path said = Files.createTempFile(made, "bill", ".txt");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                Programme.ROOT.resolve("releng/bill/Bill.java").toString(), Programme.ROOT.toString(),
                product.toString(), into.toString()).redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "the bill takes seconds");
        return new Made(process.exitValue(), Files.readString(said));
    }

    @BeforeAll
    static void makeBill() throws Exception {
        assertEquals(new Made(0, ""), make(PRODUCT, made.resolve("bill")));
    }

    private static Bom bom() throws Exception {
        return new JsonParser().parse(made.resolve("bill/bom.json").toFile());
    }

    @Test
    void documentIsValidCycloneDx() throws Exception {
        JsonParser parser = new JsonParser();

        assertEquals(List.of(), parser.validate(made.resolve("bill/bom.json").toFile(), Version.VERSION_16));

        Path wrong = Files.writeString(folder.resolve("wrong.json"),
                Files.readString(made.resolve("bill/bom.json")).replace("\"SHA-256\"", "\"SHA-257\""));
        assertFalse(parser.validate(wrong.toFile(), Version.VERSION_16).isEmpty(), "the schema is looked at");
    }

    @Test
    void everyJarIsInTheBillWithItsHash() throws Exception {
        Set<String> billed = new HashSet<>();
        for (Component component : bom().getComponents()) {
            assertFalse(
                    component.getLicenses().getLicenses() == null && component.getLicenses().getExpression() == null,
                    component.getName() + " has no licence");
            if (component.getHashes() != null) {
                component.getHashes().stream().map(Hash::getValue).forEach(billed::add);
            }
        }

        Set<String> missing = new TreeSet<>();
        int jars = 0;
        try (Stream<Path> plugins = Files.list(PRODUCT.resolve("plugins"))) {
            for (Path jar : plugins.filter(Files::isRegularFile).toList()) {
                jars++;
                if (!billed.contains(HexFormat.of().formatHex(
                        MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar))))) {
                    missing.add(jar.getFileName().toString());
                }
            }
        }
        assertTrue(jars > 80, jars + " jars in " + PRODUCT);
        assertEquals(Set.of(), missing);
    }

    @Test
    void pageOfLibrariesNamesNoneThatIsNotShipped() throws Exception {
        Set<String> shipped = new HashSet<>();
        for (Component component : bom().getComponents()) {
            shipped.add(component.getGroup() + ":" + component.getName() + ":" + component.getVersion());
        }

        Matcher rows = Pattern.compile("\\| `([^`]+)` \\| ([^:| ]+:[^:| ]+:[^:| ]+) \\|")
                .matcher(Files.readString(Programme.ROOT.resolve("THIRD-PARTY.md")));

        while (rows.find()) {
            assertTrue(shipped.contains(rows.group(2)) || rows.group(1).matches(".*(win32|cocoa|aarch64).*"),
                    rows.group(1) + " of THIRD-PARTY.md is in no product");
        }
    }

    @Test
    void everyBundleHasTextsOfItsLicence() throws Exception {
        Path licences = made.resolve("bill/licences");
        int bundles = 0;
        for (String line : Files.readAllLines(licences.resolve("README.md"))) {
            if (line.startsWith("| `")) {
                bundles++;
                for (String text : line.split("\\|")[3].strip().split(", ")) {
                    assertTrue(Files.size(licences.resolve(text)) > 0, line);
                }
            }
        }
        assertEquals(bom().getComponents().size(), bundles);
    }

    @Test
    void equalProductsHaveEqualBills() throws Exception {
        assertEquals(0, make(PRODUCT, folder.resolve("again")).exit());

        assertEquals(-1, Files.mismatch(made.resolve("bill/bom.json"), folder.resolve("again/bom.json")));
    }

    @Test
    void libraryThatThePageDoesNotNameIsRefused() throws Exception {
        Path jar = Files.createDirectories(folder.resolve("product/plugins")).resolve("org.example.unknown_2.1.0.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Bundle-SymbolicName", "org.example.unknown;singleton:=true");
        manifest.getMainAttributes().putValue("Bundle-Version", "2.1.0");
        try (OutputStream out = Files.newOutputStream(jar)) {
            new JarOutputStream(out, manifest).close();
        }

        Made refused = make(folder.resolve("product"), folder.resolve("refused"));

        assertEquals(1, refused.exit());
        assertTrue(refused.said().contains("org.example.unknown 2.1.0 is in the product and not in THIRD-PARTY.md"),
                refused.said());
        assertFalse(Files.exists(folder.resolve("refused")), "nothing is written");
    }
}
