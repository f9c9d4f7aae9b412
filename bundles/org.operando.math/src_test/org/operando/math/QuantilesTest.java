// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class QuantilesTest {
    @Test
    void medianOfAnEvenNumberIsTheMiddleOfTheTwo() {
        assertEquals(2.5, Quantiles.median(new double[] {4, 1, 3, 2}));
    }

    @Test
    void notANumberIsPassedOverAndTheArgumentIsLeftAlone() {
        double[] values = {3, Double.NaN, 1, 2};
        assertEquals(2, Quantiles.median(values));
        assertEquals(3, values[0]);
        assertEquals(Double.NaN, Quantiles.median(new double[] {Double.NaN}));
    }

    @Test
    void percentilesInterpolateBetweenOrderStatistics() {
        // numpy.percentile([15, 20, 35, 40, 50], [0, 40, 100]) by definition 7: rank 1.6 is 20 + 0.6 (35 - 20)
        assertArrayEquals(new double[] {15, 29, 50}, Quantiles.percentiles(new double[] {50, 15, 40, 20, 35}, 0, 40,
                100),
                1e-12);
    }

    @Test
    void infinityIsKept() {
        assertEquals(Double.POSITIVE_INFINITY, Quantiles.percentile(new double[] {1, Double.POSITIVE_INFINITY}, 100));
        assertEquals(1, Quantiles.percentile(new double[] {1, Double.POSITIVE_INFINITY}, 0));
    }

    @Test
    void deviationFromTheMedianIsRobust() {
        assertEquals(1, Quantiles.medianAbsoluteDeviation(new double[] {1, 2, 3, 4, 1000}));
    }

    @Test
    void percentsOutsideTheRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Quantiles.percentile(new double[] {1}, 101));
    }
}
