// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import java.util.Arrays;

/**
 * Shares of pixels in the bins of a pattern, in the order of the pixels: each pixel has its first bin and a fixed run of
 * shares of 16 bits, so that one pass over a frame in the order of memory needs neither lengths nor branches. The shares of
 * a pixel add up to exactly {@link Shares#WHOLE}. Pixels with longer runs stand in a list of their own. A pixel without
 * shares has the bin behind the last. Immutable once made.
 */
final class PixelMatrix implements Shares {
    /** Lengths of the fixed run to choose from. */
    private static final int[] LENGTHS = {1, 2, 3, 4, 6, 8};
    /** At most this part of the pixels goes to the list. */
    private static final double LISTED = 0.01;
    /** Rows looked at to choose the length. */
    private static final int SAMPLED = 32;

    private final int bins;
    private final int run;
    private final char[] first;
    private final char[] shares;
    private final LongRuns runs = new LongRuns();

    private PixelMatrix(int pixels, int bins, int run) {
        this.bins = bins;
        this.run = run;
        first = new char[pixels];
        Arrays.fill(first, (char) bins);
        shares = run == 1 ? new char[0] : new char[Math.multiplyExact(pixels, run)];
    }

    /** Shares out all pixels; at most 65 000 bins. */
    static PixelMatrix of(PixelSharing sharing, BinGrid grid, Threads threads) {
        int pixels = sharing.rays().rows() * sharing.rays().columns();
        int run = sharing.splitting() == Splitting.NONE ? 1 : Math.max(2, length(sharing, grid));
        PixelMatrix matrix = new PixelMatrix(pixels, grid.bins(), run);
        LongRuns[] lists = new LongRuns[sharing.blocks()];
        threads.run(lists.length, b -> {
            lists[b] = new LongRuns();
            Filler filler = new Filler(matrix, lists[b]);
            sharing.share(grid, b * PixelSharing.BLOCK, sharing.end(b), filler);
        });
        for (LongRuns list : lists) {
            matrix.runs.addAll(list);
        }
        return matrix;
    }

    /** The least length of a run that nearly all pixels of some rows keep to. */
    private static int length(PixelSharing sharing, BinGrid grid) {
        int[] counts = new int[LENGTHS[LENGTHS.length - 1] + 2];
        int rows = sharing.rays().rows();
        int step = Math.max(1, rows / SAMPLED);
        for (int i = step / 2; i < rows; i += step) {
            sharing.share(grid, i, i + 1, (pixel, from, parts, count) -> counts[Math.min(count, counts.length - 1)]++);
        }
        double left = Arrays.stream(counts).sum();
        double few = LISTED * left;
        int chosen = 0;
        for (int n = 1; n < counts.length - 1; n++) {
            left -= counts[n];
            if (left <= few) {
                chosen = n;
                break;
            }
        }
        for (int length : LENGTHS) {
            if (chosen > 0 && length >= chosen) {
                return length;
            }
        }
        return LENGTHS[LENGTHS.length - 1];
    }

    /** Rounds the shares of pixels and writes them. */
    private static final class Filler implements PixelSink {
        private final PixelMatrix matrix;
        private final LongRuns list;
        private int[] rounded = new int[16];

        Filler(PixelMatrix matrix, LongRuns list) {
            this.matrix = matrix;
            this.list = list;
        }

        @Override
        public void pixel(int pixel, int from, double[] parts, int count) {
            if (count == 1 && parts[0] == 1) {
                matrix.first[pixel] = (char) from;
                if (matrix.run > 1) {
                    matrix.shares[pixel * matrix.run] = (char) WHOLE;
                }
                return;
            }
            rounded = rounded.length < count ? new int[count] : rounded;
            int greatest = 0;
            int sum = 0;
            double whole = 0;
            for (int k = 0; k < count; k++) {
                rounded[k] = (int) Math.rint(parts[k] * WHOLE);
                sum += rounded[k];
                whole += parts[k];
                greatest = rounded[k] > rounded[greatest] ? k : greatest;
            }
            // what rounding lost goes to the greatest share, so that no count is lost
            rounded[greatest] += (int) Math.rint(whole * WHOLE) - sum;
            write(pixel, from, count);
        }

        private void write(int pixel, int from, int count) {
            int n = count;
            while (n > 0 && rounded[n - 1] == 0) {
                n--;
            }
            int skipped = 0;
            while (skipped < n && rounded[skipped] == 0) {
                skipped++;
            }
            if (n - skipped > matrix.run) {
                list.add(pixel, from, rounded, n);
                return;
            }
            if (n > skipped) {
                matrix.first[pixel] = (char) (from + skipped);
                for (int k = skipped; k < n; k++) {
                    matrix.shares[pixel * matrix.run + k - skipped] = (char) rounded[k];
                }
            }
        }
    }

    @Override
    public int bins() {
        return bins;
    }

    @Override
    public int pixels() {
        return first.length;
    }

    /** Length of the fixed run. */
    int run() {
        return run;
    }

    char[] first() {
        return first;
    }

    /** Shares, {@code [pixel][run]}; empty where every pixel lies in one bin. */
    char[] shares() {
        return shares;
    }

    LongRuns longRuns() {
        return runs;
    }

    /** Memory it takes. */
    long bytes() {
        return 2L * first.length + 2L * shares.length + runs.bytes();
    }

    @Override
    public void visit(int from, int to, ShareVisitor visitor) {
        if (run == 1) {
            for (int i = from; i < to; i++) {
                if (first[i] < bins) {
                    visitor.share(i, first[i], WHOLE);
                }
            }
            return;
        }
        for (int i = from; i < to; i++) {
            for (int k = 0; k < run; k++) {
                int share = shares[i * run + k];
                if (share != 0) {
                    visitor.share(i, first[i] + k, share);
                }
            }
        }
        for (int k = runs.from(from); k < runs.size() && runs.pixel(k) < to; k++) {
            runs.visit(k, visitor);
        }
    }
}
