// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnitTest {
    @Test
    void aliasesAreTheSameUnit() {
        for (String alias : List.of("angstrom", "Angstrom", "Ang", "\u00c5", "\u212b")) {
            assertEquals(Unit.of("angstrom"), Unit.of(alias), alias);
        }
        for (String alias : List.of("um", "\u00b5m", "\u03bcm")) {
            assertEquals(Unit.of("um"), Unit.of(alias), alias);
        }
        assertEquals(Unit.of("degC"), Unit.of("\u00b0C"));
        assertEquals(Unit.of("deg"), Unit.of("\u00b0"));
        assertEquals(Unit.of("ohm"), Unit.of("\u03a9"));
    }

    @Test
    void picometresAndAngstromsGiveTheSameDouble() {
        Unit angstrom = Unit.of("angstrom");

        assertEquals(0.4520, Unit.of("pm").to(angstrom, new BigDecimal("45.20")), 0);
        assertEquals(0.4520, Unit.of("nm").to(angstrom, new BigDecimal("0.04520")), 0);
        assertEquals(0.4520, angstrom.to(angstrom, new BigDecimal("0.4520")), 0);
    }

    @Test
    void derivedUnitsHaveTheirTextbookFactors() {
        assertEquals(3.6, Unit.of("mAh").ratio(Unit.of("C")), 0);
        assertEquals(1, Unit.of("mAh/g").ratio(Unit.of("Ah/kg")), 0);
        assertEquals(10, Unit.of("1/angstrom").ratio(Unit.of("1/nm")), 0);
        assertEquals(1e4, Unit.of("m2/s").ratio(Unit.of("cm2/s")), 0);
        assertEquals(1.602176634e-16, Unit.of("keV").ratio(Unit.of("J")), 0);
        assertEquals(Math.PI / 180, Unit.of("deg").ratio(Unit.of("rad")), 0);
        assertEquals(298.15, Unit.of("degC").to(Unit.of("K"), new BigDecimal("25")), 0);
        assertEquals(0.02e-2, Unit.of("%").to(Unit.ONE, new BigDecimal("0.02")), 0);
    }

    @Test
    void prefixesDoNotSwallowUnits() {
        assertEquals(Unit.of("min").ratio(Unit.of("s")), 60, 0);
        assertEquals(Unit.of("Pa").dimension(), Unit.of("bar").dimension());
        assertFalse(Unit.of("mm").isConvertibleTo(Unit.of("m2")));
    }

    @Test
    void voltsAreNotAmperes() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
                () -> Unit.of("V").ratio(Unit.of("A")));

        assertTrue(e.getMessage().contains("'V' is not a unit like 'A'"), e.getMessage());
    }

    @Test
    void unknownNamesAreNamed() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Unit.of("mAh/gram"));

        assertTrue(e.getMessage().contains("mAh/gram") && e.getMessage().contains("'gram'"), e.getMessage());
    }

    @Test
    void notKnownStaysNotKnown() {
        assertTrue(Double.isNaN(Unit.of("mV").to(Unit.of("V"), Double.NaN)));
    }
}
