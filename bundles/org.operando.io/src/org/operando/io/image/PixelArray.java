// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.image;

import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import org.eclipse.january.dataset.Dataset;
import org.eclipse.january.dataset.DatasetFactory;

/**
 * Pixels on their way from bytes to numbers. Whole numbers up to 32 bits are held as {@code int[]}, those of 64 bits as
 * {@code long[]}, floats as {@code float[]} or {@code double[]}.
 */
final class PixelArray {
    private static final int BLOCK = 4096;

    private final PixelType type;
    private final int[] ints;
    private final long[] longs;
    private final float[] floats;
    private final double[] doubles;

    PixelArray(PixelType type, int pixels) {
        this.type = type;
        boolean wide = type == PixelType.INT64 || type == PixelType.UINT64;
        ints = wide || type.isFloat() ? null : new int[pixels];
        longs = wide ? new long[pixels] : null;
        floats = type == PixelType.FLOAT32 || type == PixelType.FLOAT16 ? new float[pixels] : null;
        doubles = type == PixelType.FLOAT64 ? new double[pixels] : null;
    }

    /** Pixels that a decoder has made; the array is shared. */
    PixelArray(PixelType type, int[] pixels) {
        this.type = type;
        ints = pixels;
        longs = null;
        floats = null;
        doubles = null;
    }

    PixelType type() {
        return type;
    }

    /**
     * Takes pixels out of a buffer in its byte order; its position moves behind them.
     * @param at index of the first pixel
     */
    void put(ByteBuffer from, int at, int count) {
        switch (type) {
            case INT32, UINT32 -> from.asIntBuffer().get(ints, at, count);
            case INT64, UINT64 -> from.asLongBuffer().get(longs, at, count);
            case FLOAT32 -> from.asFloatBuffer().get(floats, at, count);
            case FLOAT64 -> from.asDoubleBuffer().get(doubles, at, count);
            case UINT16, INT16, FLOAT16 -> putShorts(from, at, count);
            case UINT8, INT8, BOOL -> putBytes(from, at, count);
        }
        from.position(from.position() + count * type.bytes());
    }

    private void putShorts(ByteBuffer from, int at, int count) {
        short[] block = new short[Math.min(BLOCK, count)];
        ShortBuffer shorts = from.asShortBuffer();
        for (int done = 0; done < count; done += block.length) {
            int n = Math.min(block.length, count - done);
            shorts.get(block, 0, n);
            int to = at + done;
            switch (type) {
                case UINT16 -> {
                    for (int i = 0; i < n; i++) {
                        ints[to + i] = block[i] & 0xffff;
                    }
                }
                case INT16 -> {
                    for (int i = 0; i < n; i++) {
                        ints[to + i] = block[i];
                    }
                }
                default -> {
                    for (int i = 0; i < n; i++) {
                        floats[to + i] = Float.float16ToFloat(block[i]);
                    }
                }
            }
        }
    }

    private void putBytes(ByteBuffer from, int at, int count) {
        int start = from.position();
        for (int i = 0; i < count; i++) {
            int value = from.get(start + i);
            ints[at + i] = switch (type) {
                case UINT8 -> value & 0xff;
                case BOOL -> value == 0 ? 0 : 1;
                default -> value;
            };
        }
    }

    /** Moves a pixel of another array of the same type here. */
    void copy(PixelArray from, int source, int target) {
        if (ints != null) {
            ints[target] = from.ints[source];
        } else if (longs != null) {
            longs[target] = from.longs[source];
        } else if (floats != null) {
            floats[target] = from.floats[source];
        } else {
            doubles[target] = from.doubles[source];
        }
    }

    /**
     * The pixels as a dataset that shares their array, unless numbers without sign need a wider one.
     * @throws ArithmeticException when a number of 64 bits without sign is 2^63 or more
     */
    Dataset dataset(int rows, int columns) {
        return DatasetFactory.createFromObject(values(), rows, columns);
    }

    private Object values() {
        if (type == PixelType.UINT32) {
            return anyNegative() ? widened() : ints;
        }
        if (type == PixelType.UINT64) {
            for (long value : longs) {
                if (value < 0) {
                    throw new ArithmeticException("holds " + Long.toUnsignedString(value)
                            + ", and numbers of 2^63 and more are not read");
                }
            }
        }
        return ints != null ? ints : longs != null ? longs : floats != null ? floats : doubles;
    }

    private boolean anyNegative() {
        int all = 0;
        for (int value : ints) {
            all |= value;
        }
        return all < 0;
    }

    private long[] widened() {
        long[] wide = new long[ints.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = Integer.toUnsignedLong(ints[i]);
        }
        return wide;
    }
}
