// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is told to end (SIGTERM, as by Ctrl-C) while it paints publishes whole figures or none. */
class StoppedFiguresTest {
    private static final int MOMENTS = 8;
    /** From the first file that is begun; all figures take about a second. */
    private static final int APART_MILLIS = 80;

    @TempDir
    private Path temporary;

    private Programme programme;
    private List<String> flags;

    @Test
    void figuresOfStoppedRunsAreThoseOfAnUndisturbedOne() throws Exception {
        programme = new Programme(Files.createDirectories(temporary.resolve("work")));
        Path scratch = Files.createDirectories(temporary.resolve("scratch"));
        flags = List.of("-Djava.io.tmpdir=" + scratch);
        Files.writeString(programme.folder().resolve("small.study.yaml"),
                "  - powder.contour\n  - powder.patterns\n  - echem.capacity\n  - echem.voltageProfiles\n",
                StandardOpenOption.APPEND);
        Path results = programme.folder().resolve("results");
        assertEquals(0, run().end().exit());
        Map<String, String> whole = figures(results);
        assertTrue(whole.size() >= 12, whole::toString);

        int stopped = 0;
        for (int moment = 0; moment < MOMENTS; moment++) {
            for (String figure : whole.keySet()) {
                Files.deleteIfExists(results.resolve("figures").resolve(figure));
            }
            Programme.Running run = run();
            while (run.process().isAlive() && emptyFolder(results.resolve("figures"))) {
                Thread.sleep(2);
            }
            Thread.sleep((long) moment * APART_MILLIS);
            run.process().destroy();
            stopped += run.end().exit() == 0 ? 0 : 1;
            figures(results).forEach((figure, sum) -> assertEquals(whole.get(figure), sum, figure));
        }
        assertTrue(stopped >= 2, "only " + stopped + " of " + MOMENTS + " runs were stopped before their end");
        assertTrue(emptyFolder(scratch), "nothing is written outside the results, and nothing is left behind");
    }

    private Programme.Running run() throws IOException {
        return programme.start(Map.of(), flags, "run", "small.study.yaml", "--results", "results");
    }

    private static Map<String, String> figures(Path results) throws IOException {
        Map<String, String> figures = new TreeMap<>(Sums.of(results.resolve("figures")));
        figures.keySet().removeIf(name -> name.endsWith(".part"));
        return figures;
    }

    private static boolean emptyFolder(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
