// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.operando.api.Exporter;
import org.operando.api.FigureBuilder;
import org.operando.api.Loader;
import org.operando.api.Operation;
import org.operando.api.OperationException;
import org.operando.api.Technique;
import org.operando.api.Warning;
import org.operando.core.record.NearMiss;
import org.operando.core.record.TypeArguments;

/** All that is contributed. Read from the extension registry, or made by hand in a test. */
public final class Catalogue {
    private final Map<Kind, Map<String, Contribution<?>>> byKind = new EnumMap<>(Kind.class);
    private final List<Warning> problems = new ArrayList<>();

    /** Without contributions; {@link #add} puts them in. */
    public Catalogue() {
        for (Kind kind : Kind.values()) {
            byKind.put(kind, new TreeMap<>());
        }
    }

    /** Adds a contribution; the second with an id is left out and named in {@link #problems()}. */
    public Catalogue add(Kind kind, Contribution<?> contribution) {
        Contribution<?> first = byKind.get(kind).putIfAbsent(contribution.id(), contribution);
        if (first != null) {
            problem(contribution.bundle(), "its " + kind.element() + " '" + contribution.id() + "' is left out: "
                    + first.bundle() + " has one of that id");
        }
        return this;
    }

    /** Notes a plug-in that cannot be used, in whole or in part. */
    public void problem(String plugin, String what) {
        problems.add(new Warning(plugin, what));
    }

    /** Plug-ins that cannot be used, in whole or in part, with the reason. */
    public List<Warning> problems() {
        return List.copyOf(problems);
    }

    /** All contributions of a kind, by id. */
    public Collection<Contribution<?>> all(Kind kind) {
        return byKind.get(kind).values();
    }

    /** Ids of a kind. */
    public Collection<String> ids(Kind kind) {
        return byKind.get(kind).keySet();
    }

    /** The technique of an id. */
    @SuppressWarnings("unchecked")
    public Optional<Contribution<Technique<?>>> technique(String id) {
        return Optional.ofNullable((Contribution<Technique<?>>) byKind.get(Kind.TECHNIQUE).get(id));
    }

    /** The loaders, of all techniques. */
    @SuppressWarnings("unchecked")
    public List<Contribution<Loader<?, ?>>> loaders() {
        return byKind.get(Kind.LOADER).values().stream().map(c -> (Contribution<Loader<?, ?>>) c).toList();
    }

    /** The exporters, of all techniques. */
    @SuppressWarnings("unchecked")
    public List<Contribution<Exporter<?>>> exporters() {
        return byKind.get(Kind.EXPORTER).values().stream().map(c -> (Contribution<Exporter<?>>) c).toList();
    }

    /** The operation of an id. */
    @SuppressWarnings("unchecked")
    public Optional<Contribution<Operation<?, ?, ?>>> operation(String id) {
        return Optional.ofNullable((Contribution<Operation<?, ?, ?>>) byKind.get(Kind.OPERATION).get(id));
    }

    /** The figure of an id. */
    @SuppressWarnings("unchecked")
    public Optional<Contribution<FigureBuilder<?, ?>>> figure(String id) {
        return Optional.ofNullable((Contribution<FigureBuilder<?, ?>>) byKind.get(Kind.FIGURE).get(id));
    }

    /** The measurement record of a technique. */
    public static Class<? extends Record> measurementType(Technique<?> technique) {
        return TypeArguments.of(technique.getClass(), Technique.class, 0);
    }

    /** Inputs (0), parameters (1) or outputs (2) of an operation. */
    public static Class<? extends Record> type(Operation<?, ?, ?> operation, int n) {
        return TypeArguments.of(operation.getClass(), Operation.class, n);
    }

    /** Inputs (0) or options (1) of a figure. */
    public static Class<? extends Record> type(FigureBuilder<?, ?> figure, int n) {
        return TypeArguments.of(figure.getClass(), FigureBuilder.class, n);
    }

    /** The record that a loader gives. */
    public static Class<? extends Record> loadedType(Loader<?, ?> loader) {
        return TypeArguments.of(loader.getClass(), Loader.class, 1);
    }

    /** The measurement record that a loader takes. */
    public static Class<? extends Record> measurementType(Loader<?, ?> loader) {
        return TypeArguments.of(loader.getClass(), Loader.class, 0);
    }

    /** The record that an exporter writes. */
    public static Class<? extends Record> writtenType(Exporter<?> exporter) {
        return TypeArguments.of(exporter.getClass(), Exporter.class, 0);
    }

    /** A peak shape, an optimizer or whatever else is contributed under this id with this type. */
    public <T> T contributed(Class<T> type, String id) throws OperationException {
        List<String> ids = new ArrayList<>();
        for (Kind kind : List.of(Kind.PEAK_SHAPE, Kind.OPTIMIZER)) {
            for (Contribution<?> c : all(kind)) {
                Object instance = c.instance();
                if (type.isInstance(instance)) {
                    if (c.id().equals(id)) {
                        return type.cast(instance);
                    }
                    ids.add(c.id());
                }
            }
        }
        String words = type.getSimpleName().replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        throw new OperationException("unknown " + words + " '" + id + "'" + NearMiss.hint(id, ids));
    }
}
