// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import java.util.Arrays;

/**
 * What clipping took from each bin of some frames; without clipping all are empty.
 * @param counts of each bin before
 * @param removed of them
 * @param pixels of each bin before
 * @param mean of each bin before
 */
record ClippedBins(double[] counts, double[] removed, double[] pixels, double[] mean) {
    static ClippedBins of(int size) {
        return new ClippedBins(new double[size], new double[size], new double[size], new double[size]);
    }

    /** Notes one frame from this place on. */
    void set(int at, BinSums before, BinSums after, double scale) {
        for (int k = 0; k < before.count().length; k++) {
            counts[at + k] = before.signal()[k];
            removed[at + k] = before.signal()[k] - after.signal()[k];
            pixels[at + k] = before.count()[k];
            mean[at + k] = before.mean(k) / scale;
        }
    }

    /** Takes over those of other frames from this place on. */
    void take(ClippedBins other, int at) {
        System.arraycopy(other.counts, 0, counts, at, other.counts.length);
        System.arraycopy(other.removed, 0, removed, at, other.removed.length);
        System.arraycopy(other.pixels, 0, pixels, at, other.pixels.length);
        System.arraycopy(other.mean, 0, mean, at, other.mean.length);
    }

    static double sum(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).filter(Double::isFinite).sum();
    }
}
