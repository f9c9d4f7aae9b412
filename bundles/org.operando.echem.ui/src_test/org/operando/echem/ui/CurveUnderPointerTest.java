// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** A click chooses the curve above or below it. */
class CurveUnderPointerTest {
    /** In two dimensions the cycle before of the lower curve would be nearer. */
    @Test
    void theLineUnderThePointerCounts() {
        double[] x = {1, 2};
        CurveUnderPointer steep = CurveUnderPointer.of(x, new double[] {100, 200}, 1.6, 158);
        CurveUnderPointer even = CurveUnderPointer.of(x, new double[] {150, 150}, 1.6, 158);

        // the line is at 160 there
        assertEquals(2, steep.away(), 1e-9);
        assertEquals(8, even.away(), 1e-9);
        assertEquals(1, steep.row());
    }

    @Test
    void aCurveThatEndedIsChosenOnlyWhereThereIsNoOther() {
        CurveUnderPointer ended = CurveUnderPointer.of(new double[] {1, 2}, new double[] {5, 5}, 9, 5);
        CurveUnderPointer there = CurveUnderPointer.of(new double[] {1, 10}, new double[] {900, 900}, 9, 5);

        assertTrue(there.away() < ended.away());
        assertEquals(1, ended.row());
        assertEquals(0, CurveUnderPointer.of(new double[] {1, 2}, new double[] {5, 5}, 2.4, 5).away());
    }

    @Test
    void pointsThatAreNotDrawnAreNotChosen() {
        double nothing = Double.NaN;
        assertEquals(0, CurveUnderPointer.of(new double[] {1, 2, 3}, new double[] {5, nothing, nothing}, 3, 5).row());
        assertEquals(Double.POSITIVE_INFINITY,
                CurveUnderPointer.of(new double[] {1}, new double[] {nothing}, 1, 5).away());
    }
}
