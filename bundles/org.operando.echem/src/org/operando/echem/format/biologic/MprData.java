// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.biologic;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.operando.api.Context;
import org.operando.api.LoadException;

/**
 * The records of an .mpr file: rows of packed little-endian numbers.
 *
 * <p>Only columns asked for are decoded, block by block of rows that stay in the processor's nearest memory, each column
 * of a block in one loop without a branch: 46 102 records of eight columns in half a millisecond
 * (releng/bench/cycler-times.sh).
 */
final class MprData implements BiologicTable {
    private static final VarHandle DOUBLE = view(double[].class);
    private static final VarHandle FLOAT = view(float[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle SHORT = view(short[].class);
    /** Rows decoded at a time: some 20 kB of the file. */
    private static final int BLOCK = 256;

    private final int rows;
    /** Byte of the file where the records begin. */
    private final int first;
    private final int size;
    private final List<String> names = new ArrayList<>();
    /** The columns read: {@code double[]} or {@code int[]}. */
    private final Map<String, Object> columns = new HashMap<>();
    private final Map<String, String> units;

    private MprData(int rows, int first, int size, Map<String, String> units) {
        this.rows = rows;
        this.first = first;
        this.size = size;
        this.units = units;
    }

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN).withInvokeExactBehavior();
    }

    /**
     * Reads the columns that are wanted.
     * @param units units of columns that the file says elsewhere
     */
    static MprData read(Path path, byte[] bytes, MprModule module, Predicate<String> wanted,
            Map<String, String> units, Context context) throws LoadException {
        MprLayout layout = MprLayout.read(path, bytes, module, context);
        long there = layout.size() == 0 ? 0 : (module.held() - layout.first()) / layout.size();
        int rows = (int) Math.min(layout.rows(), there);
        if (rows < layout.rows()) {
            context.warn(path.getFileName().toString(), "the file is cut: " + rows + " of " + layout.rows()
                    + " records are there and were read");
        }
        MprData data = new MprData(rows, module.at() + layout.first(), layout.size(), units);
        data.decode(bytes, layout, wanted);
        return data;
    }

    private void decode(byte[] bytes, MprLayout layout, Predicate<String> wanted) {
        int count = layout.columns().size();
        Object[] targets = new Object[count];
        for (int c = 0; c < count; c++) {
            BiologicColumn column = layout.columns().get(c);
            // a column that comes twice, by an id and by one that stands for the same: the first one is kept
            if (names.contains(column.name())) {
                continue;
            }
            names.add(column.name());
            if (wanted.test(column.name())) {
                targets[c] = column.type().equals("d") || column.type().equals("f") ? new double[rows] : new int[rows];
                columns.put(column.name(), targets[c]);
            }
        }
        Objects.checkFromIndexSize(first, (int) Math.min((long) rows * size, Integer.MAX_VALUE), bytes.length);
        for (int from = 0; from < rows; from += BLOCK) {
            int to = Math.min(rows, from + BLOCK);
            for (int c = 0; c < count; c++) {
                if (targets[c] != null) {
                    decode(bytes, first + layout.offsets()[c], layout.columns().get(c), targets[c], from, to);
                }
            }
        }
    }

    private void decode(byte[] bytes, int at, BiologicColumn column, Object target, int from, int to) {
        switch (column.type()) {
            case "d" -> doubles(bytes, at, size, (double[]) target, from, to);
            case "f" -> floats(bytes, at, size, (double[]) target, from, to);
            case "i" -> ints(bytes, at, size, (int[]) target, from, to);
            case "h" -> shorts(bytes, at, size, (int[]) target, from, to);
            default -> flags(bytes, at, size, (int[]) target, from, to, column.isFlag() ? column.mask() : 0xff);
        }
    }

    private static void doubles(byte[] bytes, int at, int size, double[] target, int from, int to) {
        for (int i = from; i < to; i++) {
            target[i] = (double) DOUBLE.get(bytes, at + i * size);
        }
    }

    private static void floats(byte[] bytes, int at, int size, double[] target, int from, int to) {
        for (int i = from; i < to; i++) {
            target[i] = (float) FLOAT.get(bytes, at + i * size);
        }
    }

    private static void ints(byte[] bytes, int at, int size, int[] target, int from, int to) {
        for (int i = from; i < to; i++) {
            target[i] = (int) INT.get(bytes, at + i * size);
        }
    }

    private static void shorts(byte[] bytes, int at, int size, int[] target, int from, int to) {
        for (int i = from; i < to; i++) {
            target[i] = (short) SHORT.get(bytes, at + i * size) & 0xffff;
        }
    }

    private static void flags(byte[] bytes, int at, int size, int[] target, int from, int to, int mask) {
        int shift = Integer.numberOfTrailingZeros(mask);
        for (int i = from; i < to; i++) {
            target[i] = (bytes[at + i * size] & mask) >> shift;
        }
    }

    @Override
    public boolean isUnexported() {
        return true;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public Optional<double[]> numbers(String... wanted) {
        for (String name : wanted) {
            switch (columns.get(name)) {
                case double[] values -> {
                    return Optional.of(values);
                }
                case int[] values -> {
                    return Optional.of(doubles(values));
                }
                case null, default -> {
                }
            }
        }
        return Optional.empty();
    }

    private static double[] doubles(int[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }

    @Override
    public int[] counts(String name) {
        return switch (columns.get(name)) {
            case int[] values -> values;
            case double[] values -> rounded(values);
            case null, default -> new int[0];
        };
    }

    static int[] rounded(double[] values) {
        int[] counts = new int[values.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = (int) values[i];
        }
        return counts;
    }

    @Override
    public String place(int row) {
        return "record " + (row + 1) + " (byte " + (first + (long) row * size) + ")";
    }

    @Override
    public Optional<String> unit(String name) {
        return Optional.ofNullable(units.get(name));
    }
}
