// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Bytes of an unpacked page, read from the front; reading past the end is refused. */
final class PageBytes {
    private final ByteBuffer bytes;

    PageBytes(byte[] bytes, int from, int to) {
        this.bytes = ByteBuffer.wrap(bytes, from, to - from).slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    private PageBytes(ByteBuffer bytes) {
        this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
    }

    int left() {
        return bytes.remaining();
    }

    /** Refuses when fewer bytes are left. */
    void require(long n, String what) throws MalformedParquet {
        if (n < 0 || n > bytes.remaining()) {
            throw new MalformedParquet("has a page that ends within " + what + ": " + n + " bytes are needed, "
                    + bytes.remaining() + " are left");
        }
    }

    /** The next bytes as bytes of their own; they are passed. */
    PageBytes part(long n, String what) throws MalformedParquet {
        require(n, what);
        PageBytes part = new PageBytes(bytes.slice(bytes.position(), (int) n));
        bytes.position(bytes.position() + (int) n);
        return part;
    }

    /** The bytes, to be read without further checks after {@link #require}. */
    ByteBuffer buffer() {
        return bytes;
    }

    int next(String what) throws MalformedParquet {
        require(1, what);
        return bytes.get() & 0xff;
    }

    long varint(String what) throws MalformedParquet {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int b = next(what);
            value |= (long) (b & 0x7f) << shift;
            if (b < 0x80) {
                return value;
            }
        }
        throw new MalformedParquet("has a number of more than 64 bits in " + what);
    }

    long zigzag(String what) throws MalformedParquet {
        long value = varint(what);
        return value >>> 1 ^ -(value & 1);
    }

    /** Takes whole numbers of some bits each, the lowest bit of the first byte first; whole bytes are passed. */
    void bits(int width, long[] into, int from, int count, String what) throws MalformedParquet {
        long total = ((long) width * count + 7) / 8;
        require(total, what);
        int start = bytes.position();
        for (int i = 0; i < count; i++) {
            long bit = (long) width * i;
            long value = 0;
            for (int got = 0; got < width;) {
                int at = start + (int) (bit + got >> 3);
                int offset = (int) (bit + got & 7);
                int taken = Math.min(8 - offset, width - got);
                value |= (long) (bytes.get(at) >> offset & (1 << taken) - 1) << got;
                got += taken;
            }
            into[from + i] = value;
        }
        bytes.position(start + (int) total);
    }
}
