// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Results are equal by SHA-256 however they are come by: number of threads, parts in other processes, runs that were killed.
 * The sums are written to {@code target/equal-bits.md}. {@code releng/faults/run.sh} kills at all fault points; here each kind is met once.
 */
class EqualBitsTest {
    /** Exit code of a process that died at a fault point. */
    private static final int DIED = 86;

    @TempDir
    private static Path temporary;

    private static final Map<String, String> TABLE = new LinkedHashMap<>();
    private static Programme programme;
    private static Map<String, String> whole;

    @BeforeAll
    static void runOnce() throws Exception {
        programme = new Programme(Files.createDirectories(temporary.resolve("work")));
        run("one thread", "one", "--threads", "1");
        whole = Sums.of(programme.folder().resolve("one"));
        assertTrue(whole.keySet().containsAll(List.of("run.json", "report.html", "steps/frames/line-003.nxs",
                "figures/frames-powder.peakTrack.png", "tables/frames-line-003-peaks.csv")), whole::toString);
    }

    @AfterAll
    static void writeTable() throws IOException {
        StringBuilder text = new StringBuilder("| run | SHA-256 |\n|---|---|\n");
        TABLE.forEach((how, sum) -> text.append("| ").append(how).append(" | `").append(sum).append("` |\n"));
        Files.writeString(Path.of("target/equal-bits.md"), text);
    }

    private static void run(String how, String results, String... options) throws Exception {
        String[] command = new String[options.length + 4];
        System.arraycopy(new String[] {"run", "small.study.yaml", "--results", results}, 0, command, 0, 4);
        System.arraycopy(options, 0, command, 4, options.length);
        Programme.Ended run = programme.run(command);
        assertEquals(0, run.exit(), run::toString);
        TABLE.put(how, Sums.all(programme.folder().resolve(results)));
    }

    private void killed(String fault) throws Exception {
        String results = fault.replace(':', '-');
        Programme.Ended died = programme.runWithFault(fault, "run", "small.study.yaml", "--results", results);
        assertEquals(DIED, died.exit(), died::toString);
        Sums.of(programme.folder().resolve(results)).forEach((file, sum) -> {
            if (!file.endsWith(".part")) {
                assertEquals(whole.get(file), sum, "what has its name is whole: " + file);
            }
        });
        run("killed at " + fault + ", and resumed", results);
        assertEquals(whole, Sums.of(programme.folder().resolve(results)));
    }

    @Test
    void twoAndSevenThreadsGiveTheBitsOfOne() throws Exception {
        run("two threads", "two", "--threads", "2");
        run("seven threads", "seven", "--threads", "7");

        assertEquals(whole, Sums.of(programme.folder().resolve("two")));
        assertEquals(whole, Sums.of(programme.folder().resolve("seven")));
    }

    @Test
    void partFilesOfTwoOtherProcessesGiveTheBitsOfOne() throws Exception {
        Path results = programme.folder().resolve("shared");
        run("before the parts", "shared");
        TABLE.remove("before the parts");
        Files.delete(results.resolve("steps/frames/line-003.nxs"));

        Programme.Running first = part("1/2");
        Programme.Running second = part("2/2");
        assertEquals("2 parts of frames/line-003\n", first.end().out());
        assertEquals("2 parts of frames/line-003\n", second.end().out());
        assertTrue(Files.exists(results.resolve("parts/frames/line-003/3.nxs")));
        run("part files of two processes", "shared");

        assertEquals(whole, Sums.of(results));
        assertFalse(Files.exists(results.resolve("parts")));
    }

    private static Programme.Running part(String share) throws Exception {
        return programme.start(Map.of(), List.of(), "part", "small.study.yaml", "frames/line-003", share, "--results",
                "shared");
    }

    @Test
    void runKilledBeforeAWriteResumes() throws Exception {
        killed("write:9");
    }

    @Test
    void runKilledWithinAWriteResumes() throws Exception {
        killed("torn-write:25");
    }

    @Test
    void runKilledBeforeARenameResumes() throws Exception {
        killed("before-rename:5");
    }

    @Test
    void runKilledAfterARenameResumes() throws Exception {
        killed("after-rename:6");
    }

    @Test
    void runKilledWhileMergingResumes() throws Exception {
        killed("merge:2");
    }
}
