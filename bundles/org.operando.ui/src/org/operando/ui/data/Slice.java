// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.data;

import java.util.Arrays;

/**
 * A plane or line of an array.
 * @param array the array
 * @param down dimension that runs down; -1 for a line
 * @param across dimension that runs across; -1 for a scalar
 * @param at index in each other dimension
 */
record Slice(DataArray array, int down, int across, int[] at) {
    int height() {
        return down < 0 ? 1 : array.shape()[down];
    }

    int width() {
        return across < 0 ? 1 : array.shape()[across];
    }

    /** Whether the array has no elements. */
    boolean isEmpty() {
        return Arrays.stream(array.shape()).anyMatch(n -> n == 0);
    }

    /** The last two dimensions, the others at 0. */
    static Slice first(DataArray array) {
        int rank = array.shape().length;
        boolean plane = rank >= 2 && array.shape()[rank - 2] > 1 && array.shape()[rank - 1] > 1;
        return new Slice(array, plane ? rank - 2 : -1, plane ? rank - 1 : longest(array.shape()), new int[rank]);
    }

    private static int longest(int[] shape) {
        int best = shape.length - 1;
        for (int d = shape.length - 1; d >= 0; d--) {
            best = shape[d] > shape[best] ? d : best;
        }
        return best;
    }

    /** For the reader: {@code [12, :, :]}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("[");
        for (int d = 0; d < at.length; d++) {
            text.append(d == 0 ? "" : ", ").append(d == down || d == across ? ":" : Integer.toString(at[d]));
        }
        return text.append(']').toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Slice s && s.array == array && s.down == down && s.across == across
                && Arrays.equals(s.at, at);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * down + across) + Arrays.hashCode(at);
    }
}
