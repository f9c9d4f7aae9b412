// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import java.util.BitSet;

/**
 * Sums the counts of a frame over bins in whole numbers, square by square, bin by bin. Sums are exact (those of squared
 * shares to 2^-16 counts for each group of pixels), whatever the order of the pixels. For one frame, by one thread.
 *
 * <p>Of a pixel in two bins with shares c and 1 - c and the count r, the sums of r, cr and c^2 r give all sums of both;
 * likewise with three bins the sums of r, ar, br, a^2 r, b^2 r and abr, where a and b are the outer shares. With four
 * the third share is what the others leave.
 */
final class PixelKernel {
    /** Bits of a share. */
    private static final int BITS = 16;

    private final TileMatrix matrix;
    private final int low;
    private final int high;
    private final int[] tile = new int[ShareTile.ROWS * ShareTile.COLUMNS];
    /** Of each bin the sum of shares times counts, and that of squared shares times counts over 2^16. */
    private final long[] sums;
    private final BitSet leftOut = new BitSet();

    /**
     * @param low least count that is a measurement
     * @param high greatest count that is one
     */
    PixelKernel(TileMatrix matrix, int low, int high) {
        this.matrix = matrix;
        this.low = Math.max(low, -ShareTile.GREATEST);
        this.high = Math.min(high, ShareTile.GREATEST);
        sums = new long[2 * (matrix.bins() + 4)];
    }

    /** Sums a frame. */
    void sum(int[] counts) {
        for (ShareTile each : matrix.tiles()) {
            take(each, counts);
            int at = whole(each, tile, sums);
            at = parts(each, at, tile, sums);
            at = twos(each, at, tile, sums);
            at = threes(each, at, tile, sums);
            fours(each, at, tile, sums);
        }
    }

    /** Copies the counts of a square; those that are left out become 0. */
    private void take(ShareTile from, int[] counts) {
        int columns = matrix.columns();
        int width = Math.min(ShareTile.COLUMNS, columns - from.column);
        int height = Math.min(ShareTile.ROWS, matrix.rows() - from.row);
        for (int i = 0; i < height; i++) {
            System.arraycopy(counts, (from.row + i) * columns + from.column, tile, i * ShareTile.COLUMNS, width);
        }
        int least = 0;
        int greatest = 0;
        for (int count : tile) {
            least = Math.min(least, count);
            greatest = Math.max(greatest, count);
        }
        if (least >= low && greatest <= high) {
            return;
        }
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                int place = i * ShareTile.COLUMNS + j;
                if (tile[place] < low || tile[place] > high) {
                    tile[place] = 0;
                    int pixel = (from.row + i) * columns + from.column + j;
                    if (matrix.uses(pixel)) {
                        leftOut.set(pixel);
                    }
                }
            }
        }
    }

    private static int whole(ShareTile from, int[] tile, long[] sums) {
        char[] e = from.entries;
        char[] groups = from.groups;
        int at = 0;
        for (int g = from.kinds[ShareTile.WHOLE]; g < from.kinds[ShareTile.WHOLE + 1]; g += 2) {
            long sum = 0;
            int end = at + groups[g + 1];
            for (int p = at; p < end; p++) {
                sum += tile[e[p]];
            }
            at = end;
            int bin = 2 * groups[g];
            sums[bin] += sum << BITS;
            sums[bin + 1] += sum << BITS;
        }
        return at;
    }

    private static int parts(ShareTile from, int start, int[] tile, long[] sums) {
        char[] e = from.entries;
        char[] groups = from.groups;
        int at = start;
        for (int g = from.kinds[ShareTile.PART]; g < from.kinds[ShareTile.PART + 1]; g += 2) {
            long s = 0;
            long v = 0;
            int end = at + 2 * groups[g + 1];
            for (int p = at; p < end; p += 2) {
                long c = e[p + 1];
                long part = c * tile[e[p]];
                s += part;
                v += c * part;
            }
            at = end;
            int bin = 2 * groups[g];
            sums[bin] += s;
            sums[bin + 1] += v >> BITS;
        }
        return at;
    }

    private static int twos(ShareTile from, int start, int[] tile, long[] sums) {
        char[] e = from.entries;
        char[] groups = from.groups;
        int at = start;
        for (int g = from.kinds[ShareTile.TWO]; g < from.kinds[ShareTile.TWO + 1]; g += 2) {
            long sum = 0;
            long s = 0;
            long v = 0;
            int end = at + 2 * groups[g + 1];
            for (int p = at; p < end; p += 2) {
                long r = tile[e[p]];
                long c = e[p + 1];
                long part = c * r;
                sum += r;
                s += part;
                v += c * part;
            }
            at = end;
            int bin = 2 * groups[g];
            sums[bin] += s;
            sums[bin + 1] += v >> BITS;
            sums[bin + 2] += (sum << BITS) - s;
            // (1 - c)^2 = 1 - 2c + c^2
            sums[bin + 3] += (sum << BITS) - 2 * s + (v >> BITS);
        }
        return at;
    }

    private static int threes(ShareTile from, int start, int[] tile, long[] sums) {
        char[] e = from.entries;
        char[] groups = from.groups;
        int at = start;
        for (int g = from.kinds[ShareTile.THREE]; g < from.kinds[ShareTile.THREE + 1]; g += 2) {
            long sum = 0;
            long s0 = 0;
            long s2 = 0;
            long v0 = 0;
            long v2 = 0;
            long cross = 0;
            int end = at + 3 * groups[g + 1];
            for (int p = at; p < end; p += 3) {
                long r = tile[e[p]];
                long a = e[p + 1];
                long b = e[p + 2];
                long ar = a * r;
                long br = b * r;
                sum += r;
                s0 += ar;
                s2 += br;
                v0 += a * ar;
                v2 += b * br;
                cross += b * ar;
            }
            at = end;
            int bin = 2 * groups[g];
            sums[bin] += s0;
            sums[bin + 1] += v0 >> BITS;
            sums[bin + 2] += (sum << BITS) - s0 - s2;
            // (1 - a - b)^2 = 1 - 2a - 2b + a^2 + b^2 + 2ab
            sums[bin + 3] += (sum << BITS) - 2 * (s0 + s2) + (v0 + v2 + 2 * cross >> BITS);
            sums[bin + 4] += s2;
            sums[bin + 5] += v2 >> BITS;
        }
        return at;
    }

    private static void fours(ShareTile from, int start, int[] tile, long[] sums) {
        char[] e = from.entries;
        int at = start;
        for (int g = from.kinds[ShareTile.FOUR]; g < from.kinds[ShareTile.FOUR + 1]; g += 2) {
            long sum = 0;
            long s0 = 0;
            long s1 = 0;
            long s3 = 0;
            long v0 = 0;
            long v1 = 0;
            long v2 = 0;
            long v3 = 0;
            int end = at + 4 * from.groups[g + 1];
            for (int p = at; p < end; p += 4) {
                long r = tile[e[p]];
                long a = e[p + 1];
                long b = e[p + 2];
                long d = e[p + 3];
                long c = Shares.WHOLE - a - b - d;
                sum += r;
                s0 += a * r;
                s1 += b * r;
                s3 += d * r;
                v0 += a * (a * r);
                v1 += b * (b * r);
                v2 += c * c * r;
                v3 += d * (d * r);
            }
            at = end;
            int bin = 2 * from.groups[g];
            sums[bin] += s0;
            sums[bin + 1] += v0 >> BITS;
            sums[bin + 2] += s1;
            sums[bin + 3] += v1 >> BITS;
            sums[bin + 4] += (sum << BITS) - s0 - s1 - s3;
            sums[bin + 5] += v2 >> BITS;
            sums[bin + 6] += s3;
            sums[bin + 7] += v3 >> BITS;
        }
    }

    /** Pixels that are not in the sums: no measurements, and those too great to be summed here. */
    BitSet leftOut() {
        return leftOut;
    }

    /** Sum of shares times counts of a bin, in pixels' counts. */
    double signal(int bin) {
        return sums[2 * bin] / (double) Shares.WHOLE;
    }

    /** Sum of squared shares times counts of a bin. */
    double variance(int bin) {
        return sums[2 * bin + 1] / (double) Shares.WHOLE;
    }
}
