// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.LoadException;
import org.operando.core.results.ResultFile;
import org.operando.core.study.Study;
import org.operando.core.study.StudyException;
import org.operando.core.study.StudyReader;

class RunnerTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void files() throws Exception {
        Files.writeString(folder.resolve("a1.toy"), "toy\n1\n2\n");
        Files.writeString(folder.resolve("a2.toy"), "toy\n3\n");
        Files.writeString(folder.resolve("a10.toy"), "toy\n4\n");
        Files.writeString(folder.resolve("bad.toy"), "toy\nx\n");
        Files.writeString(folder.resolve("empty.toy"), "");
        Files.writeString(folder.resolve("large.toy"), "toy\n2000\n");
        Files.writeString(folder.resolve("thrower.toy"), "toy\n666\n");
    }

    private Study study(String measurements, String rest) {
        String text = "operando: 1\nsamples: {A: {}}\nmeasurements:\n" + measurements + rest;
        return StudyReader.read(folder.resolve("s.study.yaml"), text, Toy.catalogue());
    }

    private static String measurement(String name, String files) {
        return "  " + name + ": {sample: A, technique: toy, files: \"" + files + "\"}\n";
    }

    private RunResult run(Study study, int threads, Cancel cancel) throws StudyException {
        Runner.Options options = new Runner.Options(threads, 1L << 28, new FileHashes(Optional.empty()),
                RunListener.SILENT, cancel);
        return new Runner(Toy.catalogue(), options).run(study, folder.resolve("s.results"));
    }

    private RunResult run(Study study) throws StudyException {
        return run(study, 2, new Cancel());
    }

    private static StepResult step(RunResult run, String id) {
        return run.steps().stream().filter(s -> s.step().id().toString().equals(id)).findFirst().orElseThrow();
    }

    private double sum(String step) throws Exception {
        return ResultFile.read(folder.resolve("s.results/steps/" + step + ".nxs"), Toy.Sum.class).sum().value();
    }

    @Test
    void filesOfAPatternComeInTheOrderOfTheirNumbersAndAreSummed() throws Exception {
        RunResult run = run(
                study(measurement("a", "a*.toy"), "recipes: {r: [toy.sum]}\nrun: {a: r}\nfigures: [toy.values]\n"));

        assertEquals(0, run.exitCode(), () -> run.toString());
        Toy.Sum sum = ResultFile.read(folder.resolve("s.results/steps/a/toy.sum.nxs"), Toy.Sum.class);
        assertArrayEquals(new double[] {1, 2, 3, 4}, sum.values().doubles("x"));
        assertEquals(10, sum.sum().value());
        assertTrue(Files.size(folder.resolve("s.results/figures/a-toy.values.png")) > 1000);
        assertTrue(Files.readString(run.report()).contains("10.0(5) V"));
        assertTrue(Files.readString(folder.resolve("s.results/tables/a-toy.sum-values.csv")).startsWith("x (V)"));
    }

    @Test
    void aResultWithAFlippedBitIsComputedAnew() throws Exception {
        Study study = study(measurement("a", "a1.toy"), "recipes: {r: [toy.sum]}\nrun: {a: r}\n");
        run(study);
        Path file = folder.resolve("s.results/steps/a/toy.sum.nxs");
        byte[] good = Files.readAllBytes(file);
        ByteBuffer numbers = ByteBuffer.wrap(good).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < good.length - Double.BYTES && sum("a/toy.sum") == 3; at++) {
            if (numbers.getDouble(at) == 3) {
                byte[] bad = good.clone();
                bad[at + 6] ^= 1;
                Files.write(file, bad);
            }
        }

        assertEquals(3.125, sum("a/toy.sum"), "a wrong number that can be read");
        assertEquals(StepState.DONE, step(run(study), "a/toy.sum").state());
        assertArrayEquals(good, Files.readAllBytes(file));
        assertEquals(StepState.KEPT, step(run(study), "a/toy.sum").state());
    }

    @Test
    void oneBadFileDoesNotStopTheOthersAndIsNamed() throws Exception {
        RunResult run = run(study(
                measurement("good", "a1.toy") + measurement("bad", "bad.toy") + measurement("empty", "empty.toy")
                        + measurement("gone", "nothing*.toy") + measurement("thrower", "thrower.toy")
                        + measurement("large", "large.toy"),
                "recipes: {r: [toy.sum]}\nrun: {good: r, bad: r, empty: r, gone: r, thrower: r, large: r}\n"));

        assertEquals(1, run.exitCode());
        assertEquals(StepState.DONE, step(run, "good/toy.sum").state());
        assertEquals(StepState.FAILED, step(run, "bad/toy.sum").state());
        assertTrue(step(run, "bad/toy.sum").failure().orElseThrow().where().endsWith("bad.toy:2"));
        assertTrue(step(run, "thrower/toy.sum").failure().orElseThrow().what().contains("plug-in toy.sum failed"));
        assertEquals("use smaller numbers", step(run, "large/toy.sum").failure().orElseThrow().remedy());
        String report = Files.readString(run.report());
        assertTrue(report.contains("the file is empty") && report.contains("no file matches 'nothing*.toy'")
                && report.contains("a number expected"));
        assertTrue(Files.readString(folder.resolve("s.results/log.txt")).contains("IllegalStateException"));
    }

    @Test
    void aPartRunsWithWhatItNeedsAndLeavesTheRestAsItIs() throws Exception {
        Study study = study(measurement("a", "a1.toy") + measurement("b", "a2.toy"),
                "recipes: {r: [toy.sum]}\nrun: {a: r, b: r}\nfigures: [toy.values]\n");
        Runner.Options options = new Runner.Options(2, 1L << 28, new FileHashes(Optional.empty()), RunListener.SILENT,
                new Cancel()).only(List.of("b"));
        RunResult run = new Runner(Toy.catalogue(), options).run(study, folder.resolve("s.results"));

        assertEquals(0, run.exitCode(), () -> run.toString());
        assertEquals(StepState.DONE, step(run, "b/toy.sum").state());
        assertEquals(StepState.NOT_RUN, step(run, "a/toy.sum").state());
        assertTrue(Files.exists(folder.resolve("s.results/figures/b-toy.values.png")));
        assertTrue(Files.notExists(folder.resolve("s.results/figures/a-toy.values.png")));
        assertThrows(StudyException.class, () -> new Runner(Toy.catalogue(), options.only(List.of("c"))).run(study,
                folder.resolve("s.results")));
    }

    @Test
    void aPartAndThenTheRestGiveTheFilesOfAWholeRun() throws Exception {
        Study study = study(measurement("a", "a1.toy") + measurement("b", "a2.toy"),
                "recipes: {r: [toy.sum]}\nrun: {a: r, b: r}\n");
        Runner.Options options = new Runner.Options(2, 1L << 28, new FileHashes(Optional.empty()), RunListener.SILENT,
                new Cancel());
        new Runner(Toy.catalogue(), options.only(List.of("b/toy.sum"))).run(study, folder.resolve("s.results"));
        run(study);
        new Runner(Toy.catalogue(), options).run(study, folder.resolve("whole"));

        for (String file : List.of("run.json", "steps/a/toy.sum.nxs", "steps/b/toy.sum.nxs")) {
            assertArrayEquals(Files.readAllBytes(folder.resolve("whole").resolve(file)),
                    Files.readAllBytes(folder.resolve("s.results").resolve(file)), file);
        }
    }

    @Test
    void aStepThatIsStoppedStopsWhatNeedsItAndNothingElse() throws Exception {
        Study study = study(measurement("a", "a1.toy") + measurement("b", "a2.toy"),
                "recipes: {r: [toy.sum]}\nrun: {a: r, b: r}\n");
        Cancel cancel = new Cancel();
        cancel.step(new StepId("a", "toy.sum")).request();
        RunResult run = run(study, 2, cancel);

        assertEquals(StepState.CANCELLED, step(run, "a/toy.sum").state());
        assertEquals(StepState.DONE, step(run, "b/toy.sum").state());
        assertEquals(1, run.exitCode());
    }

    @Test
    void whatIsDoneIsKeptUntilSomethingItDependsOnChanges() throws Exception {
        String rest = "recipes: {r: [toy.sum]}\nrun: {a: r}\n";
        run(study(measurement("a", "a*.toy"), rest));

        assertEquals(StepState.KEPT, step(run(study(measurement("a", "a*.toy"), rest)), "a/toy.sum").state());
        assertEquals(StepState.DONE,
                step(run(study(measurement("a", "a*.toy"), rest.replace("toy.sum", "toy.sum: {offset: 5}"))),
                        "a/toy.sum").state());
        assertEquals(15, sum("a/toy.sum"));
        Files.writeString(folder.resolve("a2.toy"), "toy\n30\n");
        assertEquals(StepState.DONE, step(run(study(measurement("a", "a*.toy"), rest)), "a/toy.sum").state());
        assertEquals(37, sum("a/toy.sum"));
    }

    @Test
    void resultsAreEqualBytesForAnyNumberOfThreads() throws Exception {
        Study study = study(measurement("a", "a*.toy"), "recipes: {r: [toy.split]}\nrun: {a: r}\n");
        byte[] first = null;
        for (int threads : new int[] {1, 2, 7}) {
            RunResult run = run(study, threads, new Cancel());
            StepResult step = step(run, "a/toy.split");
            assertEquals(StepState.DONE, step.state(), () -> step.toString());
            assertEquals(List.of("part 0", "part 10", "part 20", "part 30"),
                    step.warnings().stream().map(w -> w.where()).toList());
            byte[] bytes = Files.readAllBytes(step.file().orElseThrow());
            assertArrayEquals(first == null ? bytes : first, bytes);
            first = bytes;
            Files.delete(step.file().orElseThrow());
        }
    }

    @Test
    void comparisonGoesOnWithoutFailedMembersAndRunsAgainWhenTheyAreMended() throws Exception {
        String rest = "recipes: {r: [toy.sum]}\nrun: {a: r, b: r}\ncompare: {mean: toy.mean}\n";
        Study study = study(measurement("a", "a1.toy") + measurement("b", "bad.toy"), rest);

        RunResult broken = run(study);
        assertEquals(StepState.DONE, step(broken, "compare/mean").state());
        assertEquals("b", step(broken, "compare/mean").warnings().getFirst().where());
        assertEquals(3, ResultFile.read(folder.resolve("s.results/compare/mean.nxs"), Toy.Mean.class).mean().value());

        Files.writeString(folder.resolve("bad.toy"), "toy\n5\n");
        RunResult mended = run(study);
        assertEquals(StepState.DONE, step(mended, "compare/mean").state());
        assertEquals(4, ResultFile.read(folder.resolve("s.results/compare/mean.nxs"), Toy.Mean.class).mean().value());
    }

    @Test
    void resultOfAComparisonHasItsFigure() throws Exception {
        String rest = "recipes: {r: [toy.sum]}\nrun: {a: r, b: r}\ncompare: {mean: toy.mean}\nfigures: [toy.means]\n";

        RunResult result = run(study(measurement("a", "a1.toy") + measurement("b", "a2.toy"), rest));

        assertEquals(StepState.DONE, step(result, "compare/mean").state());
        assertTrue(Files.exists(folder.resolve("s.results/figures/mean-toy.means.png")));
    }

    @Test
    void cancelledRunStopsSoonAndResumes() throws Exception {
        Study slow = study(measurement("a", "a1.toy") + measurement("b", "a2.toy"),
                "recipes: {r: [toy.sum], s: [toy.sum: {slow: true}]}\nrun: {a: r, b: s}\n");
        Cancel cancel = new Cancel();
        Runner.Options options = new Runner.Options(2, 1L << 28, new FileHashes(Optional.empty()), new RunListener() {
            @Override
            public void ended(StepResult result) {
                cancel.request();
            }
        }, cancel);

        RunResult run = new Runner(Toy.catalogue(), options).run(slow, folder.resolve("s.results"));

        assertEquals(130, run.exitCode());
        assertEquals(StepState.CANCELLED, step(run, "b/toy.sum").state());
        assertTrue(Files.exists(folder.resolve("s.results/run.json")));
        Study fast = study(measurement("a", "a1.toy") + measurement("b", "a2.toy"),
                "recipes: {r: [toy.sum]}\nrun: {a: r, b: r}\n");
        RunResult again = run(fast);
        assertEquals(StepState.KEPT, step(again, "a/toy.sum").state());
        assertEquals(StepState.DONE, step(again, "b/toy.sum").state());
    }

    @Test
    void unknownOperationIsShownWithItsParametersAndNotRun() throws Exception {
        RunResult run = run(study(measurement("a", "a1.toy"),
                "recipes: {r: [toy.sum, toy.smu: {depth: 3}, toy.broken]}\nrun: {a: r}\n"));

        assertEquals(1, run.exitCode());
        assertEquals(StepState.DONE, step(run, "a/toy.sum").state());
        assertEquals(StepState.NOT_RUN, step(run, "a/toy.smu").state());
        assertEquals("3", step(run, "a/toy.smu").step().parameterText().get("depth"));
        assertTrue(step(run, "a/toy.smu").failure().orElseThrow().what().contains("did you mean 'toy.sum'?"));
        assertTrue(step(run, "a/toy.broken").failure().orElseThrow().what().contains("org.example.broken"));
    }

    @Test
    void wrongParametersStopTheRunBeforeAnythingIsDone() {
        Study study = study(measurement("a", "a1.toy"), "recipes: {r: [toy.sum: {ofset: 3}]}\nrun: {a: r}\n");

        StudyException e = assertThrows(StudyException.class, () -> run(study));

        assertTrue(e.getMessage().contains("unknown key 'ofset'; did you mean 'offset'?"), e.getMessage());
        assertFalse(Files.exists(folder.resolve("s.results/steps/a")));
    }

    @Test
    void resultsOfAnotherStudyAreNotTouched() throws Exception {
        Study study = study(measurement("a", "a1.toy"), "recipes: {r: [toy.sum]}\nrun: {a: r}\n");
        run(study);
        Study other = StudyReader.read(folder.resolve("t.study.yaml"), "operando: 1\n", Toy.catalogue());

        StudyException e = assertThrows(StudyException.class, () -> run(other));

        assertTrue(e.getMessage().contains("results of another study, 's.study.yaml'"), e.getMessage());
        Path foreign = Files.createDirectories(folder.resolve("mine"));
        Files.writeString(foreign.resolve("thesis.txt"), "x");
        Runner.Options options = Runner.Options.usual(new FileHashes(Optional.empty()), RunListener.SILENT,
                new Cancel());
        assertThrows(StudyException.class, () -> new Runner(Toy.catalogue(), options).run(study, foreign));
        assertEquals("x", Files.readString(foreign.resolve("thesis.txt")));
    }

    @Test
    void fileThatChangesWhileItIsReadIsAnError() throws Exception {
        Study study = study(measurement("a", "a1.toy"), "recipes: {r: [toy.sum]}\nrun: {a: r}\n");
        MeasuredData data = MeasuredData.find(study.measurements().get("a"), folder, Toy.catalogue());
        data.key(new FileHashes(Optional.empty()), new Cancel(), StepContext.UNTOLD);

        Files.writeString(folder.resolve("a1.toy"), "toy\n1\n2\n3\n");

        Exception e = assertThrows(LoadException.class, () -> data.load(null));
        assertTrue(e.getMessage().contains("changed while it was read"), e.getMessage());
    }

    @Test
    void damagedResultFileIsMadeAgain() throws Exception {
        Study study = study(measurement("a", "a1.toy"), "recipes: {r: [toy.sum]}\nrun: {a: r}\n");
        Path file = step(run(study), "a/toy.sum").file().orElseThrow();
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));

        assertEquals(StepState.DONE, step(run(study), "a/toy.sum").state());
        assertArrayEquals(whole, Files.readAllBytes(file));
    }
}
