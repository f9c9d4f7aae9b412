// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.operando.api.figure.AxisSpec;

class AxisScaleTest {
    @Test
    void linearAxisMapsEndsAndMiddle() {
        AxisScale scale = new AxisScale(AxisSpec.of("", -2, 6), 100, 20);

        assertEquals(100, scale.position(-2));
        assertEquals(60, scale.position(2));
        assertEquals(20, scale.position(6));
        assertEquals(2, scale.value(60), 1e-14);
    }

    @Test
    void axisFromAboveToBelowRunsBackwards() {
        AxisScale scale = new AxisScale(AxisSpec.of("", 10, 0), 0, 100);

        assertEquals(0, scale.position(10));
        assertEquals(75, scale.position(2.5));
        assertTrue(scale.shows(0) && scale.shows(10) && !scale.shows(10.1));
    }

    @Test
    void logarithmicAxisMapsRatios() {
        AxisScale scale = new AxisScale(AxisSpec.of("", 1e-3, 1e5).logarithmic(), 0, 80);

        assertEquals(30, scale.position(1), 1e-12);
        assertEquals(10 * Math.log10(2) + 30, scale.position(2), 1e-12);
        assertEquals(100, scale.value(50), 1e-11);
    }

    @Test
    void whatHasNoPlaceIsNaN() {
        AxisScale linear = new AxisScale(AxisSpec.of("", 0, 1), 0, 1);
        AxisScale log = new AxisScale(AxisSpec.of("", 1, 10).logarithmic(), 0, 1);

        assertTrue(Double.isNaN(linear.position(Double.NaN))
                && Double.isNaN(linear.position(Double.NEGATIVE_INFINITY)));
        assertTrue(Double.isNaN(log.position(0)) && Double.isNaN(log.position(-1))
                && Double.isNaN(log.position(Double.POSITIVE_INFINITY)));
    }
}
