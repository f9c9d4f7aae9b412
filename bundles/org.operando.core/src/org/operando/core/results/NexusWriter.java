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
    private final Hdf5Writer out;
    private final Map<StreamedDataset, ILazyDataset> streams = new LinkedHashMap<>();
    private String plottable;

    NexusWriter(Hdf5Writer out) {
        this.out = out;
    }

    /** Name of the first NXdata in the entry. */
    Optional<String> plottable() {
        return Optional.ofNullable(plottable);
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
    }

    private void list(List<?> list, Optional<Unit> unit, String path) throws LoadException {
        out.attribute(path, "NX_class", "NXcollection");
        out.write(path + "/length", list.size());
        for (int i = 0; i < list.size(); i++) {
            value(list.get(i), unit, String.format("%s/%06d", path, i));
        }
    }

    private void data(String path) {
        out.attribute(path, "NX_class", "NXdata");
        if (plottable == null && path.indexOf('/', 1) == path.lastIndexOf('/')) {
            plottable = path.substring(path.lastIndexOf('/') + 1);
        }
    }

    private void table(Table table, String path) {
        data(path);
        List<Column> columns = table.columns();
        out.attribute(path, "columns", columns.stream().map(Column::name).toList());
        out.attribute(path, "units", columns.stream().map(c -> c.unit().name()).toList());
        out.attribute(path, "kinds", columns.stream().map(NexusWriter::kind).toList());
        out.attribute(path, "rows", table.rows());
        out.attribute(path, "axes", columns.getFirst().name());
        out.attribute(path, "signal", columns.get(Math.min(1, columns.size() - 1)).name());
        if (table.rows() == 0) {
            out.write(path + "/empty", 1);
            return;
        }
        for (Column c : columns) {
            out.write(path + "/" + c.name(), c.values());
            if (!c.unit().equals(Unit.ONE)) {
                out.attribute(path + "/" + c.name(), "units", c.unit().name());
            }
            if (c.uncertainties().length > 0) {
                out.write(path + "/" + c.name() + "_errors", c.uncertainties());
            }
        }
    }

    private static String kind(Column c) {
        return switch (c.values()) {
            case double[] x -> "number";
            case long[] n -> "integer";
            default -> "text";
        };
    }

    private void signal(Signal signal, String path) throws LoadException {
        data(path);
        out.attribute(path, "signal", "data");
        out.attribute(path, "axes", signal.axes().stream().map(Axis::name).toList());
        dataset(signal.data(), path + "/data");
        out.attribute(path + "/data", "units", signal.unit().name());
        for (int i = 0; i < signal.axes().size(); i++) {
            Axis axis = signal.axes().get(i);
            out.write(path + "/" + axis.name(), axis.values());
            out.attribute(path + "/" + axis.name(), "units", axis.unit().name());
            out.attribute(path, axis.name() + "_indices", i);
        }
        if (signal.errors().isPresent()) {
            dataset(signal.errors().get(), path + "/data_errors");
        }
        if (signal.mask().isPresent()) {
            dataset(signal.mask().get(), path + "/data_mask");
        }
    }

    private void dataset(ILazyDataset data, String path) throws LoadException {
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
