// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.results;

import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.january.dataset.DatasetFactory;
import org.eclipse.january.dataset.ILazyDataset;
import org.operando.api.Axis;
import org.operando.api.Column;
import org.operando.api.LoadException;
import org.operando.api.Quantity;
import org.operando.api.Signal;
import org.operando.api.Table;
import org.operando.api.Unit;
import org.operando.core.record.Schema;
import org.operando.core.record.Schema.Field;
import org.operando.core.record.ValueType;
import org.operando.io.hdf5.DatasetInfo;
import org.operando.io.hdf5.DatasetRead;
import org.operando.io.hdf5.Hdf5File;

/** Reads back what {@link NexusWriter} wrote; the record's type says what to expect. */
final class NexusReader {
    /** Data sets up to this many elements are read at once; larger ones stay in the file. */
    private static final long HELD = 1 << 23;

    private final Hdf5File hdf;
    private final Path file;

    NexusReader(Hdf5File hdf, Path file) {
        this.hdf = hdf;
        this.file = file;
    }

    /** The record whose components lie below a group. */
    Record components(Class<? extends Record> type, String group) throws LoadException {
        Schema schema = Schema.of(type);
        Object[] values = new Object[schema.fields().size()];
        for (int i = 0; i < values.length; i++) {
            Field field = schema.fields().get(i);
            String path = group + "/" + field.name();
            boolean there = hdf.exists(path);
            if (!there && !field.optional()) {
                throw LoadException.at(file, path, "is missing in the result file", "delete the file and run again");
            }
            Object value = there ? value(field.type(), path) : null;
            values[i] = field.optional() ? Optional.ofNullable(value) : value;
        }
        try {
            return schema.make(values);
        } catch (IllegalArgumentException e) {
            throw LoadException.at(file, group, "does not hold a " + type.getSimpleName() + " (" + e.getMessage() + ")",
                    "delete the file and run again");
        }
    }

    private Object value(ValueType type, String path) throws LoadException {
        return switch (type) {
            case ValueType.Numeric n -> number(n, path);
            case ValueType.Truth t -> hdf.number(path) != 0;
            case ValueType.Text t -> hdf.text(path);
            case ValueType.FilePath f -> Path.of(hdf.text(path));
            case ValueType.Measured m -> quantity(path);
            case ValueType.Choice c -> choice(c, path);
            case ValueType.Nested n -> components(n.type(), path);
            case ValueType.Variant v -> components(v.variants().get(hdf.text(path, "variant").orElse("")), path);
            case ValueType.ListOf l -> list(l, path);
            case ValueType.ArrayOf a -> array(a, path);
            case ValueType.TableValue t -> table(path);
            case ValueType.SignalValue s -> signal(path);
            case ValueType.RegionName r -> throw LoadException.at(file, path, "a region stands where an output should");
            case ValueType.ChosenOf c -> throw LoadException.at(file, path, "an input stands where an output should");
        };
    }

    private Object number(ValueType.Numeric type, String path) throws LoadException {
        Object values = hdf.read(path).values();
        if (type.primitive() == double.class) {
            return hdf.number(path);
        }
        long whole = values instanceof long[] n ? n[0] : (long) hdf.number(path);
        return type.primitive() == int.class ? (Object) (int) whole : (Object) whole;
    }

    private Quantity quantity(String path) throws LoadException {
        return new Quantity(hdf.number(path), hdf.number(path + "_errors"),
                Unit.of(hdf.text(path, "units").orElse("1")),
                hdf.text(path, "uncertainty_origin").orElse(""),
                hdf.exists(path + NexusWriter.SYSTEMATIC) ? hdf.number(path + NexusWriter.SYSTEMATIC) : Double.NaN);
    }

    private Object choice(ValueType.Choice type, String path) throws LoadException {
        int index = type.words().indexOf(hdf.text(path));
        if (index < 0) {
            throw LoadException.at(file, path, "unknown choice '" + hdf.text(path) + "'",
                    "delete the file and run again");
        }
        return type.enumeration().getEnumConstants()[index];
    }

    private List<Object> list(ValueType.ListOf type, String path) throws LoadException {
        int length = (int) hdf.number(path + "/length");
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            items.add(value(type.item(), String.format("%s/%06d", path, i)));
        }
        return List.copyOf(items);
    }

    private Object array(ValueType.ArrayOf type, String path) throws LoadException {
        if (hdf.number(path, "length").orElse(-1) == 0) {
            return Array.newInstance(type.primitive(), 0);
        }
        return hdf.read(path).values();
    }

    private Table table(String path) throws LoadException {
        List<String> names = hdf.texts(path, "columns");
        List<String> units = hdf.texts(path, "units");
        List<String> kinds = hdf.texts(path, "kinds");
        int rows = (int) hdf.number(path, "rows").orElse(0);
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String column = path + "/" + names.get(i);
            Object values = rows > 0 ? hdf.read(column).values() : switch (kinds.get(i)) {
                case "integer" -> new long[0];
                case "text" -> new String[0];
                default -> new double[0];
            };
            columns.add(new Column(names.get(i), Unit.of(units.get(i)), values,
                    rows > 0 ? beside(path, names, names.get(i) + "_errors") : new double[0],
                    rows > 0 ? beside(path, names, names.get(i) + NexusWriter.SYSTEMATIC) : new double[0],
                    rows > 0 ? hdf.text(column, "uncertainty_origin").orElse("") : ""));
        }
        return new Table(columns);
    }

    /** Numbers that stand beside a column; none when there are none, or when a column itself has that name. */
    private double[] beside(String table, List<String> columns, String name) throws LoadException {
        return !columns.contains(name) && hdf.exists(table + "/" + name) ? hdf.read(table + "/" + name).doubles()
                : new double[0];
    }

    private Signal signal(String path) throws LoadException {
        List<Axis> axes = new ArrayList<>();
        for (String name : hdf.texts(path, "axes")) {
            String axis = path + "/" + name;
            axes.add(new Axis(name, Unit.of(hdf.text(axis, "units").orElse("1")), hdf.read(axis).doubles()));
        }
        return new Signal(data(path + "/data"), Unit.of(hdf.text(path + "/data", "units").orElse("1")), axes,
                optional(path + "/data_errors"), optional(path + "/data_mask"));
    }

    private Optional<ILazyDataset> optional(String path) throws LoadException {
        return hdf.exists(path) ? Optional.of(data(path)) : Optional.empty();
    }

    private ILazyDataset data(String path) throws LoadException {
        DatasetInfo info = hdf.info(path);
        if (info.elements() > HELD) {
            return hdf.lazy(path);
        }
        DatasetRead read = hdf.read(path);
        return DatasetFactory.createFromObject(read.doubles(), read.shape());
    }
}
