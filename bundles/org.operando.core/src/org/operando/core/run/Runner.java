// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.record.Problem;
import org.operando.core.report.Bibliography;
import org.operando.core.report.Report;
import org.operando.core.results.RunJson;
import org.operando.core.results.TableFiles;
import org.operando.core.study.Study;
import org.operando.core.study.StudyException;

/**
 * Runs a study: steps in the order of their needs, independent ones side by side within a memory budget, each isolated from
 * the failures of others; then figures, tables, {@code run.json} and the report.
 */
public final class Runner {
    /**
     * How to run.
     * @param threads threads of the work
     * @param memory bytes that all steps together may hold
     * @param hashes remembers hashes of files
     * @param listener hears how it goes
     * @param cancel stops it
     * @param only names of the measurements and steps ({@code measurement/step}) to be done, with what they need; empty
     *            for all
     * @param live whether more files may come and another run with them: parts of steps are kept for it
     */
    public record Options(int threads, long memory, FileHashes hashes, RunListener listener, Cancel cancel,
            List<String> only, boolean live) {
        /** How to run the whole study. */
        public Options(int threads, long memory, FileHashes hashes, RunListener listener, Cancel cancel) {
            this(threads, memory, hashes, listener, cancel, List.of(), false);
        }

        /** All cores, half the heap. */
        public static Options usual(FileHashes hashes, RunListener listener, Cancel cancel) {
            return new Options(SiteSettings.ofInstallation().threads(Optional.empty()),
                    Runtime.getRuntime().maxMemory() / 2, hashes, listener, cancel);
        }

        /** The same for a part of the study only. */
        public Options only(List<String> names) {
            return new Options(threads, memory, hashes, listener, cancel, List.copyOf(names), live);
        }

        /** The same while files come. */
        public Options whileFilesCome() {
            return new Options(threads, memory, hashes, listener, cancel, only, true);
        }
    }

    private final Catalogue catalogue;
    private final Options options;
    private final SharedSetUp shared = new SharedSetUp();
    private Results results;

    /**
     * @param catalogue what plug-ins contribute
     * @param options how to run
     */
    public Runner(Catalogue catalogue, Options options) {
        this.catalogue = catalogue;
        this.options = options;
    }

    /**
     * Runs a study into a folder. Set-up that steps share stays for the next run of this runner.
     * @throws StudyException when the study has errors or the folder cannot be used; nothing was run then
     */
    public RunResult run(Study study, Path folder) throws StudyException {
        Plan plan = Planner.plan(study, catalogue);
        plan.requireNoErrors();
        Set<StepId> wanted = plan.part(options.only());
        try (RunFolder results = RunFolder.open(folder, study); Workers workers = new Workers(options.threads())) {
            return run(plan, wanted, results, workers);
        }
    }

    /** Removes what live runs have kept for a next one. */
    void forgetParts(Study study, Path folder) throws StudyException {
        try (RunFolder results = RunFolder.open(folder, study)) {
            results.removeParts();
        } catch (IOException e) {
            throw new StudyException("parts of steps cannot be removed (" + Failure.reason(e) + ")", folder.toString(),
                    "delete the folder 'parts' in it");
        }
    }

    private RunResult run(Plan plan, Set<StepId> wanted, RunFolder folder, Workers workers) {
        long start = System.nanoTime();
        RunLog log = new RunLog(folder, options.listener());
        options.listener().started(plan);
        folder.journal(Map.of("event", "started"));
        log.started(plan, options, catalogue);
        Values values = new Values(plan, folder.path());
        StepContext.Surroundings run = new StepContext.Surroundings(catalogue, workers, shared,
                options.cancel());
        StepKeys keys = new StepKeys(plan, options, catalogue);
        StepRunner runner = new StepRunner(plan, wanted, folder, values, keys, run, options, log);
        List<StepResult> steps = steps(plan, runner);
        long drawing = System.nanoTime();
        List<FigureResult> figures = new FigureFiles(folder.path(), values, run, options).draw(plan, steps);
        log.took("figures", figures.size(), drawing);
        results = runner.results();
        RunResult made = new RunResult(plan, folder.path(), steps, figures, catalogue.problems(),
                options.cancel().isRequested(), Optional.empty());
        long writing = System.nanoTime();
        RunResult result = new RunResult(plan, folder.path(), steps, figures, catalogue.problems(),
                made.cancelled(), summarised(made, folder));
        log.took("tables, run.json and report", steps.size(), writing);
        folder.journal(Map.of("event", "ended", "exit", Integer.toString(result.exitCode())));
        log.ended(result, (System.nanoTime() - start) * 1e-9, options.hashes().hashed());
        return result;
    }

    /** Writes tables, {@code run.json} and the report; gives the reason why something beside the results is not whole. */
    private Optional<Failure> summarised(RunResult run, RunFolder folder) {
        String remedy = "free some space and run again: results that are done are kept";
        try {
            if (run.cancelled()) {
                RunJson.write(run.settled());
                return Optional.empty();
            }
            TableFiles.write(run, results);
            RunJson.write(run.settled());
            Report.write(run.settled(), results);
            Bibliography.write(run.settled());
            if (!options.live()) {
                folder.removeParts();
            }
        } catch (IOException | UncheckedIOException e) {
            return Optional.of(new Failure("tables and report cannot be written (" + Failure.reason(e) + ")",
                    folder.path().toString(), remedy));
        } catch (OutOfMemoryError e) {
            return Optional.of(StepRunner.tooLittleMemory("tables and report", ""));
        }
        return folder.unwritten().map(e -> new Failure("journal and log cannot be written (" + Failure.reason(e) + ")",
                folder.path().toString(), remedy));
    }

    /** The results of the run that was last made. */
    public Results results() {
        return results;
    }

    /** A step begins when all that it needs has ended; its own thread waits for parts, so that no worker does. */
    private List<StepResult> steps(Plan plan, StepRunner runner) {
        Map<StepId, CompletableFuture<StepResult>> futures = new HashMap<>();
        List<CompletableFuture<StepResult>> inOrder = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(Math.max(2, options.threads()))) {
            for (PlannedStep step : plan.steps()) {
                List<CompletableFuture<StepResult>> before = step.before().stream().map(futures::get)
                        .filter(Objects::nonNull).toList();
                CompletableFuture<StepResult> future = CompletableFuture.allOf(before.toArray(CompletableFuture[]::new))
                        .thenApplyAsync(nothing -> runner.run(step,
                                before.stream().map(CompletableFuture::join).toList()), threads);
                futures.put(step.id(), future);
                inOrder.add(future);
            }
            return inOrder.stream().map(CompletableFuture::join).toList();
        }
    }

    /** The results of a run read for the report; empty when a step has none. */
    public interface Results {
        /** The outputs of a step. */
        Optional<Record> outputs(StepId step);

        /** What a loader said of a measurement beside the data; empty when it was not read in this run. */
        Map<String, String> metadata(String measurement);
    }
}
