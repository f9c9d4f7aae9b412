// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import java.util.Arrays;

/** Shares of pixels in the bins of a cake, {@code azimuth * radial bins + radial}; pixels in the order of the frame. */
final class CakeShares implements Shares {
    private final int bins;
    private final int[] start;
    private final int[] bin;
    private final float[] share;

    private CakeShares(int bins, int[] start, int[] bin, float[] share) {
        this.bins = bins;
        this.start = start;
        this.bin = bin;
        this.share = share;
    }

    /** Shares of the pixels of some rows, one after the other. */
    static final class Rows {
        private final int firstPixel;
        private final int[] end;
        private int[] bin = new int[4096];
        private float[] share = new float[4096];
        private int size;

        Rows(int firstPixel, int pixels) {
            this.firstPixel = firstPixel;
            end = new int[pixels];
        }

        /** Adds one part of a pixel, 0 to 1. */
        void add(int at, double part) {
            if (part == 0) {
                return;
            }
            if (size == bin.length) {
                bin = Arrays.copyOf(bin, 2 * size);
                share = Arrays.copyOf(share, 2 * size);
            }
            bin[size] = at;
            share[size++] = (float) part;
        }

        /** Ends a pixel. */
        void end(int pixel) {
            end[pixel - firstPixel] = size;
        }
    }

    static CakeShares of(int bins, Rows[] parts) {
        int pixels = 0;
        int entries = 0;
        for (Rows rows : parts) {
            pixels += rows.end.length;
            entries = Math.addExact(entries, rows.size);
        }
        int[] start = new int[pixels + 1];
        int[] bin = new int[entries];
        float[] share = new float[entries];
        int at = 0;
        int pixel = 0;
        for (Rows rows : parts) {
            System.arraycopy(rows.bin, 0, bin, at, rows.size);
            System.arraycopy(rows.share, 0, share, at, rows.size);
            for (int end : rows.end) {
                start[++pixel] = at + end;
            }
            at += rows.size;
        }
        return new CakeShares(bins, start, bin, share);
    }

    @Override
    public int bins() {
        return bins;
    }

    @Override
    public int pixels() {
        return start.length - 1;
    }

    @Override
    public long bytes() {
        return 4L * start.length + 8L * bin.length;
    }

    @Override
    public void visit(ShareVisitor visitor) {
        for (int i = 0; i < pixels(); i++) {
            for (int k = start[i]; k < start[i + 1]; k++) {
                visitor.share(i, bin[k], share[k]);
            }
        }
    }
}
