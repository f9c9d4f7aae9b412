// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
import org.operando.core.record.CanonicalJson;
import org.operando.core.record.FlatJson;
import org.operando.core.results.ResultFile;

/** Runs one step: keeps its result when it still holds, else loads, computes, writes, reads back and publishes it. */
final class StepRunner {
    private final Plan plan;
    private final RunFolder folder;
    private final Values values;
    private final StepKeys keys;
    private final StepContext.Surroundings run;
    private final Runner.Options options;
    private final MemoryBudget memory;
    private final Map<String, Map<String, String>> metadata = new ConcurrentHashMap<>();

    StepRunner(Plan plan, RunFolder folder, Values values, StepKeys keys, StepContext.Surroundings run,
            Runner.Options options) {
        this.plan = plan;
        this.folder = folder;
        this.values = values;
        this.keys = keys;
        this.run = run;
        this.options = options;
        this.memory = new MemoryBudget(options.memory());
    }

    /** Runs a step; never throws. */
    StepResult run(PlannedStep step, List<StepResult> before) {
        options.listener().started(step);
        long start = System.nanoTime();
        StepResult result;
        try {
            result = tried(step, before);
        } catch (Cancelled e) {
            result = ended(step, StepState.CANCELLED, keys.known(step.id()), null, List.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            result = ended(step, StepState.CANCELLED, keys.known(step.id()), null, List.of());
        } catch (OperandoException e) {
            result = ended(step, StepState.FAILED, keys.known(step.id()), Failure.of(e, step.id()), List.of());
        } catch (IOException e) {
            result = ended(step, StepState.FAILED, keys.known(step.id()),
                    new Failure("its result cannot be written (" + e + ")",
                            folder.path().resolve(step.id().file()).toString(),
                            "free some space or choose another folder"),
                    List.of());
        } catch (OutOfMemoryError e) {
            result = ended(step, StepState.FAILED, keys.known(step.id()),
                    new Failure("not enough memory", step.id().toString(),
                            "give more with OPERANDO_MEMORY=8g, or process fewer files at a time"),
                    List.of());
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            result = ended(step, StepState.FAILED, keys.known(step.id()), broken(step, e), List.of());
        }
        result = new StepResult(result.step(), result.state(), result.key(), result.failure(), result.warnings(),
                result.file(),
                (System.nanoTime() - start) * 1e-9);
        folder.journal(Map.of("event", "step", "step", step.id().toString(), "state", result.state().word(), "seconds",
                result.seconds()));
        result.failure().ifPresent(f -> folder.log(step.id() + " " + f));
        options.listener().ended(result);
        return result;
    }

    private StepResult tried(PlannedStep step, List<StepResult> before)
            throws OperandoException, IOException, InterruptedException {
        run.cancel().check();
        if (step.blocked().isPresent()) {
            return ended(step, StepState.NOT_RUN, "", new Failure(step.blocked().get(), step.id().toString(), ""),
                    List.of());
        }
        Set<StepId> missing = before.stream().filter(r -> !r.state().hasResult()).map(r -> r.step().id())
                .collect(Collectors.toSet());
        Optional<StepId> needed = needed(step, missing);
        if (needed.isPresent()) {
            boolean stopped = before.stream().anyMatch(r -> r.state() == StepState.CANCELLED);
            return stopped ? ended(step, StepState.CANCELLED, keys.known(step.id()), null, List.of())
                    : ended(step, StepState.NOT_RUN, "",
                            new Failure("needs " + needed.get() + ", which gave no result", step.id().toString(), ""),
                            List.of());
        }
        String key = keys.step(step, missing);
        Path file = folder.path().resolve(step.id().file());
        if (ResultFile.key(file).filter(key::equals).isPresent()) {
            return ended(step, StepState.KEPT, key, null, ResultFile.warnings(file));
        }
        long bytes = Math.min(memory.limit(), estimate(step));
        memory.acquire(bytes);
        try {
            return computed(step, missing, key, file);
        } finally {
            memory.release(bytes);
        }
    }

    /** A list goes on without members that failed; any other input is needed. */
    private static Optional<StepId> needed(PlannedStep step, Set<StepId> missing) {
        return step.inputs().values().stream().filter(s -> !(s instanceof Source.Members))
                .flatMap(s -> s.steps().stream())
                .filter(missing::contains).findFirst();
    }

    /** What a step is thought to hold: what its files hold, widened to doubles, and a result as large. */
    private long estimate(PlannedStep step) {
        long bytes = 1L << 24;
        for (Source source : step.inputs().values()) {
            for (String measurement : source.measurements()) {
                for (Path file : plan.data().get(measurement).files()) {
                    bytes += 8 * Math.max(0, file.toFile().length());
                }
            }
        }
        return bytes;
    }

    private StepResult computed(PlannedStep step, Set<StepId> missing, String key, Path file)
            throws OperandoException, IOException {
        StepContext context = new StepContext(run,
                (done, of, what) -> options.listener().progress(step, done, of, what),
                memory.limit() / options.threads(), Long.parseUnsignedLong(key.substring(0, 16), 16));
        Operation<?, ?, ?> operation = step.operation().orElseThrow().instance();
        Record inputs = values.inputs(Catalogue.type(operation, 0), step.inputs(), missing, context);
        for (Source source : step.inputs().values()) {
            for (String m : source.measurements()) {
                metadata.put(m, values.read(m, context).loaded().metadata());
            }
        }
        Record outputs = call(operation, inputs, step.parameters().orElseThrow(), context);
        context.check();
        write(step, file, key, inputKeys(step, missing), upstream(step, missing), outputs, context.warnings());
        values.put(step.id(), outputs);
        return ended(step, StepState.DONE, key, null, context.warnings());
    }

    @SuppressWarnings("unchecked")
    static Record call(Operation<?, ?, ?> operation, Record inputs, Record parameters, StepContext context)
            throws OperationException {
        if (operation instanceof SplitOperation<?, ?, ?> split) {
            Split<?, ?, ?> parts = ((SplitOperation<Record, Record, Record>) split).split(inputs, parameters, context);
            return new PartRunner<>((Split<Record, Record, Record>) parts, context).run();
        }
        return ((Operation<Record, Record, Record>) operation).run(inputs, parameters, context);
    }

    private Map<String, String> inputKeys(PlannedStep step, Set<StepId> missing)
            throws LoadException, OperationException {
        Map<String, String> all = new LinkedHashMap<>(keys.inputs(step.inputs(), missing));
        for (Source source : step.inputs().values()) {
            for (String m : source.measurements()) {
                plan.data().get(m).hashes().forEach((p, hash) -> all.put(
                        plan.study().folder().relativize(p.toAbsolutePath()).toString(), "sha256:" + hash));
            }
        }
        return all;
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
        String parameters = CanonicalJson.of(step.parameters().orElseThrow());
        ResultFile.Header header = new ResultFile.Header(key, step.operationId(), operation.version(), step.subject(),
                parameters, inputKeys, warnings, upstream, operation.citations(FlatJson.of(parameters)));
        ResultFile.publish(file, header, outputs);
    }

    private Failure broken(PlannedStep step, Throwable e) {
        StringWriter stack = new StringWriter();
        e.printStackTrace(new PrintWriter(stack));
        folder.log(step.id() + " " + stack);
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
                    folder.log(step + " " + e.getMessage());
                    return Optional.empty();
                }
            }

            @Override
            public Map<String, String> metadata(String measurement) {
                return metadata.getOrDefault(measurement, Map.of());
            }
        };
    }
}
