// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.data;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.IntToDoubleFunction;
import org.operando.api.LoadException;
import org.operando.io.hdf5.DatasetRead;
import org.operando.io.hdf5.Region;

/**
 * Reads a plane by the blocks that the file is made of, and of these every n-th element only where a plane has more than a
 * screen can show. Never holds more than one block and what is shown.
 */
final class PlaneReader {
    /** Most rows and columns that are kept of a plane, and most points of a line. */
    private static final int MOST = 1200;
    private static final int MOST_POINTS = 1 << 20;
    /** Elements that are read at once when blocks are smaller. */
    private static final int TILE = 1 << 20;
    /** Cost of a run of elements that stands alone, in elements. */
    private static final int RUN = 512;

    private final Slice slice;
    private final BooleanSupplier cancelled;
    private final int blockRows;
    private final int blockColumns;
    private final long blockVolume;

    PlaneReader(Slice slice, BooleanSupplier cancelled) {
        this.slice = slice;
        this.cancelled = cancelled;
        int[] chunk = slice.array().chunk();
        blockRows = slice.down() < 0 ? 1 : Math.clamp(chunk[slice.down()], 1, slice.height());
        blockColumns = slice.across() < 0 ? 1 : Math.clamp(chunk[slice.across()], 1, slice.width());
        blockVolume = Arrays.stream(chunk).asLongStream().reduce(1, (a, b) -> a * Math.max(1, b));
    }

    /**
     * Reads what a screen can show, or less where that would cost more than a number of elements to read.
     * @return null when it was cancelled
     */
    Plane read(double mostCost) throws LoadException {
        boolean line = slice.down() < 0;
        int rows = Math.ceilDiv(slice.height(), MOST);
        int columns = Math.ceilDiv(slice.width(), line ? MOST_POINTS : MOST);
        while (cost(rows, columns) > mostCost && (slice.height() / rows > 8 || slice.width() / columns > 8)) {
            boolean fewerRows = slice.height() / rows > 8
                    && (slice.width() / columns <= 8 || cost(2 * rows, columns) <= cost(rows, 2 * columns));
            rows *= fewerRows ? 2 : 1;
            columns *= fewerRows ? 1 : 2;
        }
        return read(rows, columns);
    }

    /** Elements that a file has to give for a sampling. */
    private double cost(int rows, int columns) {
        double down = Math.ceil(slice.height() / (double) Math.max(rows, blockRows));
        double across = Math.ceil(slice.width() / (double) Math.max(columns, blockColumns));
        return down * across * Math.max(RUN, blockVolume);
    }

    /** Blocks at once: more than one where they are small and none of them is passed over. */
    private int[] tile(int rows, int columns) {
        int down = blockRows;
        int across = blockColumns;
        while ((long) down * across < TILE && across < slice.width() && columns <= blockColumns) {
            across = Math.min(2 * across, slice.width());
        }
        while ((long) down * across < TILE && down < slice.height() && rows <= blockRows) {
            down = Math.min(2 * down, slice.height());
        }
        return new int[] {down, across};
    }

    private Plane read(int rows, int columns) throws LoadException {
        int height = Math.ceilDiv(slice.height(), rows);
        int width = Math.ceilDiv(slice.width(), columns);
        int[] tile = tile(rows, columns);
        double[] values = new double[height * width];
        long missing = 0;
        for (int top = 0; top < slice.height(); top += tile[0]) {
            int firstRow = Math.ceilDiv(top, rows);
            int lastRow = (Math.min(top + tile[0], slice.height()) - 1) / rows;
            for (int left = 0; left < slice.width() && firstRow <= lastRow; left += tile[1]) {
                int firstColumn = Math.ceilDiv(left, columns);
                int lastColumn = (Math.min(left + tile[1], slice.width()) - 1) / columns;
                if (cancelled.getAsBoolean()) {
                    return null;
                }
                if (firstColumn <= lastColumn) {
                    Part part = new Part(firstRow, lastRow, rows, firstColumn, lastColumn, columns);
                    missing += fill(part, values, width);
                }
            }
        }
        return new Plane(slice, rows, columns, height, width, values, missing);
    }

    /** Rows and columns, ends inclusive, counted in steps. */
    private record Part(int firstRow, int lastRow, int rows, int firstColumn, int lastColumn, int columns) {
    }

    private long fill(Part p, double[] values, int width) throws LoadException {
        int[] start = slice.at().clone();
        int[] lengths = new int[start.length];
        Arrays.fill(lengths, 1);
        if (slice.down() >= 0) {
            start[slice.down()] = p.firstRow * p.rows;
            lengths[slice.down()] = (p.lastRow - p.firstRow) * p.rows + 1;
        }
        if (slice.across() >= 0) {
            start[slice.across()] = p.firstColumn * p.columns;
            lengths[slice.across()] = (p.lastColumn - p.firstColumn) * p.columns + 1;
        }
        DatasetRead read = slice.array().read(start, lengths);
        IntToDoubleFunction value = numbers(read.values());
        int down = slice.down() < 0 || slice.across() < 0 || slice.down() < slice.across()
                ? slice.across() < 0 ? 1 : lengths[slice.across()] : 1;
        int across = slice.down() >= 0 && slice.down() > slice.across() ? lengths[slice.down()] : 1;
        for (int r = p.firstRow; r <= p.lastRow; r++) {
            int from = (r - p.firstRow) * p.rows * down;
            for (int c = p.firstColumn; c <= p.lastColumn; c++) {
                values[r * width + c] = value.applyAsDouble(from + (c - p.firstColumn) * p.columns * across);
            }
        }
        long missing = 0;
        for (Region gap : read.missing()) {
            missing += blank(p, gap, values, width);
        }
        return missing;
    }

    private long blank(Part p, Region gap, double[] values, int width) {
        long n = 0;
        for (int r = p.firstRow; r <= p.lastRow; r++) {
            boolean row = slice.down() < 0 || isWithin(gap, slice.down(), r * p.rows);
            for (int c = p.firstColumn; row && c <= p.lastColumn; c++) {
                if (slice.across() < 0 || isWithin(gap, slice.across(), c * p.columns)) {
                    values[r * width + c] = Double.NaN;
                    n++;
                }
            }
        }
        return n;
    }

    private static boolean isWithin(Region gap, int dimension, int index) {
        int from = gap.start()[dimension];
        return index >= from && index < from + gap.shape()[dimension];
    }

    /** Elements as numbers, without a copy of them all. */
    static IntToDoubleFunction numbers(Object values) {
        return switch (values) {
            case double[] x -> i -> x[i];
            case float[] x -> i -> x[i];
            case long[] x -> i -> x[i];
            case int[] x -> i -> x[i];
            case short[] x -> i -> x[i];
            case byte[] x -> i -> x[i];
            case boolean[] x -> i -> x[i] ? 1 : 0;
            default -> i -> Double.NaN;
        };
    }
}
