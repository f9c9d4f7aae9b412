// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.plain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.operando.api.Unit;

/**
 * The name of a column, taken apart: {@code Current (uA)}, {@code I [mA]}, {@code Voltage / mV}, {@code current_A}.
 * @param text as the file has it
 * @param words the quantity in lower case, words apart by single blanks
 * @param unit the unit, where the name has one
 */
public record ColumnName(String text, String words, Optional<Unit> unit) {
    private static final Pattern BRACKETS = Pattern.compile("^(.*?)[\\s_]*[(\\[]\\s*([^)\\]]*?)\\s*[)\\]]\\s*$");
    private static final Pattern SLASH = Pattern.compile("^(.*?)\\s*/\\s*(.+)$");
    private static final Pattern LAST_WORD = Pattern.compile("^(.+)[\\s_]+([^\\s_]+)$");

    /** Takes a name apart. */
    public static ColumnName of(String text) {
        for (Pattern pattern : List.of(BRACKETS, SLASH, LAST_WORD)) {
            Matcher m = pattern.matcher(text.strip());
            if (m.matches()) {
                Optional<Unit> unit = unit(m.group(2));
                if (unit.isPresent()) {
                    return new ColumnName(text, words(m.group(1)), unit);
                }
            }
        }
        return new ColumnName(text, words(text), Optional.empty());
    }

    /** The names of a table. */
    public static List<ColumnName> all(List<String> texts) {
        List<ColumnName> names = new ArrayList<>();
        texts.forEach(t -> names.add(of(t)));
        return names;
    }

    private static String words(String text) {
        return text.replace('_', ' ').strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private static Optional<Unit> unit(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Unit.of(text.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether the words are one of these. */
    public boolean is(List<String> possible) {
        return possible.contains(words);
    }

    /** Whether the unit is of the dimension of this one; true for a name without a unit. */
    public boolean fits(Unit other) {
        return unit.isEmpty() || unit.get().isConvertibleTo(other);
    }
}
