// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.operando.api.Chosen;
import org.operando.api.LoadException;
import org.operando.api.Loaded;
import org.operando.api.OperationException;
import org.operando.api.Warning;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.record.Schema;
import org.operando.core.results.ResultFile;

/** The records that flow through a run: read from files or handed on, dropped when memory is short and read again. */
final class Values {
    /** What was read of a measurement, with what the loader warned of. */
    record Read(Loaded<?> loaded, List<Warning> warnings) {
    }

    private static final class Slot<V> {
        private SoftReference<V> value = new SoftReference<>(null);
        private LoadException error;
    }

    private final Plan plan;
    private final Path folder;
    private final Map<StepId, Path> elsewhere;
    private final Map<String, Slot<Read>> loaded = new ConcurrentHashMap<>();
    private final Map<StepId, SoftReference<Record>> outputs = new ConcurrentHashMap<>();

    Values(Plan plan, Path folder) {
        this(plan, folder, Map.of());
    }

    /** @param elsewhere files that stand in for those of the folder */
    Values(Plan plan, Path folder, Map<StepId, Path> elsewhere) {
        this.plan = plan;
        this.folder = folder;
        this.elsewhere = Map.copyOf(elsewhere);
    }

    /** Keeps the outputs of a step at hand. */
    void put(StepId step, Record result) {
        outputs.put(step, new SoftReference<>(result));
    }

    /** The data of a measurement; read once, by whoever comes first. An error is remembered too. */
    Read read(String measurement, StepContext context) throws LoadException, OperationException {
        Slot<Read> slot = loaded.computeIfAbsent(measurement, m -> new Slot<>());
        synchronized (slot) {
            if (slot.error != null) {
                throw slot.error;
            }
            Read read = slot.value.get();
            if (read == null) {
                StepContext own = context.reading();
                try {
                    read = new Read(plan.data().get(measurement).load(own), own.warnings());
                } catch (LoadException e) {
                    slot.error = e;
                    throw e;
                }
                context.read(plan.data().get(measurement).bytes());
                slot.value = new SoftReference<>(read);
            }
            return read;
        }
    }

    /** The outputs of a step, from memory or from its file. */
    Record outputs(StepId id) throws OperationException {
        SoftReference<Record> held = outputs.get(id);
        Record result = held == null ? null : held.get();
        if (result == null) {
            PlannedStep step = plan.steps().stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
            Path file = elsewhere.getOrDefault(id, folder.resolve(id.file()));
            try {
                result = ResultFile.read(file, Catalogue.type(step.operation().orElseThrow().instance(), 2));
            } catch (LoadException e) {
                throw new OperationException("the result of " + id + " cannot be read: " + e.getMessage(),
                        file.toString(),
                        "delete the file and run again");
            }
            put(id, result);
        }
        return result;
    }

    /**
     * The inputs record of a step or figure.
     * @param without steps that gave no result: left out of lists
     */
    Record inputs(Class<? extends Record> type, Map<String, Source> sources, Set<StepId> without, StepContext context)
            throws LoadException, OperationException {
        Schema schema = Schema.of(type);
        Object[] values = new Object[schema.fields().size()];
        for (int i = 0; i < values.length; i++) {
            Schema.Field field = schema.fields().get(i);
            Object value = value(sources.get(field.name()), without, context);
            values[i] = field.optional() ? Optional.ofNullable(value) : value;
        }
        return schema.make(values);
    }

    private Object value(Source source, Set<StepId> without, StepContext context)
            throws LoadException, OperationException {
        return switch (source) {
            case Source.Nothing n -> null;
            case Source.OfMeasurement m -> {
                Read read = read(m.measurement(), context);
                context.join(read.warnings().stream().filter(w -> !context.warnings().contains(w)).toList());
                yield component(read.loaded().data(), m.component());
            }
            case Source.OfStudy s -> plan.data().get(s.measurement()).measurement().details().orElseThrow();
            case Source.OfStep s -> component(outputs(s.step()), s.component());
            case Source.Members many -> {
                List<Chosen<?>> chosen = new ArrayList<>();
                for (Source.Member member : many.members()) {
                    if (member.source().steps().stream().anyMatch(without::contains)) {
                        context.warn(member.subject().measurement(), "is left out: it gave no result");
                    } else {
                        chosen.add(new Chosen<>(member.subject(), (Record) value(member.source(), without, context)));
                    }
                }
                if (chosen.isEmpty()) {
                    throw new OperationException("none of the results to compare is there");
                }
                yield List.copyOf(chosen);
            }
        };
    }

    private static Object component(Record record, Optional<String> name) {
        if (name.isEmpty()) {
            return record;
        }
        Object value = Schema.of(record.getClass()).field(name.get()).orElseThrow().of(record);
        return value instanceof Optional<?> o ? o.orElse(null) : value;
    }
}
