// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.bdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.operando.api.Unit;

/**
 * A column's name in the Battery Data Format: a label with a unit, {@code Test Time / s}, or the name for machines,
 * {@code test_time_second}. Units other than the format's own are met and read.
 * @param quantity the label in small letters with underscores, e.g. {@code test_time}; as the vocabulary 1.3 has it
 * @param unit unit
 */
record BdfColumn(String quantity, Unit unit) {
    private static final Pattern LABEL = Pattern.compile("(.+?)\\s*/\\s*([^/].*)");
    /** Names of older versions and of files that were met. */
    private static final Map<String, String> OLDER = Map.ofEntries(Map.entry("charge_capacity", "charging_capacity"),
            Map.entry("discharge_capacity", "discharging_capacity"), Map.entry("charge_energy", "charging_energy"),
            Map.entry("discharge_energy", "discharging_energy"), Map.entry("cycle", "cycle_count"),
            Map.entry("cycle_index", "cycle_count"), Map.entry("date_time", "unix_time"),
            Map.entry("step", "step_count"), Map.entry("step_capacity", "step_net_capacity"),
            Map.entry("step_energy", "step_net_energy"));
    private static final Map<String, String> UNITS = new HashMap<>();
    private static final List<String> WORDS;

    static {
        for (String[] pair : new String[][] {{"second", "s"}, {"minute", "min"}, {"hour", "h"}, {"day", "d"},
            {"volt", "V"}, {"ampere", "A"}, {"ampere_hour", "Ah"}, {"amperehour", "Ah"}, {"ah", "Ah"},
            {"watt", "W"}, {"watt_hour", "Wh"}, {"watthour", "Wh"}, {"wh", "Wh"}, {"celsius", "degC"},
            {"degree_celsius", "degC"}, {"degc", "degC"}, {"kelvin", "K"}, {"ohm", "ohm"}, {"pa", "Pa"},
            {"pascal", "Pa"}, {"hertz", "Hz"}, {"degree", "deg"}, {"dimensionless", "1"}, {"1", "1"}}) {
            UNITS.put(pair[0], pair[1]);
            if (!pair[1].equals("1")) {
                UNITS.put("milli" + pair[0], "m" + pair[1]);
                UNITS.put("micro" + pair[0], "u" + pair[1]);
            }
        }
        // the short names have short prefixes
        UNITS.put("mah", "mAh");
        UNITS.put("mwh", "mWh");
        WORDS = new ArrayList<>(UNITS.keySet());
        WORDS.sort((a, b) -> b.length() - a.length());
    }

    /** The column of a name; empty when it is of neither spelling. */
    static Optional<BdfColumn> of(String name) {
        Matcher label = LABEL.matcher(name.strip());
        if (label.matches()) {
            return unit(label.group(2)).map(u -> new BdfColumn(quantity(label.group(1)), u));
        }
        String machine = name.strip();
        if (!machine.matches("[a-z0-9_]+")) {
            String quantity = quantity(machine);
            return quantity.equals("step_type") || quantity.equals("step_id")
                    ? Optional.of(new BdfColumn(quantity, Unit.ONE))
                    : Optional.empty();
        }
        for (String word : WORDS) {
            if (machine.endsWith("_" + word)) {
                String quantity = quantity(machine.substring(0, machine.length() - word.length() - 1));
                return Optional.of(new BdfColumn(quantity, Unit.of(UNITS.get(word))));
            }
        }
        return Optional.of(new BdfColumn(quantity(machine), Unit.ONE));
    }

    private static Optional<Unit> unit(String written) {
        String known = UNITS.get(written.strip().toLowerCase(Locale.ROOT).replace(' ', '_'));
        try {
            return Optional.of(Unit.of(known != null && !isShort(written) ? known : written.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Symbols of units, whose small and large letters differ in meaning. */
    private static boolean isShort(String written) {
        return written.strip().length() <= 3 && !written.strip().equals("Ohm");
    }

    private static String quantity(String label) {
        String name = label.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        return OLDER.getOrDefault(name, name);
    }
}
