// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import java.util.List;

/**
 * A field of a parameter form: what a component of a parameter record says of itself. Immutable.
 * @param name key in the study
 * @param label name for people
 * @param doc what it is, in a sentence; empty when nothing is said
 * @param kind which values it takes
 * @param unit unit of its number; empty for none
 * @param choices the words that are valid, or that are known where any text is valid
 * @param standard its value when the study does not say it; empty for none
 * @param min smallest value
 * @param max largest value
 * @param required whether the study has to say it
 * @param type full name of the class of the value, which an editor of the extension point names
 * @param inside the fields of a record; a record for each variant; one field for the items of a list
 */
public record FormField(String name, String label, String doc, Kind kind, String unit, List<String> choices,
        String standard, double min, double max, boolean required, String type, List<FormField> inside) {
    /** Kinds of values. */
    public enum Kind {
        /** A number. */
        NUMBER,
        /** A whole number. */
        WHOLE,
        /** True or false. */
        TRUTH,
        /** Any text. */
        TEXT,
        /** A file. */
        FILE,
        /** A value with unit, and uncertainty where there is one. */
        QUANTITY,
        /** One of some words. */
        CHOICE,
        /** Some of these, with commas between them. */
        LIST,
        /** Fields of its own. */
        RECORD,
        /** One of several records. */
        VARIANT
    }

    public FormField {
        choices = List.copyOf(choices);
        inside = List.copyOf(inside);
    }

    /** A text without unit, range or default. */
    public static FormField text(String name, String label, String doc) {
        return new FormField(name, label, doc, Kind.TEXT, "", List.of(), "", Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY, false, String.class.getName(), List.of());
    }

    /** The same with words to choose from. */
    public FormField among(List<String> words) {
        return new FormField(name, label, doc, kind, unit, words, standard, min, max, required, type, inside);
    }

    /** Whether a range is known. */
    public boolean hasRange() {
        return min != Double.NEGATIVE_INFINITY || max != Double.POSITIVE_INFINITY;
    }

    /** Unit and range as people read them, e.g. {@code deg, 1 .. 90}; empty when nothing is known. */
    public String extent() {
        String range = !hasRange() ? ""
                : max == Double.POSITIVE_INFINITY ? "from " + plain(min)
                        : min == Double.NEGATIVE_INFINITY ? "up to " + plain(max)
                                : plain(min) + " \u2026 " + plain(max);
        return unit.isEmpty() || range.isEmpty() ? unit + range : unit + ", " + range;
    }

    private static String plain(double x) {
        return x == Math.rint(x) && Math.abs(x) < 1e15 ? Long.toString((long) x)
                : Double.toString(x).replaceFirst("\\.0E", "e").replace('E', 'e');
    }
}
