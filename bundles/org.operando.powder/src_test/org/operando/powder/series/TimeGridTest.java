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

    @Test
    void briefExposuresFillNoMoreThanTheirTime() {
        // 57 s every 545 s; the third is as long as the distance
        TimeGrid grid = TimeGrid.of(new double[] {28.5, 573.5, 1118.5, 1663.5}, new double[] {0, 545, 846, 1635},
                new double[] {57, 602, 1391, 1692});

        assertArrayEquals(new int[] {0, -1, 1, -1, 2, -1, 3}, grid.rows());
        assertArrayEquals(new double[] {0, 57, 545, 602, 846, 1391, 1635, 1692}, grid.edges(), 1e-9);
    }

    @Test
    void exposuresOfHalfTheDistanceAndMoreAreUnbroken() {
        TimeGrid grid = TimeGrid.of(new double[] {5, 15, 25}, new double[] {2.5, 11, Double.NaN},
                new double[] {7.5, 19, Double.NaN});

        assertArrayEquals(new int[] {0, 1, 2}, grid.rows());
        assertArrayEquals(new double[] {0, 10, 20, 30}, grid.edges(), 1e-12);
    }
}
