// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.record.Problem;
import org.operando.core.results.RunJson;
import org.operando.core.run.Cancel;
import org.operando.core.run.FileHashes;
import org.operando.core.run.LiveRun;
import org.operando.core.run.Plan;
import org.operando.core.run.PlannedStep;
import org.operando.core.run.Planner;
import org.operando.core.run.RunFolder;
import org.operando.core.run.RunResult;
import org.operando.core.run.Runner;
import org.operando.core.run.SiteSettings;
import org.operando.core.run.Standing;
import org.operando.core.study.Study;
import org.operando.core.study.StudyException;
import org.operando.core.study.StudyReader;
import picocli.CommandLine.Option;

/** Options of commands that run a study, and the run itself. */
final class RunOptions {
    /** Within a second of the signal the process has to be gone; the rest is for a machine that is busy. */
    private static final int LONGEST_STOP = 600;

    @Option(names = "--results", paramLabel = "FOLDER",
            description = "Where results go; default NAME.results beside the study.")
    private Path results;

    @Option(names = "--threads", paramLabel = "N",
            description = "Threads to use; default all cores, or what the facility sets. Results do not depend on it.")
    private Integer threads;

    @Option(names = "--only", paramLabel = "NAME",
            description = "Run this measurement or step (MEASUREMENT/STEP) only, with what it needs; may be repeated. "
                    + "Other results stay as they are.")
    private List<String> only = List.of();

    @Option(names = "--json", description = "Print the run with all outputs as one JSON document.")
    private boolean json;

    @Option(names = "--progress", paramLabel = "text|json|none",
            description = "How to tell progress on standard error; default text.")
    private ProgressPrinter.Form progress = ProgressPrinter.Form.text;

    @Option(names = {"-v", "--verbose"}, description = "Also print the lines of the log.")
    private boolean verbose;

    @Option(names = {"-q", "--quiet"}, description = "Print only what is wrong.")
    private boolean quiet;

    @Option(names = "--plan", description = "Only say what would be kept and what run, and why.")
    private boolean plan;

    int run(Path file) throws StudyException {
        Catalogue catalogue = catalogue();
        Study study = study(file, catalogue);
        if (plan) {
            return show(study, catalogue, folder(study));
        }
        Cancel cancel = new Cancel();
        CountDownLatch ended = new CountDownLatch(1);
        Thread hook = stopOnSignal(cancel, ended);
        RunResult result;
        try {
            Runner runner = new Runner(catalogue, options(Environment.hashes(), cancel));
            result = runner.run(study, folder(study));
            print(result, runner.results());
        } finally {
            ended.countDown();
            letGo(hook);
        }
        tell(result);
        return result.exitCode();
    }

    /**
     * Runs the study again whenever files have come or changed.
     * @param idle ends when none has changed for this time; empty for never
     * @param every time between two looks
     */
    int watch(Path file, Optional<Duration> idle, Duration every) throws StudyException, InterruptedException {
        Catalogue catalogue = catalogue();
        Study study = study(file, catalogue);
        Cancel cancel = new Cancel();
        CountDownLatch ended = new CountDownLatch(1);
        Thread hook = stopOnSignal(cancel, ended);
        try {
            LiveRun live = new LiveRun(study, folder(study), catalogue, options(Environment.hashes(), cancel),
                    new LiveRun.Listener() {
                        @Override
                        public void told(String line) {
                            say(line, json || quiet);
                        }

                        @Override
                        public void ended(RunResult round, Runner.Results results) {
                            print(round, results);
                            if (!round.cancelled()) {
                                tell(round);
                            }
                        }
                    });
            return live.run(every, idle);
        } finally {
            ended.countDown();
            letGo(hook);
        }
    }

    private static void say(String line, boolean beside) {
        if (!beside) {
            System.out.println(line);
        }
    }

    private Catalogue catalogue() {
        if (progress == ProgressPrinter.Form.json) {
            System.setErr(EventStream.on(System.err));
        }
        return Environment.catalogueWithWarnings();
    }

    private static Study study(Path file, Catalogue catalogue) throws StudyException {
        Study study = StudyReader.read(file, catalogue);
        for (Problem p : study.problems()) {
            if (p.kind() != Problem.Kind.ERROR) {
                System.err.println("operando: " + (p.kind() == Problem.Kind.OPEN ? "open: " : "warning: ") + p);
            }
        }
        return study;
    }

    private Path folder(Study study) {
        return results == null ? RunFolder.beside(study) : results;
    }

    private Runner.Options options(FileHashes hashes, Cancel cancel) {
        return new Runner.Options(SiteSettings.ofInstallation().threads(Optional.ofNullable(threads)),
                Runtime.getRuntime().maxMemory() / 2, hashes,
                new ProgressPrinter(quiet ? ProgressPrinter.Form.none : progress, cancel, verbose,
                        ProgressPrinter.isTerminal()),
                cancel, only, false);
    }

    private void print(RunResult result, Runner.Results results) {
        if (json) {
            Output.whole(out -> RunJson.write(out, result, Optional.of(results)));
        }
    }

    /**
     * Ctrl-C and SIGTERM stop the run; the process ends when the state of the run is written, or after a second: files are
     * there whole or not at all, so the next run goes on from whatever there is.
     */
    private static Thread stopOnSignal(Cancel cancel, CountDownLatch ended) {
        Thread hook = new Thread(() -> {
            cancel.request();
            try {
                ended.await(LONGEST_STOP, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(ExitCode.STOPPED);
        }, "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        Environment.running();
        return hook;
    }

    private static void letGo(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending already: the hook ends it
            Thread.yield();
        }
    }

    private void tell(RunResult result) {
        PrintStream out = json ? System.err : System.out;
        result.steps().stream().filter(s -> s.failure().isPresent())
                .forEach(s -> System.err
                        .println("operando: " + s.state().word() + ": " + s.failure().get().of(s.step().id())));
        result.figures().stream().filter(f -> f.failure().isPresent())
                .forEach(f -> System.err.println("operando: figure " + f.failure().get().of(f.name())));
        result.steps().forEach(s -> s.remarks().forEach(
                w -> System.err.println("operando: warning: " + s.step().id() + ", " + w.where() + ": "
                        + w.what())));
        result.figures().forEach(f -> f.warnings().forEach(
                w -> System.err.println("operando: warning: figure " + f.name() + ": " + w.what())));
        result.leftOut().forEach(w -> System.err.println("operando: " + w.where() + ": " + w.what()));
        result.plan().problems().forEach(p -> System.err.println("operando: " + p));
        result.unwritten().ifPresent(f -> System.err.println("operando: " + f));
        if (quiet) {
            return;
        }
        out.println(result.steps().stream().filter(s -> s.state().hasResult()).count() + " of " + result.steps().size()
                + " steps have a result, " + result.figures().stream().filter(f -> f.state().hasResult()).count()
                + " figures, " + result.counted());
        out.println("results  " + result.folder());
        out.println("figures  " + result.folder().resolve("figures"));
        if (Files.exists(result.report())) {
            out.println("report   " + result.report());
        }
    }

    private static int show(Study study, Catalogue catalogue, Path folder) throws StudyException {
        Plan plan = Planner.plan(study, catalogue);
        plan.requireNoErrors();
        List<Standing> all = Standing.of(plan, folder, catalogue, Environment.hashes(), new Cancel());
        for (Standing standing : all) {
            PlannedStep step = standing.step();
            System.out.println(step.id() + "  " + step.operationId() + " " + step.parameterText() + "  "
                    + standing.state().word() + (standing.why().isEmpty() ? "" : ": " + standing.why()));
        }
        plan.figures().forEach(f -> System.out.println("figure " + f.name()));
        plan.pages().forEach(p -> System.out.println("figure " + p.name()));
        plan.problems().forEach(p -> System.err.println("operando: " + p));
        boolean whole = plan.problems().isEmpty() && all.stream().noneMatch(s -> s.state() == Standing.State.BLOCKED);
        return whole ? ExitCode.WELL : ExitCode.FAILED;
    }
}
