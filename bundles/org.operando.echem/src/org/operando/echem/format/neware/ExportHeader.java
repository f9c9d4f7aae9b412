// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.neware;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.operando.api.LoadException;

/** What the columns of an export hold: by their names, with units in brackets. */
final class ExportHeader {
    /** Column that the header lacks. */
    static final int NONE = -1;

    private static final Pattern NAME = Pattern.compile("([^(]*)(?:\\(([^)]*)\\))?.*");
    private static final Pattern AUXILIARY = Pattern.compile("(T|V|CPU)[0-9]*");
    private static final Map<String, Double> CURRENT = Map.of("a", 1.0, "ma", 1e-3, "ua", 1e-6, "na", 1e-9);
    private static final Map<String, Double> VOLTAGE = Map.of("v", 1.0, "mv", 1e-3);
    private static final Map<String, Double> CHARGE = Map.of("ah", 1.0, "mah", 1e-3, "uah", 1e-6, "as", 1 / 3600.0,
            "mas", 1 / 3.6e6);
    private static final Map<String, Double> ENERGY = Map.of("wh", 1.0, "mwh", 1e-3, "uwh", 1e-6, "ws", 1 / 3600.0, "j",
            1 / 3600.0, "mws", 1 / 3.6e6);

    /** A temperature, auxiliary voltage or processor temperature. */
    record Auxiliary(int cell, String name, String unit, String label) {
    }

    private final Path path;
    private final int line;
    private final int cells;
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, String> units = new HashMap<>();
    private final List<Auxiliary> auxiliaries = new ArrayList<>();

    /** Takes the names of a row. */
    ExportHeader(Path path, ExportRow row) {
        this.path = path;
        line = row.line();
        cells = row.cells();
        Map<String, Integer> seen = new HashMap<>();
        for (int c = 0; c < cells; c++) {
            Matcher matcher = NAME.matcher(row.text(c));
            if (!matcher.matches() || matcher.group(1).isBlank()) {
                continue;
            }
            String name = matcher.group(1).strip();
            String unit = matcher.group(2) == null ? "" : matcher.group(2).strip();
            places.putIfAbsent(name.toLowerCase(Locale.ROOT), c);
            units.putIfAbsent(name.toLowerCase(Locale.ROOT), unit);
            if (AUXILIARY.matcher(name).matches()) {
                auxiliaries.add(auxiliary(c, name, unit, seen));
            }
        }
    }

    private static Auxiliary auxiliary(int cell, String name, String unit, Map<String, Integer> seen) {
        String base = switch (name.charAt(0)) {
            case 'T' -> "temperature";
            case 'V' -> "auxiliary_voltage";
            default -> "processor_temperature";
        };
        int n = seen.merge(base, 1, Integer::sum);
        String shown = unit.equals("mV") ? "mV" : name.charAt(0) == 'V' ? "V" : "degC";
        return new Auxiliary(cell, n == 1 ? base : base + "_" + n, shown, name);
    }

    /** Whether a text is the name of a column of the records of an export. */
    static boolean isRecordHeader(List<String> names) {
        return names.contains("DataPoint") && names.stream().anyMatch(n -> n.startsWith("Current("))
                && names.stream().anyMatch(n -> n.startsWith("Voltage("));
    }

    int line() {
        return line;
    }

    /** Cells that it has names for, an empty one at the end included. */
    int cells() {
        return cells;
    }

    List<Auxiliary> auxiliaries() {
        return auxiliaries;
    }

    /** Place of the first of these names that is there; {@link #NONE} without any. */
    int place(String... names) {
        for (String name : names) {
            Integer place = places.get(name.toLowerCase(Locale.ROOT));
            if (place != null) {
                return place;
            }
        }
        return NONE;
    }

    /** Place of a column that must be there. */
    int required(String... names) throws LoadException {
        int place = place(names);
        if (place == NONE) {
            throw LoadException.at(path, String.valueOf(line), "has no column '" + names[0] + "'; there are "
                    + String.join(", ", places.keySet().stream().sorted().toList()),
                    "export the records from BTSDA with it");
        }
        return place;
    }

    /** Amperes a unit of the current's column. */
    double amperes() throws LoadException {
        return factor("Current", CURRENT);
    }

    /** Volts a unit of the voltage's column. */
    double volts() throws LoadException {
        return factor("Voltage", VOLTAGE);
    }

    /** Ampere hours a unit of a column of charge. */
    double ampereHours(String name) throws LoadException {
        return factor(name, CHARGE);
    }

    /** Watt hours a unit of a column of energy. */
    double wattHours(String name) throws LoadException {
        return factor(name, ENERGY);
    }

    private double factor(String name, Map<String, Double> known) throws LoadException {
        String unit = units.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        // the micro sign of Windows, of Unicode, and the Greek letter of GBK as Windows shows its two bytes
        String plain = unit.replace("\u00b5", "u").replace("\u03bc", "u").replace("\u00a6\u00cc", "u")
                .toLowerCase(Locale.ROOT);
        Double factor = known.get(plain);
        if (factor == null) {
            throw LoadException.at(path, String.valueOf(line), "gives column '" + name + "' "
                    + (unit.isEmpty() ? "no unit" : "the unit '" + unit + "'") + ", which is none of "
                    + String.join(", ", known.keySet().stream().sorted().toList()),
                    "export it with units in brackets, as BTSDA does");
        }
        return factor;
    }
}
