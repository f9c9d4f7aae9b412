// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import java.util.Arrays;

/**
 * Pixels of some rows, spread evenly over the frame, each as a whole in the bin that has most of it: enough to judge how
 * rings are filled.
 * @param pixels their indices
 * @param bins bin of each
 * @param number of bins
 */
record RingSample(int[] pixels, char[] bins, int number) {
    /** Rows of a sample. */
    private static final int ROWS = 64;

    /** Pixels while they are found. */
    static final class Builder {
        private int[] pixels = new int[1024];
        private char[] bins = new char[1024];
        private int size;

        void add(int pixel, int bin) {
            if (size == pixels.length) {
                pixels = Arrays.copyOf(pixels, 2 * size);
                bins = Arrays.copyOf(bins, 2 * size);
            }
            pixels[size] = pixel;
            bins[size++] = (char) bin;
        }

        RingSample build() {
            return new RingSample(Arrays.copyOf(pixels, size), Arrays.copyOf(bins, size), 0);
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
        return new RingSample(pixels, bins, number);
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
