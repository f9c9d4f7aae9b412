// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.record;

import java.util.List;
import java.util.Map;

/** Type of a record component, as far as a schema knows it. */
public sealed interface ValueType {
    /** A number. */
    record Numeric(Class<?> primitive) implements ValueType {
        /** Whether only whole numbers are allowed. */
        public boolean isWhole() {
            return primitive == int.class || primitive == long.class;
        }
    }

    /** True or false. */
    record Truth() implements ValueType {
    }

    /** A text. */
    record Text() implements ValueType {
    }

    /** A file; relative paths count from the study's folder. */
    record FilePath() implements ValueType {
    }

    /** Name of a region of the study; parameters only. */
    record RegionName() implements ValueType {
    }

    /** A value with uncertainty and unit. */
    record Measured() implements ValueType {
    }

    /** One of some words. */
    record Choice(Class<?> enumeration, List<String> words) implements ValueType {
    }

    /** A record. */
    record Nested(Class<? extends Record> type) implements ValueType {
    }

    /** One of several records: a sealed interface. */
    record Variant(Class<?> type, Map<String, Class<? extends Record>> variants) implements ValueType {
    }

    /** A list. */
    record ListOf(ValueType item) implements ValueType {
    }

    /** An array of numbers; results only. */
    record ArrayOf(Class<?> primitive) implements ValueType {
    }

    /** A table; inputs and results only. */
    record TableValue() implements ValueType {
    }

    /** A signal; inputs and results only. */
    record SignalValue() implements ValueType {
    }

    /** A result with its subject; inputs only. */
    record ChosenOf(Class<? extends Record> value) implements ValueType {
    }

    /** The word of {@code list operations --json}. */
    default String word() {
        return switch (this) {
            case Numeric n -> n.isWhole() ? "integer" : "number";
            case Truth t -> "boolean";
            case Text t -> "text";
            case FilePath f -> "file";
            case RegionName r -> "region";
            case Measured m -> "quantity";
            case Choice c -> "choice";
            case Nested n -> "record";
            case Variant v -> "variant";
            case ListOf l -> "list";
            case ArrayOf a -> "array";
            case TableValue t -> "table";
            case SignalValue s -> "signal";
            case ChosenOf c -> "chosen";
        };
    }
}
