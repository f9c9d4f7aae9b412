// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.gitt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.operando.api.CellRecord;
import org.operando.api.CellRecord.Columns;
import org.operando.api.Column;
import org.operando.api.Quantity;
import org.operando.api.Table;
import org.operando.testkit.PlainContext;

/** Where pulses begin and end in made currents. */
class PulseFinderTest {
    /** A record a second: rest, pulse, rest, each of 600 s; the current of the pulse by its second. */
    private static List<Pulse> pulses(IntToDoubleFunction current) {
        double[] time = new double[1800];
        double[] i = new double[1800];
        Arrays.setAll(time, k -> k);
        Arrays.setAll(i, k -> k < 600 || k >= 1200 ? 0 : current.applyAsDouble(k - 600));
        return PulseFinder.find(time, i);
    }

    @Test
    void currentThatStepsIsCutThere() {
        List<Pulse> pulses = pulses(t -> t < 300 ? 1e-4 : 1.5e-4);

        assertEquals(2, pulses.size());
        assertFalse(pulses.getFirst().hasRest());
        assertTrue(pulses.getLast().hasRest());
        assertEquals(900, pulses.getLast().first());
        assertEquals(1e-4, pulses.getFirst().current(), 1e-9);
        // the interval of the step itself is at the mean of both
        assertEquals(1.5e-4, pulses.getLast().current(), 1e-6);
    }

    @Test
    void recordBetweenTwoCurrentsIsNoPulse() {
        assertEquals(2, pulses(t -> t < 300 ? 1e-4 : t == 300 ? 1.3e-4 : 2e-4).size());
        assertEquals(3, pulses(t -> t < 200 ? 1e-4 : t < 400 ? 2e-4 : 1e-4).size());
    }

    @Test
    void noiseRampsAndHeldPotentialsAreNoSteps() {
        Random random = new Random(5);
        assertEquals(1, pulses(t -> 1e-4 * (1 + 0.03 * random.nextGaussian())).size());
        assertEquals(1, pulses(t -> t < 300 ? 1e-4 : 1e-4 * Math.exp(-(t - 300) / 50.0)).size());
        assertEquals(1, pulses(t -> t == 0 ? 3e-5 : 1e-4).size());
        assertEquals(1, pulses(t -> t == 599 ? 3e-5 : 1e-4).size());
        assertEquals(1, pulses(t -> 1e-4 + 1e-7 * t).size());
    }

    @Test
    void gapWithinAPulseIsFoundAndAnotherRateOfRecordsIsNot() {
        double[] time = new double[1800];
        double[] current = new double[1800];
        Arrays.setAll(time, k -> k < 900 ? k : k + 120);
        Arrays.setAll(current, k -> k < 600 || k >= 1200 ? 0 : 1e-4);
        assertEquals(121, PulseFinder.find(time, current).getFirst().silence().within(), 1e-9);
        // from there on a record every 30 s
        Arrays.setAll(time, k -> k < 900 ? k : 900 + 30 * (k - 900));
        assertTrue(PulseFinder.find(time, current).getFirst().isWhole());
    }

    @Test
    void pulsesWithoutRestAndWithAGapAreNamedAndTheOthersHaveTheirCoefficients() throws Exception {
        double[] time = new double[6 * 1800];
        double[] current = new double[time.length];
        double[] voltage = new double[time.length];
        double rate = 1e-15 / 16e-12;
        for (int k = 0; k < time.length; k++) {
            int period = k / 1800;
            time[k] = k + (k > 4 * 1800 + 900 ? 500 : 0);
            boolean on = k % 1800 > 600 && k % 1800 <= 1200;
            current[k] = !on ? 0 : period == 2 && k % 1800 > 900 ? 2e-4 : 1e-4;
            double surface = 0;
            for (int p = 0; p < 6; p++) {
                double begun = k - p * 1800 - 600;
                surface += SphereDiffusion.g(rate * begun) - SphereDiffusion.g(rate * (begun - 600));
            }
            voltage[k] = 3.6 + 0.05 * surface;
        }
        CellRecord cell = new CellRecord(Table.of(Column.of(Columns.TIME, "s", time),
                Column.of(Columns.CURRENT, "A", current), Column.of(Columns.VOLTAGE, "V", voltage)), "UTC",
                Optional.empty(), Optional.empty());
        PlainContext context = new PlainContext();

        Table pulses = new GittOperation().run(new GittOperation.Inputs(cell, Optional.empty()),
                new GittOperation.Parameters(Optional.of(Quantity.of(4, "um")), 100, 400), context).pulses();

        assertEquals(7, pulses.rows());
        String[] marks = pulses.texts("marks");
        assertEquals("no rest after the pulse", marks[2]);
        assertTrue(marks[3].contains("no rest before the pulse"), marks[3]);
        assertTrue(marks[5].startsWith("gap of 501 s in the log within the pulse"), marks[5]);
        for (String column : List.of("diffusion_published", "diffusion_root_and_linear", "diffusion_sphere")) {
            assertTrue(Double.isNaN(pulses.doubles(column)[2]), column);
            assertTrue(Double.isNaN(pulses.doubles(column)[5]), column);
            assertTrue(pulses.doubles(column)[0] > 0, column);
        }
        assertTrue(context.warnings().stream().anyMatch(w -> w.what().startsWith("no rest after pulse 3:")));
        assertTrue(context.warnings().stream().anyMatch(w -> w.what().startsWith("the log has a gap within pulse 6")));
    }
}
