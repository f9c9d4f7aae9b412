// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The packing of mar345 images by differences (J. P. Abrahams): a stream of bits, least significant first, in chunks of
 * 2^n differences of b bits, with a head of three bits for n and three for b = 0, 4, 5, 6, 7, 8, 16, 32. A difference
 * is a number with sign; it is added to the pixel before (first row and its successor) or to the mean of four
 * neighbours, o[x-1], o[x-w+1], o[x-w], o[x-w-1], taken as 16 bits with sign, plus 2, over 4, truncated towards zero.
 * The sum is kept modulo 2^16.
 */
final class Ccp4Packing {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class,
            ByteOrder.LITTLE_ENDIAN);
    private static final int[] BITS = {0, 4, 5, 6, 7, 8, 16, 32};
    private static final int HEAD_BITS = 6;
    private static final int LONGEST_CHUNK = 128;

    private final byte[] packed;
    private int at;
    private long window;
    private int held;

    private Ccp4Packing(byte[] packed, int start) {
        this.packed = packed;
        this.at = start;
    }

    /** Most pixels that so many bytes can hold. */
    static long most(int bytes) {
        return (8L * bytes / HEAD_BITS + 1) * LONGEST_CHUNK;
    }

    /**
     * Unpacks pixels.
     * @param start index of the first packed byte
     * @param width pixels of a row
     * @return how many came out
     */
    static int unpack(byte[] packed, int start, int[] pixels, int width) {
        return new Ccp4Packing(packed, start).unpack(pixels, width);
    }

    private int unpack(int[] pixels, int width) {
        int done = 0;
        while (done < pixels.length) {
            if (!fill(HEAD_BITS)) {
                return done;
            }
            int count = Math.min(1 << take(3), pixels.length - done);
            int bits = BITS[take(3)];
            int i = done;
            int end = done + count;
            // the first row and one pixel more have no four neighbours
            for (; i < end && i <= width; i++) {
                if (!fill(bits)) {
                    return i;
                }
                pixels[i] = (i == 0 ? signed(bits) : pixels[i - 1] + signed(bits)) & 0xffff;
            }
            for (; i < end; i++) {
                if (held < bits && !fill(bits)) {
                    return i;
                }
                int mean = ((short) pixels[i - 1] + (short) pixels[i - width + 1] + (short) pixels[i - width]
                        + (short) pixels[i - width - 1] + 2) / 4;
                pixels[i] = mean + signed(bits) & 0xffff;
            }
            done = end;
        }
        return done;
    }

    /** Whether there are so many bits; up to 32. */
    private boolean fill(int bits) {
        if (held < bits && at + Long.BYTES <= packed.length) {
            // as many whole bytes as fit above those held
            window |= (long) WORDS.get(packed, at) << held;
            int more = (Long.SIZE - 1 - held) >>> 3;
            at += more;
            held += 8 * more;
            window &= -1L >>> Long.SIZE - held;
            return true;
        }
        while (held < bits && at < packed.length) {
            window |= (packed[at++] & 0xffL) << held;
            held += 8;
        }
        return held >= bits;
    }

    private int take(int bits) {
        int value = (int) (window & (1L << bits) - 1);
        window >>>= bits;
        held -= bits;
        return value;
    }

    private int signed(int bits) {
        if (bits == 0) {
            return 0;
        }
        int shift = Integer.SIZE - bits;
        return take(bits) << shift >> shift;
    }
}
