// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import java.util.Arrays;
import java.util.BitSet;

/** Sums frames over bins. Immutable: used by many threads at once. */
final class Integrator {
    private final Shares shares;
    private final float[] weights;
    private final float[] dark;
    /** Sums of a frame of nothing but the dark: what does not depend on the frame. */
    private final BinSums fixed;
    /** For a pattern. */
    private final RingSample sample;

    /**
     * @param shares what part of each pixel lies in which bin
     * @param weights what each pixel's signal is divided by
     * @param dark taken off each pixel; empty for nothing
     */
    Integrator(Shares shares, float[] weights, float[] dark) {
        this.shares = shares;
        this.weights = weights;
        this.dark = dark;
        if (shares instanceof TileMatrix matrix) {
            int bins = shares.bins();
            fixed = new BinSums(dark.length == 0 ? new double[bins] : matrix.sums(dark), new double[bins],
                    matrix.sums(weights), matrix.sums(null), new double[0]);
            sample = matrix.sample();
        } else {
            // cakes are summed share by share
            fixed = BinSums.of(0, false);
            sample = null;
        }
    }

    Shares shares() {
        return shares;
    }

    /** Whether no pixel has a part in any bin of a pattern. */
    boolean isEmpty() {
        return shares instanceof TileMatrix && Arrays.stream(fixed.count()).allMatch(n -> n == 0);
    }

    float weight(int pixel) {
        return weights[pixel];
    }

    /** Signal of a pixel over what it is divided by. */
    double value(FramePixels frame, int pixel) {
        return (frame.at(pixel) - (dark.length == 0 ? 0 : dark[pixel])) / weights[pixel];
    }

    /** Sums a frame: in whole numbers where it has them, else in double precision. */
    BinSums sums(FramePixels frame, boolean squares) {
        FramePixels.Counts counts = frame.counts();
        if (squares || counts == null || !(shares instanceof TileMatrix matrix)) {
            return exact(frame, squares);
        }
        PixelKernel kernel = new PixelKernel(matrix, counts.low(), counts.high());
        kernel.sum(counts.values());
        BinSums sums = BinSums.of(shares.bins(), false);
        for (int k = 0; k < shares.bins(); k++) {
            sums.signal()[k] = kernel.signal(k) - fixed.signal()[k];
            sums.variance()[k] = kernel.variance(k);
            sums.normalization()[k] = fixed.normalization()[k];
            sums.count()[k] = fixed.count()[k];
        }
        correct(frame, kernel.leftOut(), sums);
        return sums;
    }

    /** Takes pixels without a measurement out of what was summed beforehand; adds those too great for whole numbers. */
    private void correct(FramePixels frame, BitSet leftOut, BinSums sums) {
        if (leftOut.isEmpty()) {
            return;
        }
        shares.visitSome(leftOut, (i, bin, c) -> {
            if (frame.isValid(i)) {
                sums.signal()[bin] += c * frame.at(i);
                sums.variance()[bin] += c * c * frame.at(i);
            } else {
                sums.signal()[bin] += dark.length == 0 ? 0 : c * dark[i];
                sums.normalization()[bin] -= c * weights[i];
                sums.count()[bin] -= c;
            }
        });
        for (int k = 0; k < sums.count().length; k++) {
            // less than half of the least share: rounding
            if (sums.count()[k] < 0.5 / Shares.WHOLE) {
                sums.count()[k] = 0;
            }
        }
    }

    /** Sums in double precision, share by share. */
    BinSums exact(FramePixels frame, boolean squares) {
        BinSums sums = BinSums.of(shares.bins(), squares);
        shares.visit((i, bin, c) -> {
            if (frame.isValid(i)) {
                add(frame, i, bin, c, sums);
            }
        });
        return sums;
    }

    /** Sums, with squares, over some pixels spread evenly: enough to judge how rings are filled. */
    BinSums sampled(FramePixels frame) {
        return sample.sums(frame, weights, dark);
    }

    /**
     * Pixels in any bin that are at or above the least number that is too great for a measurement.
     * @param all sums of the frame
     */
    int saturated(FramePixels frame, BinSums all) {
        // nearly always: no pixel was left out
        if (Arrays.equals(all.count(), fixed.count()) || !(shares instanceof TileMatrix matrix)) {
            return 0;
        }
        int count = 0;
        for (int i = 0; i < frame.size(); i++) {
            count += frame.at(i) >= frame.valid().saturation() && matrix.uses(i) ? 1 : 0;
        }
        return count;
    }

    /** Sums without the shares of these numbers, in the order of {@link Shares#visit}. */
    BinSums sumsWithout(FramePixels frame, BitSet dropped) {
        BinSums sums = BinSums.of(shares.bins(), true);
        int[] at = {0};
        shares.visit((i, bin, c) -> {
            if (frame.isValid(i) && !dropped.get(at[0])) {
                add(frame, i, bin, c, sums);
            }
            at[0]++;
        });
        return sums;
    }

    /** Adds one share. */
    void add(FramePixels frame, int pixel, int bin, double c, BinSums sums) {
        double raw = frame.at(pixel);
        double s = dark.length == 0 ? raw : raw - dark[pixel];
        sums.signal()[bin] += c * s;
        sums.variance()[bin] += c * c * raw;
        sums.normalization()[bin] += c * weights[pixel];
        sums.count()[bin] += c;
        if (sums.squares().length > 0) {
            sums.squares()[bin] += c * s * s / weights[pixel];
        }
    }
}
