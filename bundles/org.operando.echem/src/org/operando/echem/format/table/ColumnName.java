// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.table;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.operando.api.Unit;

/**
 * A name of a column with its unit: {@code I (mA)}, {@code I [mA]}, {@code I / mA}, {@code I/mA}, {@code I_mA}.
 * @param base what is named
 * @param unit its unit, when the name has one of the dimension wanted
 * @param isBracketed whether the unit stands in brackets
 */
record ColumnName(String base, Optional<Unit> unit, boolean isBracketed) {
    private static final Pattern BRACKETS = Pattern.compile("(.*?)\\s*[\\(\\[]([^()\\[\\]]*)[\\)\\]]\\s*");
    private static final Pattern SLASH = Pattern.compile("(.*?)\\s*/\\s*([^/]+)");
    private static final Pattern UNDERSCORE = Pattern.compile("(.+)[_ ]([^_ ]+)");
    /** Units as exports spell them. */
    private static final Map<String, String> SPELLINGS = Map.ofEntries(Map.entry("sec", "s"), Map.entry("secs", "s"),
            Map.entry("second", "s"), Map.entry("seconds", "s"), Map.entry("minute", "min"),
            Map.entry("minutes", "min"), Map.entry("mins", "min"), Map.entry("hr", "h"), Map.entry("hrs", "h"),
            Map.entry("hour", "h"), Map.entry("hours", "h"), Map.entry("std", "h"), Map.entry("days", "d"),
            Map.entry("volt", "V"), Map.entry("volts", "V"), Map.entry("amp", "A"), Map.entry("amps", "A"),
            Map.entry("ampere", "A"), Map.entry("mamp", "mA"), Map.entry("mamps", "mA"), Map.entry("a.h", "Ah"),
            Map.entry("a*h", "Ah"), Map.entry("ma.h", "mAh"), Map.entry("ma*h", "mAh"), Map.entry("amp-hr", "Ah"),
            Map.entry("mamp-hr", "mAh"), Map.entry("ampere-hour", "Ah"), Map.entry("w.h", "Wh"),
            Map.entry("celsius", "degC"), Map.entry("c", "degC"), Map.entry("deg c", "degC"));

    /** Takes a name apart; a unit is only one of the dimension wanted, so that {@code Step_V} keeps its name. */
    static ColumnName of(String name, Unit wanted) {
        Matcher brackets = BRACKETS.matcher(name);
        if (brackets.matches()) {
            Optional<Unit> unit = unit(brackets.group(2), wanted);
            if (unit.isPresent()) {
                return new ColumnName(brackets.group(1).strip(), unit, true);
            }
        }
        for (Pattern form : new Pattern[] {SLASH, UNDERSCORE}) {
            Matcher m = form.matcher(name);
            if (m.matches()) {
                Optional<Unit> unit = unit(m.group(2), wanted);
                if (unit.isPresent()) {
                    return new ColumnName(m.group(1).strip(), unit, false);
                }
            }
        }
        return new ColumnName(name.strip(), Optional.empty(), false);
    }

    private static Optional<Unit> unit(String written, Unit wanted) {
        for (String name : new String[] {written.strip(),
            SPELLINGS.getOrDefault(written.strip().toLowerCase(Locale.ROOT), "")}) {
            try {
                Unit unit = Unit.of(name);
                if (!name.isEmpty() && !wanted.equals(Unit.ONE) && unit.isConvertibleTo(wanted)) {
                    return Optional.of(unit);
                }
            } catch (IllegalArgumentException e) {
                // no unit
            }
        }
        return Optional.empty();
    }

    /** The name in small letters without anything between them. */
    String plain() {
        return base.toLowerCase(Locale.ROOT).replace("\u00e4", "ae").replace("\u00fc", "ue")
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
