// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import static org.junit.jupiter.api.Assertions.assertTrue;
import org.junit.jupiter.api.Test;

class QuantityTest {
    @Test
    void uncertaintyStandsBehindTheLastDigits() {
        assertEquals("0.4521(3) angstrom", Quantity.of(0.45213, 0.00032, "angstrom").toString());
        assertEquals("14.3970(15) deg", Quantity.of(14.39698, 0.00152, "deg").toString());
        assertEquals("1230(60)", Quantity.digits(1234, 56));
        assertEquals("12.3(1.5)", Quantity.digits(12.34, 1.53));
    }

    @Test
    void withoutUncertaintySixDigitsAreShown() {
        assertEquals("0.452 angstrom", Quantity.of(0.452, "angstrom").toString());
        assertEquals("NaN V", Quantity.of(Double.NaN, "V").toString());
        assertEquals("0", Quantity.digits(0, Double.NaN));
        assertEquals("97.6107", Quantity.digits(97.61072109, 7e-8));
    }

    @Test
    void conversionTakesTheUncertaintyAlong() {
        Quantity q = Quantity.of(45.2, 0.1, "pm").to(Unit.of("angstrom"));

        assertEquals(0.452, q.value(), 1e-16, "one rounding of the double 45.2");
        assertEquals(0.001, q.uncertainty(), 1e-18);
    }

    @Test
    void negativeUncertaintyIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Quantity.of(1, -1, "V"));
    }

    @Test
    void partsOfAnUncertaintyAddInQuadrature() {
        Quantity q = Quantity.of(200, 5, "mAh/g", "mass and scatter").withSystematic(4);

        assertEquals(3, q.statistical(), 1e-15);
        assertEquals(0.004, q.to(Unit.of("Ah/g")).systematic(), 1e-18);
        assertTrue(Double.isNaN(Quantity.of(200, 5, "mAh/g").statistical()), "not told apart");
        assertThrows(IllegalArgumentException.class, () -> q.withSystematic(6));
    }

    @Test
    void errorBarOfAColumnSaysWhereItComesFrom() {
        double[] one = {1, 2};
        Column column = Column.of("x", "V", one, new double[] {0.1, 0.2}).withOrigin("fit covariance");

        assertEquals("one standard uncertainty from fit covariance", column.errorBar());
        assertEquals("one standard uncertainty from fit covariance, systematic",
                column.withSystematic(new double[] {0.1, 0.2}).errorBar());
        assertEquals("one standard uncertainty from fit covariance, in part systematic",
                column.withSystematic(new double[] {0.1, 0.1}).errorBar());
        assertEquals("", Column.of("x", "V", one).errorBar());
    }

    @Test
    void verySmallAndLargeNumbersHaveAPowerOfTen() {
        assertEquals("1.00(20)e-15 m2/s", Quantity.of(1e-15, 2e-16 * 0.999, "m2/s").toString());
        assertEquals("6.4(5)e-16 m2/s", Quantity.of(6.4e-16, 0.5e-16, "m2/s").toString());
        assertEquals("1.234(5)e+10 1/s".replace("+", ""), Quantity.of(1.234e10, 0.005e10, "1/s").toString());
        assertEquals("0.00012(3) m", Quantity.of(1.2e-4, 0.3e-4, "m").toString());
    }

    @Test
    void numbersOfMessagesHaveSixDigits() {
        assertEquals("5.469", Quantity.digits(5.468999999999999));
        assertEquals("60", Quantity.digits(60.00000000000001));
        assertEquals("-0.000123457", Quantity.digits(-1.23456789e-4));
        assertEquals("NaN", Quantity.digits(Double.NaN));
    }
}
