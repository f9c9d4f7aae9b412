// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.table;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.operando.api.Unit;
import org.operando.echem.ColumnMapping;

/** A mapping of columns proposed by their names and units. */
final class ColumnGuess {
    /** What a column can be in a mapping: its key there, the unit of a record, and names it has in files. */
    enum Key {
        TIME("time", "s", "time", "testtime", "totaltime", "elapsedtime", "runtime", "t", "zeit", "testzeit",
                "laufzeit", "tests"), VOLTAGE("voltage", "V", "voltage", "u", "v", "e", "ewe", "ecell", "cellvoltage",
                        "potential", "spannung",
                        "volts", "volt", "cellpotential"), CURRENT("current", "A", "current", "i", "strom", "amps",
                                "amp", "cellcurrent"), CAPACITY("capacity", "Ah", "capacity", "q", "kapazitaet",
                                        "charge", "ah"), CHARGED("charged", "Ah", "chargecapacity", "chargingcapacity",
                                                "qcharge", "qchg", "capacitycharge",
                                                "ladekapazitaet",
                                                "chgcapacity"), DISCHARGED("discharged", "Ah", "dischargecapacity",
                                                        "dischargingcapacity", "qdischarge", "qdis", "qdchg",
                                                        "capacitydischarge", "entladekapazitaet",
                                                        "dchgcapacity"), CYCLE("cycle", "1", "cycle", "cycleindex",
                                                                "cyclenumber", "cyclecount", "cycleno", "cycleid",
                                                                "zyklus",
                                                                "cyc"), STEP("step", "1", "step", "stepindex",
                                                                        "stepnumber", "stepcount", "stepid", "stepno",
                                                                        "schritt", "ns"), TEMPERATURE("temperature",
                                                                                "degC", "temperature", "temp",
                                                                                "temperatur", "celltemperature",
                                                                                "ambienttemperature",
                                                                                "surfacetemperature", "t1");

        final String key;
        final Unit unit;
        final Set<String> names;

        Key(String key, String unit, String... names) {
            this.key = key;
            this.unit = Unit.of(unit);
            this.names = Set.of(names);
        }

        boolean isNeeded() {
            return this == TIME || this == VOLTAGE || this == CURRENT;
        }
    }

    private static final Map<String, String> UNSAID = Map.of("time", "s", "voltage", "V", "current", "mA",
            "capacity", "mAh", "charged", "mAh", "discharged", "mAh", "temperature", "degC");

    /** Names of a time that runs from the beginning of the test. */
    private static final Set<String> ELAPSED = Set.of("testtime", "totaltime", "elapsedtime", "runtime", "testzeit",
            "laufzeit");

    private final Map<Key, List<String>> found = new EnumMap<>(Key.class);

    ColumnGuess(List<String> names) {
        for (Key key : Key.values()) {
            List<String> fitting = new ArrayList<>();
            for (String name : names) {
                // most names are no beginning of any word: units are looked for in the others only
                String whole = new ColumnName(name, Optional.empty(), false).plain();
                if (key.names.stream().anyMatch(whole::startsWith)
                        && key.names.contains(ColumnName.of(name, key.unit).plain())) {
                    fitting.add(name);
                }
            }
            found.put(key, fitting);
        }
    }

    /** Whether time and voltage or current are among the names. */
    boolean looksLikeACycler() {
        return !found.get(Key.TIME).isEmpty()
                && !(found.get(Key.VOLTAGE).isEmpty() && found.get(Key.CURRENT).isEmpty());
    }

    /** Of a relative time and an absolute one the relative: it has a unit, and a name that says that it elapsed. */
    private static Optional<String> elapsed(List<String> names) {
        List<String> timed = names.stream().filter(name -> hasUnit(Key.TIME, name)).toList();
        List<String> said = timed.stream()
                .filter(name -> ELAPSED.contains(ColumnName.of(name, Key.TIME.unit).plain())).toList();
        return timed.size() == 1 ? Optional.of(timed.getFirst())
                : said.size() == 1 ? Optional.of(said.getFirst()) : Optional.empty();
    }

    private static boolean hasUnit(Key key, String name) {
        return key.unit.equals(Unit.ONE) || ColumnName.of(name, key.unit).unit().isPresent();
    }

    /** The mapping, when time, voltage and current are unambiguous in name and unit. */
    Optional<ColumnMapping> mapping() {
        Map<Key, String> sure = new EnumMap<>(Key.class);
        found.forEach((key, names) -> {
            if (names.size() == 1 && hasUnit(key, names.getFirst())) {
                sure.put(key, names.getFirst());
            }
        });
        elapsed(found.get(Key.TIME)).ifPresent(name -> sure.put(Key.TIME, name));
        if (!sure.keySet().containsAll(Set.of(Key.TIME, Key.VOLTAGE, Key.CURRENT))) {
            return Optional.empty();
        }
        boolean both = sure.containsKey(Key.CHARGED) && sure.containsKey(Key.DISCHARGED);
        return Optional.of(new ColumnMapping(sure.get(Key.TIME), sure.get(Key.VOLTAGE), sure.get(Key.CURRENT),
                both ? Optional.empty() : Optional.ofNullable(sure.get(Key.CAPACITY)),
                both ? Optional.of(sure.get(Key.CHARGED)) : Optional.empty(),
                both ? Optional.of(sure.get(Key.DISCHARGED)) : Optional.empty(),
                Optional.ofNullable(sure.get(Key.CYCLE)), Optional.ofNullable(sure.get(Key.STEP)),
                Optional.ofNullable(sure.get(Key.TEMPERATURE)), ColumnMapping.Sign.CHARGE_POSITIVE,
                ColumnMapping.Counting.NEVER));
    }

    /** The mapping as lines of a study, with a note where a name or a unit has to be looked at. */
    String yaml() {
        Map<String, String> lines = new LinkedHashMap<>();
        for (Key key : Key.values()) {
            List<String> names = found.get(key);
            if (names.isEmpty()) {
                if (key.isNeeded()) {
                    lines.put(key.key,
                            "NAME [" + UNSAID.get(key.key) + "]\"   # not found: put the column's name here");
                }
                continue;
            }
            String name = key == Key.TIME ? elapsed(names).orElse(names.getFirst()) : names.getFirst();
            String unit = hasUnit(key, name) ? "" : " [" + UNSAID.get(key.key) + "]";
            String note = unit.isEmpty() ? "" : "   # the file names no unit: correct it";
            String others = names.size() > 1
                    ? "   # or " + String.join(", ", names.stream().filter(other -> !other.equals(name)).toList()) : "";
            lines.put(key.key, name.replace("\\", "\\\\").replace("\"", "\\\"") + unit + "\"" + note + others);
        }
        StringBuilder text = new StringBuilder("columns:");
        lines.forEach((key, value) -> text.append("\n  ").append(key).append(": \"").append(value));
        return text.toString();
    }
}
