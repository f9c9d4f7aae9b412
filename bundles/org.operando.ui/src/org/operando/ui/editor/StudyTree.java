// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.operando.core.record.Problem;
import org.operando.core.study.StudyOutline;
import org.operando.core.study.StudyOutline.Entry;
import org.operando.ui.session.StudySession.Snapshot;

/** The parts of a study that have forms, as a tree. */
final class StudyTree {
    private static final List<String> SECTIONS = List.of("provenance", "samples", "cells", "states", "particles",
            "regions", "measurements", "recipes", "run", "compare", "figures", "pages");

    /** A part; two of them are equal when they stand at the same path. */
    static final class Part {
        private final List<String> path;
        private final String label;
        private final long problems;
        private final List<Part> parts;

        Part(List<String> path, String label, long problems, List<Part> parts) {
            this.path = path;
            this.label = label;
            this.problems = problems;
            this.parts = parts;
        }

        List<String> path() {
            return path;
        }

        String label() {
            return label;
        }

        /** How many problems stand in it. */
        long problems() {
            return problems;
        }

        List<Part> parts() {
            return parts;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Part p && p.path.equals(path);
        }

        @Override
        public int hashCode() {
            return Objects.hash(path);
        }
    }

    private final StudyOutline outline;
    private final List<List<String>> wrong = new ArrayList<>();

    private StudyTree(Snapshot snapshot) {
        outline = snapshot.outline().orElseThrow();
        if (snapshot.isReadable()) {
            for (Problem problem : snapshot.problems()) {
                Places.entry(outline, problem).map(Entry::path).ifPresent(wrong::add);
            }
        }
    }

    /** The parts of what the study says. */
    static List<Part> of(Snapshot snapshot) {
        return snapshot.outline().isEmpty() ? List.of() : new StudyTree(snapshot).parts();
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(List.of(), "Study", wrong.stream().filter(List::isEmpty).count(), List.of()));
        for (String section : SECTIONS) {
            boolean always = Set.of("samples", "cells", "measurements", "recipes", "figures").contains(section);
            if (always || outline.root().entry(section).isPresent()) {
                List<Part> inside = outline.root().entry(section).map(this::inside).orElse(List.of());
                parts.add(part(List.of(section), section.substring(0, 1).toUpperCase(Locale.ROOT)
                        + section.substring(1), inside));
            }
        }
        return parts;
    }

    private List<Part> inside(Entry section) {
        return switch (section.name()) {
            case "provenance", "run" -> List.of();
            case "recipes" -> section.entries().stream().map(r -> part(r.path(), r.name(),
                    r.entries().stream().map(s -> part(s.path(), stepName(s), List.of())).toList())).toList();
            case "figures" -> section.entries().stream().map(s -> part(s.path(), stepName(s), List.of())).toList();
            default -> section.entries().stream().map(e -> part(e.path(), e.name(), List.of())).toList();
        };
    }

    /** What a step or figure is called. */
    private static String stepName(Entry step) {
        String id = StudyForms.operation(step);
        return step.entry(id).flatMap(o -> o.entry("as")).map(a -> a.value() + "  (" + id + ")").orElse(id);
    }

    private Part part(List<String> path, String label, List<Part> inside) {
        long problems = wrong.stream().filter(w -> w.size() >= path.size() && w.subList(0, path.size()).equals(path))
                .count();
        return new Part(path, label, problems, inside);
    }
}
