// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.hdf5;

import java.lang.reflect.Array;

/** Flat row-major arrays as the nested Java arrays that jhdf takes. */
final class NestedArrays {
    private NestedArrays() {
    }

    /**
     * Nests an array.
     * @param flat the numbers, or a scalar when the shape has no dimensions
     * @param shape lengths of the dimensions
     */
    static Object of(Object flat, int[] shape) {
        return shape.length < 2 ? flat : nest(flat, shape, 0, new int[] {0});
    }

    private static Object nest(Object flat, int[] shape, int d, int[] at) {
        Class<?> element = flat.getClass().getComponentType();
        if (d == shape.length - 1) {
            Object row = Array.newInstance(element, shape[d]);
            System.arraycopy(flat, at[0], row, 0, shape[d]);
            at[0] += shape[d];
            return row;
        }
        Class<?> part = Array.newInstance(element, new int[shape.length - d - 1]).getClass();
        Object block = Array.newInstance(part, shape[d]);
        for (int i = 0; i < shape[d]; i++) {
            Array.set(block, i, nest(flat, shape, d + 1, at));
        }
        return block;
    }
}
