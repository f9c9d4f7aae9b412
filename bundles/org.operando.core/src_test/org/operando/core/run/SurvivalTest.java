// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.Context;
import org.operando.api.OperandoException;
import org.operando.api.Operation;
import org.operando.api.Quantity;
import org.operando.api.Version;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.catalogue.Contribution;
import org.operando.core.catalogue.Kind;
import org.operando.core.results.ResultFile;
import org.operando.core.study.Study;
import org.operando.core.study.StudyReader;

/** Runs when memory, disk, files or processes fail them. */
class SurvivalTest {
    @TempDir
    private Path folder;

    private Catalogue catalogue;

    /** What an operation of the test does when it is run. */
    private interface Deed {
        void run() throws IOException;
    }

    @Version(1)
    private static final class Doing implements Operation<Toy.Inputs, Toy.None, Toy.Sum> {
        private final Deed deed;

        Doing(Deed deed) {
            this.deed = deed;
        }

        @Override
        public Toy.Sum run(Toy.Inputs in, Toy.None p, Context context) {
            try {
                deed.run();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            return new Toy.Sum(Quantity.of(1, "V"), in.numbers().values(), Optional.empty());
        }
    }

    @BeforeEach
    void files() throws Exception {
        Files.writeString(folder.resolve("a.toy"), "toy\n1\n2\n");
        Files.writeString(folder.resolve("b.toy"), "toy\n3\n");
        catalogue = Toy.catalogue();
    }

    private void operation(String id, Deed deed) {
        catalogue.add(Kind.OPERATION, Contribution.of(id, "toy", new Doing(deed)));
    }

    private Study study(String recipeOfA, String recipeOfB) {
        return StudyReader.read(folder.resolve("s.study.yaml"), """
                operando: 1
                samples: {A: {}}
                measurements:
                  a: {sample: A, technique: toy, files: a.toy}
                  b: {sample: A, technique: toy, files: b.toy}
                recipes: {r: [%s], s: [%s]}
                run: {a: r, b: s}
                """.formatted(recipeOfA, recipeOfB), catalogue);
    }

    private Runner.Options options(long memory) {
        return new Runner.Options(2, memory, new FileHashes(Optional.empty()), RunListener.SILENT, new Cancel());
    }

    private RunResult run(Study study, String results) throws OperandoException {
        return new Runner(catalogue, options(1L << 28)).run(study, folder.resolve(results));
    }

    private static StepResult step(RunResult run, String id) {
        return run.steps().stream().filter(s -> s.step().id().toString().equals(id)).findFirst().orElseThrow();
    }

    private List<String> names(String results, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve(results))) {
            return all.map(p -> p.getFileName().toString()).filter(n -> n.endsWith(ending)).toList();
        }
    }

    @Test
    void stepThatHoldsMoreThanWasThoughtWaitsUntilItIsAlone() throws Exception {
        AtomicInteger under = new AtomicInteger();
        AtomicInteger tries = new AtomicInteger();
        operation("toy.greedy", () -> {
            if (tries.incrementAndGet() == 1) {
                throw new OutOfMemoryError("Java heap space");
            }
            assertEquals(0, under.get(), "it is not alone");
        });
        operation("toy.slow", () -> {
            under.incrementAndGet();
            LockSupport.parkNanos(300_000_000);
            under.decrementAndGet();
        });

        RunResult run = run(study("toy.greedy", "toy.slow"), "s.results");

        assertEquals(0, run.exitCode(), run.steps()::toString);
        assertEquals(2, tries.get());
    }

    @Test
    void stepThatDoesNotFitIsNamedAndTheOthersAreDone() throws Exception {
        operation("toy.greedy", () -> {
            throw new OutOfMemoryError("Java heap space");
        });

        RunResult run = run(study("toy.greedy", "toy.sum"), "s.results");

        assertEquals(1, run.exitCode());
        Failure failure = step(run, "a/toy.greedy").failure().orElseThrow();
        assertTrue(failure.what().startsWith("not enough memory: it is thought to hold "), failure.what());
        assertTrue(failure.remedy().contains("OPERANDO_MEMORY"), failure.remedy());
        assertEquals(StepState.DONE, step(run, "b/toy.sum").state());
    }

    @Test
    void stepsOverTheBudgetRunOneAfterTheOther() throws Exception {
        AtomicInteger under = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Deed deed = () -> {
            most.accumulateAndGet(under.incrementAndGet(), Math::max);
            LockSupport.parkNanos(100_000_000);
            under.decrementAndGet();
        };
        operation("toy.one", deed);
        operation("toy.two", deed);

        // each step is thought to hold 16 MB at least
        RunResult run = new Runner(catalogue, options(20L << 20)).run(study("toy.one", "toy.two"),
                folder.resolve("s.results"));

        assertEquals(0, run.exitCode());
        assertEquals(1, most.get());
    }

    @Test
    void fileThatGrowsWhileAStepRunsGivesNoResult() throws Exception {
        operation("toy.late", () -> Files.writeString(folder.resolve("a.toy"), "4\n", StandardOpenOption.APPEND));

        RunResult run = run(study("toy.late", "toy.sum"), "s.results");

        Failure failure = step(run, "a/toy.late").failure().orElseThrow();
        assertEquals("the file changed while it was read", failure.what());
        assertTrue(failure.where().contains("a.toy"), failure.where());
        assertEquals(List.of("toy.sum.nxs"), names("s.results", ".nxs"));
    }

    @Test
    void journalThatCannotBeWrittenIsNamedAndTheResultsAreWhole() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/full")), "needs /dev/full, a file on a disk that is full");
        operation("toy.late", () -> {
            Files.delete(folder.resolve("s.results/log.txt"));
            Files.createSymbolicLink(folder.resolve("s.results/log.txt"), Path.of("/dev/full"));
        });

        RunResult run = run(study("toy.late", "toy.sum"), "s.results");

        assertEquals(1, run.exitCode());
        assertTrue(run.unwritten().orElseThrow().what().contains("No space left on device"), run.unwritten()::toString);
        assertEquals(2, names("s.results", ".nxs").size());
    }

    @Test
    void partsOfOtherProcessesAreMergedToTheSameBits() throws Exception {
        Study study = study("toy.split", "toy.sum");
        Path result = folder.resolve("whole/steps/a/toy.split.nxs");
        run(study, "whole");

        StepParts parts = new StepParts(catalogue, options(1L << 28));
        int made = 0;
        for (int share = 1; share <= 3; share++) {
            made += parts.compute(study, folder.resolve("shared"), "a/toy.split", share, 3);
        }
        List<String> files = names("shared/parts/a/toy.split", ".nxs");
        RunResult run = run(study, "shared");

        // part 20 fails
        assertEquals(36, made);
        assertEquals(36, files.size());
        assertFalse(files.contains("20.nxs"));
        assertEquals(0, run.exitCode(), run.steps()::toString);
        assertArrayEquals(Files.readAllBytes(result),
                Files.readAllBytes(folder.resolve("shared/steps/a/toy.split.nxs")));
        assertFalse(Files.exists(folder.resolve("shared/parts")), "parts that were merged are removed");
    }

    @Test
    void partIsTakenFromItsFileOnlyWithTheKeyOfItsStep() throws Exception {
        Study study = study("toy.split", "toy.sum");
        new StepParts(catalogue, options(1L << 28)).compute(study, folder.resolve("s.results"), "a/toy.split", 1, 1);
        replace(folder.resolve("s.results/parts/a/toy.split/4.nxs"), "");
        replace(folder.resolve("s.results/parts/a/toy.split/5.nxs"), "stale");
        Files.writeString(folder.resolve("s.results/parts/a/toy.split/6.nxs"), "damaged");

        run(study, "s.results");

        double[] parts = ResultFile.read(folder.resolve("s.results/steps/a/toy.split.nxs"), Toy.Sum.class).values()
                .doubles("x");
        assertEquals(1000, parts[4]);
        assertTrue(Math.abs(parts[5]) <= 8, "a sum of eight sines");
        assertTrue(Math.abs(parts[6]) <= 8, "a sum of eight sines");
    }

    /** Puts another result into a part file. */
    private static void replace(Path file, String keyEnd) throws Exception {
        ResultFile.Header header = ResultFile.header(file).orElseThrow();
        ResultFile.publish(file, new ResultFile.Header(header.key() + keyEnd, header.operation(), header.version(),
                header.subject(), header.parameters(), header.inputs(), header.warnings()),
                new Toy.PartSum(1000, new double[] {1}));
    }

    @Test
    void partsNeedTheResultsBeforeThemAndAStepThatIsCut() {
        Study study = study("toy.split", "toy.sum");
        StepParts parts = new StepParts(catalogue, options(1L << 28));

        assertTrue(assertThrows(OperandoException.class,
                () -> parts.compute(study, folder.resolve("s.results"), "b/toy.sum", 1, 1)).getMessage()
                .contains("is not cut into parts"));
        assertTrue(assertThrows(OperandoException.class,
                () -> parts.compute(study, folder.resolve("s.results"), "b/toy.smu", 1, 1)).getMessage()
                .contains("there is no step 'b/toy.smu'"));
    }

    @Test
    void runsThatKeepAllStepsWriteTheSameSummary() throws Exception {
        Study study = study("toy.split", "toy.sum");
        run(study, "s.results");
        byte[] report = Files.readAllBytes(folder.resolve("s.results/report.html"));
        byte[] json = Files.readAllBytes(folder.resolve("s.results/run.json"));

        RunResult kept = run(study, "s.results");

        assertEquals(StepState.KEPT, step(kept, "a/toy.split").state());
        assertArrayEquals(json, Files.readAllBytes(folder.resolve("s.results/run.json")));
        assertArrayEquals(report, Files.readAllBytes(folder.resolve("s.results/report.html")));
    }

    @Test
    void logSaysWhatASupportPersonNeedsAYearLater() throws Exception {
        operation("toy.thrower", () -> {
            throw new IllegalStateException("a plug-in that throws");
        });
        run(study("toy.split", "toy.thrower"), "s.results");

        String log = Files.readString(folder.resolve("s.results/log.txt"));

        for (String part : List.of("Operando 1.0.0, Java " + Runtime.version(), System.getProperty("os.name"),
                "machine " + Machine.hostName() + ": " + Runtime.getRuntime().availableProcessors() + " cores, memory ",
                "heap up to ", "2 threads", "measurement a: 1 files, 8 B, toy.lines", "plan a/toy.split: toy.split {}",
                "operation toy.split, version 2, of class ",
                "a/toy.split done, ", "read 8 B, heap ", "b/toy.thrower failed, ", "a plug-in that throws",
                "\tat org.operando.core.run.SurvivalTest", "ended with exit code 1 after ")) {
            assertTrue(log.contains(part), part + " is not in:\n" + log);
        }
    }
}
