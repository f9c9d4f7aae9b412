// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.operando.core.study.ScalarText;

/**
 * A study that is being made of another program's file: what is known goes in, what could not be taken over is noted,
 * and all of it becomes the text of a study with the notes on top.
 */
public final class StudyDraft {
    private static final int LONGEST_NAME = 60;

    private final String title;
    private final Map<String, Map<String, String>> samples = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> cells = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> measurements = new LinkedHashMap<>();
    private final Map<String, String> recipes = new LinkedHashMap<>();
    private final Map<String, String> run = new LinkedHashMap<>();
    private final List<String> figures = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();

    /** An empty study of this title. */
    public StudyDraft(String title) {
        this.title = title;
    }

    /**
     * A name that a study can have, made of a text and like no other name of this draft: letters, digits, points,
     * hyphens and underscores are kept.
     */
    String name(String text) {
        String plain = text.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("-{2,}", "-").replaceAll("^[._-]+|-+$", "");
        plain = plain.isEmpty() ? "unnamed" : plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
        String name = plain;
        for (int n = 2; !taken.add(name.toLowerCase(Locale.ROOT)); n++) {
            name = plain + "-" + n;
        }
        return name;
    }

    /** Notes what the study does not say though the file did, or what the user should look at. */
    void note(String what) {
        notes.add(what.replaceAll("\\s+", " ").strip());
    }

    /** The sample of this name, which is made when it is not there; keys may be put in. */
    Map<String, String> sample(String name) {
        return samples.computeIfAbsent(name, n -> new LinkedHashMap<>());
    }

    /** The cell of this name, which is made when it is not there. */
    Map<String, String> cell(String name) {
        return cells.computeIfAbsent(name, n -> new LinkedHashMap<>());
    }

    /** The measurement of this name, which is made when it is not there. */
    Map<String, String> measurement(String name) {
        return measurements.computeIfAbsent(name, n -> new LinkedHashMap<>());
    }

    /** Runs a recipe on a measurement. */
    void run(String measurement, String recipe, String steps) {
        recipes.put(recipe, steps);
        run.put(measurement, recipe);
    }

    /** Wants a figure, once. */
    void figure(String id) {
        if (!figures.contains(id)) {
            figures.add(id);
        }
    }

    /** Number of measurements. */
    public int measurements() {
        return measurements.size();
    }

    /** What was not taken over, in sentences. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** The text of the study. */
    public String text() {
        StringBuilder text = new StringBuilder();
        notes.forEach(n -> text.append("# ").append(n).append('\n'));
        text.append(notes.isEmpty() ? "" : "\n").append("operando: 1\ntitle: ").append(ScalarText.of(title))
                .append('\n');
        section(text, "samples", samples);
        section(text, "cells", cells);
        section(text, "measurements", measurements);
        if (!recipes.isEmpty()) {
            text.append("\nrecipes:\n");
            recipes.forEach((name, steps) -> text.append("  ").append(name).append(": ").append(steps).append('\n'));
            text.append("\nrun:\n");
            run.forEach((name, recipe) -> text.append("  ").append(name).append(": ").append(recipe).append('\n'));
        }
        if (!figures.isEmpty()) {
            text.append("\nfigures:\n");
            figures.forEach(f -> text.append("  - ").append(f).append('\n'));
        }
        return text.toString();
    }

    private static void section(StringBuilder text, String section, Map<String, Map<String, String>> entries) {
        if (entries.isEmpty()) {
            return;
        }
        text.append('\n').append(section).append(":\n");
        entries.forEach((name, keys) -> {
            if (keys.isEmpty()) {
                text.append("  ").append(name).append(": {}\n");
                return;
            }
            text.append("  ").append(name).append(":\n");
            keys.forEach((key, value) -> {
                // a value that is a map or list of the study already stands as it is
                boolean composed = value.startsWith("{") || value.startsWith("[");
                text.append("    ").append(key).append(": ").append(composed ? value : ScalarText.of(value))
                        .append('\n');
            });
        });
    }
}
