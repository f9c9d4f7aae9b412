// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.results;

import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.january.DatasetException;
import org.eclipse.january.dataset.DatasetUtils;
import org.eclipse.january.dataset.DoubleDataset;
import org.eclipse.january.dataset.IDataset;
import org.eclipse.january.dataset.ILazyDataset;
import org.eclipse.january.dataset.Slice;
import org.operando.api.Axis;
import org.operando.api.Column;
import org.operando.api.LoadException;
import org.operando.api.Quantity;
import org.operando.api.Signal;
import org.operando.api.Table;
import org.operando.api.Unit;
import org.operando.core.record.Schema;
import org.operando.core.record.Schema.Field;
import org.operando.io.hdf5.Hdf5Writer;
import org.operando.io.hdf5.StreamedDataset;

/** Records as NeXus groups: tables and signals as NXdata, quantities with units and errors, the rest by name. */
final class NexusWriter {
    /** Behind the name of a value: the systematic part of its uncertainty. */
    static final String SYSTEMATIC = "_systematic";

    private final Hdf5Writer out;
    private final Map<StreamedDataset, ILazyDataset> streams = new LinkedHashMap<>();
    private String table;
    private String signal;

    NexusWriter(Hdf5Writer out) {
        this.out = out;
    }

    /** What a viewer shows first is this group, whatever else there is. */
    void showFirst(String group) {
        signal = group;
    }

    /** Marks the first signal, or without one the first table, as what a viewer shows: by name from group to group. */
    void markDefault(String entry) {
        String path = signal != null ? signal : table;
        while (path != null && !path.equals(entry)) {
            int slash = path.lastIndexOf('/');
            out.attribute(path.substring(0, slash), "default", path.substring(slash + 1));
            path = path.substring(0, slash);
        }
    }

    /** Writes the components of a record below a group. */
    void components(Record record, String group) throws LoadException {
        boolean empty = true;
        for (Field field : Schema.of(record.getClass()).fields()) {
            Object value = field.of(record);
            value = value instanceof Optional<?> o ? o.orElse(null) : value;
            if (value != null) {
                value(value, field.unit(), group + "/" + field.name());
                empty = false;
            }
        }
        if (empty) {
            out.write(group + "/present", 1);
        }
    }

    /** Writes data that are not held in memory, slab by slab; nothing else may be written after. */
    void stream() throws IOException, LoadException {
        for (Map.Entry<StreamedDataset, ILazyDataset> stream : streams.entrySet()) {
            ILazyDataset data = stream.getValue();
            int[] shape = data.getShape();
            for (int i = 0; i < shape[0]; i++) {
                stream.getKey().append(doubles(data, new Slice(i, i + 1)));
            }
        }
    }

    private void value(Object value, Optional<Unit> unit, String path) throws LoadException {
        switch (value) {
            case Quantity q -> quantity(q, path);
            case Table t -> table(t, path);
            case Signal s -> signal(s, path);
            case List<?> list -> list(list, unit, path);
            case Record record -> {
                out.attribute(path, "NX_class", "NXcollection");
                if (List.of(record.getClass().getInterfaces()).stream().anyMatch(Class::isSealed)) {
                    out.attribute(path, "variant", Schema.kebab(record.getClass().getSimpleName()));
                }
                components(record, path);
            }
            case Enum<?> e -> out.write(path, Schema.kebab(e.name()));
            case Path p -> out.write(path, p.toString());
            default -> {
                if (value.getClass().isArray()) {
                    array(value, path);
                } else {
                    out.write(path, value);
                }
                unit.ifPresent(u -> out.attribute(path, "units", u.name()));
            }
        }
    }

    private void array(Object array, String path) {
        int length = Array.getLength(array);
        if (length == 0) {
            out.write(path, 0);
            out.attribute(path, "length", 0);
        } else {
            out.write(path, array);
        }
    }

    private void quantity(Quantity q, String path) {
        out.write(path, q.value());
        out.attribute(path, "units", q.unit().name());
        out.attribute(path, "uncertainty_origin", q.origin());
        out.write(path + "_errors", q.uncertainty());
        out.attribute(path + "_errors", "units", q.unit().name());
        if (!Double.isNaN(q.systematic())) {
            out.write(path + SYSTEMATIC, q.systematic());
            out.attribute(path + SYSTEMATIC, "units", q.unit().name());
        }
    }

    private void list(List<?> list, Optional<Unit> unit, String path) throws LoadException {
        out.attribute(path, "NX_class", "NXcollection");
        out.write(path + "/length", list.size());
        for (int i = 0; i < list.size(); i++) {
            value(list.get(i), unit, String.format("%s/%06d", path, i));
        }
    }

    private void table(Table values, String path) {
        out.attribute(path, "NX_class", "NXdata");
        table = table == null ? path : table;
        List<Column> columns = values.columns();
        out.attribute(path, "columns", columns.stream().map(Column::name).toList());
        out.attribute(path, "units", columns.stream().map(c -> c.unit().name()).toList());
        out.attribute(path, "kinds", columns.stream().map(NexusWriter::kind).toList());
        out.attribute(path, "rows", values.rows());
        out.attribute(path, "axes", columns.getFirst().name());
        out.attribute(path, "signal",
                columns.stream().skip(1).filter(c -> !(c.values() instanceof String[])).findFirst()
                        .orElse(columns.getFirst()).name());
        if (values.rows() == 0) {
            out.write(path + "/empty", 1);
            return;
        }
        for (Column c : columns) {
            String name = path + "/" + c.name();
            column(name, c.values(), c.unit());
            if (c.uncertainties().length > 0) {
                column(name + "_errors", c.uncertainties(), c.unit());
                out.attribute(name, "uncertainty_origin", c.origin());
            }
            if (c.systematic().length > 0) {
                column(name + SYSTEMATIC, c.systematic(), c.unit());
            }
        }
    }

    private void column(String name, Object values, Unit unit) {
        out.write(name, values);
        if (!unit.equals(Unit.ONE)) {
            out.attribute(name, "units", unit.name());
        }
    }

    private static String kind(Column c) {
        return switch (c.values()) {
            case double[] x -> "number";
            case long[] n -> "integer";
            default -> "text";
        };
    }

    private void signal(Signal values, String path) throws LoadException {
        out.attribute(path, "NX_class", "NXdata");
        signal = signal == null ? path : signal;
        out.attribute(path, "signal", "data");
        out.attribute(path, "axes", values.axes().stream().map(Axis::name).toList());
        dataset(values.data(), path + "/data");
        out.attribute(path + "/data", "units", values.unit().name());
        for (int i = 0; i < values.axes().size(); i++) {
            Axis axis = values.axes().get(i);
            out.write(path + "/" + axis.name(), axis.values());
            out.attribute(path + "/" + axis.name(), "units", axis.unit().name());
            out.attribute(path, axis.name() + "_indices", i);
        }
        if (values.errors().isPresent()) {
            dataset(values.errors().get(), path + "/data_errors");
            out.attribute(path + "/data_errors", "units", values.unit().name());
        }
        if (values.mask().isPresent()) {
            dataset(values.mask().get(), path + "/data_mask");
        }
    }

    /** Numbers on a grid; those that are not held in memory are streamed at the end. */
    void dataset(ILazyDataset data, String path) throws LoadException {
        if (data instanceof IDataset) {
            out.write(path, doubles(data, new Slice[0]), data.getShape());
        } else {
            streams.put(out.declare(path, double.class, data.getShape()), data);
        }
    }

    private static double[] doubles(ILazyDataset data, Slice... slice) throws LoadException {
        try {
            IDataset part = slice.length == 0 ? data.getSlice() : data.getSlice(slice);
            return DatasetUtils.cast(DoubleDataset.class, part).getData();
        } catch (DatasetException e) {
            throw new LoadException("data cannot be read while they are written (" + e.getMessage() + ")",
                    data.getName(), "", e);
        }
    }
}
