// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.parquet;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A leaf of the schema: what is stored.
 * @param column as it is told outside
 * @param physical number of the stored type
 * @param length bytes of a value of the type of fixed length
 * @param factor what a stored number is to be multiplied with
 * @param unsigned whether whole numbers have no sign
 */
record Leaf(ParquetColumn column, int physical, int length, double factor, boolean unsigned) {
    static final int BOOLEAN = 0;
    static final int INT32 = 1;
    static final int INT64 = 2;
    static final int INT96 = 3;
    static final int FLOAT = 4;
    static final int DOUBLE = 5;
    static final int BYTE_ARRAY = 6;
    static final int FIXED = 7;
    private static final int OPTIONAL = 1;
    private static final int REPEATED = 2;
    /** Number of ten to powers: 10^-18 is the smallest decimal of 64 bits. */
    private static final int LARGEST_SCALE = 18;

    /** The leaves of a schema in their order, which is that of the column chunks. */
    static List<Leaf> of(List<CompactStruct> schema) throws MalformedParquet {
        if (schema.isEmpty()) {
            throw new MalformedParquet("has no schema");
        }
        List<Leaf> leaves = new ArrayList<>();
        int at = 1;
        int children = schema.getFirst().count(5, "num_children", schema.size());
        for (int i = 0; i < children; i++) {
            at = add(schema, at, "", leaves);
        }
        return leaves;
    }

    /** Adds the leaves of one element; gives where the next one is. */
    private static int add(List<CompactStruct> schema, int at, String group, List<Leaf> leaves)
            throws MalformedParquet {
        if (at >= schema.size()) {
            throw new MalformedParquet("has a schema that ends too early");
        }
        CompactStruct element = schema.get(at);
        String name = group + element.text(4, "name");
        int repetition = (int) element.whole(3).orElse(0);
        int children = element.has(5) ? element.count(5, "num_children", schema.size()) : 0;
        if (children == 0) {
            String nested = group.isEmpty() ? "" : "is nested in a group";
            leaves.add(leaf(name, element, repetition, repetition == REPEATED ? "is a list in every row" : nested));
            return at + 1;
        }
        if (group.length() > 1000) {
            throw new MalformedParquet("has a schema nested too deeply");
        }
        int next = at + 1;
        for (int i = 0; i < children; i++) {
            next = add(schema, next, name + ".", leaves);
        }
        return next;
    }

    private static Leaf leaf(String name, CompactStruct element, int repetition, String nested)
            throws MalformedParquet {
        int physical = element.count(1, "type of " + name, FIXED);
        int length = physical == FIXED ? element.count(2, "type_length of " + name, Integer.MAX_VALUE) : 0;
        Meaning meaning = Meaning.of(element, physical);
        String refusal = nested.isEmpty() ? meaning.refusal : nested;
        return new Leaf(new ParquetColumn(name, refusal.isEmpty() ? meaning.kind : ParquetColumn.Kind.OTHER,
                repetition == OPTIONAL, refusal), physical, length, meaning.factor, meaning.unsigned);
    }

    /** What the annotations of an element make of its stored type. */
    private record Meaning(ParquetColumn.Kind kind, double factor, boolean unsigned, String refusal) {
        private static Meaning of(CompactStruct element, int physical) throws MalformedParquet {
            int converted = (int) element.whole(6).orElse(-1);
            CompactStruct logical = element.has(10) ? element.struct(10, "logicalType") : new CompactStruct();
            return switch (physical) {
                case BOOLEAN -> plain(ParquetColumn.Kind.BOOLEAN);
                case FLOAT, DOUBLE -> plain(ParquetColumn.Kind.NUMBER);
                case INT32, INT64 -> whole(element, converted, logical);
                case BYTE_ARRAY -> converted == 5 || logical.has(5) ? refused("holds decimals as bytes")
                        : plain(ParquetColumn.Kind.TEXT);
                case INT96 -> refused("holds times of 96 bits");
                default -> refused("holds values of fixed length");
            };
        }

        private static Meaning plain(ParquetColumn.Kind kind) {
            return new Meaning(kind, 1, false, "");
        }

        private static Meaning refused(String why) {
            return new Meaning(ParquetColumn.Kind.OTHER, 1, false, why);
        }

        private static Meaning whole(CompactStruct element, int converted, CompactStruct logical)
                throws MalformedParquet {
            if (logical.has(8)) {
                CompactStruct stamp = logical.struct(8, "TIMESTAMP");
                CompactStruct unit = stamp.struct(2, "unit");
                double factor = unit.has(1) ? 1e-3 : unit.has(2) ? 1e-6 : 1e-9;
                return new Meaning(stamp.truth(1, false) ? ParquetColumn.Kind.INSTANT : ParquetColumn.Kind.LOCAL_TIME,
                        factor, false, "");
            }
            // the older annotation is of UTC by its definition
            if (converted == 9 || converted == 10) {
                return new Meaning(ParquetColumn.Kind.INSTANT, converted == 9 ? 1e-3 : 1e-6, false, "");
            }
            if (logical.has(5) || converted == 5) {
                OptionalLong scale = logical.has(5) ? logical.struct(5, "DECIMAL").whole(1) : element.whole(7);
                if (scale.orElse(0) < 0 || scale.orElse(0) > LARGEST_SCALE) {
                    return refused("holds decimals with a scale of " + scale.orElse(0));
                }
                return new Meaning(ParquetColumn.Kind.NUMBER, Math.pow(10, -scale.orElse(0)), false, "");
            }
            if (logical.has(6) || converted == 6 || logical.has(7) || converted == 7 || converted == 8) {
                return refused("holds dates or times of day");
            }
            boolean unsigned = logical.has(10) ? !logical.struct(10, "INTEGER").truth(2, true)
                    : converted >= 11 && converted <= 14;
            return new Meaning(ParquetColumn.Kind.WHOLE, 1, unsigned, "");
        }
    }
}
