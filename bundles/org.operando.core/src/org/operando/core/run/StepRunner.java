// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.operando.api.Cancelled;
import org.operando.api.LoadException;
import org.operando.api.OperandoException;
import org.operando.api.Operation;
import org.operando.api.OperationException;
import org.operando.api.Split;
import org.operando.api.SplitOperation;
import org.operando.api.Warning;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.catalogue.Contribution;
import org.operando.core.files.WholeFile;
import org.operando.core.record.CanonicalJson;
import org.operando.core.record.FlatJson;
import org.operando.core.record.ParameterUnits;
import org.operando.core.results.ResultFile;

/** Runs one step: keeps its result when it still holds, else loads, computes, writes, reads back and publishes it. */
final class StepRunner {
    private final Plan plan;
    private final Set<StepId> wanted;
    private final RunFolder folder;
    private final Values values;
    private final StepKeys keys;
    private final StepContext.Surroundings run;
    private final Runner.Options options;
    private final MemoryBudget memory;
    private final RunLog log;
    private final ProgressLines progress;

    StepRunner(Plan plan, Set<StepId> wanted, RunFolder folder, Values values, StepKeys keys,
            StepContext.Surroundings run,
            Runner.Options options, RunLog log) {
        this.plan = plan;
        this.wanted = wanted;
        this.folder = folder;
        this.values = values;
        this.keys = keys;
        this.run = run;
        this.options = options;
        this.log = log;
        this.progress = new ProgressLines(folder);
        this.memory = new MemoryBudget(options.memory());
    }

    /** Runs a step; never throws. */
    StepResult run(PlannedStep step, List<StepResult> before) {
        options.listener().started(step);
        progress.begun(step.id());
        long start = System.nanoTime();
        AtomicLong read = new AtomicLong();
        StepResult result;
        try {
            result = tried(step, before, read);
        } catch (Cancelled e) {
            result = ended(step, StepState.CANCELLED, keys.known(step.id()), null, List.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            result = ended(step, StepState.CANCELLED, keys.known(step.id()), null, List.of());
        } catch (OperandoException e) {
            result = ended(step, StepState.FAILED, keys.known(step.id()), Failure.of(e, step.id()), List.of());
        } catch (IOException | UncheckedIOException e) {
            result = ended(step, StepState.FAILED, keys.known(step.id()),
                    new Failure("its result cannot be written (" + Failure.reason(e) + ")",
                            folder.path().resolve(step.id().file()).toString(),
                            "free some space or choose another folder"),
                    List.of());
        } catch (OutOfMemoryError e) {
            result = ended(step, StepState.FAILED, keys.known(step.id()),
                    tooLittleMemory(step.id().toString(), ": it is thought to hold " + Machine.size(estimate(step))),
                    List.of());
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            result = ended(step, StepState.FAILED, keys.known(step.id()), broken(step, e), List.of());
        }
        result = new StepResult(result.step(), result.state(), result.key(), result.failure(), result.warnings(),
                result.file(),
                (System.nanoTime() - start) * 1e-9);
        folder.journal(Map.of("event", "step", "step", step.id().toString(), "state", result.state().word(), "seconds",
                result.seconds()));
        log.ended(result, read.get());
        options.listener().ended(result);
        return result;
    }

    /** What is said of a step or figure that does not fit into the memory. */
    static Failure tooLittleMemory(String what, String need) {
        return new Failure("not enough memory" + need + ", and this process has "
                + Machine.size(Runtime.getRuntime().maxMemory()), what,
                "give more with OPERANDO_MEMORY=8g, or process fewer files at a time");
    }

    private StepResult tried(PlannedStep step, List<StepResult> before, AtomicLong read)
            throws OperandoException, IOException, InterruptedException {
        run.cancel().step(step.id()).check();
        if (before.stream().anyMatch(r -> r.state() == StepState.CANCELLED)) {
            return ended(step, StepState.CANCELLED, keys.known(step.id()), null, List.of());
        }
        if (step.blocked().isPresent() && wanted.contains(step.id())) {
            return ended(step, StepState.NOT_RUN, "", new Failure(step.blocked().get(), step.id().toString(), ""),
                    List.of());
        }
        Set<StepId> missing = before.stream().filter(r -> !r.state().hasResult()).map(r -> r.step().id())
                .collect(Collectors.toSet());
        Optional<StepId> needed = needed(step.inputs(), missing);
        if (needed.isPresent() && wanted.contains(step.id())) {
            return ended(step, StepState.NOT_RUN, "",
                    new Failure("needs " + needed.get() + ", which gave no result", step.id().toString(), ""),
                    List.of());
        }
        if (needed.isPresent() || step.blocked().isPresent()) {
            return ended(step, StepState.NOT_RUN, "", null, List.of());
        }
        String key = keys.step(step, missing);
        Path file = folder.path().resolve(step.id().file());
        if (keys.holds(file, key)) {
            return ended(step, StepState.KEPT, key, null, ResultFile.warnings(file));
        }
        if (!wanted.contains(step.id())) {
            return ended(step, StepState.NOT_RUN, key, null, List.of());
        }
        long bytes = Math.min(memory.limit(), estimate(step));
        try {
            return held(bytes, step, missing, key, file, read);
        } catch (OutOfMemoryError e) {
            if (bytes == memory.limit()) {
                throw e;
            }
            log.line(step.id() + " holds more than was thought; it waits until it is alone");
            return held(memory.limit(), step, missing, key, file, read);
        }
    }

    private StepResult held(long bytes, PlannedStep step, Set<StepId> missing, String key, Path file, AtomicLong read)
            throws OperandoException, IOException, InterruptedException {
        memory.acquire(bytes);
        try {
            return computed(step, missing, key, file, read);
        } finally {
            memory.release(bytes);
            Files.deleteIfExists(WholeFile.temporaryOf(file));
        }
    }

    /** A list goes on without members that failed; any other input is needed. */
    static Optional<StepId> needed(Map<String, Source> inputs, Set<StepId> missing) {
        return inputs.values().stream().filter(s -> !(s instanceof Source.Members))
                .flatMap(s -> s.steps().stream())
                .filter(missing::contains).findFirst();
    }

    /** What a step is thought to hold: what its files and earlier results hold, widened to doubles, and a result as large. */
    private long estimate(PlannedStep step) {
        long bytes = 1L << 24;
        for (Source source : step.inputs().values()) {
            for (StepId before : source.steps()) {
                bytes += 8 * folder.path().resolve(before.file()).toFile().length();
            }
            for (String measurement : source.measurements()) {
                for (Path file : plan.data().get(measurement).files()) {
                    bytes += 8 * Math.max(0, file.toFile().length());
                }
            }
        }
        return bytes;
    }

    /** The context of a step: budget and seed are the same in every process. */
    static StepContext context(StepContext.Surroundings run, Runner.Options options, PlannedStep step, String key,
            StepContext.Progress progress) {
        StepContext.Surroundings own = new StepContext.Surroundings(run.catalogue(), run.workers(), run.shared(),
                run.cancel().step(step.id()));
        return new StepContext(own, (done, of, what) -> {
            progress.at(done, of, what);
            options.listener().progress(step, done, of, what);
        }, options.memory() / options.threads(), Long.parseUnsignedLong(key.substring(0, 16), 16));
    }

    private StepResult computed(PlannedStep step, Set<StepId> missing, String key, Path file, AtomicLong read)
            throws OperandoException, IOException {
        StepContext context = context(run, options, step, key,
                (done, of, what) -> progress.at(step.id(), done, of, what));
        Operation<?, ?, ?> operation = step.operation().orElseThrow().instance();
        Record inputs = values.inputs(Catalogue.type(operation, 0), step.inputs(), missing, context);
        Map<String, Map<String, String>> notes = new LinkedHashMap<>();
        for (Source source : step.inputs().values()) {
            for (String m : source.measurements()) {
                notes.put(m, values.read(m, context).loaded().metadata());
            }
        }
        Record outputs = call(operation, inputs, step.parameters().orElseThrow(), context,
                split -> PartFiles.of(folder.path(), step, key, split, keys));
        if (context.partsTaken() > 0) {
            log.line(step.id() + ": " + context.partsTaken() + " parts were there from before");
        }
        context.check();
        for (Map.Entry<String, Map<String, String>> note : notes.entrySet()) {
            plan.data().get(note.getKey()).requireUnchanged();
            FileNotes.write(folder.path(), note.getKey(), keys.data(note.getKey(), StepContext.UNTOLD),
                    note.getValue());
        }
        read.addAndGet(context.bytesRead());
        write(step, file, key, keys.named(step, missing), upstream(step, missing), outputs, context.warnings());
        values.put(step.id(), outputs);
        return ended(step, StepState.DONE, key, null, context.warnings());
    }

    /** @param files where results of parts may lie that other processes have computed */
    @SuppressWarnings("unchecked")
    static Record call(Operation<?, ?, ?> operation, Record inputs, Record parameters, StepContext context,
            Function<Split<Record, Record, Record>, PartFiles<Record>> files) throws OperationException {
        if (operation instanceof SplitOperation<?, ?, ?> split) {
            Split<?, ?, ?> parts = ((SplitOperation<Record, Record, Record>) split).split(inputs, parameters, context);
            Split<Record, Record, Record> cut = (Split<Record, Record, Record>) parts;
            return new PartRunner<>(cut, context, files.apply(cut)).run();
        }
        return ((Operation<Record, Record, Record>) operation).run(inputs, parameters, context);
    }

    /** Heads of all results that went in, directly or not, each once. */
    private List<ResultFile.Header> upstream(PlannedStep step, Set<StepId> missing) {
        return ResultFile.chain(step.before().stream().filter(id -> !missing.contains(id))
                .map(id -> folder.path().resolve(id.file())).toList());
    }

    private static void write(PlannedStep step, Path file, String key, Map<String, String> inputKeys,
            List<ResultFile.Header> upstream, Record outputs, List<Warning> warnings)
            throws IOException, LoadException, OperationException {
        Contribution<Operation<?, ?, ?>> operation = step.operation().orElseThrow();
        Record given = step.parameters().orElseThrow();
        String parameters = CanonicalJson.of(given);
        ResultFile.Header header = new ResultFile.Header(key, step.operationId(), operation.version(), step.subject(),
                parameters, ParameterUnits.of(given), inputKeys, warnings, upstream,
                operation.citations(FlatJson.of(parameters)));
        ResultFile.publish(file, header, outputs);
    }

    private Failure broken(PlannedStep step, Throwable e) {
        log.fault(step.id().toString(), e);
        String plugin = step.operation().map(o -> o.bundle().isEmpty() ? o.id() : o.bundle())
                .orElse(step.operationId());
        return new Failure("plug-in " + plugin + " failed in '" + step.operationId() + "': " + e, step.id().toString(),
                "this is a fault of the plug-in; log.txt in the results folder has the details");
    }

    private StepResult ended(PlannedStep step, StepState state, String key, Failure failure, List<Warning> warnings) {
        Optional<Path> file = state.hasResult() ? Optional.of(folder.path().resolve(step.id().file()))
                : Optional.empty();
        return new StepResult(step, state, key, Optional.ofNullable(failure), warnings, file, 0);
    }

    /** What the report reads. */
    Runner.Results results() {
        return new Runner.Results() {
            @Override
            public Optional<Record> outputs(StepId step) {
                try {
                    return Optional.of(values.outputs(step));
                } catch (OperationException e) {
                    log.line(step + " " + e.getMessage());
                    return Optional.empty();
                }
            }

            @Override
            public Map<String, String> metadata(String measurement) {
                boolean used = plan.steps().stream().flatMap(s -> s.inputs().values().stream())
                        .anyMatch(s -> s.measurements().contains(measurement));
                try {
                    return used
                            ? FileNotes.read(folder.path(), measurement, keys.data(measurement, StepContext.UNTOLD))
                                    .orElse(Map.of())
                            : Map.of();
                } catch (OperandoException e) {
                    return Map.of();
                }
            }
        };
    }
}
