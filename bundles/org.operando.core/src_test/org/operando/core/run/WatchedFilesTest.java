// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.core.results.ResultFile;
import org.operando.core.study.Study;
import org.operando.core.study.StudyReader;

class WatchedFilesTest {
    @TempDir
    private Path folder;

    private Study study() {
        return StudyReader.read(folder.resolve("s.study.yaml"), """
                operando: 1
                samples: {A: {}}
                measurements:
                  a: {sample: A, technique: toy, files: "a*.toy"}
                recipes: {r: [toy.sum]}
                run: {a: r}
                """, Toy.catalogue());
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    private WatchedFiles watched(Duration givenUp) {
        return new WatchedFiles(study(), Toy.catalogue(), givenUp);
    }

    private double sum(Study study) throws Exception {
        RunResult run = new Runner(Toy.catalogue(), new Runner.Options(2, 1L << 28, new FileHashes(Optional.empty()),
                RunListener.SILENT, new Cancel())).run(study, folder.resolve("s.results"));
        assertEquals(0, run.exitCode(), run::toString);
        return ResultFile.read(folder.resolve("s.results/steps/a/toy.sum.nxs"), Toy.Sum.class).sum().value();
    }

    @Test
    void aFileIsTakenWhenItIsTheSameAtTwoLooks() throws Exception {
        WatchedFiles files = watched(Duration.ofHours(1));
        assertEquals(0, files.look().ready());
        write("a1.toy", "toy\n1\n");
        WatchedFiles.Look first = files.look();
        assertEquals(0, first.ready());
        assertEquals(List.of(WatchedFiles.WRITTEN), List.copyOf(first.waiting().values()));
        WatchedFiles.Look second = files.look();
        assertEquals(1, second.ready());
        assertTrue(second.changed());
        assertFalse(files.look().changed(), "nothing has come since");
    }

    @Test
    void aRoundTakesWhatIsReadyAndTheNextWhatHasGrown() throws Exception {
        WatchedFiles files = watched(Duration.ofHours(1));
        write("a1.toy", "toy\n1\n");
        files.look();
        write("a2.toy", "toy\n10\n");
        files.look();
        assertEquals(1, sum(files.study()), "a2 has been seen once");
        assertEquals(2, files.look().ready());
        assertEquals(11, sum(files.study()));
        Files.writeString(folder.resolve("a2.toy"), "100\n", StandardOpenOption.APPEND);
        assertEquals(1, files.look().ready(), "a2 grows");
        assertTrue(files.look().changed());
        assertEquals(111, sum(files.study()));
    }

    @Test
    void aHalfWrittenFileIsTriedAgainWhenItHasChanged() throws Exception {
        WatchedFiles files = watched(Duration.ofHours(1));
        write("a1.toy", "toy\n1\n");
        write("a2.toy", "toy\n1e\n");
        files.look();
        WatchedFiles.Look half = files.look();
        assertEquals(1, half.ready());
        assertEquals("not ready: a number expected", half.waiting().get(folder.resolve("a2.toy")));
        write("a2.toy", "toy\n1e1\n");
        files.look();
        assertEquals(2, files.look().ready());
        assertEquals(11, sum(files.study()));
    }

    @Test
    void aFileThatNeverOpensIsHandedOnSoThatTheRunNamesIt() throws Exception {
        WatchedFiles files = watched(Duration.ZERO);
        write("a1.toy", "toy\nx\n");
        files.look();
        assertEquals(1, files.look().ready());
    }

    @Test
    void signsOfPatternsInNamesStandForThemselves() throws Exception {
        WatchedFiles files = watched(Duration.ofHours(1));
        write("a[1].toy", "toy\n1\n");
        write("a1.toy", "toy\n5\n");
        files.look();
        assertEquals(2, files.look().ready());
        assertEquals(6, sum(files.study()));
    }
}
