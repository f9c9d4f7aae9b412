// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.hdf5;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Shape of a data set, present and greatest (data space message).
 * @param shape lengths; none for a scalar
 * @param maxima greatest lengths; -1 without limit
 * @param isNull whether there is no element at all
 */
record Extent(int[] shape, long[] maxima, boolean isNull) {
    private static final int MAX_RANK = 32;

    static Extent parse(ByteBuffer b) {
        int version = b.get();
        int rank = Byte.toUnsignedInt(b.get());
        int flags = b.get();
        int type = b.get();
        b.position(b.position() + (version == 1 ? 4 : 0));
        if (rank > MAX_RANK || version < 1 || version > 2) {
            throw new MalformedHdf5("damaged: data space of " + rank + " dimensions");
        }
        int[] shape = new int[rank];
        long[] maxima = new long[rank];
        for (int d = 0; d < rank; d++) {
            long n = b.getLong();
            if (n < 0 || n > Integer.MAX_VALUE) {
                throw new MalformedHdf5("dimension " + d + " has " + Long.toUnsignedString(n)
                        + " elements, at most 2147483647 are read");
            }
            shape[d] = (int) n;
            maxima[d] = n;
        }
        for (int d = 0; d < rank && (flags & 1) != 0; d++) {
            maxima[d] = b.getLong();
        }
        return new Extent(shape, maxima, version == 2 && type == 2);
    }

    int rank() {
        return shape.length;
    }

    long[] longShape() {
        return Arrays.stream(shape).asLongStream().toArray();
    }

    /** The only unlimited dimension; -1 when there is none. */
    int unlimited() {
        for (int d = 0; d < maxima.length; d++) {
            if (maxima[d] == -1) {
                return d;
            }
        }
        return -1;
    }

    long maximum(int d) {
        return maxima[d] < 0 ? shape[d] : maxima[d];
    }
}
