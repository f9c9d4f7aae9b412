// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.operando.api.Column;
import org.operando.api.Table;

/** Some rows of a table. */
public final class Rows {
    private Rows() {
    }

    /** Those of a pattern one after the other, where a table has all patterns of one peak and then those of the next. */
    public static Table byNumber(Table table) {
        List<Long> order = Arrays.stream(table.longs("number")).boxed().distinct().toList();
        Map<Long, Integer> place = new HashMap<>();
        order.forEach(number -> place.put(number, place.size()));
        long[] numbers = table.longs("number");
        return of(table, IntStream.range(0, table.rows()).boxed()
                .sorted(Comparator.comparingInt(i -> place.get(numbers[i]))).mapToInt(Integer::intValue).toArray());
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
