// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import java.util.Arrays;

/**
 * Pixels of some rows, spread evenly over the frame, each as a whole in the bin of its middle: enough to judge how rings
 * are filled. Bins narrower than a pixel are joined until they hold enough pixels, at most to a pixel's width, so that the
 * statistics are of pixels that nothing ties to each other.
 * @param pixels their indices
 * @param bins bin of each, of the joined ones
 * @param number of joined bins
 * @param reach of a pixel: bins that it touches beyond one, summed over the pixels
 */
record RingSample(int[] pixels, char[] bins, int number, long reach) {
    /** Rows of a sample. */
    private static final int ROWS = 64;
    /** Pixels that a bin should have: a little more than what is judged at least, as wide bins blur sharp lines. */
    private static final int ENOUGH = 25;

    /** Pixels while they are found. */
    static final class Builder {
        private int[] pixels = new int[1024];
        private char[] bins = new char[1024];
        private int size;
        private long reach;

        /** A pixel whose parts lie in bins from this on; where they are alike, no single one has most of it. */
        void add(int pixel, int from, double[] parts, int count) {
            double sum = 0;
            double moment = 0;
            for (int k = 0; k < count; k++) {
                sum += parts[k];
                moment += k * parts[k];
            }
            add(pixel, from + (sum > 0 ? (int) Math.rint(moment / sum) : 0));
            reach += count - 1;
        }

        private void add(int pixel, int bin) {
            if (size == pixels.length) {
                pixels = Arrays.copyOf(pixels, 2 * size);
                bins = Arrays.copyOf(bins, 2 * size);
            }
            pixels[size] = pixel;
            bins[size++] = (char) bin;
        }

        RingSample build() {
            return new RingSample(Arrays.copyOf(pixels, size), Arrays.copyOf(bins, size), 0, reach);
        }
    }

    /** One row of so many is in a sample. */
    static int step(int rows) {
        return Math.max(1, rows / ROWS);
    }

    /** One sample of several, in their order. */
    static RingSample join(RingSample[] samples, int number) {
        int size = Arrays.stream(samples).mapToInt(s -> s.pixels.length).sum();
        int[] pixels = new int[size];
        char[] bins = new char[size];
        int at = 0;
        for (RingSample each : samples) {
            System.arraycopy(each.pixels, 0, pixels, at, each.pixels.length);
            System.arraycopy(each.bins, 0, bins, at, each.bins.length);
            at += each.pixels.length;
        }
        long reach = Arrays.stream(samples).mapToLong(RingSample::reach).sum();
        int joined = joined(bins, number, reach);
        for (int k = 0; k < size; k++) {
            bins[k] = (char) (bins[k] / joined);
        }
        return new RingSample(pixels, bins, (number + joined - 1) / joined, reach);
    }

    /** How many neighbouring bins become one. */
    private static int joined(char[] bins, int number, long reach) {
        int[] counts = new int[number];
        for (char bin : bins) {
            counts[bin]++;
        }
        int[] filled = Arrays.stream(counts).filter(c -> c > 0).sorted().toArray();
        if (filled.length == 0) {
            return 1;
        }
        // a pixel as wide as w bins touches w + 1 of them on the average
        int widest = Math.max(1, (int) Math.rint((double) reach / bins.length));
        // empty bins are between the pixels of a small frame: the mean over all is what joining gives
        double each = Math.min(filled[filled.length / 2], (double) bins.length / number);
        return Math.clamp((int) Math.ceil(ENOUGH / each), 1, widest);
    }

    long bytes() {
        return 6L * pixels.length;
    }

    /** Sums with squares. */
    BinSums sums(FramePixels frame, float[] weights, float[] dark) {
        BinSums sums = BinSums.of(number, true);
        for (int k = 0; k < pixels.length; k++) {
            int i = pixels[k];
            double raw = frame.at(i);
            if (frame.valid().has(raw)) {
                int bin = bins[k];
                double s = dark.length == 0 ? raw : raw - dark[i];
                sums.signal()[bin] += s;
                sums.variance()[bin] += raw;
                sums.normalization()[bin] += weights[i];
                sums.count()[bin]++;
                sums.squares()[bin] += s * s / weights[i];
            }
        }
        return sums;
    }
}
