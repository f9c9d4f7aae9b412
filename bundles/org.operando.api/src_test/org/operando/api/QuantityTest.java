// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
}
