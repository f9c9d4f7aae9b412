// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.operando.api.figure.Arrow;
import org.operando.api.figure.AxisSpec;

class ArrowRowTest {
    private static final double LENGTH = 400;

    private static ArrowRow row(double... at) {
        List<Arrow> arrows = Arrays.stream(at).mapToObj(x -> Arrow.red(x, "Al 111")).toList();
        return new ArrowRow(arrows, true, new AxisScale(AxisSpec.of("x", 0, LENGTH), 0, LENGTH), LENGTH, s -> {
        });
    }

    @Test
    void textsWithRoomStandAtTheirArrows() {
        assertArrayEquals(new double[] {50, 200, 350}, row(350, 50, 200).centres(0, LENGTH), 1e-9);
    }

    @Test
    void crowdedTextsStandEvenlyAboutTheirArrows() {
        double[] centres = row(100, 102, 104, 300).centres(0, LENGTH);

        assertEquals(102, centres[1], 1e-9, "the middle one of three");
        assertEquals(centres[1] - centres[0], centres[2] - centres[1], 1e-9);
        assertTrue(centres[1] - centres[0] > 15, Arrays.toString(centres));
        assertEquals(300, centres[3], 1e-9, "those far away do not move");
    }

    @Test
    void textsStayBetweenTheLimits() {
        double[] low = row(0, 1).centres(0, LENGTH);
        double[] high = row(LENGTH - 1, LENGTH).centres(0, LENGTH);

        assertTrue(low[0] > 8, Arrays.toString(low));
        assertEquals(low[0], LENGTH - high[1], 1e-9);
        assertEquals(low[1] - low[0], high[1] - high[0], 1e-9);
    }

    @Test
    void crowdedTextsHaveRoomForTheLinesThatLeadToThem() {
        assertTrue(row(100, 102).depth() > row(100, 200).depth() + 5);
    }
}
