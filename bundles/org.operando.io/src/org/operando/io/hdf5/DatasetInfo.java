// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.hdf5;

import java.util.List;

/**
 * What is known of a data set without reading it.
 * @param path where it is
 * @param shape lengths of the dimensions; none for a scalar, one of length 0 for a data set without elements
 * @param element type of the elements
 * @param layout {@code compact}, {@code contiguous}, {@code chunked} or {@code virtual}
 * @param chunk shape of a chunk; empty when not chunked
 * @param filters names of the filters, in the order of writing
 */
public record DatasetInfo(String path, int[] shape, ElementType element, String layout, int[] chunk,
        List<String> filters) {
    /** Number of elements. */
    public long elements() {
        long n = 1;
        for (int length : shape) {
            n *= length;
        }
        return n;
    }
}
