// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads structures of the compact protocol of Apache Thrift out of bytes. */
final class CompactReader {
    private static final int DEEPEST = 32;
    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int BYTE = 3;
    private static final int I16 = 4;
    private static final int I32 = 5;
    private static final int I64 = 6;
    private static final int DOUBLE = 7;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int SET = 10;
    private static final int MAP = 11;
    private static final int STRUCT = 12;

    private final byte[] bytes;
    private final int end;
    private int at;

    CompactReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** Where it stands: behind what was read. */
    int position() {
        return at;
    }

    CompactStruct struct() throws MalformedParquet {
        return struct(0);
    }

    private CompactStruct struct(int depth) throws MalformedParquet {
        if (depth > DEEPEST) {
            throw new MalformedParquet("has structures nested more than " + DEEPEST + " deep");
        }
        CompactStruct struct = new CompactStruct();
        int field = 0;
        for (int head = next(); head != 0; head = next()) {
            int type = head & 15;
            field = head >> 4 == 0 ? (int) zigzag() : field + (head >> 4);
            // a field's truth is in its type; in lists it is a byte
            struct.put(field, type == TRUE || type == FALSE ? type == TRUE : value(type, depth));
        }
        return struct;
    }

    private Object value(int type, int depth) throws MalformedParquet {
        return switch (type) {
            case TRUE, FALSE -> next() == TRUE;
            case BYTE -> (long) (byte) next();
            case I16, I32, I64 -> zigzag();
            case DOUBLE -> ByteBuffer.wrap(take(Double.BYTES)).order(ByteOrder.LITTLE_ENDIAN).getDouble();
            case BINARY -> take(varint());
            case LIST, SET -> list(depth);
            case MAP -> map(depth);
            case STRUCT -> struct(depth + 1);
            default -> throw new MalformedParquet("has a field of the unknown type " + type);
        };
    }

    private List<Object> list(int depth) throws MalformedParquet {
        int head = next();
        long size = head >> 4 == 15 ? varint() : head >> 4;
        return values(head & 15, size, depth);
    }

    private List<Object> map(int depth) throws MalformedParquet {
        long size = varint();
        if (size == 0) {
            return List.of();
        }
        int types = next();
        List<Object> all = new ArrayList<>();
        for (long i = 0; i < size; i++) {
            all.addAll(values(types >> 4, 1, depth));
            all.addAll(values(types & 15, 1, depth));
        }
        return all;
    }

    private List<Object> values(int type, long size, int depth) throws MalformedParquet {
        // every element has one byte at least
        if (size < 0 || size > end - at) {
            throw new MalformedParquet("has a list of " + size + " elements in " + (end - at) + " bytes");
        }
        if (depth > DEEPEST) {
            throw new MalformedParquet("has structures nested more than " + DEEPEST + " deep");
        }
        List<Object> list = new ArrayList<>();
        for (long i = 0; i < size; i++) {
            list.add(value(type, depth + 1));
        }
        return list;
    }

    private int next() throws MalformedParquet {
        if (at >= end) {
            throw new MalformedParquet("ends within a structure");
        }
        return bytes[at++] & 0xff;
    }

    private byte[] take(long n) throws MalformedParquet {
        if (n < 0 || n > end - at) {
            throw new MalformedParquet("ends within a text of " + n + " bytes");
        }
        at += (int) n;
        return Arrays.copyOfRange(bytes, at - (int) n, at);
    }

    private long varint() throws MalformedParquet {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int b = next();
            value |= (long) (b & 0x7f) << shift;
            if (b < 0x80) {
                return value;
            }
        }
        throw new MalformedParquet("has a number of more than 64 bits");
    }

    private long zigzag() throws MalformedParquet {
        long value = varint();
        return value >>> 1 ^ -(value & 1);
    }
}
