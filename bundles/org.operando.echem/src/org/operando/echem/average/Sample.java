// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.average;

import java.util.Arrays;

/**
 * Mean and scatter of the values that replicates have; those that are not known are left out.
 * @param n number of values
 * @param mean NaN when there are none
 * @param deviation sample standard deviation, by n - 1; NaN with fewer than two
 */
record Sample(int n, double mean, double deviation) {
    static Sample of(double[] values) {
        double[] known = Arrays.stream(values).filter(Double::isFinite).toArray();
        int n = known.length;
        double mean = Arrays.stream(known).average().orElse(Double.NaN);
        double squares = Arrays.stream(known).map(v -> (v - mean) * (v - mean)).sum();
        return new Sample(n, mean, n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1)));
    }

    /** Standard deviation of the mean; NaN with fewer than two. */
    double ofMean() {
        return deviation / Math.sqrt(n);
    }
}
