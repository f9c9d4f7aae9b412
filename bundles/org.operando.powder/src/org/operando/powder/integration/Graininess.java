// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How unevenly the rings of a frame are filled, judged at the tops of its lines, where the intensity does not change
 * with
 * the angle; without lines, in all bins.
 * @param ratio variance of the pixels of a bin over that of counting: 1 for an even ring
 * @param scatter relative standard deviation of the line's intensity along the ring, without that of counting
 * @param grains effective number of grains in a bin of a ring: pixels of the bin times mean^2/variance; NaN for an even
 *            ring
 */
record Graininess(double ratio, double scatter, double grains) {
    /** Variance over that of counting from which rings may be grainy. */
    private static final double RATIO = 2;
    /** Scatter of the intensity along the ring from which they are: less comes from the width of the bins too. */
    private static final double SCATTER = 0.1;
    /** Pixels that a bin has at least to be judged. */
    private static final int FEWEST = 20;

    /** @param sums with squares */
    static Graininess of(BinSums sums) {
        int bins = sums.signal().length;
        double[] mean = new double[bins];
        double[] sigma = new double[bins];
        for (int k = 0; k < bins; k++) {
            mean[k] = sums.mean(k);
            sigma[k] = sums.poisson(k);
        }
        PatternLines lines = PatternLines.of(mean, sigma);
        int[] tops = lines.lines().stream().mapToInt(PatternLines.Line::top).filter(k -> sums.count()[k] >= FEWEST)
                .toArray();
        boolean hasLines = tops.length > 0;
        int[] judged = hasLines ? tops : IntStream.range(0, bins).filter(k -> sums.count()[k] >= FEWEST).toArray();
        double azimuthal = 0;
        double counting = 0;
        double[] scatter = new double[judged.length];
        double[] grains = new double[judged.length];
        for (int m = 0; m < judged.length; m++) {
            int k = judged[m];
            // of an even ring: sum of c w times the variance of s/w, which is raw/w^2
            double expected = Math.max(0, sums.signal()[k]) * sums.count()[k] / sums.normalization()[k];
            azimuthal += sums.scatter(k);
            counting += expected;
            double excess = Math.max(0, sums.scatter(k) - expected) / sums.normalization()[k];
            double line = mean[k] - (hasLines ? lines.background()[k] : 0);
            scatter[m] = Math.sqrt(excess) / line;
            grains[m] = excess > 0 ? sums.count()[k] * line * line / excess : Double.NaN;
        }
        return new Graininess(counting > 0 ? azimuthal / counting : Double.NaN, median(scatter), median(grains));
    }

    private static double median(double[] values) {
        double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }

    /** Whether counting statistics would understate the uncertainties by far. */
    boolean isHigh() {
        return ratio > RATIO && scatter > SCATTER;
    }
}
