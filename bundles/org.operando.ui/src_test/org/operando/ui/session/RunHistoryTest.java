// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.Quantity;
import org.operando.api.Subject;
import org.operando.core.results.ResultFile;
import org.operando.core.run.StepId;

class RunHistoryTest {
    private static final StepId STEP = new StepId("m", "sum");
    private static final long PLENTY = 1L << 30;

    @TempDir
    private Path folder;
    private Path results;
    private Path root;

    record Sum(Quantity sum) {
    }

    @BeforeEach
    void folders() {
        results = folder.resolve("a.results");
        root = folder.resolve("history");
    }

    /** Writes a result as a run does: under another name, then in place of the former. */
    private void write(Path into, double value, String key, long second) throws Exception {
        Path file = into.resolve(STEP.file());
        Files.createDirectories(file.getParent());
        ResultFile.Header header = new ResultFile.Header(key, "toy.sum", 1, new Subject("A", Optional.empty(),
                Optional.empty(), Optional.empty(), "m"), "{}", Map.of(), List.of());
        ResultFile.publish(file, header, new Sum(Quantity.of(value, "V")));
        Files.setLastModifiedTime(file, FileTime.fromMillis(second * 1000));
    }

    private static String key(char digit) {
        return Character.toString(digit).repeat(64);
    }

    private List<String> kept(RunHistory history) throws IOException {
        return history.of(STEP).stream().map(k -> k.header().key()).toList();
    }

    @Test
    void aReplacedResultIsKeptWithItsNumbersTheNewestFirst() throws Exception {
        RunHistory history = new RunHistory(root, results, PLENTY);
        write(results, 1, key('a'), 1000);
        history.keep(STEP);
        write(results, 2, key('b'), 2000);
        history.keep(STEP);

        assertEquals(List.of(key('b'), key('a')), kept(history));
        Path old = history.of(STEP).getLast().file();
        assertEquals(1, ResultFile.read(old, Sum.class).sum().value());
    }

    @Test
    void theSameResultIsKeptOnceAndNothingIsAddedToTheResults() throws Exception {
        RunHistory history = new RunHistory(root, results, PLENTY);
        write(results, 1, key('a'), 1000);
        history.keep(STEP);
        history.keep(STEP);

        assertEquals(1, history.of(STEP).size());
        try (Stream<Path> all = Files.walk(results)) {
            assertEquals(List.of(results.resolve(STEP.file())), all.filter(Files::isRegularFile).toList());
        }
    }

    @Test
    void aStepWithoutAResultHasNoHistory() throws Exception {
        RunHistory history = new RunHistory(root, results, PLENTY);

        history.keep(STEP);

        assertEquals(List.of(), history.of(STEP));
        assertFalse(Files.exists(root));
    }

    @Test
    void foldersOfOneNameDoNotMix() throws Exception {
        Path other = folder.resolve("elsewhere/a.results");
        write(results, 1, key('a'), 1000);
        write(other, 2, key('b'), 2000);
        RunHistory here = new RunHistory(root, results, PLENTY);
        RunHistory there = new RunHistory(root, other, PLENTY);
        here.keep(STEP);
        there.keep(STEP);

        assertEquals(List.of(key('a')), kept(here));
        assertEquals(List.of(key('b')), kept(there));
    }

    @Test
    void theOldestGoWhenThereIsTooMuchButNeverTheNewest() throws Exception {
        write(results, 1, key('a'), 1000);
        long size = Files.size(results.resolve(STEP.file()));
        RunHistory history = new RunHistory(root, results, 2 * size + size / 2);
        history.keep(STEP);
        for (char digit : new char[] {'b', 'c'}) {
            write(results, 2, key(digit), 1000 + digit);
            history.keep(STEP);
        }
        assertEquals(List.of(key('c'), key('b')), kept(history));

        new RunHistory(root, results, 1).keep(STEP);
        write(results, 3, key('d'), 9000);
        RunHistory tight = new RunHistory(root, results, 1);
        tight.keep(STEP);
        assertEquals(List.of(key('d')), kept(tight));
    }

    @Test
    void aFileThatIsNoResultIsPassedOver() throws Exception {
        RunHistory history = new RunHistory(root, results, PLENTY);
        write(results, 1, key('a'), 1000);
        history.keep(STEP);
        Path beside = history.of(STEP).getFirst().file().resolveSibling("junk.nxs");
        Files.writeString(beside, "no result");

        assertTrue(kept(history).contains(key('a')));
        assertEquals(1, history.of(STEP).size());
    }
}
