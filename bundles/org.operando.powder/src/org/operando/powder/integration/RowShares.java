// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import java.util.Arrays;

/** Shares of some rows of pixels while they are found: rounded, and put in the order of a {@link PixelMatrix}. */
final class RowShares implements PixelSink {
    /** Numbers of bins that have a class of their own; the last class is of all that reach into more. */
    static final int CLASSES = 9;

    private final int columns;
    private final int fromRow;
    /** Of each class, its pixels in one row: column, first bin, then its shares. */
    private final Growing[] rowClasses = new Growing[CLASSES];
    private final Growing[] rowShares = new Growing[CLASSES];
    private int row;
    /** Column and first bin of each pixel, in the order of the matrix. */
    final Growing pixels = new Growing();
    /** Shares in the same order; those of the last class come after their number. */
    final Growing shares = new Growing();
    /** Where each class of each row begins in {@link #pixels}, counted in pixels. */
    final int[] pixelStarts;
    /** Where it begins in {@link #shares}. */
    final int[] shareStarts;
    private int[] rounded = new int[16];

    /** Numbers of 16 bits, without bounds. */
    static final class Growing {
        char[] values = new char[1024];
        int size;

        void add(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = (char) value;
        }

        void addAll(Growing other) {
            if (size + other.size > values.length) {
                values = Arrays.copyOf(values, Math.max(2 * values.length, size + other.size));
            }
            System.arraycopy(other.values, 0, values, size, other.size);
            size += other.size;
        }
    }

    RowShares(int columns, int fromRow, int rows) {
        this.columns = columns;
        this.fromRow = fromRow;
        row = fromRow;
        pixelStarts = new int[rows * CLASSES];
        shareStarts = new int[rows * CLASSES];
        for (int c = 0; c < CLASSES; c++) {
            rowClasses[c] = new Growing();
            rowShares[c] = new Growing();
        }
    }

    @Override
    public void pixel(int pixel, int from, double[] parts, int count) {
        while (row < pixel / columns) {
            endRow();
        }
        int column = pixel - row * columns;
        if (count == 1 && parts[0] == 1) {
            rowClasses[0].add(column);
            rowClasses[0].add(from);
            return;
        }
        rounded = rounded.length < count ? new int[count] : rounded;
        int greatest = 0;
        int sum = 0;
        double whole = 0;
        for (int k = 0; k < count; k++) {
            rounded[k] = (int) Math.rint(parts[k] * Shares.WHOLE);
            sum += rounded[k];
            whole += parts[k];
            greatest = rounded[k] > rounded[greatest] ? k : greatest;
        }
        // what rounding lost goes to the greatest share, so that no count is lost
        rounded[greatest] += (int) Math.rint(whole * Shares.WHOLE) - sum;
        write(column, from, count);
    }

    private void write(int column, int from, int count) {
        int end = count;
        while (end > 0 && rounded[end - 1] == 0) {
            end--;
        }
        int begin = 0;
        while (begin < end && rounded[begin] == 0) {
            begin++;
        }
        int n = end - begin;
        if (n == 0) {
            return;
        }
        // a pixel of which a part is outside has its single share written beside an empty one
        int kind = n == 1 && rounded[begin] == Shares.WHOLE ? 0 : Math.min(Math.max(n, 2), CLASSES) - 1;
        rowClasses[kind].add(column);
        rowClasses[kind].add(from + begin);
        if (kind == 0) {
            return;
        }
        if (kind == CLASSES - 1) {
            rowShares[kind].add(n);
        }
        for (int k = begin; k < end; k++) {
            rowShares[kind].add(rounded[k]);
        }
        if (n == 1) {
            rowShares[kind].add(0);
        }
    }

    private void endRow() {
        for (int c = 0; c < CLASSES; c++) {
            int at = (row - fromRow) * CLASSES + c;
            pixelStarts[at] = pixels.size / 2;
            shareStarts[at] = shares.size;
            pixels.addAll(rowClasses[c]);
            shares.addAll(rowShares[c]);
            rowClasses[c].size = 0;
            rowShares[c].size = 0;
        }
        row++;
    }

    /** Ends the rows up to {@code toRow}, excluded. */
    void end(int toRow) {
        while (row < toRow) {
            endRow();
        }
    }
}
