// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Type of the elements of a data set as the file has it, and the Java array that it is read into.
 *
 * <p>Unsigned whole numbers are widened: 8 bits to {@code short[]}, 16 to {@code int[]}, 32 to {@code long[]}; 64 bits
 * to {@code long[]} too, and a value of 2^63 or more is refused when it is met. 16-bit floats become {@code float[]},
 * the boolean of h5py (an enumeration FALSE, TRUE) {@code boolean[]}, other enumerations their numbers, texts
 * {@code String[]}.
 *
 * @param kind what an element is
 * @param bytes bytes of an element in the file; for texts of variable length those of the reference
 * @param bigEndian byte order in the file
 * @param name as h5py would call it, e.g. {@code uint16}, or what it is when it is not read
 */
public record ElementType(Kind kind, int bytes, boolean bigEndian, String name) {
    /** What an element is. */
    public enum Kind {
        /** Signed whole number of 1, 2, 4 or 8 bytes. */
        SIGNED,
        /** Unsigned whole number of 1, 2, 4 or 8 bytes. */
        UNSIGNED,
        /** IEEE floating point number of 2, 4 or 8 bytes. */
        FLOAT,
        /** Enumeration of FALSE and TRUE. */
        BOOLEAN,
        /** Text of fixed length, ended by a zero byte or padded. */
        TEXT,
        /** Text of variable length. */
        LONG_TEXT,
        /** Compound, reference, opaque, array and other types, which are not read. */
        OTHER
    }

    private static final int MAX_NESTING = 8;

    /** Whether elements are numbers (booleans are not). */
    public boolean isNumber() {
        return kind == Kind.SIGNED || kind == Kind.UNSIGNED || kind == Kind.FLOAT;
    }

    /** Whether elements are texts. */
    public boolean isText() {
        return kind == Kind.TEXT || kind == Kind.LONG_TEXT;
    }

    ByteOrder order() {
        return bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    /** Decodes a data type message. */
    static ElementType parse(ByteBuffer message) {
        return parse(message, MAX_NESTING);
    }

    private static ElementType parse(ByteBuffer b, int nesting) {
        int first = b.get();
        int version = first >> 4 & 15;
        int bits = Byte.toUnsignedInt(b.get()) | Byte.toUnsignedInt(b.get()) << 8 | Byte.toUnsignedInt(b.get()) << 16;
        int size = b.getInt();
        if (size <= 0 || nesting == 0) {
            throw new MalformedHdf5("damaged: element of " + size + " bytes");
        }
        return switch (first & 15) {
            case 0 -> whole(b, bits, size);
            case 1 -> floating(b, bits, size);
            case 3 -> new ElementType(Kind.TEXT, size, false, "text of " + size + " bytes");
            case 4 -> new ElementType(isPower(size) ? Kind.UNSIGNED : Kind.OTHER, size, (bits & 1) != 0, "bit field");
            case 8 -> enumeration(b, version, bits & 0xffff, nesting);
            case 9 -> (bits & 15) == 1 ? new ElementType(Kind.LONG_TEXT, size, false, "text")
                    : other(size, "variable-length list");
            case 2 -> other(size, "time");
            case 5 -> other(size, "opaque");
            case 6 -> other(size, "compound");
            case 7 -> other(size, "reference");
            case 10 -> other(size, "array");
            default -> other(size, "type " + (first & 15));
        };
    }

    private static ElementType other(int size, String name) {
        return new ElementType(Kind.OTHER, size, false, name);
    }

    private static boolean isPower(int size) {
        return size == 1 || size == 2 || size == 4 || size == 8;
    }

    private static ElementType whole(ByteBuffer b, int bits, int size) {
        boolean signed = (bits & 8) != 0;
        int offset = b.getShort();
        int precision = b.getShort();
        String name = (signed ? "int" : "uint") + 8 * size;
        if (!isPower(size) || offset != 0 || precision != 8 * size) {
            return other(size, name + " of " + precision + " bits from bit " + offset);
        }
        return new ElementType(signed ? Kind.SIGNED : Kind.UNSIGNED, size, (bits & 1) != 0, name);
    }

    private static ElementType floating(ByteBuffer b, int bits, int size) {
        b.position(b.position() + 4);
        int exponentSize = b.get(b.position() + 1);
        b.position(b.position() + 8);
        boolean ieee = size == 2 && exponentSize == 5 || size == 4 && exponentSize == 8
                || size == 8 && exponentSize == 11;
        if (!ieee || (bits & 0x40) != 0) {
            return other(size, "float" + 8 * size + " that is not IEEE 754");
        }
        return new ElementType(Kind.FLOAT, size, (bits & 1) != 0, "float" + 8 * size);
    }

    private static ElementType enumeration(ByteBuffer b, int version, int members, int nesting) {
        ElementType number = parse(b, nesting - 1);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < members; i++) {
            int start = b.position();
            while (b.get() != 0) {
                // the name ends at a zero byte
            }
            byte[] name = new byte[b.position() - 1 - start];
            b.get(start, name);
            names.add(new String(name, StandardCharsets.UTF_8));
            if (version < 3) {
                b.position(start + (name.length + 8) / 8 * 8);
            }
        }
        boolean bool = members == 2 && number.bytes == 1 && names.equals(List.of("FALSE", "TRUE"))
                && b.get() == 0 && b.get() == 1;
        return bool ? new ElementType(Kind.BOOLEAN, 1, false, "bool") : number;
    }
}
