// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** Writes structures in the compact protocol of Apache Thrift: fields in the order of their numbers, less than 16 apart. */
final class CompactWriter {
    private static final int TRUE = 1;
    private static final int I32 = 5;
    private static final int I64 = 6;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;
    private static final int SHORT_LIST = 15;

    private final ByteArrayOutputStream out;
    private int last;

    CompactWriter() {
        this(new ByteArrayOutputStream());
    }

    private CompactWriter(ByteArrayOutputStream out) {
        this.out = out;
    }

    private void head(int field, int type) {
        out.write(field - last << 4 | type);
        last = field;
    }

    CompactWriter whole(int field, int value) {
        head(field, I32);
        zigzag(value);
        return this;
    }

    CompactWriter large(int field, long value) {
        head(field, I64);
        zigzag(value);
        return this;
    }

    CompactWriter truth(int field, boolean value) {
        head(field, value ? TRUE : TRUE + 1);
        return this;
    }

    CompactWriter text(int field, String value) {
        head(field, BINARY);
        text(value);
        return this;
    }

    private void text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        varint(bytes.length);
        out.writeBytes(bytes);
    }

    CompactWriter struct(int field, Consumer<CompactWriter> fields) {
        head(field, STRUCT);
        inner(fields);
        return this;
    }

    private void inner(Consumer<CompactWriter> fields) {
        fields.accept(new CompactWriter(out));
        out.write(0);
    }

    /** A list of structures. */
    CompactWriter structs(int field, List<Consumer<CompactWriter>> items) {
        list(field, STRUCT, items.size());
        items.forEach(this::inner);
        return this;
    }

    /** A list of whole numbers. */
    CompactWriter wholes(int field, int... items) {
        list(field, I32, items.length);
        for (int item : items) {
            zigzag(item);
        }
        return this;
    }

    /** A list of one text. */
    CompactWriter texts(int field, String item) {
        list(field, BINARY, 1);
        text(item);
        return this;
    }

    private void list(int field, int type, int size) {
        head(field, LIST);
        if (size < SHORT_LIST) {
            out.write(size << 4 | type);
        } else {
            out.write(SHORT_LIST << 4 | type);
            varint(size);
        }
    }

    /** The outermost structure, ended. */
    byte[] bytes() {
        out.write(0);
        return out.toByteArray();
    }

    private void zigzag(long value) {
        varint(value << 1 ^ value >> 63);
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
