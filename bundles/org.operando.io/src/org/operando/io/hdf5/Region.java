// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.hdf5;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A block of elements of a data set.
 * @param start first element in each dimension
 * @param shape lengths
 */
public record Region(int[] start, int[] shape) {
    /** For messages: {@code [3:5, 0:96, 0:128]}, ends exclusive. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("[");
        for (int d = 0; d < start.length; d++) {
            text.append(d == 0 ? "" : ", ").append(start[d]).append(':').append(start[d] + shape[d]);
        }
        return text.append(']').toString();
    }

    /** Part that two blocks share, empty (a length of 0) when there is none. */
    Region intersect(Region other) {
        int[] from = new int[start.length];
        int[] lengths = new int[start.length];
        for (int d = 0; d < from.length; d++) {
            from[d] = Math.max(start[d], other.start[d]);
            int end = (int) Math.min((long) start[d] + shape[d], (long) other.start[d] + other.shape[d]);
            lengths[d] = Math.max(0, end - from[d]);
        }
        return new Region(from, lengths);
    }

    boolean isEmpty() {
        return Arrays.stream(shape).anyMatch(n -> n == 0);
    }

    /** Number of elements. */
    long elements() {
        long n = 1;
        for (int length : shape) {
            n = Math.multiplyExact(n, length);
        }
        return n;
    }

    /** Joins blocks that follow each other in the first dimension, so that a long gap is one block. */
    static List<Region> joined(List<Region> blocks) {
        List<Region> joined = new ArrayList<>();
        for (Region block : blocks) {
            Region last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && block.start.length > 0 && block.start[0] == last.start[0] + last.shape[0]
                    && equalBehindFirst(block.start, last.start) && equalBehindFirst(block.shape, last.shape)) {
                last.shape[0] += block.shape[0];
            } else {
                joined.add(new Region(block.start.clone(), block.shape.clone()));
            }
        }
        return joined;
    }

    private static boolean equalBehindFirst(int[] a, int[] b) {
        return Arrays.equals(a, 1, a.length, b, 1, b.length);
    }
}
