// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.operando.powder.Samples;

/** Spacings of calibrants, against a list that agrees with pyFAI's. */
class CalibrantTest {
    @Test
    void namedCalibrantsHaveTheListedSpacings() throws IOException {
        Map<String, Integer> seen = new HashMap<>();
        for (String line : Files.readAllLines(Samples.data("xrd/frames/calibrants.csv"), StandardCharsets.UTF_8)) {
            if (line.startsWith("#") || line.startsWith("calibrant,")) {
                continue;
            }
            String[] cells = line.split(",");
            Calibrant calibrant = NamedCalibrants.find(cells[0]).orElseThrow();
            int ring = Integer.parseInt(cells[1]);
            // the list has eight decimals, six for corundum
            double rounding = cells[0].equals("Al2O3") ? 5e-7 : 1e-8;
            assertEquals(Double.parseDouble(cells[5]), calibrant.spacings()[ring], rounding, line);
            assertEquals(Integer.parseInt(cells[6]), calibrant.multiplicities()[ring], line);
            assertEquals(cells[2] + " " + cells[3] + " " + cells[4], calibrant.indices()[ring], line);
            seen.merge(cells[0], 1, Integer::sum);
        }
        assertEquals(Map.of("CeO2", 30, "LaB6", 30, "Si", 30, "Al2O3", 30, "Ni", 30), seen);
    }

    @Test
    void manyRingsAreListed() {
        assertTrue(NamedCalibrants.find(" CeO2 ").orElseThrow().rings() == Calibrant.MOST_RINGS);
        assertEquals("ceo2, lab6, si, al2o3, ni", NamedCalibrants.names());
    }

    @Test
    void onlyRingsThatTheWavelengthReachesHaveAngles() {
        Calibrant ceo2 = NamedCalibrants.find("ceo2").orElseThrow();

        // 2 asin(6/(2 d)) is there for d above 3 only
        assertEquals(1, ceo2.twoTheta(6, Math.PI).length);
        assertEquals(Math.toRadians(7.4615), ceo2.twoTheta(0.4066, Math.PI)[0], 1e-6);
    }
}
