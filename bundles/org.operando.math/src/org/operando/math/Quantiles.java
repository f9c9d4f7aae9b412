// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.math;

import java.util.Arrays;

/** Order statistics that pass over NaN; none of them writes into its argument. */
public final class Quantiles {
    private Quantiles() {
    }

    /** The median; NaN when there is no number. */
    public static double median(double[] values) {
        return percentile(values, 50);
    }

    /**
     * The percentile with linear interpolation between order statistics: rank (n - 1) p / 100 from 0 (Hyndman &amp; Fan
     * 1996, Am. Stat. 50, 361, definition 7).
     * @param percent 0 to 100
     * @return NaN when there is no number
     */
    public static double percentile(double[] values, double percent) {
        return ofSorted(sorted(values), percent);
    }

    /** Several percentiles of the same values, sorted once. */
    public static double[] percentiles(double[] values, double... percents) {
        double[] sorted = sorted(values);
        double[] result = new double[percents.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = ofSorted(sorted, percents[i]);
        }
        return result;
    }

    /**
     * Median of the distances from the median; times 1.4826 it estimates the standard deviation of a normal
     * distribution.
     */
    public static double medianAbsoluteDeviation(double[] values) {
        double middle = median(values);
        double[] distances = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            distances[i] = Math.abs(values[i] - middle);
        }
        return median(distances);
    }

    private static double[] sorted(double[] values) {
        double[] numbers = new double[values.length];
        int n = 0;
        for (double v : values) {
            if (!Double.isNaN(v)) {
                numbers[n++] = v;
            }
        }
        numbers = Arrays.copyOf(numbers, n);
        Arrays.sort(numbers);
        return numbers;
    }

    private static double ofSorted(double[] sorted, double percent) {
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException("percent must be within 0 and 100: " + percent);
        }
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double rank = (sorted.length - 1) * percent / 100;
        int low = (int) rank;
        int high = Math.min(low + 1, sorted.length - 1);
        double part = rank - low;
        return part == 0 ? sorted[low] : sorted[low] * (1 - part) + sorted[high] * part;
    }
}
