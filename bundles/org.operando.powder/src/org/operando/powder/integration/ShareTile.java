// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import java.util.Arrays;

/**
 * Shares of the pixels of one square of a frame, ordered by bin: the sums of a bin stay in registers while its pixels are
 * gone through, and all those pixels are in the fastest memory. A pixel is a place in the square, {@code row *
 * COLUMNS + column}. Pixels are of five kinds; those of a kind and a bin are groups.
 */
final class ShareTile {
    /** Rows of a tile. */
    static final int ROWS = 256;
    /** Columns; the places of a tile are just the numbers of 16 bits. */
    static final int COLUMNS = (1 << 16) / ROWS;
    /** A pixel as a whole in the bin: its place. */
    static final int WHOLE = 0;
    /** A part of a pixel in the bin: place, share. */
    static final int PART = 1;
    /** A pixel in the bin and the next: place, share of the first. */
    static final int TWO = 2;
    /** A pixel in the bin and the next two: place, shares of the first and of the third. */
    static final int THREE = 3;
    /** A pixel in the bin and the next three: place, shares of the first, the second and the fourth. */
    static final int FOUR = 4;
    /** Numbers of a pixel of each kind. */
    static final int[] STRIDE = {1, 2, 2, 3, 4};
    /** Pixels of a group at most: with {@link #GREATEST} its sums stay in range. */
    private static final int GROUP = 512;
    /** Counts of a pixel at most: 512 pixels times 2^22 counts times two shares of 2^16 is the greatest long number. */
    static final int GREATEST = (1 << 22) - 1;

    /** The first row of the frame in it. */
    final int row;
    /** The first column. */
    final int column;
    /** What the pixels of all groups say, in their order. */
    final char[] entries;
    /** Bin and number of pixels of each group, kind by kind. */
    final char[] groups;
    /** Where each kind begins in {@link #groups}; the end of the last. */
    final int[] kinds;

    private ShareTile(int row, int column, char[] entries, char[] groups, int[] kinds) {
        this.row = row;
        this.column = column;
        this.entries = entries;
        this.groups = groups;
        this.kinds = kinds;
    }

    /** Numbers of 16 bits, without bounds. */
    private static final class Growing {
        private char[] values = new char[256];
        private int size;

        void add(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = (char) value;
        }
    }

    /** A square while its shares are found. */
    static final class Builder {
        private final int row;
        private final int column;
        /** Of each kind: bin and entry of each pixel, as they come. */
        private final Growing[] found = new Growing[STRIDE.length];

        Builder(int row, int column) {
            this.row = row;
            this.column = column;
            Arrays.setAll(found, k -> new Growing());
        }

        void whole(int place, int bin) {
            found[WHOLE].add(bin);
            found[WHOLE].add(place);
        }

        void part(int place, int bin, int share) {
            found[PART].add(bin);
            found[PART].add(place);
            found[PART].add(share);
        }

        void two(int place, int bin, int first) {
            found[TWO].add(bin);
            found[TWO].add(place);
            found[TWO].add(first);
        }

        void three(int place, int bin, int first, int third) {
            found[THREE].add(bin);
            found[THREE].add(place);
            found[THREE].add(first);
            found[THREE].add(third);
        }

        void four(int place, int bin, int first, int second, int fourth) {
            found[FOUR].add(bin);
            found[FOUR].add(place);
            found[FOUR].add(first);
            found[FOUR].add(second);
            found[FOUR].add(fourth);
        }

        /** Orders what was found by bins. */
        ShareTile build(int bins) {
            int size = 0;
            for (int k = 0; k < STRIDE.length; k++) {
                size += found[k].size / (STRIDE[k] + 1) * STRIDE[k];
            }
            char[] entries = new char[size];
            Growing groups = new Growing();
            int[] kinds = new int[STRIDE.length + 1];
            int[] start = new int[bins + 1];
            int at = 0;
            for (int k = 0; k < STRIDE.length; k++) {
                at = order(found[k], STRIDE[k], start, entries, at, groups);
                kinds[k + 1] = groups.size;
                found[k] = null;
            }
            return new ShareTile(row, column, entries, Arrays.copyOf(groups.values, groups.size), kinds);
        }

        private static int order(Growing from, int stride, int[] start, char[] entries, int at, Growing groups) {
            Arrays.fill(start, 0);
            int step = stride + 1;
            for (int k = 0; k < from.size; k += step) {
                start[from.values[k]]++;
            }
            int next = at;
            for (int bin = 0; bin < start.length; bin++) {
                int n = start[bin];
                start[bin] = next;
                next += n * stride;
                for (int left = n; left > 0; left -= GROUP) {
                    groups.add(bin);
                    groups.add(Math.min(left, GROUP));
                }
            }
            for (int k = 0; k < from.size; k += step) {
                int bin = from.values[k];
                for (int m = 0; m < stride; m++) {
                    entries[start[bin] + m] = from.values[k + 1 + m];
                }
                start[bin] += stride;
            }
            return next;
        }
    }

    long bytes() {
        return 2L * entries.length + 2L * groups.length + 4L * kinds.length;
    }

    /**
     * Adds shares times values of pixels to sums of bins.
     * @param values of the pixels of the frame; null for 1
     */
    void add(int columns, float[] values, double[] sums) {
        int at = 0;
        for (int kind = 0; kind < STRIDE.length; kind++) {
            for (int g = kinds[kind]; g < kinds[kind + 1]; g += 2) {
                double all = 0;
                double first = 0;
                double second = 0;
                double last = 0;
                int end = at + groups[g + 1] * STRIDE[kind];
                for (; at < end; at += STRIDE[kind]) {
                    int place = entries[at];
                    double value = values == null ? 1
                            : values[(row + place / COLUMNS) * columns + column + place % COLUMNS];
                    all += value;
                    first += kind == WHOLE ? 0 : value * entries[at + 1];
                    second += kind == FOUR ? value * entries[at + 2] : 0;
                    last += kind >= THREE ? value * entries[at + kind - 1] : 0;
                }
                add(kind, groups[g], new double[] {all, first / Shares.WHOLE, second / Shares.WHOLE,
                    last / Shares.WHOLE}, sums);
            }
        }
    }

    /** Adds what a group has to the sums of its bins. */
    private static void add(int kind, int bin, double[] of, double[] sums) {
        sums[bin] += kind == WHOLE ? of[0] : of[1];
        if (kind >= TWO) {
            sums[bin + 1] += kind == FOUR ? of[2] : of[0] - of[1] - of[3];
        }
        if (kind == FOUR) {
            sums[bin + 2] += of[0] - of[1] - of[2] - of[3];
        }
        if (kind >= THREE) {
            sums[bin + kind - 1] += of[3];
        }
    }

    /** Goes through all shares. */
    void visit(int columns, Shares.ShareVisitor visitor) {
        int at = 0;
        for (int kind = 0; kind < STRIDE.length; kind++) {
            for (int g = kinds[kind]; g < kinds[kind + 1]; g += 2) {
                int bin = groups[g];
                for (int k = 0; k < groups[g + 1]; k++, at += STRIDE[kind]) {
                    int place = entries[at];
                    int pixel = (row + place / COLUMNS) * columns + column + place % COLUMNS;
                    visit(kind, at, pixel, bin, visitor);
                }
            }
        }
    }

    private void visit(int kind, int at, int pixel, int bin, Shares.ShareVisitor visitor) {
        int first = kind == WHOLE ? Shares.WHOLE : entries[at + 1];
        visitor.share(pixel, bin, first / (double) Shares.WHOLE);
        if (kind < TWO) {
            return;
        }
        int left = Shares.WHOLE - first;
        int last = kind == TWO ? left : entries[at + kind - 1];
        left -= last;
        if (kind == FOUR) {
            left -= share(pixel, bin + 1, entries[at + 2], visitor);
        }
        if (kind >= THREE) {
            share(pixel, bin + kind - 2, left, visitor);
        }
        visitor.share(pixel, bin + kind - 1, last / (double) Shares.WHOLE);
    }

    private static int share(int pixel, int bin, int share, Shares.ShareVisitor visitor) {
        if (share > 0) {
            visitor.share(pixel, bin, share / (double) Shares.WHOLE);
        }
        return share;
    }
}
