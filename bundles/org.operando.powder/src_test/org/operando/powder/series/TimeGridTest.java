// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TimeGridTest {
    @Test
    void missingPatternLeavesABlankRow() {
        TimeGrid grid = TimeGrid.of(new double[] {1, 2, 3, 5, 6});

        assertArrayEquals(new int[] {0, 1, 2, -1, 3, 4}, grid.rows());
        assertArrayEquals(new double[] {0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5}, grid.edges(), 1e-12);
    }

    @Test
    void unevenStepsBelowAGapMeetHalfWay() {
        TimeGrid grid = TimeGrid.of(new double[] {0, 1, 2.2, 3.2});

        assertArrayEquals(new int[] {0, 1, 2, 3}, grid.rows());
        assertArrayEquals(new double[] {-0.5, 0.5, 1.6, 2.7, 3.7}, grid.edges(), 1e-12);
    }

    @Test
    void patternsWithoutTimeHaveNoRow() {
        TimeGrid grid = TimeGrid.of(new double[] {0, Double.NaN, 1, 2});

        assertArrayEquals(new int[] {0, 2, 3}, grid.rows());
        assertEquals(0, TimeGrid.of(new double[] {Double.NaN}).rows().length);
    }

    @Test
    void onePatternAloneHasARow() {
        assertArrayEquals(new double[] {6.5, 7.5}, TimeGrid.of(new double[] {7}).edges());
    }
}
