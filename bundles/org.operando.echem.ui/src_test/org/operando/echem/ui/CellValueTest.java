// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.operando.api.OperationException;

class CellValueTest {
    private static final List<String> PATH = List.of("cells", "a", "mass");
    private static final List<String> VALUE = List.of("cells", "a", "mass", "value");
    private static final List<String> UNCERTAINTY = List.of("cells", "a", "mass", "uncertainty");
    private static final List<String> UNIT = List.of("cells", "a", "mass", "unit");
    private static final CellValue MASS = new CellValue(PATH, "mg");

    private static Function<List<String>, Optional<String>> study(Map<List<String>, String> said) {
        return path -> Optional.ofNullable(said.get(path));
    }

    @Test
    void valueInOneIsWrittenInOne() throws Exception {
        var said = study(Map.of(PATH, "6.16(2) mg"));

        assertEquals("6.16(2) mg", MASS.text(said));
        assertEquals(Map.of(PATH, "6.5 mg"), MASS.written("6.5", said));
        assertEquals(Map.of(PATH, "0.0065 g"), MASS.written("0.0065 g", said));
        assertEquals(Map.of(PATH, ""), MASS.written(" ", said), "nothing takes it out");
    }

    @Test
    void valueInPartsKeepsItsParts() throws Exception {
        var said = study(Map.of(VALUE, "6.16", UNCERTAINTY, "0.02", UNIT, "mg"));

        assertEquals("6.16(2) mg", MASS.text(said));
        assertEquals(Map.of(VALUE, "6.5", UNCERTAINTY, "0.1"), MASS.written("6.5(1)", said));
        assertEquals(Map.of(VALUE, "0.0065", UNIT, "g"), MASS.written("0.0065 g", said));
    }

    @Test
    void whatNoCellHasIsRefused() {
        var said = study(Map.of(PATH, "6.16 mg"));
        for (String wrong : List.of("-5 mg", "-5", "0", "0.00 mg", "5 cm2", "5 stones", "much")) {
            OperationException e = assertThrows(OperationException.class, () -> MASS.written(wrong, said), wrong);
            assertTrue(e.getMessage().contains("'"), e.getMessage());
        }
    }
}
