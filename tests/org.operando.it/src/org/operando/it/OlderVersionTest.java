// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.record.Problem;
import org.operando.core.results.ResultFile;
import org.operando.core.study.Study;
import org.operando.core.study.StudyReader;

/** What a user has from the version before goes on in this one: {@code tests/org.operando.it/older/README.md}. */
class OlderVersionTest {
    private static final Path OLDER = Cli.home("tests/org.operando.it/older");
    private static final Path BEFORE = OLDER.resolve("1.0.0");

    @TempDir
    private Path folder;

    private static List<Path> files(Path in, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(in)) {
            return all.filter(f -> f.toString().endsWith(ending)).sorted().toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        for (Path file : files(from, "")) {
            if (Files.isRegularFile(file)) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    @TestFactory
    List<DynamicTest> studyIsRead() throws Exception {
        List<Path> studies = files(OLDER, ".study.yaml");
        assertTrue(studies.size() >= 10, studies.toString());
        return studies.stream().map(file -> DynamicTest.dynamicTest(OLDER.relativize(file).toString(), () -> {
            Study study = StudyReader.read(file, Platform.catalogue());

            assertFalse(study.hasErrors(), study.problems().toString());
            assertFalse(study.measurements().isEmpty(), "it has measurements");
            assertTrue(study.problems().stream().allMatch(p -> p.kind() == Problem.Kind.OPEN), "open values only");
        })).toList();
    }

    @Test
    void resultsAreReadWithTheirChain() throws Exception {
        Catalogue catalogue = Platform.catalogue();
        List<Path> results = files(BEFORE, ".nxs");
        assertEquals(3, results.size());

        for (Path file : results) {
            ResultFile.Header header = ResultFile.header(file).orElseThrow();
            assertTrue(ResultFile.read(file, header, catalogue) != null, header.operation());
            assertEquals(header.operation().equals("powder.peak") ? 1 : 0, header.upstream().size(), header.toString());
        }
    }

    @Test
    void runGoesOnInTheResultsFolderOfTheVersionBefore() throws Exception {
        Path study = Files.copy(BEFORE.resolve("sample.study.yaml"), folder.resolve("sample.study.yaml"));
        copy(Cli.home("examples/demo/raw"), folder.resolve("raw"));
        copy(BEFORE.resolve("results"), folder.resolve("sample.results"));

        Cli run = Cli.run("run", study, "--json");

        assertEquals(0, run.exit(), run.toString());
        Cli diff = Cli.run("diff", folder.resolve("sample.results/steps/cycling-a/echem.cycles.nxs"),
                BEFORE.resolve("results/steps/cycling-a/echem.cycles.nxs"), "--rtol", 1e-9, "--values-only");
        // later versions tell more, and what they told before is the same
        List<String> differing = diff.out().lines().filter(l -> l.startsWith("  "))
                .filter(l -> !l.endsWith("is there | is missing")).toList();
        assertEquals(List.of(), differing, diff.toString());
    }
}
