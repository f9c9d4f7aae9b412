// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Leaves pixels out of bins to which they do not belong. A pixel that is shared is judged in each of its bins for
 * itself.
 * @param kind how
 * @param scatter what distances are measured by, with {@link Clipping#SIGMA}
 * @param threshold standard deviations
 * @param cycles how often at most
 * @param lower percentile, 0 to 100, with {@link Clipping#PERCENTILE}
 * @param upper percentile
 */
record Clip(Clipping kind, ClipScatter scatter, double threshold, int cycles, double lower, double upper) {
    static final Clip NONE = new Clip(Clipping.NONE, ClipScatter.AZIMUTHAL, 0, 0, 0, 100);

    /** Sums of what is left. */
    BinSums sums(Integrator integrator, FramePixels frame) {
        return switch (kind) {
            case NONE -> integrator.sums(frame, true);
            case SIGMA -> sigma(integrator, frame);
            case PERCENTILE -> percentile(integrator, frame);
        };
    }

    private BinSums sigma(Integrator integrator, FramePixels frame) {
        BitSet dropped = new BitSet();
        BinSums sums = integrator.sumsWithout(frame, dropped);
        for (int cycle = 0; cycle < cycles; cycle++) {
            int before = dropped.cardinality();
            drop(integrator, frame, sums, dropped);
            if (dropped.cardinality() == before) {
                break;
            }
            sums = integrator.sumsWithout(frame, dropped);
        }
        return sums;
    }

    private void drop(Integrator integrator, FramePixels frame, BinSums sums, BitSet dropped) {
        int bins = sums.signal().length;
        double[] mean = new double[bins];
        double[] reach = new double[bins];
        for (int k = 0; k < bins; k++) {
            mean[k] = sums.mean(k);
            double variance = scatter == ClipScatter.AZIMUTHAL ? sums.scatter(k) : Math.max(0, sums.signal()[k]);
            reach[k] = threshold * Math.sqrt(variance / sums.normalization()[k]);
        }
        int[] at = {0};
        integrator.shares().visit((i, bin, share) -> {
            if (frame.isValid(i) && Math.abs(integrator.value(frame, i) - mean[bin]) > reach[bin]) {
                dropped.set(at[0]);
            }
            at[0]++;
        });
    }

    /** Sorts the shares of each bin by value; those whose weights lie between the percentiles stay. */
    private BinSums percentile(Integrator integrator, FramePixels frame) {
        Shares shares = integrator.shares();
        int[] start = new int[shares.bins() + 1];
        double[] weight = new double[shares.bins()];
        shares.visit((i, bin, share) -> {
            if (frame.isValid(i)) {
                start[bin + 1]++;
                weight[bin] += share * (double) integrator.weight(i);
            }
        });
        for (int k = 0; k < weight.length; k++) {
            start[k + 1] += start[k];
        }
        Entries entries = new Entries(integrator, frame, start);
        BinSums sums = BinSums.of(shares.bins(), true);
        for (int k = 0; k < weight.length; k++) {
            entries.add(k, lower / 100 * weight[k], upper / 100 * weight[k], sums);
        }
        return sums;
    }

    /** Shares by bins, each bin's by value: the value's bits in single precision in front of the place. */
    private static final class Entries {
        private final Integrator integrator;
        private final FramePixels frame;
        private final int[] start;
        private final long[] sorted;
        private final int[] pixel;
        private final float[] share;

        Entries(Integrator integrator, FramePixels frame, int[] start) {
            this.integrator = integrator;
            this.frame = frame;
            this.start = start;
            int n = start[start.length - 1];
            sorted = new long[n];
            pixel = new int[n];
            share = new float[n];
            int[] next = start.clone();
            integrator.shares().visit((i, bin, part) -> {
                if (frame.isValid(i)) {
                    int at = next[bin]++;
                    int bits = Float.floatToIntBits((float) integrator.value(frame, i));
                    // of negative numbers the greater one has the lesser bits
                    sorted[at] = (long) (bits < 0 ? bits ^ Integer.MAX_VALUE : bits) << 32 | at;
                    pixel[at] = i;
                    share[at] = (float) part;
                }
            });
        }

        void add(int bin, double from, double to, BinSums sums) {
            Arrays.sort(sorted, start[bin], start[bin + 1]);
            double reached = 0;
            for (int k = start[bin]; k < start[bin + 1]; k++) {
                int at = (int) sorted[k];
                double next = reached + share[at] * (double) integrator.weight(pixel[at]);
                // of a single percentile the share that holds it
                if (next > from && reached < to || from == to && reached <= from && next > from) {
                    integrator.add(frame, pixel[at], bin, share[at], sums);
                }
                reached = next;
            }
        }
    }
}
