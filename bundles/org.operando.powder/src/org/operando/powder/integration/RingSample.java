// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import java.util.Arrays;
import java.util.BitSet;

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

    static RingSample of(TileMatrix matrix) {
        BitSet rows = new BitSet(matrix.pixels());
        int step = Math.max(1, matrix.rows() / ROWS);
        for (int row = step / 2; row < matrix.rows(); row += step) {
            rows.set(row * matrix.columns(), (row + 1) * matrix.columns());
        }
        int[] pixels = rows.stream().filter(matrix::uses).toArray();
        char[] bins = new char[pixels.length];
        float[] most = new float[pixels.length];
        matrix.visitSome(rows, (pixel, bin, part) -> {
            int at = Arrays.binarySearch(pixels, pixel);
            if (part > most[at]) {
                most[at] = (float) part;
                bins[at] = (char) bin;
            }
        });
        return new RingSample(pixels, bins, matrix.bins());
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
