// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Columns of equal length, each with name, unit and uncertainties.
 * @param columns at least one, names unequal
 */
public record Table(List<Column> columns) {
    public Table {
        columns = List.copyOf(columns);
        Set<String> names = new HashSet<>();
        for (Column c : columns) {
            if (!names.add(c.name())) {
                throw new IllegalArgumentException("two columns are named " + c.name());
            }
            if (c.rows() != columns.getFirst().rows()) {
                throw new IllegalArgumentException("column " + c.name() + " has " + c.rows() + " rows, "
                        + columns.getFirst().name() + " has " + columns.getFirst().rows());
            }
        }
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a table needs a column");
        }
    }

    /** A table of these columns. */
    public static Table of(Column... columns) {
        return new Table(List.of(columns));
    }

    /** Number of rows. */
    public int rows() {
        return columns.getFirst().rows();
    }

    /** The column of this name, when there is one. */
    public Optional<Column> find(String name) {
        return columns.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /** The column of this name. */
    public Column column(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no column '" + name + "'; there are "
                + columns.stream().map(Column::name).collect(Collectors.joining(", "))));
    }

    /** The numbers of a column; do not write into them. */
    public double[] doubles(String name) {
        return column(name).doubles();
    }

    /** The whole numbers of a column; do not write into them. */
    public long[] longs(String name) {
        return (long[]) column(name).values();
    }

    /** The texts of a column; do not write into them. */
    public String[] texts(String name) {
        return (String[]) column(name).values();
    }
}
