// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.testkit;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.january.DatasetException;
import org.eclipse.january.dataset.DatasetUtils;
import org.eclipse.january.dataset.DoubleDataset;
import org.eclipse.january.dataset.ILazyDataset;
import org.eclipse.january.dataset.Slice;
import org.operando.api.Axis;
import org.operando.api.Column;
import org.operando.api.In;
import org.operando.api.Quantity;
import org.operando.api.Signal;
import org.operando.api.Table;
import org.operando.api.Unit;

/**
 * All numbers and texts of a record by their names, because records that hold arrays are equal only by identity. Names
 * are those of the components, joined by dots; a table's columns and a signal's axes stand in for components.
 */
final class Contents {
    /** Of a signal larger than this only the first slice is read. */
    private static final long WHOLE_SIGNAL = 1L << 22;

    private final Map<String, Leaf> leaves = new TreeMap<>();

    /**
     * Numbers or texts of one name.
     * @param values {@code double[]} or {@code String[]}
     * @param unit unit of the numbers; empty when the record names none
     */
    record Leaf(Object values, Optional<Unit> unit) {
        /** Whether the values are equal, bit for bit. */
        boolean isEqual(Leaf other) {
            return unit.equals(other.unit) && switch (values) {
                case double[] x -> other.values instanceof double[] y && Arrays.equals(x, y);
                case String[] x -> other.values instanceof String[] y && Arrays.equals(x, y);
                default -> throw new IllegalStateException(values.getClass().getName());
            };
        }
    }

    private Contents() {
    }

    /** The contents of a record, and of metadata under {@code metadata}. */
    static Map<String, Leaf> of(Record record, Map<String, String> metadata) {
        Contents contents = new Contents();
        contents.add("", record, Optional.empty());
        metadata.forEach((key, text) -> contents.add("metadata." + key, text, Optional.empty()));
        return contents.leaves;
    }

    /** The contents as a text: equal texts mean equal contents, but for hashes that agree by chance. */
    static String text(Record record, Map<String, String> metadata) {
        StringBuilder text = new StringBuilder();
        of(record, metadata).forEach((name, leaf) -> {
            int hash = leaf.values() instanceof double[] x ? Arrays.hashCode(x)
                    : Arrays.hashCode((String[]) leaf.values());
            text.append(name).append(' ').append(leaf.unit()).append(' ').append(Array.getLength(leaf.values()))
                    .append(' ').append(hash).append('\n');
        });
        return text.toString();
    }

    private void add(String name, Object value, Optional<Unit> unit) {
        switch (value) {
            case null -> throw new IllegalStateException("'" + name + "' is null; use Optional, NaN or an empty list");
            case Optional<?> optional -> optional.ifPresent(inner -> add(name, inner, unit));
            case Quantity q -> {
                numbers(name, new double[] {q.value()}, q.unit());
                numbers(name + "_errors", new double[] {q.uncertainty()}, q.unit());
            }
            case Table table -> table(name, table);
            case Column column -> column(name, column);
            case Axis axis -> numbers(name, axis.values(), axis.unit());
            case Signal signal -> signal(name, signal);
            case Unit u -> text(name, u.name());
            case Record record -> components(name, record);
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    add(below(name, Integer.toString(i)), list.get(i), unit);
                }
            }
            case Number number -> leaves.put(name, new Leaf(new double[] {number.doubleValue()}, unit));
            case double[] x -> leaves.put(name, new Leaf(x, unit));
            case float[] x -> array(name, x, unit);
            case long[] x -> array(name, x, unit);
            case int[] x -> array(name, x, unit);
            case short[] x -> array(name, x, unit);
            case String[] texts -> leaves.put(name, new Leaf(texts, Optional.of(Unit.ONE)));
            default -> text(name, String.valueOf(value));
        }
    }

    private void components(String name, Record record) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Optional<Unit> unit = Optional.ofNullable(component.getAnnotation(In.class)).map(In::value).map(Unit::of);
            boolean whole = component.getType() == int.class || component.getType() == long.class;
            try {
                component.getAccessor().setAccessible(true);
                add(below(name, component.getName()), component.getAccessor().invoke(record),
                        whole ? unit.or(() -> Optional.of(Unit.ONE)) : unit);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("component '" + component.getName() + "' cannot be asked for", e);
            }
        }
    }

    private void table(String name, Table table) {
        for (Column column : table.columns()) {
            column(below(name, column.name()), column);
        }
        leaves.putIfAbsent(below(name, "rows"), new Leaf(new double[] {table.rows()}, Optional.of(Unit.ONE)));
    }

    private void column(String name, Column column) {
        if (column.values() instanceof String[] texts) {
            leaves.put(name, new Leaf(texts, Optional.of(Unit.ONE)));
            return;
        }
        numbers(name, column.doubles(), column.unit());
        if (column.uncertainties().length > 0) {
            numbers(name + "_errors", column.uncertainties(), column.unit());
        }
    }

    private void signal(String name, Signal signal) {
        numbers(below(name, "data"), read(signal.data()), signal.unit());
        signal.errors().ifPresent(errors -> numbers(below(name, "data_errors"), read(errors), signal.unit()));
        signal.mask().ifPresent(mask -> numbers(below(name, "data_mask"), read(mask), Unit.ONE));
        for (Axis axis : signal.axes()) {
            numbers(below(name, axis.name()), axis.values(), axis.unit());
        }
    }

    private static double[] read(ILazyDataset data) {
        try {
            Slice[] first = {new Slice(0, 1)};
            return DatasetUtils
                    .cast(DoubleDataset.class, data.getSize() > WHOLE_SIGNAL ? data.getSlice(first) : data.getSlice())
                    .getData();
        } catch (DatasetException e) {
            throw new IllegalStateException("a signal cannot be read: " + e.getMessage(), e);
        }
    }

    private void array(String name, Object array, Optional<Unit> unit) {
        double[] x = new double[Array.getLength(array)];
        for (int i = 0; i < x.length; i++) {
            x[i] = Array.getDouble(array, i);
        }
        leaves.put(name, new Leaf(x, unit));
    }

    private void numbers(String name, double[] values, Unit unit) {
        leaves.put(name, new Leaf(values, Optional.of(unit)));
    }

    private void text(String name, String text) {
        leaves.put(name, new Leaf(new String[] {text}, Optional.of(Unit.ONE)));
    }

    private static String below(String name, String part) {
        return name.isEmpty() ? part : name + "." + part;
    }
}
