// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder that a plug-in begins with is the example under another name. */
class PluginTemplateTest {
    @TempDir
    private Path folder;

    @Test
    void folderHasAllOfTheExampleUnderItsOwnName() throws Exception {
        Path made = folder.resolve("made");

        Cli cli = Cli.run("new", "--plugin", "org.mylab.dsc", made);

        assertEquals(0, cli.exit(), cli.toString());
        for (String file : List.of("org.mylab.dsc/src/org/mylab/dsc/DscTechnique.java",
                "org.mylab.dsc/src_test/org/mylab/dsc/DscTest.java",
                "org.mylab.dsc.ui/src/org/mylab/dsc/ui/SpectrumView.java", "org.mylab.dsc.feature/feature.xml",
                "org.mylab.dsc.repository/category.xml", "dsc.study.yaml", "README.md")) {
            assertTrue(Files.isRegularFile(made.resolve(file)), file);
        }
        assertTrue(Files.isExecutable(made.resolve("build")));
        assertEquals(files(Cli.home("examples/plugin-raman")), files(made));
        try (Stream<Path> all = Files.walk(made)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                assertFalse(text.contains("raman") || text.contains("RamanT"), file + " has a name of the example");
                assertFalse(text.contains("org.operando.target"), file + " needs Operando's own build");
            }
        }
    }

    @Test
    void nameThatCannotBeOneIsRefused() throws Exception {
        for (String name : List.of("dsc", "Org.Mylab", "org.operando.dsc", "org.mylab.ui", "org.mylab.new", "../x.y",
                "org.mylab.powder")) {
            Cli cli = Cli.run("new", "--plugin", name, folder.resolve("made"));

            assertEquals(2, cli.exit(), name + ": " + cli);
            assertTrue(cli.err().contains("--plugin"), cli.err());
            assertFalse(Files.exists(folder.resolve("made")));
        }
        Cli there = Cli.run("new", "--plugin", "org.mylab.dsc", folder);
        assertEquals(2, there.exit(), there.toString());
    }

    /** Number of files that are no product of a build and not the note of the last repository. */
    private static long files(Path folder) throws Exception {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(f -> !folder.relativize(f).toString()
                            .matches("(.*/)?(target|bin|bin-test)/.*|.operando-.*"))
                    .count();
        }
    }
}
