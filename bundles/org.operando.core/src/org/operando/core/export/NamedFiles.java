// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.export;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.operando.api.Quantity;
import org.operando.core.record.Schema;

/** The files that a record read from a study names, by the path of their keys: masks, calibrations, tables of times. */
final class NamedFiles {
    private final Map<String, Path> files = new LinkedHashMap<>();

    private NamedFiles() {
    }

    /** Of a record, in records and lists within it too; none when it could not be read. */
    static Map<String, Path> of(Optional<? extends Record> record) {
        NamedFiles found = new NamedFiles();
        record.ifPresent(r -> found.collect("", r));
        return found.files;
    }

    private void collect(String key, Object value) {
        switch (value) {
            case Path file -> files.put(key, file);
            case Optional<?> optional -> optional.ifPresent(v -> collect(key, v));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    collect(key + "." + (i + 1), list.get(i));
                }
            }
            case Quantity quantity -> {
                // a number
            }
            case Record record -> {
                for (Schema.Field field : Schema.of(record.getClass()).fields()) {
                    Object component = field.of(record);
                    collect(key.isEmpty() ? field.name() : key + "." + field.name(), component);
                }
            }
            default -> {
                // holds no file
            }
        }
    }
}
