// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Objects;

/**
 * A column of a table.
 * @param name the field's term in words or snake case, e.g. {@code two_theta}
 * @param unit unit of values and uncertainties
 * @param values {@code double[]}, {@code long[]} or {@code String[]}; the record owns the array
 * @param uncertainties one standard uncertainty a row, of all parts together; length 0 when there are none
 * @param systematic the part of each uncertainty that repetition does not make smaller; length 0 where statistical and
 *            systematic parts are not told apart
 * @param origin where the uncertainties come from, as in {@link Quantity}; empty when that is not known
 */
public record Column(String name, Unit unit, Object values, double[] uncertainties, double[] systematic,
        String origin) {
    public Column {
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(origin, "origin");
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
        if (systematic.length != 0 && systematic.length != uncertainties.length) {
            throw new IllegalArgumentException("column " + name + ": " + uncertainties.length + " uncertainties, "
                    + systematic.length + " systematic parts");
        }
    }

    /** Values whose uncertainties have no named origin, and no parts that are told apart. */
    public Column(String name, Unit unit, Object values, double[] uncertainties) {
        this(name, unit, values, uncertainties, new double[0], "");
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

    /** The same with the origin of its uncertainties. */
    public Column withOrigin(String where) {
        return new Column(name, unit, values, uncertainties, systematic, where);
    }

    /** The same with the systematic parts of its uncertainties told apart; the record owns the array. */
    public Column withSystematic(double[] parts) {
        return new Column(name, unit, values, uncertainties, parts, origin);
    }

    /** The value of a row with all that is known of its uncertainty; not for texts. */
    public Quantity quantity(int row) {
        double uncertainty = uncertainties.length == 0 ? Double.NaN : uncertainties[row];
        double part = systematic.length == 0 ? Double.NaN : systematic[row];
        return new Quantity(doubles()[row], uncertainty, unit, Double.isNaN(uncertainty) ? "" : origin, part);
    }

    /**
     * What an error bar of this column is, for the caption of a figure: {@code one standard uncertainty from instrument
     * accuracy, systematic}; empty when there are no uncertainties.
     */
    public String errorBar() {
        if (Arrays.stream(uncertainties).noneMatch(Double::isFinite)) {
            return "";
        }
        boolean shared = systematic.length > 0;
        for (int i = 0; i < systematic.length && shared; i++) {
            shared = Double.isNaN(uncertainties[i]) || systematic[i] >= uncertainties[i] * (1 - 1e-9);
        }
        return "one standard uncertainty" + (origin.isEmpty() ? "" : " from " + origin)
                + (shared ? ", systematic" : systematic.length > 0 ? ", in part systematic" : "");
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
