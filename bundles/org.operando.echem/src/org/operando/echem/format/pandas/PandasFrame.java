// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.pandas;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.io.hdf5.CompoundFields;
import org.operando.io.hdf5.CompoundFields.Field;
import org.operando.io.hdf5.DatasetInfo;
import org.operando.io.hdf5.Hdf5File;

/**
 * The columns of numbers of a pandas table in HDF5, in both of its layouts. Text and object columns are left out: objects
 * are pickles, whose reading would run what the file says.
 */
public final class PandasFrame {
    private static final String BLOCK = "values_block_";
    private static final int ROWS_AT_ONCE = 1 << 16;

    private PandasFrame() {
    }

    /** Whether a group holds a table of pandas. */
    public static boolean isThere(Hdf5File file, String group) throws LoadException {
        return file.exists(group) && file.isGroup(group)
                && file.text(group, "pandas_type").orElse("").startsWith("frame");
    }

    /** Whether a file that begins so is HDF5 and holds such a group; what cannot be opened does not. */
    public static boolean isThere(FileHead head, String group) {
        if (!head.startsWith("\u0089HDF\r\n")) {
            return false;
        }
        try (Hdf5File file = Hdf5File.open(head.path())) {
            return isThere(file, group);
        } catch (LoadException e) {
            return false;
        }
    }

    /** The columns of numbers by name, in the order of the file. */
    public static Map<String, double[]> read(Hdf5File file, String group) throws LoadException {
        return file.exists(group + "/table") ? table(file, group + "/table") : blocks(file, group);
    }

    /** Layout "table": one element a row, whose arrays are the columns of one type. */
    private static Map<String, double[]> table(Hdf5File file, String dataset) throws LoadException {
        DatasetInfo info = file.info(dataset);
        if (info.shape().length != 1) {
            throw LoadException.at(file.path(), dataset, "is no table of pandas: it has " + info.shape().length
                    + " dimensions");
        }
        int rows = info.shape()[0];
        CompoundFields fields = CompoundFields.of(file, dataset);
        Map<String, double[]> columns = new LinkedHashMap<>();
        Map<String, Field> read = new LinkedHashMap<>();
        for (Field field : fields.fields()) {
            Optional<String> name = name(file, dataset, field);
            if (name.isPresent() && field.type().isNumber()) {
                read.put(name.get(), field);
                columns.put(name.get(), new double[rows]);
            }
        }
        for (int from = 0; from < rows; from += ROWS_AT_ONCE) {
            int[] shape = {Math.min(ROWS_AT_ONCE, rows - from)};
            for (Map.Entry<String, Field> entry : read.entrySet()) {
                double[] values = fields.read(entry.getValue(), new int[] {from}, shape).doubles();
                System.arraycopy(values, 0, columns.get(entry.getKey()), from, shape[0]);
            }
        }
        return columns;
    }

    /** Name of a column: that of a number in an array stands in a list at the table. */
    private static Optional<String> name(Hdf5File file, String dataset, Field field) throws LoadException {
        if (!field.name().startsWith(BLOCK)) {
            return field.name().equals("index") ? Optional.empty() : Optional.of(field.name());
        }
        int bracket = field.name().indexOf('[');
        String block = bracket < 0 ? field.name() : field.name().substring(0, bracket);
        int number = bracket < 0 ? 0
                : Integer.parseInt(field.name().substring(bracket + 1, field.name().length() - 1));
        List<String> names = PickledNames.of(file.text(dataset, block + "_kind").orElse(""));
        return number < names.size() ? Optional.of(names.get(number)) : Optional.empty();
    }

    /** Layout "fixed": a matrix and a list of names for each type. */
    private static Map<String, double[]> blocks(Hdf5File file, String group) throws LoadException {
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int block = 0; file.exists(group + "/block" + block + "_values"); block++) {
            String dataset = group + "/block" + block + "_values";
            DatasetInfo info = file.info(dataset);
            if (!info.element().isNumber() || info.shape().length != 2) {
                continue;
            }
            String[] names = file.read(group + "/block" + block + "_items").values() instanceof String[] texts ? texts
                    : new String[0];
            int width = info.shape()[1];
            if (names.length != width) {
                throw LoadException.at(file.path(), dataset, "has " + width + " columns and " + names.length
                        + " names", "write it anew");
            }
            double[] values = file.read(dataset).doubles();
            for (int c = 0; c < width; c++) {
                double[] column = new double[info.shape()[0]];
                int at = c;
                Arrays.setAll(column, row -> values[row * width + at]);
                columns.put(names[c], column);
            }
        }
        return columns;
    }
}
