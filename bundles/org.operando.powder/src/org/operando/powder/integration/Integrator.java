// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

/**
 * Sums frames over bins. Immutable: used by many threads at once.
 */
final class Integrator {
    private final Shares shares;
    private final float[] weights;
    private final float[] dark;

    /**
     * @param shares what part of each pixel lies in which bin
     * @param weights what each pixel's signal is divided by
     * @param dark taken off each pixel; empty for nothing
     */
    Integrator(Shares shares, float[] weights, float[] dark) {
        this.shares = shares;
        this.weights = weights;
        this.dark = dark;
    }

    Shares shares() {
        return shares;
    }

    /** Sums in double precision, share by share. */
    BinSums sums(FramePixels frame, boolean squares) {
        BinSums sums = BinSums.of(shares.bins(), squares);
        double[] signal = sums.signal();
        double[] variance = sums.variance();
        double[] normalization = sums.normalization();
        double[] count = sums.count();
        shares.visit(0, shares.pixels(), (i, bin, share) -> {
            double raw = frame.at(i);
            if (frame.valid().has(raw)) {
                double c = share / (double) Shares.WHOLE;
                double s = dark.length == 0 ? raw : raw - dark[i];
                signal[bin] += c * s;
                variance[bin] += c * c * raw;
                normalization[bin] += c * weights[i];
                count[bin] += c;
                if (squares) {
                    sums.squares()[bin] += c * s * s / weights[i];
                }
            }
        });
        return sums;
    }
}
