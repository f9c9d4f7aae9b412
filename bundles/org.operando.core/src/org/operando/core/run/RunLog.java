// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.operando.api.Operation;
import org.operando.api.OperationException;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.catalogue.Contribution;

/**
 * {@code log.txt}: what somebody needs who is asked a year later what went on here. Programme, machine and plan once a run; a
 * line a step with time, memory and bytes read; stacks of faults.
 */
final class RunLog {
    private final RunFolder folder;
    private final RunListener listener;

    RunLog(RunFolder folder, RunListener listener) {
        this.folder = folder;
        this.listener = listener;
    }

    /** Writes a line. */
    void line(String text) {
        folder.log(text);
        listener.logged(text);
    }

    /** Writes a stack below a line. */
    void fault(String what, Throwable e) {
        StringWriter stack = new StringWriter();
        e.printStackTrace(new PrintWriter(stack));
        line(what + "\n" + stack.toString().stripTrailing());
    }

    /** The head of a run: versions, machine, what is to be done. */
    void started(Plan plan, Runner.Options options, Catalogue catalogue) {
        Runtime machine = Runtime.getRuntime();
        OptionalLong memory = Machine.memory();
        line("Operando " + ProgramVersion.TEXT + ", Java " + Runtime.version() + " ("
                + System.getProperty("java.vendor") + "), " + System.getProperty("os.name") + " "
                + System.getProperty("os.version") + " " + System.getProperty("os.arch"));
        line("machine " + Machine.hostName() + ": " + machine.availableProcessors() + " cores, memory "
                + (memory.isPresent() ? Machine.size(memory.getAsLong()) : "unknown") + ", heap up to "
                + Machine.size(machine.maxMemory()) + "; this run: " + options.threads()
                + " threads, steps side by side within " + Machine.size(options.memory()) + "; process "
                + ProcessHandle.current().pid());
        line("study " + plan.study().file().toAbsolutePath() + ", results " + folder.path().toAbsolutePath());
        if (!options.only().isEmpty()) {
            line("only " + String.join(", ", options.only()) + " and what is needed for it");
        }
        catalogue.problems().forEach(p -> line("plug-in " + p.where() + " " + p.what()));
        for (MeasuredData data : plan.data().values()) {
            long bytes = data.files().stream().mapToLong(f -> f.toFile().length()).sum();
            line("measurement " + data.measurement().name() + ": " + data.files().size() + " files, "
                    + Machine.size(bytes)
                    + ", " + data.loader().map(l -> l.id() + " of " + l.bundle()).orElse("no loader"));
        }
        plan.steps().stream().flatMap(s -> s.operation().stream()).map(RunLog::version).distinct()
                .forEach(this::line);
        for (PlannedStep step : plan.steps()) {
            String before = step.before().stream().map(StepId::toString).collect(Collectors.joining(", "));
            line("plan " + step.id() + ": " + step.operationId() + " " + step.parameterText()
                    + (before.isEmpty() ? "" : " after " + before)
                    + step.blocked().map(b -> "; not run: " + b).orElse(""));
        }
        plan.figures().forEach(f -> line("plan figure " + f.name() + ": " + f.figure().id()));
        plan.problems().forEach(p -> line("problem " + p));
    }

    private static String version(Contribution<? extends Operation<?, ?, ?>> operation) {
        try {
            return "operation " + operation.id() + ", version " + operation.version() + ", of "
                    + ProgramVersion.bundle(operation.instance());
        } catch (OperationException e) {
            return "operation " + operation.id() + ": " + e.getMessage();
        }
    }

    /** The end of a step. */
    void ended(StepResult step, long bytesRead) {
        Runtime machine = Runtime.getRuntime();
        line(step.step().id() + " " + step.state().word() + ", "
                + String.format(Locale.ROOT, "%.3f s", step.seconds()) + ", read " + Machine.size(bytesRead) + ", heap "
                + Machine.size(machine.totalMemory() - machine.freeMemory()) + " in use"
                + (step.warnings().isEmpty() ? "" : ", " + step.warnings().size() + " warnings")
                + step.failure().map(f -> ": " + f).orElse(""));
        step.warnings().forEach(w -> line(step.step().id() + " warning: " + w.where() + ": " + w.what()));
    }

    /**
     * What was done beside the steps.
     * @param count how many figures, or steps told of
     * @param since begin, {@link System#nanoTime}
     */
    void took(String what, int count, long since) {
        line(what + " (" + count + "), "
                + String.format(Locale.ROOT, "%.3f s", (System.nanoTime() - since) * 1e-9));
    }

    /** The end of a run. */
    void ended(RunResult run, double seconds, long bytesHashed) {
        run.figures().forEach(f -> f.failure().ifPresent(why -> line("figure " + f.name() + " "
                + f.state().word() + ": " + why)));
        run.figures().forEach(f -> f.warnings().forEach(w -> line("figure " + f.name() + ": " + w.what())));
        run.unwritten().ifPresent(why -> line("" + why));
        line("ended with exit code " + run.exitCode() + " after " + String.format(Locale.ROOT, "%.1f s", seconds)
                + ", hashed " + Machine.size(bytesHashed));
    }
}
