// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import java.util.Arrays;
import org.operando.api.Column;
import org.operando.api.Table;

/** Some rows of a table. */
final class Rows {
    private Rows() {
    }

    static Table of(Table table, int[] rows) {
        return new Table(table.columns().stream().map(c -> of(c, rows)).toList());
    }

    private static Column of(Column column, int[] rows) {
        Column chosen = switch (column.values()) {
            case long[] v -> Column.of(column.name(), Arrays.stream(rows).mapToLong(i -> v[i]).toArray());
            case String[] v -> Column.of(column.name(), Arrays.stream(rows).mapToObj(i -> v[i]).toArray(String[]::new));
            default -> {
                double[] v = column.doubles();
                double[] u = column.uncertainties();
                double[] values = Arrays.stream(rows).mapToDouble(i -> v[i]).toArray();
                yield u.length == 0 ? Column.of(column.name(), column.unit().name(), values)
                        : Column.of(column.name(), column.unit().name(), values,
                                Arrays.stream(rows).mapToDouble(i -> u[i]).toArray());
            }
        };
        return chosen.withOrigin(column.origin());
    }
}
