// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.operando.api.CellRecord;
import org.operando.api.Column;
import org.operando.api.Quantity;
import org.operando.api.Table;
import org.operando.api.Unit;
import org.operando.core.record.Schema;
import org.operando.core.record.Schema.Field;
import org.operando.core.record.ValueType;

/** Finds the tables and quantities in any result. */
public final class Tables {
    private Tables() {
    }

    /** All tables of a record by their path, e.g. {@code cycles}; a list of flat records is a table too. */
    public static Map<String, Table> of(Record record) {
        Map<String, Table> tables = new LinkedHashMap<>();
        collect("", record, tables);
        return tables;
    }

    private static void collect(String path, Object value, Map<String, Table> tables) {
        switch (value) {
            case Table t -> tables.put(path, t);
            case Optional<?> o -> o.ifPresent(v -> collect(path, v, tables));
            case List<?> list when !list.isEmpty() && list.getFirst() instanceof Record first && isFlat(first) ->
                tables.put(path, flat(list));
            case Quantity q -> {
                // a single number is no table
            }
            case Record record when !record.getClass().getPackageName().equals("org.operando.api")
                    || record instanceof CellRecord -> {
                for (Field field : Schema.of(record.getClass()).fields()) {
                    collect(path.isEmpty() ? field.name() : path + "-" + field.name(), field.of(record), tables);
                }
            }
            default -> {
                // neither table nor record
            }
        }
    }

    private static boolean isFlat(Record record) {
        return Schema.of(record.getClass()).fields().stream().allMatch(f -> f.type() instanceof ValueType.Numeric
                || f.type() instanceof ValueType.Text || f.type() instanceof ValueType.Measured
                || f.type() instanceof ValueType.Choice || f.type() instanceof ValueType.Truth);
    }

    private static Table flat(List<?> records) {
        List<Column> columns = new ArrayList<>();
        Schema schema = Schema.of(((Record) records.getFirst()).getClass());
        for (Field field : schema.fields()) {
            Object[] values = records.stream().map(r -> field.of((Record) r))
                    .map(v -> v instanceof Optional<?> o ? o.orElse(null) : v)
                    .toArray();
            columns.add(column(field, values));
        }
        return new Table(columns);
    }

    private static Column column(Field field, Object[] values) {
        int n = values.length;
        if (field.type() instanceof ValueType.Measured) {
            double[] x = new double[n];
            double[] errors = new double[n];
            double[] systematic = new double[n];
            Set<String> origins = new TreeSet<>();
            Unit unit = field.unit().orElse(Unit.ONE);
            for (int i = 0; i < n; i++) {
                Quantity q = (Quantity) values[i];
                unit = q != null ? q.unit() : unit;
                x[i] = q == null ? Double.NaN : q.value();
                errors[i] = q == null ? Double.NaN : q.uncertainty();
                systematic[i] = q == null ? Double.NaN : q.systematic();
                if (q != null && !q.origin().isEmpty()) {
                    origins.add(q.origin());
                }
            }
            return new Column(field.name(), unit, x, errors,
                    Arrays.stream(systematic).allMatch(Double::isNaN) ? new double[0] : systematic,
                    String.join("; ", origins));
        }
        if (field.type() instanceof ValueType.Numeric) {
            double[] x = new double[n];
            for (int i = 0; i < n; i++) {
                x[i] = values[i] == null ? Double.NaN : ((Number) values[i]).doubleValue();
            }
            return new Column(field.name(), field.unit().orElse(Unit.ONE), x, new double[0]);
        }
        String[] texts = new String[n];
        for (int i = 0; i < n; i++) {
            texts[i] = values[i] == null ? ""
                    : values[i] instanceof Enum<?> e ? Schema.kebab(e.name()) : values[i].toString();
        }
        return Column.of(field.name(), texts);
    }

    /** All quantities of a record by their path. */
    public static Map<String, Quantity> quantities(Record record) {
        Map<String, Quantity> found = new LinkedHashMap<>();
        for (Field field : Schema.of(record.getClass()).fields()) {
            Object value = field.of(record);
            switch (value instanceof Optional<?> o ? o.orElse(null) : value) {
                case Quantity q -> found.put(field.label(), q);
                case null, default -> {
                    // no quantity
                }
            }
        }
        return found;
    }
}
