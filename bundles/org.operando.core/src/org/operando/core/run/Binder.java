// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.operando.api.OperationException;
import org.operando.api.Signal;
import org.operando.api.Table;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.record.NearMiss;
import org.operando.core.record.Schema;
import org.operando.core.record.ValueType;
import org.operando.core.study.Measurement;
import org.operando.core.study.Selection;

/**
 * Finds where the inputs of a step come from: what the step names, the measurement's keys that name another measurement,
 * the newest earlier step with an output of that type, the loader's record, the measurement's own keys.
 */
final class Binder {
    private final Map<String, MeasuredData> data;
    private final Map<String, List<PlannedStep>> steps;

    /**
     * @param data files and loader of each measurement
     * @param steps the steps planned so far, by measurement, in their order
     */
    Binder(Map<String, MeasuredData> data, Map<String, List<PlannedStep>> steps) {
        this.data = data;
        this.steps = steps;
    }

    /** The sources of all inputs; an exception says which cannot be bound and why. */
    Map<String, Source> bind(Class<? extends Record> inputs, Measurement of, Map<String, String> from,
            Selection selection)
            throws OperationException {
        Map<String, Source> bound = new LinkedHashMap<>();
        List<Schema.Field> fields = Schema.of(inputs).fields();
        List<String> names = fields.stream().map(Schema.Field::name).toList();
        for (String input : from.keySet()) {
            if (!input.isEmpty() && !names.contains(input)) {
                throw new OperationException(
                        "'from' names an unknown input '" + input + "'" + NearMiss.hint(input, names));
            }
        }
        boolean taken = false;
        for (Schema.Field field : fields) {
            String named = from.get(field.name());
            if (named == null && !taken && from.containsKey("") && of != null && fits(field, of, from.get(""))) {
                named = from.get("");
                taken = true;
            }
            bound.put(field.name(), bind(field, of, Optional.ofNullable(named), selection));
        }
        if (from.containsKey("") && !taken) {
            throw new OperationException("nothing of '" + from.get("") + "' fits an input of this step");
        }
        return bound;
    }

    private boolean fits(Schema.Field field, Measurement of, String name) throws OperationException {
        return type(field).isPresent() && named(field, of, name).isPresent();
    }

    private Source bind(Schema.Field field, Measurement of, Optional<String> from, Selection selection)
            throws OperationException {
        if (field.type() instanceof ValueType.ListOf list && list.item() instanceof ValueType.ChosenOf chosen) {
            return members(chosen.value(), selection, field.optional());
        }
        Class<?> wanted = type(field).orElseThrow(() -> new OperationException(
                "input '" + field.name() + "' is neither a record, table nor signal; an input must be"));
        Optional<Source> found = Optional.empty();
        if (of != null && from.isPresent()) {
            found = named(field, of, from.get());
            if (found.isEmpty()) {
                throw new OperationException("'" + from.get() + "' gives no " + named(wanted) + " for input '"
                        + field.name() + "'");
            }
        }
        if (of != null && found.isEmpty() && of.links().containsKey(field.name())) {
            found = ofMeasurement(wanted, of.links().get(field.name()));
        }
        if (of != null && found.isEmpty()) {
            found = newest(wanted, of.name());
        }
        if (of != null && found.isEmpty()) {
            found = loaded(wanted, of.name());
        }
        if (of != null && found.isEmpty() && of.details().filter(wanted::isInstance).isPresent()) {
            found = Optional.of(new Source.OfStudy(of.name()));
        }
        if (of == null) {
            found = newest(wanted, ""); // a figure of the result of a comparison
        }
        if (found.isEmpty() && !field.optional()) {
            throw new OperationException("nothing gives the " + named(wanted) + " for input '" + field.name()
                    + "': no earlier step of '" + (of == null ? "the study" : of.name()) + "' and no file of it");
        }
        return found.orElseGet(Source.Nothing::new);
    }

    /** A record by the words of its class; outputs by those of their operation. */
    private static String named(Class<?> wanted) {
        Class<?> owner = wanted.getEnclosingClass();
        String words = (owner == null ? wanted : owner).getSimpleName().replaceAll("([a-z0-9])([A-Z])", "$1 $2")
                .toLowerCase(Locale.ROOT);
        return owner == null ? words : "result of a " + words;
    }

    private static Optional<Class<?>> type(Schema.Field field) {
        return switch (field.type()) {
            case ValueType.Nested n -> Optional.of(n.type());
            case ValueType.TableValue t -> Optional.of(Table.class);
            case ValueType.SignalValue s -> Optional.of(Signal.class);
            default -> Optional.empty();
        };
    }

    /** A step of the same measurement, another measurement, or {@code measurement/step}. */
    private Optional<Source> named(Schema.Field field, Measurement of, String name) throws OperationException {
        Class<?> wanted = type(field).orElseThrow();
        int slash = name.indexOf('/');
        String measurement = slash < 0 ? of.name() : name.substring(0, slash);
        String stepName = name.substring(slash + 1);
        for (PlannedStep step : steps.getOrDefault(measurement, List.of())) {
            if (step.id().name().equals(stepName)) {
                return ofStep(wanted, step);
            }
        }
        if (data.containsKey(name)) {
            return ofMeasurement(wanted, name);
        }
        List<String> valid = new ArrayList<>(data.keySet());
        steps.getOrDefault(of.name(), List.of()).forEach(s -> valid.add(s.id().name()));
        throw new OperationException("'from' names neither an earlier step nor a measurement: '" + name + "'"
                + NearMiss.hint(name, valid));
    }

    private Optional<Source> ofMeasurement(Class<?> wanted, String measurement) throws OperationException {
        Optional<Source> loaded = loaded(wanted, measurement);
        return loaded.isPresent() ? loaded : newest(wanted, measurement);
    }

    private Optional<Source> newest(Class<?> wanted, String measurement) throws OperationException {
        for (PlannedStep step : steps.getOrDefault(measurement, List.of()).reversed()) {
            Optional<Source> source = ofStep(wanted, step);
            if (source.isPresent()) {
                return source;
            }
        }
        return Optional.empty();
    }

    private Optional<Source> ofStep(Class<?> wanted, PlannedStep step) throws OperationException {
        if (step.operation().isEmpty()) {
            return Optional.empty();
        }
        Class<? extends Record> offered;
        try {
            offered = Catalogue.type(step.operation().get().instance(), 2);
        } catch (OperationException broken) {
            return Optional.empty(); // its own step tells why
        }
        return offer(wanted, offered, step.id().toString()).map(c -> new Source.OfStep(step.id(), c));
    }

    private Optional<Source> loaded(Class<?> wanted, String measurement) throws OperationException {
        MeasuredData measured = data.get(measurement);
        if (measured == null) {
            return Optional.empty();
        }
        if (measured.error().isPresent()) {
            throw new OperationException(measured.error().get().getMessage());
        }
        Optional<Class<? extends Record>> offered = measured.type();
        return offered.isEmpty() ? Optional.empty()
                : offer(wanted, offered.get(), measurement).map(c -> new Source.OfMeasurement(measurement, c));
    }

    /** The component that fits: empty inside for the record itself; empty outside when nothing fits. */
    private static Optional<Optional<String>> offer(Class<?> wanted, Class<? extends Record> offered, String who)
            throws OperationException {
        if (wanted == offered) {
            return Optional.of(Optional.empty());
        }
        List<String> fitting = Schema.of(offered).fields().stream()
                .filter(f -> type(f).filter(t -> t == wanted).isPresent())
                .map(Schema.Field::name).toList();
        if (fitting.size() > 1 && wanted != Table.class && wanted != Signal.class) {
            throw new OperationException("two outputs of " + who + " fit equally: " + String.join(" and ", fitting));
        }
        return fitting.size() == 1 ? Optional.of(Optional.of(fitting.getFirst())) : Optional.empty();
    }

    private Source members(Class<? extends Record> wanted, Selection selection, boolean optional)
            throws OperationException {
        List<Source.Member> members = new ArrayList<>();
        for (MeasuredData measured : data.values()) {
            Measurement m = measured.measurement();
            if (selection.takes(m.subject())) {
                Optional<Source> source = newest(wanted, m.name());
                source.ifPresent(s -> members.add(new Source.Member(m.subject(), s)));
            }
        }
        if (members.isEmpty() && optional) {
            return new Source.Nothing();
        }
        if (members.isEmpty()) {
            throw new OperationException("none of the measurements chosen has a " + named(wanted)
                    + "; check 'of' and that their recipes give one");
        }
        return new Source.Members(List.copyOf(members));
    }
}
