// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.parquet;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A structure in the compact protocol of Apache Thrift: values by the numbers of their fields. Whole numbers are
 * {@code Long}, texts and bytes {@code byte[]}.
 */
final class CompactStruct {
    private final Map<Integer, Object> fields = new HashMap<>();

    void put(int field, Object value) {
        fields.put(field, value);
    }

    boolean has(int field) {
        return fields.containsKey(field);
    }

    /** A whole number that must be there. */
    long whole(int field, String name) throws MalformedParquet {
        if (fields.get(field) instanceof Long value) {
            return value;
        }
        throw new MalformedParquet("has no '" + name + "'");
    }

    OptionalLong whole(int field) {
        return fields.get(field) instanceof Long value ? OptionalLong.of(value) : OptionalLong.empty();
    }

    /** A whole number that must be there, within bounds. */
    int count(int field, String name, long most) throws MalformedParquet {
        long value = whole(field, name);
        if (value < 0 || value > most) {
            throw new MalformedParquet("'" + name + "' is " + value + ", which is not within 0 to " + most);
        }
        return Math.toIntExact(value);
    }

    boolean truth(int field, boolean otherwise) {
        return fields.get(field) instanceof Boolean value ? value : otherwise;
    }

    String text(int field, String name) throws MalformedParquet {
        if (fields.get(field) instanceof byte[] value) {
            return new String(value, StandardCharsets.UTF_8);
        }
        throw new MalformedParquet("has no '" + name + "'");
    }

    CompactStruct struct(int field, String name) throws MalformedParquet {
        if (fields.get(field) instanceof CompactStruct value) {
            return value;
        }
        throw new MalformedParquet("has no '" + name + "'");
    }

    /** A list of structures; empty when it is not there. */
    List<CompactStruct> structs(int field) {
        return fields.get(field) instanceof List<?> list
                ? list.stream().filter(CompactStruct.class::isInstance).map(CompactStruct.class::cast).toList()
                : List.of();
    }
}
