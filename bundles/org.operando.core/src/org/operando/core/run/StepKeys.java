// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.operando.api.LoadException;
import org.operando.api.Loader;
import org.operando.api.OperationException;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.catalogue.Contribution;
import org.operando.core.catalogue.Kind;
import org.operando.core.results.ResultFile;
import org.operando.core.record.CanonicalJson;

/**
 * Keys of steps: SHA-256 over operation and version, canonical parameters, subject, and the keys of all inputs down to the
 * contents of the files. A result whose file has the step's key still holds.
 */
final class StepKeys {
    private final Plan plan;
    private final Runner.Options options;
    private final Catalogue catalogue;
    private final Map<String, String> ofData = new ConcurrentHashMap<>();
    private final Map<StepId, String> ofSteps = new ConcurrentHashMap<>();

    StepKeys(Plan plan, Runner.Options options, Catalogue catalogue) {
        this.catalogue = catalogue;
        this.plan = plan;
        this.options = options;
    }

    /** Key of the data of a measurement; hashes its files once, while other measurements are hashed. */
    String data(String measurement, StepContext.Progress progress) throws LoadException, OperationException {
        MeasuredData data = plan.data().get(measurement);
        synchronized (data) {
            String key = ofData.get(measurement);
            if (key == null) {
                key = data.key(options.hashes(), options.cancel(), progress);
                ofData.put(measurement, key);
            }
            return key;
        }
    }

    /**
     * Key of a step whose upstream steps have theirs.
     * @param without steps that gave no result: members of comparisons that are left out
     */
    String step(PlannedStep step, Set<StepId> without) throws LoadException, OperationException {
        StringBuilder text = new StringBuilder("step 1\n").append(operation(step)).append('\n')
                .append(CanonicalJson.of(step.subject())).append('\n');
        contributed(text, step);
        for (Source source : step.inputs().values()) {
            for (String measurement : source.measurements()) {
                data(measurement, (done, of, what) -> options.listener().progress(step, done, of, what));
            }
        }
        inputs(step.inputs(), without).forEach((name, key) -> text.append(name).append(' ').append(key).append('\n'));
        String key = FileHashes.ofText(text.toString());
        ofSteps.put(step.id(), key);
        return key;
    }

    /** The operation of a step with its version and parameters. */
    private String operation(PlannedStep step) throws OperationException {
        return step.operationId() + ' ' + step.operation().orElseThrow().version() + '\n'
                + CanonicalJson.of(step.parameters().orElseThrow(), this::contents);
    }

    /**
     * Key of a part of a step; empty when a file in it cannot be read.
     * @param own what the part says that it depends on
     */
    Optional<PartKey> part(PlannedStep step, Record own) throws OperationException {
        StringBuilder text = new StringBuilder("part 1\n").append(operation(step)).append('\n');
        contributed(text, step);
        Map<Path, String> stamps = new LinkedHashMap<>();
        try {
            text.append(CanonicalJson.of(own, file -> stamped(file, stamps))).append('\n');
            for (Source source : step.inputs().values()) {
                for (String measurement : source.measurements()) {
                    MeasuredData data = plan.data().get(measurement);
                    Contribution<Loader<?, ?>> loader = data.loader().orElseThrow();
                    text.append(loader.id()).append(' ').append(loader.version()).append('\n');
                    for (Path file : List.copyOf(stamps.keySet())) {
                        for (Path linked : data.hashes().containsKey(file) ? loader.instance().linked(file)
                                : List.<Path>of()) {
                            text.append(stamped(linked, stamps)).append('\n');
                        }
                    }
                }
            }
            return Optional.of(new PartKey(FileHashes.ofText(text.toString()), stamps));
        } catch (UncheckedIOException | LoadException e) {
            // the part itself says what cannot be read
            return Optional.empty();
        }
    }

    private String stamped(Path file, Map<Path, String> stamps) {
        try {
            stamps.put(file, FileHashes.stamp(file));
            return options.hashes().of(file, options.cancel());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The key of a step, as far as it was made; empty before. */
    String known(StepId step) {
        return ofSteps.getOrDefault(step, "");
    }

    /** Versions of the peak shapes and optimizers that the parameters name: what they compute goes into the result. */
    private void contributed(StringBuilder text, PlannedStep step) throws OperationException {
        String parameters = CanonicalJson.of(step.parameters().orElseThrow());
        for (Kind kind : List.of(Kind.PEAK_SHAPE, Kind.OPTIMIZER)) {
            for (Contribution<?> c : catalogue.all(kind)) {
                if (parameters.contains("\"" + c.id() + "\"")) {
                    text.append(c.id()).append(' ').append(c.version()).append('\n');
                }
            }
        }
    }

    /** Keys of the inputs by name; members of a list by their subject. */
    Map<String, String> inputs(Map<String, Source> inputs, Set<StepId> without)
            throws LoadException, OperationException {
        Map<String, String> keys = new LinkedHashMap<>();
        for (Map.Entry<String, Source> input : inputs.entrySet()) {
            if (input.getValue() instanceof Source.Members many) {
                for (Source.Member member : many.members()) {
                    if (without.containsAll(member.source().steps()) && !member.source().steps().isEmpty()) {
                        continue;
                    }
                    keys.put(input.getKey() + "/" + CanonicalJson.of(member.subject()), source(member.source()));
                }
            } else {
                keys.put(input.getKey(), source(input.getValue()));
            }
        }
        return keys;
    }

    /**
     * Keys of the inputs of a step and hashes of its files, by name; after {@link #step}. Files are named by measurement
     * and name: not by their place, which differs from machine to machine.
     */
    Map<String, String> named(PlannedStep step, Set<StepId> without)
            throws LoadException, OperationException {
        Map<String, String> all = new LinkedHashMap<>(inputs(step.inputs(), without));
        for (Source source : step.inputs().values()) {
            for (String m : source.measurements()) {
                Map<Path, String> files = plan.data().get(m).hashes();
                Map<String, Integer> uses = new LinkedHashMap<>();
                for (Map.Entry<Path, String> file : files.entrySet()) {
                    String name = m + "/" + file.getKey().getFileName();
                    int use = uses.merge(name, 1, Integer::sum);
                    all.put(use == 1 ? name : name + " (" + use + ")", "sha256:" + file.getValue());
                }
            }
        }
        return all;
    }

    /** Whether a result file has this key and is as it was written. */
    boolean holds(Path result, String key) throws IOException {
        return ResultFile.key(result).filter(key::equals).isPresent() && options.hashes().isSealed(result);
    }

    /** A file counts by what is in it: its place differs from machine to machine. */
    private String contents(Path file) {
        try {
            return options.hashes().of(file, options.cancel());
        } catch (IOException e) {
            // who needs it says that it cannot be read
            return "unreadable";
        }
    }

    private String source(Source source) throws LoadException, OperationException {
        return switch (source) {
            case Source.OfMeasurement m ->
                data(m.measurement(), StepContext.UNTOLD) + m.component().map(c -> "." + c).orElse("");
            case Source.OfStep s -> ofSteps.getOrDefault(s.step(), "none") + s.component().map(c -> "." + c).orElse("");
            case Source.OfStudy s ->
                CanonicalJson.of(plan.data().get(s.measurement()).measurement().details().orElseThrow(),
                        this::contents);
            case Source.Nothing n -> "none";
            case Source.Members m -> throw new IllegalStateException("a list within a list");
        };
    }
}
