// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the header lines of a pattern say. Kinds that are understood: {@code Name: "value"} pairs in one line (Bruker's
 * export), {@code # name: value} and {@code # name = value} lines, and pyFAI's header, whose wavelength is in metres, and that of
 * beamline 11-BM, where it is in angstrom.
 * @param lines the lines
 * @param values names and values in their order
 */
record PatternHeader(List<String> lines, Map<String, String> values) {
    /** Who writes our own files. */
    private static final String PROGRAM = "Operando";
    private static final Pattern QUOTED = Pattern.compile("([A-Za-z][A-Za-z0-9_ ]*): \"([^\"]*)\"");
    private static final Pattern PAIR = Pattern
            .compile("^[#!%;/*' ]*([A-Za-z][A-Za-z0-9_ .()-]{0,40}?)\\s*[:=]\\s+(\\S.*)$");
    private static final Pattern WAVELENGTH = Pattern.compile(
            "(?i)\\b(?:wavelength|lambda)\\b\\s*(?:\\(([^)]*)\\))?\\s*[:=]?\\s*"
                    + "([0-9.]+(?:e[-+]?\\d+)?)\\s*([^\\s,;)]*)");
    /** A line of our own files that goes on with the one before it. */
    private static final Pattern FURTHER = Pattern.compile("^# {5}(\\S.*)$");
    private static final int MOST_VALUES = 40;

    static PatternHeader of(List<String> lines) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : statements(lines)) {
            Matcher quoted = QUOTED.matcher(line);
            boolean found = false;
            while (quoted.find()) {
                found = true;
                put(values, quoted.group(1).strip(), quoted.group(2).strip());
            }
            Matcher pair = PAIR.matcher(line.strip());
            if (!found && pair.matches()) {
                put(values, pair.group(1).strip(), pair.group(2).strip());
            }
        }
        return new PatternHeader(lines, values);
    }

    /** The lines, in our own files those joined that are one statement. */
    private static List<String> statements(List<String> lines) {
        List<String> statements = new ArrayList<>();
        boolean ours = false;
        for (String line : lines) {
            ours |= line.startsWith("# written by: " + PROGRAM);
            Matcher further = FURTHER.matcher(line);
            if (ours && further.matches()) {
                statements.add(statements.removeLast() + " " + further.group(1));
            } else {
                statements.add(line);
            }
        }
        return statements;
    }

    private static void put(Map<String, String> values, String name, String value) {
        if (values.size() < MOST_VALUES && !value.isEmpty()) {
            values.putIfAbsent(name, value);
        }
    }

    /** Exposure, s: the time a step of a scan in which all points are measured at once. */
    Optional<Double> exposure() {
        if (isOurs()) {
            return Optional.ofNullable(values.get("exposure")).map(t -> number(t.replaceFirst(" s$", "")))
                    .filter(t -> t >= 0);
        }
        // a scan that moves takes this time at each point: then it is not the exposure of the pattern
        boolean still = values.getOrDefault("Scantype", "").toLowerCase(Locale.ROOT).startsWith("still");
        return Optional.ofNullable(values.get("TimePerStep")).filter(t -> still && t.matches("[0-9]+(\\.[0-9]*)?"))
                .map(Double::valueOf);
    }

    /** Wavelength, angstrom, where a number with its unit stands; the anode says none. */
    Optional<Double> wavelength() {
        boolean metres = lines.stream().anyMatch(l -> l.contains("pyFAI"));
        // the header of beamline 11-BM says no unit; its instrument files have the same number in angstrom
        boolean angstroms = lines.stream().anyMatch(l -> l.contains("11bmb_"));
        for (String line : lines) {
            Matcher m = WAVELENGTH.matcher(line);
            if (m.find()) {
                String unit = m.group(1) != null ? m.group(1) : m.group(3);
                double factor = switch (unit) {
                    case "A", "\u00c5", "\u212b", "Ang", "Angstrom", "angstrom" -> 1;
                    case "nm" -> 10;
                    case "pm" -> 0.01;
                    case "m" -> 1e10;
                    default -> !unit.isEmpty() ? Double.NaN : metres ? 1e10 : angstroms ? 1 : Double.NaN;
                };
                double value = number(m.group(2)) * factor;
                if (value > 0.01 && value < 20) {
                    return Optional.of(value);
                }
            }
        }
        return Optional.empty();
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private boolean isOurs() {
        return values.getOrDefault("written by", "").startsWith(PROGRAM);
    }

    /** Whether the lines say that the intensities are counts; only our own do. */
    boolean saysCounts() {
        return isOurs() && values.getOrDefault("intensity", "").equals("counts");
    }

    /** What was done to the intensities, as our own files say it. */
    Optional<String> corrections() {
        return Optional.ofNullable(values.get("corrections")).filter(c -> isOurs());
    }

    /** Whether the lines are those of a powder pattern, with the reason. */
    Optional<String> sign() {
        if (values.containsKey("Anode") || values.containsKey("Scantype")) {
            return Optional.of("header of a powder diffractometer (Anode, Scantype)");
        }
        String all = String.join("\n", lines).toLowerCase(Locale.ROOT);
        if (all.contains("pyfai")) {
            return Optional.of("header of pyFAI");
        }
        boolean angle = all.contains("2-theta") || all.contains("2theta") || all.contains("2th_deg")
                || all.contains("two_theta") || all.contains("2\u03b8");
        return angle ? Optional.of("header that names 2theta") : Optional.empty();
    }

    /** Whether the file holds GSAS records, whose angles are in hundredths of a degree. */
    boolean isGsas() {
        return lines.stream().anyMatch(l -> l.startsWith("BANK "));
    }

    /** Names and values to show; the anode with the word that it gives no wavelength. */
    Map<String, String> metadata() {
        Map<String, String> shown = new LinkedHashMap<>(values);
        shown.computeIfPresent("Anode", (k, v) -> v + " (no wavelength is taken from it)");
        return shown;
    }
}
