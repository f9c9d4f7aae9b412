// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.data;

import java.util.Arrays;
import org.operando.api.LoadException;
import org.operando.io.hdf5.DatasetRead;
import org.operando.io.hdf5.Region;

/**
 * Elements of a plane as texts; a line goes down, as a column.
 * @param slice the plane
 */
record PlaneCells(Slice slice) implements Cells {
    /** What stands for an element that was never written. */
    static final String MISSING = "\u2014";

    @Override
    public int rows() {
        return slice.isEmpty() ? 0 : slice.down() < 0 ? slice.width() : slice.height();
    }

    @Override
    public int columns() {
        return slice.down() < 0 ? 1 : slice.width();
    }

    @Override
    public String columnHead(int column) {
        return slice.down() < 0 ? slice.array().name() : Integer.toString(column);
    }

    @Override
    public String rowHead(int row) {
        return slice.across() < 0 ? "" : Integer.toString(row);
    }

    @Override
    public String[][] read(int row, int column, int height, int width) throws LoadException {
        int down = slice.down() < 0 ? slice.across() : slice.down();
        int[] start = slice.at().clone();
        int[] lengths = new int[start.length];
        Arrays.fill(lengths, 1);
        if (down >= 0) {
            start[down] = row;
            lengths[down] = height;
        }
        if (slice.down() >= 0) {
            start[slice.across()] = column;
            lengths[slice.across()] = width;
        }
        DatasetRead read = slice.array().read(start, lengths);
        boolean turned = slice.down() >= 0 && slice.down() > slice.across();
        String[][] texts = new String[height][width];
        for (int r = 0; r < height; r++) {
            for (int c = 0; c < width; c++) {
                boolean gap = false;
                for (Region missing : read.missing()) {
                    gap |= (down < 0 || isWithin(missing, down, row + r))
                            && (slice.down() < 0 || isWithin(missing, slice.across(), column + c));
                }
                texts[r][c] = gap ? MISSING : text(read.values(), turned ? c * height + r : r * width + c);
            }
        }
        return texts;
    }

    private static boolean isWithin(Region gap, int dimension, int index) {
        int from = gap.start()[dimension];
        return index >= from && index < from + gap.shape()[dimension];
    }

    /** An element as it is best read: all digits of whole numbers, seven of others. */
    static String text(Object values, int i) {
        return switch (values) {
            case String[] t -> t[i];
            case boolean[] b -> Boolean.toString(b[i]);
            case float[] f -> number(f[i]);
            case double[] d -> number(d[i]);
            case long[] n -> Long.toString(n[i]);
            case int[] n -> Integer.toString(n[i]);
            case short[] n -> Short.toString(n[i]);
            case byte[] n -> Byte.toString(n[i]);
            default -> "?";
        };
    }

    static String number(double v) {
        if (v == Math.rint(v) && Math.abs(v) < 1e9) {
            return Long.toString((long) v).replace('-', '\u2212');
        }
        return Double.isNaN(v) ? "NaN" : String.format("%.7g", v).replaceFirst("(\\.\\d*?)0+($|e)", "$1$2")
                .replaceFirst("\\.($|e)", "$1").replace('-', '\u2212');
    }
}
