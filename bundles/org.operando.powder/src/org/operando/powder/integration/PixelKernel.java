// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import java.util.Arrays;

/**
 * Sums the counts of a frame over bins in whole numbers, in one pass in the order of memory. The result does not depend on
 * the order of the pixels. Neighbouring pixels go to the same bins; so that an addition need not wait for the one before
 * it, every fourth pixel has its own set of sums. For one frame, by one thread.
 */
final class PixelKernel {
    /** Sets of sums. */
    private static final int SETS = 4;
    /** Squares of shares are summed in units of 1/2^8, so that products stay in range. */
    private static final int SQUARE_SHIFT = 8;
    private static final double SQUARE = (double) Shares.WHOLE * Shares.WHOLE / (1 << SQUARE_SHIFT);

    private final Shares shares;
    private final int low;
    private final int span;
    private final int stride;
    /** Of each set, of each bin: sum of shares times counts and of squared shares times counts of the pixels split. */
    private final long[] split;
    /** Of each set, of each bin: sum of the counts of the pixels that are whole in it. */
    private final long[] whole;
    private int[] leftOut = new int[64];
    private int size;

    /**
     * @param most pixels that share a bin, at most: tells which counts can be summed without leaving the range
     * @param low least count that is a measurement
     * @param high greatest count that is one
     */
    PixelKernel(Shares shares, long most, int low, int high) {
        this.shares = shares;
        int limit = (int) Math.min(Integer.MAX_VALUE, 0x1p62 / SQUARE / Math.max(1, most));
        this.low = Math.max(low, -limit);
        span = Math.min(high, limit) - this.low;
        stride = shares.bins() + RowShares.CLASSES;
        split = new long[shares instanceof PixelMatrix ? 2 * SETS * stride : 0];
        whole = new long[SETS * stride];
    }

    /** Sums a frame. */
    void sum(int[] counts) {
        if (shares instanceof PixelMatrix matrix) {
            for (int row = 0; row < matrix.rows(); row++) {
                one(matrix, row, counts);
                two(matrix, row, counts);
                three(matrix, row, counts);
                four(matrix, row, counts);
                more(matrix, row, counts);
            }
        } else if (shares instanceof WholePixels pixels) {
            unsplit(pixels.first(), counts);
        }
    }

    private boolean isOut(int count) {
        return Integer.compareUnsigned(count - low, span) > 0;
    }

    private void unsplit(char[] first, int[] counts) {
        long[] sums = whole;
        for (int i = 0; i < counts.length; i++) {
            int r = counts[i];
            if (isOut(r)) {
                leaveOut(i);
                continue;
            }
            sums[first[i] + (i & SETS - 1) * stride] += r;
        }
    }

    private void one(PixelMatrix matrix, int row, int[] counts) {
        char[] places = matrix.places();
        long[] sums = whole;
        int base = row * matrix.columns();
        int end = matrix.pixelStart(row, 1);
        for (int k = matrix.pixelStart(row, 0); k < end; k++) {
            int r = counts[base + places[2 * k]];
            if (isOut(r)) {
                leaveOut(base + places[2 * k]);
                continue;
            }
            sums[places[2 * k + 1] + (k & SETS - 1) * stride] += r;
        }
    }

    private void two(PixelMatrix matrix, int row, int[] counts) {
        char[] places = matrix.places();
        char[] c = matrix.shares();
        long[] sums = split;
        int base = row * matrix.columns();
        int end = matrix.pixelStart(row, 2);
        int p = matrix.shareStart(row, 1);
        for (int k = matrix.pixelStart(row, 1); k < end; k++, p += 2) {
            int r = counts[base + places[2 * k]];
            if (isOut(r)) {
                leaveOut(base + places[2 * k]);
                continue;
            }
            int at = 2 * (places[2 * k + 1] + (k & SETS - 1) * stride);
            long c0 = c[p];
            long c1 = c[p + 1];
            long p0 = c0 * r;
            long p1 = c1 * r;
            sums[at] += p0;
            sums[at + 1] += (p0 >> SQUARE_SHIFT) * c0;
            sums[at + 2] += p1;
            sums[at + 3] += (p1 >> SQUARE_SHIFT) * c1;
        }
    }

    private void three(PixelMatrix matrix, int row, int[] counts) {
        char[] places = matrix.places();
        char[] c = matrix.shares();
        long[] sums = split;
        int base = row * matrix.columns();
        int end = matrix.pixelStart(row, 3);
        int p = matrix.shareStart(row, 2);
        for (int k = matrix.pixelStart(row, 2); k < end; k++, p += 3) {
            int r = counts[base + places[2 * k]];
            if (isOut(r)) {
                leaveOut(base + places[2 * k]);
                continue;
            }
            int at = 2 * (places[2 * k + 1] + (k & SETS - 1) * stride);
            long c0 = c[p];
            long c1 = c[p + 1];
            long c2 = c[p + 2];
            long p0 = c0 * r;
            long p1 = c1 * r;
            long p2 = c2 * r;
            sums[at] += p0;
            sums[at + 1] += (p0 >> SQUARE_SHIFT) * c0;
            sums[at + 2] += p1;
            sums[at + 3] += (p1 >> SQUARE_SHIFT) * c1;
            sums[at + 4] += p2;
            sums[at + 5] += (p2 >> SQUARE_SHIFT) * c2;
        }
    }

    private void four(PixelMatrix matrix, int row, int[] counts) {
        char[] places = matrix.places();
        char[] c = matrix.shares();
        long[] sums = split;
        int base = row * matrix.columns();
        int end = matrix.pixelStart(row, 4);
        int p = matrix.shareStart(row, 3);
        for (int k = matrix.pixelStart(row, 3); k < end; k++, p += 4) {
            int r = counts[base + places[2 * k]];
            if (isOut(r)) {
                leaveOut(base + places[2 * k]);
                continue;
            }
            int at = 2 * (places[2 * k + 1] + (k & SETS - 1) * stride);
            long c0 = c[p];
            long c1 = c[p + 1];
            long c2 = c[p + 2];
            long c3 = c[p + 3];
            long p0 = c0 * r;
            long p1 = c1 * r;
            long p2 = c2 * r;
            long p3 = c3 * r;
            sums[at] += p0;
            sums[at + 1] += (p0 >> SQUARE_SHIFT) * c0;
            sums[at + 2] += p1;
            sums[at + 3] += (p1 >> SQUARE_SHIFT) * c1;
            sums[at + 4] += p2;
            sums[at + 5] += (p2 >> SQUARE_SHIFT) * c2;
            sums[at + 6] += p3;
            sums[at + 7] += (p3 >> SQUARE_SHIFT) * c3;
        }
    }

    /** Pixels in five bins and more. */
    private void more(PixelMatrix matrix, int row, int[] counts) {
        char[] places = matrix.places();
        char[] c = matrix.shares();
        int base = row * matrix.columns();
        for (int kind = 4; kind < RowShares.CLASSES; kind++) {
            int end = matrix.pixelStart(row, kind + 1);
            int p = matrix.shareStart(row, kind);
            for (int k = matrix.pixelStart(row, kind); k < end; k++) {
                int n = kind == RowShares.CLASSES - 1 ? c[p++] : kind + 1;
                int r = counts[base + places[2 * k]];
                if (isOut(r)) {
                    leaveOut(base + places[2 * k]);
                } else {
                    run(c, p, n, 2 * (places[2 * k + 1] + (k & SETS - 1) * stride), r);
                }
                p += n;
            }
        }
    }

    private void run(char[] c, int from, int n, int first, int count) {
        int at = first;
        for (int m = from; m < from + n; m++, at += 2) {
            long share = c[m];
            long part = share * count;
            split[at] += part;
            split[at + 1] += (part >> SQUARE_SHIFT) * share;
        }
    }

    private void leaveOut(int pixel) {
        if (size == leftOut.length) {
            leftOut = Arrays.copyOf(leftOut, 2 * size);
        }
        leftOut[size++] = pixel;
    }

    /** Pixels that are not in the sums, in their order: no measurements, and those too great to be summed here. */
    int[] leftOut() {
        int[] pixels = Arrays.copyOf(leftOut, size);
        Arrays.sort(pixels);
        return pixels;
    }

    /** Sum of shares times counts of a bin, in pixels' counts. */
    double signal(int bin) {
        long[] sums = sums(bin);
        return sums[0] + sums[1] / (double) Shares.WHOLE;
    }

    /** Sum of squared shares times counts of a bin. */
    double variance(int bin) {
        long[] sums = sums(bin);
        return sums[0] + sums[2] / SQUARE;
    }

    private long[] sums(int bin) {
        long[] sums = new long[3];
        for (int k = 0; k < SETS; k++) {
            sums[0] += whole[k * stride + bin];
            if (split.length > 0) {
                sums[1] += split[2 * (k * stride + bin)];
                sums[2] += split[2 * (k * stride + bin) + 1];
            }
        }
        return sums;
    }
}
