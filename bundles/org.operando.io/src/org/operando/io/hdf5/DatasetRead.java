// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.hdf5;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Elements read from a data set.
 * @param values primitive array or {@code String[]}, row-major; see {@link ElementType} for which
 * @param shape lengths of the dimensions; none for a scalar
 * @param missing blocks that were never written, in the data set's indices. They hold the data set's fill value, or
 *        without one NaN in floats and 0 in whole numbers
 */
public record DatasetRead(Object values, int[] shape, List<Region> missing) {
    private static final int SHOWN = 5;

    /** The values as doubles; texts have none. */
    public double[] doubles() {
        return switch (values) {
            case double[] x -> x;
            case float[] x -> convert(x.length, i -> x[i]);
            case long[] x -> convert(x.length, i -> x[i]);
            case int[] x -> convert(x.length, i -> x[i]);
            case short[] x -> convert(x.length, i -> x[i]);
            case byte[] x -> convert(x.length, i -> x[i]);
            case boolean[] x -> convert(x.length, i -> x[i] ? 1 : 0);
            default -> throw new IllegalStateException("texts are no numbers");
        };
    }

    /** What is missing, in words; empty when nothing is. */
    public String missingText() {
        if (missing.isEmpty()) {
            return "";
        }
        String first = missing.stream().limit(SHOWN).map(Region::toString).collect(Collectors.joining(", "));
        String more = missing.size() > SHOWN ? " and " + (missing.size() - SHOWN) + " more blocks" : "";
        return "elements " + first + more + " were never written";
    }

    private static double[] convert(int n, IntToDoubleFunction value) {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = value.applyAsDouble(i);
        }
        return x;
    }
}
