// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.operando.api.LoadException;
import org.operando.api.Quantity;
import org.operando.api.Warning;
import org.operando.echem.format.EchemData;
import org.operando.testkit.PlainContext;

/** A cell of 10 mg that is charged and discharged between 2.8 and 4.3 V: once with 0.2 mA, twice with 1 mA. */
class StudyCheckTest {
    private static final int RECORDS = 20;

    private static CellLog cell() throws LoadException {
        double[] milliamperes = {0.2, -0.2, 1, -1, 1, -1};
        int n = milliamperes.length * RECORDS;
        RawLog raw = new RawLog(Path.of("cell.csv"), n);
        raw.testTime = new double[n];
        raw.current = new double[n];
        raw.voltage = new double[n];
        raw.cycle = new int[n];
        for (int i = 0; i < n; i++) {
            int half = i / RECORDS;
            double share = i % RECORDS / (RECORDS - 1.0);
            raw.testTime[i] = 60 * i;
            raw.current[i] = milliamperes[half] / 1e3;
            raw.voltage[i] = half % 2 == 0 ? 2.8 + 1.5 * share : 4.3 - 1.5 * share;
            raw.cycle[i] = half / 2 + 1;
        }
        return raw.build(new PlainContext());
    }

    private static List<String> warnings(Map<String, ?> said) throws LoadException {
        Map<String, Object> study = new HashMap<>(said);
        study.putIfAbsent("mass", Quantity.of(10, "mg"));
        PlainContext context = new PlainContext();
        new StudyCheck(cell(), EchemData.study(study), "cell.csv", context)
                .warn(Optional.of((Quantity) study.get("mass")));
        return context.warnings().stream().map(Warning::what).toList();
    }

    @Test
    void isSilentWhereTheStudyIsRight() throws LoadException {
        assertEquals(List.of(), warnings(Map.of("lowVoltage", 2.8, "highVoltage", 4.3, "cycles", 3, "currents",
                List.of(20.0, 100.0))));
    }

    @Test
    void comparesTheVoltageWindow() throws LoadException {
        assertTrue(warnings(Map.of("highVoltage", 4.1)).getFirst().contains("outside the study's voltage window"));
        assertEquals(List.of("never comes above 4.300 V; the study's window ends at 4.600 V"),
                warnings(Map.of("highVoltage", 4.6)));
        assertEquals(List.of("never comes below 2.800 V; the study's window begins at 2.500 V"),
                warnings(Map.of("lowVoltage", 2.5)));
    }

    @Test
    void comparesTheNumberOfCycles() throws LoadException {
        assertEquals(List.of("holds 3 cycles, the study says 103"), warnings(Map.of("cycles", 103)));
    }

    @Test
    void comparesTheSpecificCurrents() throws LoadException {
        // with a mass that is ten times too large everything is a tenth
        assertEquals(List.of("has steps at 2, 10 mA/g, which are not among the study's currents",
                "has no step at 20 mA/g, which the study says; check the mass",
                "has no step at 100 mA/g, which the study says; check the mass"),
                warnings(Map.of("mass", Quantity.of(100, "mg"), "currents", List.of(20.0, 100.0))));
    }
}
