// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.image;

import java.util.Locale;

/** What a pixel is in the file. */
public enum PixelType {
    /** 8 bits without sign. */
    UINT8(1),
    /** 8 bits with sign. */
    INT8(1),
    /** 16 bits without sign. */
    UINT16(2),
    /** 16 bits with sign. */
    INT16(2),
    /** 32 bits without sign. */
    UINT32(4),
    /** 32 bits with sign. */
    INT32(4),
    /** 64 bits without sign. */
    UINT64(8),
    /** 64 bits with sign. */
    INT64(8),
    /** IEEE floating point number of 16 bits. */
    FLOAT16(2),
    /** IEEE floating point number of 32 bits. */
    FLOAT32(4),
    /** IEEE floating point number of 64 bits. */
    FLOAT64(8),
    /** One byte, 0 or 1. */
    BOOL(1);

    private final int bytes;

    PixelType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of a pixel. */
    public int bytes() {
        return bytes;
    }

    /** Whether it is a floating point number. */
    public boolean isFloat() {
        return this == FLOAT16 || this == FLOAT32 || this == FLOAT64;
    }

    /** Name as NumPy has it, e.g. {@code uint16}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
