// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.record;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.operando.api.Quantity;

/** The units of a record's numbers, which {@link CanonicalJson} leaves out, as the record's class says them. */
public final class ParameterUnits {
    private ParameterUnits() {
    }

    /** Names of units by the path of the number, as {@link FlatJson} has it; quantities have their own. */
    public static Map<String, String> of(Record parameters) {
        Map<String, String> units = new TreeMap<>();
        record("", parameters, units);
        return units;
    }

    private static void record(String path, Record record, Map<String, String> units) {
        boolean choice = Stream.of(record.getClass().getInterfaces()).anyMatch(Class::isSealed);
        String within = choice ? path + Schema.kebab(record.getClass().getSimpleName()) + "." : path;
        for (Schema.Field field : Schema.of(record.getClass()).fields()) {
            value(within + field.name(), field.of(record), field, units);
        }
    }

    private static void value(String path, Object value, Schema.Field field, Map<String, String> units) {
        switch (value) {
            case Optional<?> optional -> optional.ifPresent(v -> value(path, v, field, units));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    value(path + "." + i, list.get(i), field, units);
                }
            }
            case Number number -> field.unit().ifPresent(u -> units.put(path, u.name()));
            case Quantity quantity -> {
                // says its unit itself
            }
            case Record record -> record(path + ".", record, units);
            default -> {
                // texts, choices and files have no unit
            }
        }
    }
}
