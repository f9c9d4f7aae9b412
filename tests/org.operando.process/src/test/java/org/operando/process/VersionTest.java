// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code operando --version --verbose} of the built product. */
class VersionTest {
    private static final Path PLUGINS = Programme.ROOT.resolve("product/org.operando.product/target/products/"
            + "org.operando.product/linux/gtk/x86_64/operando/plugins");

    @TempDir
    private Path folder;

    @Test
    void everyBundleIsNamedWithVersionAndHash() throws Exception {
        Programme programme = new Programme(Files.createDirectories(folder.resolve("work")));

        Programme.Ended said = programme.run("--version", "--verbose");

        assertEquals(0, said.exit(), said.err());
        List<List<String>> rows = said.out().lines().map(l -> List.of(l.split(" {2,}"))).toList();
        try (Stream<Path> plugins = Files.list(PLUGINS)) {
            for (Path jar : plugins.toList()) {
                String[] name = jar.getFileName().toString().replaceFirst("[.]jar$", "").split("_(?=[0-9]+[.])");
                String hash = Files.isDirectory(jar) ? "(a folder)" : HexFormat.of().formatHex(
                        MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar)));
                // the name of a file has three numbers where the manifest may have fewer
                assertTrue(rows.stream().anyMatch(r -> r.size() == 3 && r.getFirst().equals(name[0])
                        && name[1].startsWith(r.get(1)) && r.get(2).equals(hash)), jar + " in " + said.out());
            }
        }
        assertTrue(said.out().contains("\nJava ") && said.out().contains(PLUGINS.getParent().toString()), said.out());
        assertEquals(said.out(), programme.run("--verbose", "--version").out());
    }

    @Test
    void plugInFromElsewhereIsNamedWithItsPlace() throws Exception {
        Path jars = Files.createDirectories(folder.resolve("plugins"));
        Path built = Programme.ROOT
                .resolve("examples/plugin-raman/org.example.raman/target/org.example.raman-1.0.0-SNAPSHOT.jar");
        Path jar = Files.copy(built, jars.resolve("raman.jar"));
        Programme programme = new Programme(Files.createDirectories(folder.resolve("work")));
        programme.addPlugins(jars);

        Programme.Ended said = programme.run("--version", "--verbose");

        assertTrue(said.out().lines().anyMatch(l -> l.startsWith("org.example.raman ") && l.endsWith(jar.toString())),
                said.out());
    }

    @Test
    void documentHoldsTheBundlesWhenTheyAreAskedFor() throws Exception {
        Programme programme = new Programme(Files.createDirectories(folder.resolve("work")));

        String without = programme.run("--json", "--version").out();
        String with = programme.run("--version", "--json", "--verbose").out();

        assertTrue(without.startsWith("{") && without.contains("\"installation\"") && !without.contains("sha256"),
                without);
        assertTrue(with.contains("\"name\" : \"org.operando.ui\""), with);
    }

    @Test
    void optionsOfTheVersionAreNoneOfACommand() throws Exception {
        Programme programme = new Programme(Files.createDirectories(folder.resolve("work")));

        Programme.Ended said = programme.run("--json", "list", "techniques");

        assertEquals(2, said.exit());
        assertTrue(said.err().contains("--json belongs to --version"), said.err());
    }
}
