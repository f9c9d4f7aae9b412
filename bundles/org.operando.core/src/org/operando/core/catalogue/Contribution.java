// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.operando.api.Doc;
import org.operando.api.Methods;
import org.operando.api.OperationException;
import org.operando.api.Reference;
import org.operando.api.Version;

/**
 * One thing that a plug-in contributes. What a list shows is known without its class; the class is loaded on first use.
 */
public final class Contribution<T> {
    private final String id;
    private final String label;
    private final String technique;
    private final String state;
    private final String confirmed;
    private final String bundle;
    private final Maker<T> maker;
    private final String ending;
    private T instance;
    private OperationException broken;

    /** Makes the instance; may throw whatever a foreign class can throw. */
    public interface Maker<T> {
        /** A new instance. */
        T make() throws Exception;
    }

    /**
     * @param id id, unique among its kind
     * @param label name for people
     * @param technique id of the technique; empty for what belongs to none
     * @param state stable or experimental
     * @param bundle symbolic name of the bundle that brings it
     * @param maker makes the instance on first use
     */
    public Contribution(String id, String label, String technique, String state, String bundle, Maker<T> maker) {
        this(id, label, technique, state, "", bundle, maker);
    }

    /** As the other; {@code confirmed} says what its reading of a format was checked against. */
    public Contribution(String id, String label, String technique, String state, String confirmed, String bundle,
            Maker<T> maker) {
        this(id, label, technique, state, confirmed, bundle, maker, "");
    }

    private Contribution(String id, String label, String technique, String state, String confirmed, String bundle,
            Maker<T> maker, String ending) {
        this.confirmed = confirmed;
        this.id = id;
        this.label = label;
        this.technique = technique;
        this.state = state;
        this.bundle = bundle;
        this.maker = maker;
        this.ending = ending;
    }

    /** A contribution that is there already, for a catalogue made by hand. */
    public static <T> Contribution<T> of(String id, String technique, T instance) {
        return new Contribution<>(id, id, technique, "stable", "", () -> instance);
    }

    /** Id, unique among its kind. */
    public String id() {
        return id;
    }

    /** Name for people. */
    public String label() {
        return label;
    }

    /** Id of the technique; empty for none. */
    public String technique() {
        return technique;
    }

    /** Stable or experimental. */
    public String state() {
        return state;
    }

    /** How the names of the files end that it writes; empty for what writes none. */
    public String ending() {
        return ending;
    }

    /** The same, which writes files whose names end so. */
    public Contribution<T> writing(String nameEnding) {
        return new Contribution<>(id, label, technique, state, confirmed, bundle, maker, nameEnding);
    }

    /** What a loader's reading of its format was checked against; empty when it does not say. */
    public String confirmed() {
        return confirmed;
    }

    /** Symbolic name of the bundle that brings it. */
    public String bundle() {
        return bundle;
    }

    /**
     * The instance, the same each time.
     * @throws OperationException when the plug-in's class cannot be loaded or made; names plug-in and reason
     */
    public synchronized T instance() throws OperationException {
        if (broken != null) {
            throw broken;
        }
        if (instance == null) {
            try {
                instance = maker.make();
            } catch (Exception | LinkageError e) {
                Throwable reason = e.getCause() != null ? e.getCause() : e;
                broken = new OperationException(
                        "'" + id + "' of plug-in " + bundle + " cannot be used (" + reason + ")", "",
                        "update or remove the plug-in", e);
                throw broken;
            }
        }
        return instance;
    }

    /** Version of the class; 1 when it says none. */
    public int version() throws OperationException {
        Version version = instance().getClass().getAnnotation(Version.class);
        return version == null ? 1 : version.value();
    }

    /** Papers and formats that the class follows, each in a line. */
    public String[] references() throws OperationException {
        Version version = instance().getClass().getAnnotation(Version.class);
        Stream<String> formats = version == null ? Stream.of() : Stream.of(version.references());
        return Stream.concat(declared().map(r -> Citation.of(r).toString()), formats).toArray(String[]::new);
    }

    /**
     * The publications that a result with these parameters rests on.
     * @param parameters single values by name, as the canonical JSON has them
     */
    public List<Citation> citations(Map<String, String> parameters) throws OperationException {
        return declared().filter(r -> {
            String[] when = r.when().split("=", 2);
            return when.length < 2 || when[1].strip().equals(parameters.get(when[0].strip()));
        }).map(Citation::of).toList();
    }

    private Stream<Reference> declared() throws OperationException {
        return Stream.of(instance().getClass().getAnnotationsByType(Reference.class));
    }

    /** What it does in the words of a methods section, with places for parameters; empty when it says none. */
    public String methods() throws OperationException {
        return Optional.ofNullable(instance().getClass().getAnnotation(Methods.class)).map(Methods::value).orElse("");
    }

    /** What it is, in a sentence or two. */
    public String doc() throws OperationException {
        return Optional.ofNullable(instance().getClass().getAnnotation(Doc.class)).map(Doc::value).orElse("");
    }

    @Override
    public String toString() {
        return id;
    }
}
