// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.cycles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.operando.api.Cancelled;
import org.operando.api.CellRecord;
import org.operando.api.Column;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Table;
import org.operando.api.Warning;
import org.operando.api.figure.Line;
import org.operando.api.figure.Page;
import org.operando.echem.CycleCounting;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.format.EchemData;
import org.operando.testkit.PlainContext;

/** Cycles of made-up cells whose numbers follow from current and time. */
class CyclesOperationTest {
    private static CyclesOperation.Outputs run(CellRecord cell, PlainContext context) throws OperationException {
        return new CyclesOperation()
                .run(CyclesOperation.Inputs.of(cell), CyclesOperation.Parameters.defaults(), context);
    }

    @Test
    void oneCycleAloneHasTheProfileAndTheNumbersOfTheWhole() throws Exception {
        CellRecord cell = MadeCell.of().charge(1e-3, 3600, 4).discharge(1e-3, 3240, 3).charge(1e-3, 3000, 4.1)
                .discharge(1e-3, 2900, 3.1).record();
        CyclesOperation.Parameters p = new CyclesOperation.Parameters(CycleCounting.CHARGE_FIRST, Electrode.POSITIVE,
                Optional.of(1), 100, 100);
        CyclesOperation.Inputs inputs = CyclesOperation.Inputs.of(cell);
        CyclesOperation.Outputs whole = new CyclesOperation().run(inputs, p, new PlainContext());

        assertArrayEquals(new long[] {1, 2}, new CyclesOperation().pieces(inputs, p, new PlainContext()));
        Page page = new CyclesOperation().one(inputs, p, 2, new PlainContext());

        assertTrue(page.title().contains(whole.cycles().column("discharge_capacity").quantity(1).toString()),
                page.title());
        Page drawn = VoltageProfilesFigure.page(whole.profiles(), new VoltageProfilesFigure.Options(List.of(2)));
        for (int k = 0; k < 2; k++) {
            Line one = (Line) page.panels().getFirst().marks().get(k);
            Line all = (Line) drawn.panels().getFirst().marks().get(k);
            assertArrayEquals(all.x(), one.x());
            assertArrayEquals(all.y(), one.y());
        }
    }

    @Test
    void capacitiesAreCurrentTimesTime() throws Exception {
        CellRecord cell = MadeCell.of().charge(1e-3, 3600, 4).discharge(1e-3, 3240, 3).record();

        Table cycles = run(cell, new PlainContext()).cycles();

        assertEquals(1, cycles.rows());
        assertEquals(1, cycles.doubles("charge_capacity")[0], 1e-12);
        assertEquals(0.9, cycles.doubles("discharge_capacity")[0], 1e-12);
        assertEquals(90, cycles.doubles("coulombic_efficiency")[0], 1e-10);
        assertEquals(4, cycles.doubles("mean_charge_voltage")[0], 1e-12);
        assertEquals(1, cycles.doubles("voltage_hysteresis")[0], 1e-12);
        assertEquals(67.5, cycles.doubles("energy_efficiency")[0], 1e-10);
    }

    @Test
    void negativeElectrodeHasTheInverseEfficiency() throws Exception {
        CellRecord cell = MadeCell.of().discharge(1e-3, 3600, 0.2).charge(1e-3, 3240, 0.4).record();
        var parameters = new CyclesOperation.Parameters(CycleCounting.FILE, Electrode.NEGATIVE, Optional.empty(), 100,
                100);

        var outputs = new CyclesOperation().run(CyclesOperation.Inputs.of(cell), parameters, new PlainContext());

        assertEquals(90, outputs.firstCoulombicEfficiency().value(), 1e-10);
    }

    @Test
    void integralStandsInForMissingCounters() throws Exception {
        CellRecord cell = MadeCell.of().charge(1e-3, 3600, 4).discharge(1e-3, 3600, 3).without("capacity", "energy")
                .record();

        Table cycles = run(cell, new PlainContext()).cycles();

        assertEquals(1, cycles.doubles("charge_capacity")[0], 1e-12);
        assertEquals(3, cycles.doubles("discharge_energy")[0], 1e-12);
    }

    @Test
    void uncertaintyOfMassAndCurrentAreThoseOfTheFormula() throws Exception {
        double offset = 2e-6;
        CellRecord cell = MadeCell.of().charge(1e-3, 3600, 4).discharge(1e-3, 1800, 3).currentUncertainty(offset)
                .mass(Quantity.of(5, 0.1, "mg")).record();

        Table cycles = run(cell, new PlainContext()).cycles();

        assertEquals(offset * 1e3, cycles.column("charge_capacity").uncertainties()[0], 1e-12);
        assertEquals(200, cycles.doubles("charge_specific_capacity")[0], 1e-9);
        // 0.2 % of the current and 2 % of the mass in quadrature
        assertEquals(200 * Math.hypot(0.002, 0.02), cycles.column("charge_specific_capacity").uncertainties()[0], 1e-9);
        // an offset adds to the charge what it takes from the discharge: 0.2 % and 0.2 % of 50 %
        assertEquals(50 * 0.004, cycles.column("coulombic_efficiency").uncertainties()[0], 1e-9);
    }

    @Test
    void limitOfErrorBecomesAStandardUncertainty() {
        EchemMeasurement study = EchemData.study(Map.of("accuracy", 0.02, "fullScale", 10.0));

        // 0.02 % of 10 mA is 2 uA; over the square root of 3 for a rectangular distribution
        assertEquals(2e-6 / Math.sqrt(3), study.currentUncertainty(), 1e-15);
    }

    @Test
    void withoutAccuracyThereAreNoUncertainties() throws Exception {
        CellRecord cell = MadeCell.of().charge(1e-3, 3600, 4).discharge(1e-3, 3600, 3).record();

        var outputs = run(cell, new PlainContext());

        assertEquals(0, outputs.cycles().column("charge_capacity").uncertainties().length);
        assertTrue(Double.isNaN(outputs.firstChargeCapacity().uncertainty()));
    }

    @Test
    void uncertaintyThatIsUnknownHasNoOrigin() throws Exception {
        MadeCell known = MadeCell.of().charge(1e-3, 3600, 4).discharge(1e-3, 3600, 3).currentUncertainty(2e-6);
        MadeCell unknown = MadeCell.of().charge(1e-3, 3600, 4).discharge(1e-3, 3600, 3).charge(1e-3, 3600, 4);

        assertEquals("instrument accuracy",
                run(known.record(), new PlainContext()).firstChargeCapacity().origin());
        var outputs = run(unknown.record(), new PlainContext());
        assertEquals(0, outputs.cycles().column("discharge_capacity").uncertainties().length);
        assertEquals("", outputs.firstDischargeCapacity().origin());
        assertEquals("", outputs.firstCoulombicEfficiency().origin());
        assertEquals("", outputs.retention().origin());
    }

    @Test
    void halfThatDidNotTakePlaceHasNoUncertainty() throws Exception {
        var outputs = run(MadeCell.of().charge(1e-3, 3600, 4).discharge(1e-3, 3600, 3).charge(1e-3, 3600, 4)
                .currentUncertainty(2e-6).record(), new PlainContext());

        double[] errors = outputs.cycles().column("discharge_capacity").uncertainties();
        assertEquals(2e-3, errors[0], 1e-9, "2 uA for an hour");
        assertTrue(Double.isNaN(errors[1]));
    }

    @Test
    void retentionOfFewCyclesHasNoUncertainty() throws Exception {
        var outputs = run(MadeCell.of().charge(1e-3, 3600, 4).discharge(1e-3, 3600, 3).charge(1e-3, 3600, 4)
                .discharge(1e-3, 1800, 3).currentUncertainty(2e-6).record(), new PlainContext());

        Column retention = outputs.cycles().column("retention");
        assertEquals(50, retention.doubles()[1], 1e-9);
        assertEquals(0, retention.uncertainties().length, "how much the cycles scatter cannot be known from two");
    }

    @Test
    void retentionIsThatOfTheLastCycleAtTheCurrentOfTheReference() throws Exception {
        MadeCell cell = MadeCell.of();
        for (double hours : new double[] {1, 0.9, 0.8}) {
            cell.charge(1e-3, hours * 3600, 4).discharge(1e-3, hours * 3600, 3);
        }
        cell.charge(0.1e-3, 36_000, 4).discharge(0.1e-3, 36_000, 3);

        var outputs = new CyclesOperation().run(CyclesOperation.Inputs.of(cell.record()),
                new CyclesOperation.Parameters(CycleCounting.FILE, Electrode.POSITIVE, Optional.of(1), 100, 100),
                new PlainContext());

        assertEquals(80, outputs.retention().value(), 1e-9, "the slow check of the capacity at the end is no fading");
    }

    @Test
    void retentionRefersToTheFirstCycleAtTheNewCurrent() throws Exception {
        MadeCell cell = MadeCell.of();
        for (int i = 0; i < 3; i++) {
            cell.charge(0.2e-3, 18_000, 4).discharge(0.2e-3, 18_000, 3);
        }
        for (double hours : new double[] {0.9, 0.8, 0.72}) {
            cell.charge(1e-3, hours * 3600, 4).discharge(1e-3, hours * 3600, 3);
        }

        var outputs = run(cell.record(), new PlainContext());

        assertEquals(4, outputs.referenceCycle());
        assertEquals(ReferenceOrigin.AUTOMATIC, outputs.referenceOrigin());
        assertEquals(80, outputs.retention().value(), 1e-9);
    }

    @Test
    void referenceCycleOfTheStudyIsTakenUnlessTheStepNamesOne() throws Exception {
        MadeCell cell = MadeCell.of();
        for (double hours : new double[] {1, 0.8, 0.4}) {
            cell.charge(1e-3, hours * 3600, 4).discharge(1e-3, hours * 3600, 3);
        }
        EchemMeasurement study = EchemData.study(Map.of("referenceCycle", 2));
        var inputs = new CyclesOperation.Inputs(cell.record(), Optional.of(study));

        var byStudy = new CyclesOperation().run(inputs, CyclesOperation.Parameters.defaults(), new PlainContext());
        var byStep = new CyclesOperation().run(inputs,
                new CyclesOperation.Parameters(CycleCounting.FILE, Electrode.POSITIVE, Optional.of(1), 100, 100),
                new PlainContext());

        assertEquals(ReferenceOrigin.STATED, byStudy.referenceOrigin());
        assertEquals(ReferenceOrigin.STATED, byStep.referenceOrigin());
        assertEquals(50, byStudy.retention().value(), 1e-9);
        assertEquals(40, byStep.retention().value(), 1e-9);
    }

    @Test
    void unknownReferenceCycleIsRefusedWithTheCyclesThereAre() {
        CellRecord cell = MadeCell.of().charge(1e-3, 3600, 4).discharge(1e-3, 3600, 3).record();
        var parameters = new CyclesOperation.Parameters(CycleCounting.FILE, Electrode.POSITIVE, Optional.of(7), 100,
                100);

        var e = assertThrows(OperationException.class,
                () -> new CyclesOperation().run(CyclesOperation.Inputs.of(cell), parameters, new PlainContext()));

        assertTrue(e.getMessage().contains("no cycle 7") && e.getMessage().contains("1 to 1"), e.getMessage());
    }

    @Test
    void counterThatDiffersFromTheIntegralIsTold() throws Exception {
        PlainContext context = new PlainContext();
        CellRecord wrong = MadeCell.of().charge(1e-3, 3600, 4).discharge(1e-3, 3600, 3).scaleCapacity(1.002).record();
        PlainContext quiet = new PlainContext();
        CellRecord right = MadeCell.of().charge(1e-3, 3600, 4).discharge(1e-3, 3600, 3).scaleCapacity(1.0005).record();

        run(wrong, context);
        run(right, quiet);

        assertTrue(context.warnings().getFirst().what().contains("0.1 %"), context.warnings().toString());
        assertEquals(List.of("active mass"), quiet.warnings().stream().map(Warning::where).toList());
    }

    @Test
    void gapIsTold() throws Exception {
        PlainContext context = new PlainContext();
        CellRecord cell = MadeCell.of().charge(1e-3, 3600, 4).discharge(1e-3, 3600, 3).withoutRows(100, 150).record();

        run(cell, context);

        assertTrue(context.warnings().stream().anyMatch(w -> w.what().contains("gaps")), context.warnings().toString());
    }

    @Test
    void eachStepSaysWhetherItChargesOrDischarges() throws Exception {
        CellRecord cell = MadeCell.of().charge(2e-3, 1800, 4).charge(1e-3, 1800, 4.2).discharge(1e-3, 3600, 3).record();

        Table steps = run(cell, new PlainContext()).steps();

        String[] half = steps.texts("half");
        double[] capacity = steps.doubles("capacity");
        for (int i = 0; i < half.length; i++) {
            assertEquals(capacity[i] > 0 ? "charge" : capacity[i] < 0 ? "discharge" : "rest", half[i],
                    "step " + (i + 1));
        }
        assertTrue(List.of(half).containsAll(List.of("charge", "discharge")), List.of(half).toString());
    }

    @Test
    void stepsOfOneHalfFollowEachOtherInTheProfile() throws Exception {
        CellRecord cell = MadeCell.of().charge(2e-3, 1800, 4).charge(1e-3, 1800, 4.2).discharge(1e-3, 3600, 3).record();

        Table profiles = run(cell, new PlainContext()).profiles();

        double[] capacity = profiles.doubles("capacity");
        String[] half = profiles.texts("half");
        double end = 0;
        for (int i = 0; i < capacity.length; i++) {
            end = half[i].equals("charge") ? Math.max(end, capacity[i]) : end;
        }
        assertEquals(1.5, end, 1e-12);
        assertEquals(1, capacity[capacity.length - 1], 1e-12);
    }

    @Test
    void thinnedProfileKeepsTheEndsAndStaysWithinItsStep() {
        int n = 10_000;
        double[] charge = new double[n];
        double[] voltage = new double[n];
        for (int i = 0; i < n; i++) {
            charge[i] = i;
            voltage[i] = Math.sin(i / 500.0);
        }

        int[] kept = CycleKernel.thin(charge, voltage, 0, n, 100);

        assertEquals(0, kept[0]);
        assertEquals(n - 1, kept[kept.length - 1]);
        assertTrue(kept.length <= 201, "kept " + kept.length);
        double step = 0;
        for (int i = 1; i < kept.length; i++) {
            step = Math.max(step, charge[kept[i]] - charge[kept[i - 1]]);
        }
        // a hundredth of the span, rounded up to a record
        assertTrue(step <= n / 100.0 + 1, "largest step " + step);
    }

    @Test
    void cyclesAreDistinctAndAscending() {
        assertArrayEquals(new int[] {1, 2, 5}, CycleKernel.cycles(new int[] {1, 1, 5, 2, 2, 5}));
        assertArrayEquals(new int[0], CycleKernel.cycles(new int[0]));
    }

    @Test
    void emptyRecordIsRefused() {
        var e = assertThrows(OperationException.class, () -> run(MadeCell.of().record(), new PlainContext()));

        assertTrue(e.getMessage().contains("no records"), e.getMessage());
    }

    @Test
    void cancelStopsTheWork() {
        CellRecord cell = MadeCell.of().charge(1e-3, 3600, 4).record();

        assertThrows(Cancelled.class, () -> run(cell, new PlainContext().cancelledAtCheck(1)));
    }

    @Test
    void trapezoidPassesOverMissingRecords() {
        double[] time = {0, 1, 2, 3};
        double[] current = {1, Double.NaN, 3, 3};

        // from 1 A to 3 A in 2 s, then 3 A for 1 s
        assertEquals((4 + 3) / 3600.0, CycleKernel.charge(time, current, 0, 4), 1e-15);
        assertTrue(Double.isNaN(CycleKernel.largest(new double[] {Double.NaN}, 0, 1)));
        assertEquals(-3, CycleKernel.largest(new double[] {1, -3, 2}, 0, 3));
    }

    private static MadeCell fourCycles(double firstVoltage) {
        MadeCell made = MadeCell.of().charge(1e-3, 3600, firstVoltage).discharge(1e-3, 3240, 3);
        for (int k = 0; k < 3; k++) {
            made.charge(1e-3, 3300, 4).discharge(1e-3, 3200 - 100 * k, 3);
        }
        return made;
    }

    private static void assertCutBeginning(MadeCell made, String half) throws OperationException {
        PlainContext context = new PlainContext();

        CyclesOperation.Outputs out = run(made.record(), context);

        String other = half.equals("charge") ? "discharge" : "charge";
        Table cycles = out.cycles();
        for (String name : List.of("coulombic_efficiency", "energy_efficiency", "voltage_hysteresis", half + "_energy",
                "mean_" + half + "_voltage", half + "_current")) {
            assertTrue(Double.isNaN(cycles.doubles(name)[0]), name);
            assertTrue(cycles.doubles(name)[1] > 0, name + " of the next cycle");
        }
        assertEquals(half.equals("charge") ? 3 : 0, cycles.doubles("mean_" + other + "_voltage")[0], 1e-9, other);
        assertEquals("incomplete", cycles.texts("part")[0]);
        assertEquals(2, out.referenceCycle());
        assertEquals(100 * 3000 / 3200.0, out.retention().value(), 1e-9);
        assertEquals(100 * 3200 / 3300.0, out.firstCoulombicEfficiency().value(), 1e-9);
        assertTrue(context.warnings().stream().anyMatch(w -> w.where().equals("cycle 1")
                && w.what().startsWith("the record begins within its " + half)), context.warnings().toString());
    }

    @Test
    void recordThatBeginsWithinAChargeHasNoEfficiencyThere() throws Exception {
        assertCutBeginning(fourCycles(4).withoutRows(0, 100), "charge");
        // without counters time and voltage show it
        assertCutBeginning(fourCycles(4.2).withoutRows(0, 100).without("capacity", "energy"), "charge");
    }

    @Test
    void recordThatBeginsWithinADischargeHasNoneOfItsEnergy() throws Exception {
        PlainContext context = new PlainContext();

        CyclesOperation.Outputs out = run(fourCycles(4).withoutRows(0, 461).record(), context);

        assertTrue(Double.isNaN(out.cycles().doubles("mean_discharge_voltage")[0]));
        assertTrue(Double.isNaN(out.cycles().doubles("retention")[0]));
        assertEquals(2, out.referenceCycle());
        assertEquals(3200e-3 / 3.6, out.firstDischargeCapacity().value(), 1e-9);
        assertTrue(context.warnings().stream().anyMatch(w -> w.what().contains("within its discharge")));
    }

    @Test
    void recordThatBeginsLateButWithAStepIsWhole() throws Exception {
        PlainContext context = new PlainContext();

        CyclesOperation.Outputs out = run(fourCycles(4).withoutRows(0, 722).record(), context);

        assertEquals(100 * 3200 / 3300.0, out.firstCoulombicEfficiency().value(), 1e-9);
        assertTrue(context.warnings().stream().noneMatch(w -> w.what().contains("begins")), context.warnings()
                .toString());
    }
}
