// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.rate;

import java.util.Arrays;
import org.operando.api.Column;

/**
 * Mean capacities of blocks.
 * @param mean by block
 * @param deviation sample standard deviation, by n - 1; NaN with one cycle
 * @param statistical standard deviation of the mean; NaN with one cycle
 * @param systematic mean of the systematic parts; NaN where they are not known
 */
record RateMeans(double[] mean, double[] deviation, double[] statistical, double[] systematic) {
    private static final String SCATTER = "scatter of the cycles";

    static RateMeans of(Column capacity, int[] first, int[] end) {
        int n = first.length;
        RateMeans means = new RateMeans(new double[n], new double[n], new double[n], new double[n]);
        double[] values = capacity.doubles();
        for (int b = 0; b < n; b++) {
            double mean = Arrays.stream(values, first[b], end[b]).average().orElse(Double.NaN);
            double squares = Arrays.stream(values, first[b], end[b]).map(v -> (v - mean) * (v - mean)).sum();
            int count = end[b] - first[b];
            means.mean[b] = mean;
            means.deviation[b] = count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1));
            means.statistical[b] = means.deviation[b] / Math.sqrt(count);
            means.systematic[b] = capacity.systematic().length == 0 ? Double.NaN
                    : Arrays.stream(capacity.systematic(), first[b], end[b]).average().orElse(Double.NaN);
        }
        return means;
    }

    /** The capacities with both parts of their uncertainty. */
    Column capacity(String unit, String origin) {
        double[] whole = new double[mean.length];
        double[] shared = new double[mean.length];
        boolean known = Arrays.stream(systematic).anyMatch(Double::isFinite);
        for (int b = 0; b < whole.length; b++) {
            shared[b] = known ? systematic[b] : 0;
            whole[b] = Math.hypot(statistical[b], shared[b]);
        }
        return Column.of("capacity", unit, mean, whole).withSystematic(shared)
                .withOrigin(known ? origin.replace(" and " + SCATTER, "") + " and " + SCATTER : SCATTER);
    }

    /**
     * Capacities as parts of the first block's, %. Mass and area cancel. The accuracy of the current does not: blocks
     * differ in current, so that an offset weighs differently; what is left is the difference of its parts.
     * @param absolute the same of the capacities without mass or area, whose systematic part is the accuracy alone
     */
    Column relative(RateMeans absolute) {
        double[] values = new double[mean.length];
        double[] whole = new double[mean.length];
        double[] shared = new double[mean.length];
        double[] offset = absolute.systematic;
        boolean known = Arrays.stream(offset).anyMatch(Double::isFinite);
        for (int b = 0; b < values.length; b++) {
            double ratio = mean[b] / mean[0];
            values[b] = 100 * ratio;
            shared[b] = known ? 100 * ratio * Math.abs(offset[b] / absolute.mean[b] - offset[0] / absolute.mean[0]) : 0;
            double own = b == 0 ? 0 : 100 * ratio * Math.hypot(statistical[b] / mean[b], statistical[0] / mean[0]);
            whole[b] = Math.hypot(own, shared[b]);
        }
        return Column.of("relative_capacity", "%", values, whole).withSystematic(shared)
                .withOrigin(known ? "instrument accuracy and " + SCATTER : SCATTER);
    }
}
