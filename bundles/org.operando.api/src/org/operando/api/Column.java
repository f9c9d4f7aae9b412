// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

import java.lang.reflect.Array;
import java.util.Objects;

/**
 * A column of a table.
 * @param name the field's term in words or snake case, e.g. {@code two_theta}
 * @param unit unit of values and uncertainties
 * @param values {@code double[]}, {@code long[]} or {@code String[]}; the record owns the array
 * @param uncertainties one standard uncertainty a row; length 0 when there are none
 */
public record Column(String name, Unit unit, Object values, double[] uncertainties) {
    public Column {
        Objects.requireNonNull(unit, "unit");
        if (name.isBlank() || name.contains("/")) {
            throw new IllegalArgumentException("a column needs a name without '/': '" + name + "'");
        }
        if (!(values instanceof double[] || values instanceof long[] || values instanceof String[])) {
            throw new IllegalArgumentException(
                    "column " + name + ": double[], long[] or String[] expected, found " + values.getClass());
        }
        if (uncertainties.length != 0 && uncertainties.length != length(values)) {
            throw new IllegalArgumentException(
                    "column " + name + ": " + length(values) + " values, " + uncertainties.length + " uncertainties");
        }
    }

    /** Numbers without uncertainties. */
    public static Column of(String name, String unit, double[] values) {
        return new Column(name, Unit.of(unit), values, new double[0]);
    }

    /** Numbers with one standard uncertainty each. */
    public static Column of(String name, String unit, double[] values, double[] uncertainties) {
        return new Column(name, Unit.of(unit), values, uncertainties);
    }

    /** Whole numbers: counters, indices. */
    public static Column of(String name, long[] values) {
        return new Column(name, Unit.ONE, values, new double[0]);
    }

    /** Texts. */
    public static Column of(String name, String[] values) {
        return new Column(name, Unit.ONE, values, new double[0]);
    }

    /** Number of rows. */
    public int rows() {
        return length(values);
    }

    /** The numbers as doubles; a copy for whole numbers, the array itself otherwise. Texts have none. */
    public double[] doubles() {
        return switch (values) {
            case double[] x -> x;
            case long[] n -> {
                double[] x = new double[n.length];
                for (int i = 0; i < n.length; i++) {
                    x[i] = n[i];
                }
                yield x;
            }
            default -> throw new IllegalStateException("column " + name + " holds texts, not numbers");
        };
    }

    private static int length(Object values) {
        return Array.getLength(values);
    }
}
