// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A batch run is made of the bundles that it needs: nothing of the window is installed, and nothing is missed. */
class BatchBundlesTest {
    @TempDir
    private Path folder;

    @Test
    void batchRunHasNoBundleOfTheWindow() throws Exception {
        Programme programme = new Programme(Files.createDirectories(folder.resolve("work")));

        Programme.Ended listed = programme.run("list", "techniques");

        assertEquals("", listed.err());
        assertEquals(0, listed.exit());
        String state = state();
        assertTrue(state.contains("org.operando.cli_"), "the state names what is installed");
        for (String window : List.of("org.operando.ui", "org.eclipse.swt", "org.eclipse.ui", "org.eclipse.e4",
                "org.eclipse.jface", "org.eclipse.emf", "org.apache.batik", "org.apache.xmlgraphics", "com.ibm.icu",
                "com.sun.jna", "jakarta.")) {
            assertFalse(state.contains("/" + window), window + " is installed in a batch run");
        }
    }

    @Test
    void plugInWithAViewRunsWithoutTheView() throws Exception {
        Path example = Programme.ROOT.resolve("examples/plugin-raman");
        Path jars = Files.createDirectories(folder.resolve("plugins"));
        for (String bundle : List.of("org.example.raman", "org.example.raman.ui")) {
            Path jar = example.resolve(bundle + "/target/" + bundle + "-1.0.0-SNAPSHOT.jar");
            Files.copy(jar, jars.resolve(jar.getFileName()));
        }
        Programme programme = new Programme(Files.createDirectories(folder.resolve("work")));
        programme.addPlugins(jars);

        Programme.Ended listed = programme.run("list", "techniques");

        assertEquals("", listed.err());
        assertTrue(listed.out().contains("raman"), listed.out());
        assertTrue(state().contains("org.example.raman-"), "the plug-in is installed");
        assertFalse(state().contains("org.example.raman.ui"), "its view is not");
    }

    /** What the framework keeps of its bundles, as text. */
    private String state() throws Exception {
        try (Stream<Path> all = Files.walk(folder.resolve("cache/state"))) {
            StringBuilder text = new StringBuilder();
            for (Path file : all.filter(p -> p.getFileName().toString().startsWith("framework.info")).toList()) {
                text.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return text.toString();
        }
    }
}
