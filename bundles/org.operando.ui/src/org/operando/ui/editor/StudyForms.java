// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.operando.api.FigureBuilder;
import org.operando.api.Operation;
import org.operando.api.OperationException;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.catalogue.Contribution;
import org.operando.core.catalogue.Kind;
import org.operando.core.record.ValueType;
import org.operando.core.study.Cell;
import org.operando.core.study.PageRows;
import org.operando.core.study.Particle;
import org.operando.core.study.Region;
import org.operando.core.study.SampleDetails;
import org.operando.core.study.State;
import org.operando.core.study.StudyOutline;
import org.operando.core.study.StudyOutline.Entry;
import org.operando.core.study.StudyProvenance;
import org.operando.ui.api.FormField;

/** Which form stands for which part of a study: what the core and the plug-ins say of their records. Any thread. */
final class StudyForms {
    /** Sections whose entries have names. */
    static final Set<String> NAMED = Set.of("samples", "cells", "states", "particles", "regions", "measurements",
            "compare", "pages");

    /**
     * The form of a part of a study.
     * @param title what it is
     * @param doc what it does, in a sentence
     * @param path where its keys stand
     * @param fields its fields
     */
    record Form(String title, String doc, List<String> path, List<FormField> fields) {
    }

    private static final Map<String, Class<? extends Record>> RECORDS = Map.of("samples", SampleDetails.class, "cells",
            Cell.class, "states", State.class, "particles", Particle.class, "regions", Region.class, "pages",
            PageRows.class);

    private static final String REGION = new ValueType.RegionName().word();

    private final Catalogue catalogue;
    private final SchemaFields schemas;

    StudyForms(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.schemas = new SchemaFields(catalogue);
    }

    /** The form for what stands at a path or around it; empty where a study has none, e.g. at the head of a section. */
    Optional<Form> at(StudyOutline outline, List<String> path) {
        String section = path.isEmpty() ? "" : path.getFirst();
        return switch (section) {
            case "" -> Optional.of(new Form("Study", "", List.of(), List.of(FormField.text("title", "Title", ""))));
            case "provenance" -> Optional
                    .of(new Form("Provenance", "What the study says of itself; it changes no result.",
                            List.of(section), linked(outline, schemas.of(StudyProvenance.class))));
            case "run" -> Optional.of(run(outline));
            case "measurements" -> part(outline, path, 2).map(m -> measurement(outline, m));
            case "recipes" -> part(outline, path, 3).map(s -> step(outline, s));
            case "figures" -> part(outline, path, 2).map(f -> figure(outline, f));
            case "compare" -> part(outline, path, 2).map(s -> step(outline, s));
            default -> path.size() < 2 || !RECORDS.containsKey(section) ? Optional.empty()
                    : Optional.of(new Form(path.get(1), "", path.subList(0, 2),
                            linked(outline, schemas.of(RECORDS.get(section)))));
        };
    }

    private static Optional<Entry> part(StudyOutline outline, List<String> path, int depth) {
        return path.size() < depth ? Optional.empty() : outline.find(path.subList(0, depth));
    }

    /** Ids that may begin a step, a comparison or a figure. */
    List<String> ids(String section) {
        return List.copyOf(catalogue.ids(section.equals("figures") ? Kind.FIGURE : Kind.OPERATION));
    }

    /** Names of things of a section. */
    static List<String> names(StudyOutline outline, String section) {
        return outline.root().entry(section).map(s -> s.entries().stream().map(Entry::name).toList())
                .orElse(List.of());
    }

    /** Fields that name another thing of the study offer the names there are. */
    private static List<FormField> linked(StudyOutline outline, List<FormField> fields) {
        return fields.stream().map(f -> f.choices().isEmpty() && f.kind() == FormField.Kind.TEXT
                && Set.of("sample", "state", "cell", "particle").contains(f.name())
                        ? f.among(names(outline, f.name() + "s")) : f)
                .toList();
    }

    private Form run(StudyOutline outline) {
        List<String> recipes = names(outline, "recipes");
        return new Form("Run", "Which recipe is run for which measurement.", List.of("run"),
                names(outline, "measurements").stream()
                        .map(m -> FormField.text(m, m, "The recipe of this measurement.").among(recipes)).toList());
    }

    private Form measurement(StudyOutline outline, Entry measurement) {
        List<FormField> fields = new ArrayList<>();
        fields.add(required(FormField.text("sample", "Sample", "What was measured.")));
        fields.add(required(FormField.text("technique", "Technique", "How it was measured.")
                .among(List.copyOf(catalogue.ids(Kind.TECHNIQUE)))));
        fields.add(files());
        List<String> cells = new ArrayList<>(names(outline, "cells"));
        names(outline, "measurements").stream().filter(m -> !m.equals(measurement.name())).forEach(cells::add);
        fields.add(FormField.text("cell", "Cell", "The cell, or the measurement that logged it.").among(cells));
        fields.add(FormField.text("state", "State", "State of the sample."));
        fields.add(FormField.text("particle", "Particle", "The particle that was looked at."));
        fields = new ArrayList<>(linked(outline, fields));
        String doc = "";
        Optional<String> technique = measurement.entry("technique").map(Entry::value);
        try {
            if (technique.flatMap(catalogue::technique).isPresent()) {
                fields.addAll(schemas.of(Catalogue
                        .measurementType(catalogue.technique(technique.get()).get().instance())));
            }
        } catch (OperationException | IllegalArgumentException e) {
            doc = e.getMessage();
        }
        return new Form(measurement.name(), doc, measurement.path(), fields);
    }

    private static FormField required(FormField f) {
        return new FormField(f.name(), f.label(), f.doc(), f.kind(), f.unit(), f.choices(), f.standard(), f.min(),
                f.max(), true, f.type(), f.inside());
    }

    private static FormField files() {
        return new FormField("files", "Files", "Names or patterns of files, from the study's folder.",
                FormField.Kind.LIST, "", List.of(), "", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, true,
                "file[]", List.of());
    }

    /** The operation of a step, a comparison or a figure: a word, or the one key. */
    static String operation(Entry step) {
        return step.entries().isEmpty() ? step.value() : step.entries().getFirst().name();
    }

    private static List<String> inside(Entry step) {
        List<String> path = new ArrayList<>(step.path());
        path.add(operation(step));
        return path;
    }

    private Form step(StudyOutline outline, Entry step) {
        String id = operation(step);
        List<FormField> fields = new ArrayList<>();
        if (step.path().getFirst().equals("recipes")) {
            fields.add(FormField.text("as", "Step name", "Name of the step; the operation's id when it is left out."));
        } else {
            fields.add(of(outline));
        }
        return filled(outline, step, id, catalogue.operation(id).orElse(null), 1, fields);
    }

    private Form figure(StudyOutline outline, Entry figure) {
        String id = operation(figure);
        List<FormField> fields = new ArrayList<>();
        fields.add(FormField.text("as", "Figure name", "Name of the figure; its id when it is left out."));
        fields.add(of(outline));
        return filled(outline, figure, id, catalogue.figure(id).orElse(null), 1, fields);
    }

    private static FormField of(StudyOutline outline) {
        FormField of = FormField.text("of", "Of", "The measurements whose results it is of; all that fit when it is "
                + "left out.");
        return new FormField(of.name(), of.label(), of.doc(), FormField.Kind.LIST, "", names(outline, "measurements"),
                "", of.min(), of.max(), false, of.type(), List.of());
    }

    /** Whether {@code from:} names one step; a map of inputs is left to the text. */
    private static boolean isWord(Entry step, String id) {
        return step.entry(id).flatMap(o -> o.entry("from")).map(f -> f.entries().isEmpty()).orElse(true);
    }

    /** Parameters that are regions offer those of the study. */
    private static List<FormField> withRegions(StudyOutline outline, List<FormField> fields) {
        return fields.stream()
                .map(f -> f.type().equals(REGION) ? f.among(names(outline, "regions")) : f).toList();
    }

    private Form filled(StudyOutline outline, Entry step, String id, Contribution<?> found, int argument,
            List<FormField> fields) {
        if (found == null) {
            return new Form(id, "No plug-in brings '" + id + "'; its text is kept as it is.", inside(step), List.of());
        }
        try {
            Object instance = found.instance();
            fields.addAll(withRegions(outline, schemas.of(instance instanceof Operation<?, ?, ?> operation
                    ? Catalogue.type(operation, argument)
                    : Catalogue.type((FigureBuilder<?, ?>) instance, argument))));
            if (fields.stream().noneMatch(f -> f.name().equals("from")) && isWord(step, id)) {
                fields.add(1, FormField.text("from", "From", "The step or measurement that gives the data; found by "
                        + "what fits when it is left out."));
            }
            return new Form(found.label(), found.doc(), inside(step), fields);
        } catch (OperationException | IllegalArgumentException e) {
            return new Form(id, e.getMessage(), inside(step), List.of());
        }
    }
}
