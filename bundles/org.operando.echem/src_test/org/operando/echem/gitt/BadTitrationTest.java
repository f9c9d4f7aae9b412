// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.gitt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.operando.api.OperationException;
import org.operando.api.Table;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Page;
import org.operando.api.figure.Symbol;
import org.operando.testkit.PlainContext;

/** Titrations with one fault each: it is named, and the pulses that it does not touch have their coefficients. */
class BadTitrationTest {
    private static boolean warned(PlainContext context, String begin) {
        return context.warnings().stream().anyMatch(w -> w.what().startsWith(begin));
    }

    private static void assertSphere(Table pulses, int pulse) {
        assertEquals(1, pulses.doubles("diffusion_sphere")[pulse] / MadeTitration.DIFFUSION, 0.01, "pulse " + pulse);
    }

    /** What the other tests spoil is sound: nothing is said but of the published equation. */
    @Test
    void withoutFaultNothingIsSaid() throws Exception {
        PlainContext context = new PlainContext();
        Table pulses = new MadeTitration().withTypes().run(context).pulses();
        assertTrue(context.warnings().isEmpty(), context.warnings().toString());
        assertEquals(MadeTitration.PULSES, pulses.rows());
        for (int k = 0; k < pulses.rows(); k++) {
            assertSphere(pulses, k);
            assertEquals(600, pulses.doubles("duration")[k], 1e-9);
            assertTrue(Validity.speaksOnlyAgainstPublished(pulses.texts("marks")[k]), pulses.texts("marks")[k]);
        }
    }

    @Test
    void potentialThatDoesNotMoveInAPulseIsMarked() throws Exception {
        MadeTitration made = new MadeTitration();
        int first = MadeTitration.first(2);
        double before = made.voltage[first - 1];
        // a plateau whose rest is a digit higher: the step is not 0, the slope is
        int end = first + MadeTitration.PERIOD;
        double moved = before + 1e-3 - made.voltage[end - 1];
        Arrays.fill(made.voltage, first, end, before + 1e-3);
        for (int k = end; k < made.voltage.length; k++) {
            made.voltage[k] += moved;
        }
        GittOperation.Outputs out = made.run(new PlainContext());
        Table pulses = out.pulses();
        assertTrue(pulses.texts("marks")[2].contains("flat potential: two phases"), pulses.texts("marks")[2]);
        for (String column : new String[] {"diffusion_published", "diffusion_root_and_linear", "diffusion_sphere"}) {
            assertTrue(Double.isNaN(pulses.doubles(column)[2]), column);
        }
        // whose cubic does not reach over the plateau's end
        assertSphere(pulses, 4);
        assertSphere(pulses, 5);
        assertTrue(out.diffusionCoefficient().value() > 0);
    }

    @Test
    void coarseDigitsOfAPlateauAreMarkedThroughout() throws Exception {
        MadeTitration made = new MadeTitration();
        // 60 mV squeezed to 3 mV and logged to 1 mV
        Arrays.setAll(made.voltage, k -> Math.round(1000 * (3.4 + (made.voltage[k] - 3.6) / 20)) / 1000.0);
        GittOperation.Outputs out = made.run(new PlainContext());
        for (String mark : out.pulses().texts("marks")) {
            assertFalse(Validity.speaksOnlyAgainstPublished(mark), mark);
            assertTrue(mark.contains("flat potential") || mark.contains("below ten times the noise"), mark);
        }
        assertTrue(Double.isNaN(out.diffusionCoefficient().value()));
    }

    @Test
    void recordsWithoutANumberAreLeftOut() throws Exception {
        for (boolean ofCurrent : new boolean[] {true, false}) {
            MadeTitration made = new MadeTitration().withTypes();
            (ofCurrent ? made.current : made.voltage)[MadeTitration.first(1) + 40] = Double.NaN;
            PlainContext context = new PlainContext();
            Table pulses = made.run(context).pulses();
            assertTrue(warned(context, "1 record has no number for voltage or current"), context.warnings().toString());
            assertEquals(MadeTitration.PULSES, pulses.rows());
            for (int k = 0; k < pulses.rows(); k++) {
                assertSphere(pulses, k);
            }
        }
    }

    /** Rests logged every 60 s, so that the last record is 40 s before the pulse. */
    private static MadeTitration sparseRests() {
        return new MadeTitration().without(k -> {
            int since = (k + MadeTitration.PERIOD - 1) % MadeTitration.PERIOD - MadeTitration.ON;
            return k > 0 && since >= 0 && (since + 21) % 30 != 0;
        });
    }

    @Test
    void pulseBeginsWhenItsStepDoes() throws Exception {
        PlainContext context = new PlainContext();
        Table pulses = sparseRests().run(context).pulses();
        assertTrue(context.warnings().isEmpty(), context.warnings().toString());
        for (int k = 0; k < pulses.rows(); k++) {
            assertEquals(3600.0 * k, pulses.doubles("start")[k], 1e-9);
            assertEquals(600, pulses.doubles("duration")[k], 1e-9);
            assertSphere(pulses, k);
        }
    }

    @Test
    void withoutTimeOfTheStepALateFirstRecordIsMarked() throws Exception {
        PlainContext context = new PlainContext();
        Table pulses = sparseRests().without(k -> false).withoutStepTimes().run(context).pulses();
        assertTrue(warned(context, "the last record before pulse 2, 3, 4, 5, 6 is long before"),
                context.warnings().toString());
        String mark = pulses.texts("marks")[1];
        assertTrue(mark.contains("beginning of the pulse known to "), mark);
        // one interval before its first record
        assertEquals(3600, pulses.doubles("start")[1], 1e-9);
        assertFalse(Validity.speaksOnlyAgainstPublished(mark), mark);
    }

    @Test
    void clockThatJumpsBetweenRestAndPulseIsNamedAndNoChargeInvented() throws Exception {
        double[] sound = new MadeTitration().run(new PlainContext()).pulses().doubles("capacity");
        for (boolean told : new boolean[] {true, false}) {
            MadeTitration made = new MadeTitration().jump(MadeTitration.first(3), 3600);
            if (!told) {
                made.withoutStepTimes();
            }
            PlainContext context = new PlainContext();
            Table pulses = made.run(context).pulses();
            assertTrue(warned(context, "the log has a gap before pulse 4, or its clock jumped"),
                    context.warnings().toString());
            String mark = pulses.texts("marks")[3];
            assertTrue(mark.startsWith("gap of 3600 s in the log before the pulse, or its clock jumped"), mark);
            for (int k = 0; k < pulses.rows(); k++) {
                assertEquals(600, pulses.doubles("duration")[k], 1e-9);
                assertEquals(sound[k], pulses.doubles("capacity")[k], 1e-9 * sound[k]);
            }
            // without the time of the step the pulse may have begun at any time within the gap
            assertEquals(told, pulses.doubles("diffusion_sphere")[3] > 0);
            assertSphere(pulses, 4);
        }
    }

    @Test
    void clockThatJumpsAtTheEndOfAPulseOrInItIsNamedAndNoChargeInvented() throws Exception {
        double[] sound = new MadeTitration().run(new PlainContext()).pulses().doubles("capacity");
        for (int at : new int[] {MadeTitration.ON, 100}) {
            PlainContext context = new PlainContext();
            Table pulses = new MadeTitration().jump(MadeTitration.first(3) + at, 3600).run(context).pulses();
            assertTrue(warned(context, "the log has a gap within pulse 4, or its clock jumped"),
                    context.warnings().toString());
            assertTrue(Double.isNaN(pulses.doubles("diffusion_sphere")[3]));
            // but the interval of the jump itself
            assertEquals(sound[5], pulses.doubles("capacity")[5], 0.004 * sound[5]);
            assertEquals(MadeTitration.CURRENT, pulses.doubles("current")[3], 1e-9);
        }
    }

    @Test
    void clockThatJumpsInARestIsNamed() throws Exception {
        PlainContext context = new PlainContext();
        new MadeTitration().jump(MadeTitration.first(3) + MadeTitration.ON + 500, 3600).run(context);
        assertTrue(warned(context, "the log has a gap in the rest after pulse 4, or its clock jumped"),
                context.warnings().toString());
    }

    @Test
    void currentOfTheWrongSignIsNamedByTheTypeOfTheStepAndByTheVoltage() throws Exception {
        for (boolean typed : new boolean[] {true, false}) {
            MadeTitration made = new MadeTitration();
            Arrays.setAll(made.current, k -> -made.current[k]);
            if (typed) {
                made.withTypes();
            }
            PlainContext context = new PlainContext();
            Table pulses = made.run(context).pulses();
            assertEquals(1, context.warnings().size(), context.warnings().toString());
            assertTrue(warned(context, typed ? "its current has the wrong sign for its type, as that of 6 of 6 pulses"
                    : "the voltage falls in 6 of 6 pulses that charge, or rises where they discharge"),
                    context.warnings().toString());
            assertEquals(typed ? "charge" : "discharge", pulses.texts("half")[0]);
            assertEquals(typed, pulses.doubles("resistance_fit")[0] > 0);
            assertSphere(pulses, 2);
        }
    }

    @Test
    void markedPulsesAreDrawnOpen() throws Exception {
        MadeTitration made = new MadeTitration();
        double[] clean = made.voltage.clone();
        GittOperation.Outputs sound = made.run(new PlainContext());
        assertEquals(0, open(page(sound, true)));
        // noise in one pulse that the fit does not follow
        for (int k = 0; k < MadeTitration.ON; k++) {
            int row = MadeTitration.first(4) + k;
            made.voltage[row] = clean[row] + 2e-3 * Math.sin(k / 30.0);
        }
        GittOperation.Outputs out = made.run(new PlainContext());
        assertFalse(Validity.speaksOnlyAgainstPublished(out.pulses().texts("marks")[4]),
                out.pulses().texts("marks")[4]);
        Page page = page(out, true);
        assertEquals(1, open(page));
        assertTrue(page.caption().contains("Pale and open: something speaks against the value"), page.caption());
        assertEquals(0, open(page(out, false)));
    }

    private static Page page(GittOperation.Outputs out, boolean marked) throws OperationException {
        return new GittFigure().build(new GittFigure.Inputs(out),
                new GittFigure.Options(GittFigure.Against.VOLTAGE, true, marked));
    }

    /** Points of the sphere fit that are open. */
    private static int open(Page page) {
        return page.panels().getFirst().marks().stream().filter(m -> m instanceof Markers s
                && s.symbol() == Symbol.OPEN_CIRCLE).mapToInt(m -> ((Markers) m).x().length).sum();
    }

    @Test
    void figureWithoutAnyCoefficientSaysSo() throws Exception {
        MadeTitration made = new MadeTitration();
        Arrays.fill(made.voltage, 3.4);
        GittOperation.Outputs out = made.run(new PlainContext());
        OperationException e = assertThrows(OperationException.class, () -> page(out, true));
        assertTrue(e.getMessage().contains("no pulse has a diffusion coefficient"), e.getMessage());
    }
}
