// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.cycles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.operando.api.CellRecord;
import org.operando.api.CellRecord.Columns;
import org.operando.api.Column;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Table;
import org.operando.api.Warning;
import org.operando.echem.CycleCounting;
import org.operando.testkit.PlainContext;

/** Parts at constant voltage, formation, fading, and records that are odd. */
class CycleModelTest {
    private static CyclesOperation.Outputs run(CellRecord cell, PlainContext context) throws OperationException {
        return new CyclesOperation().run(CyclesOperation.Inputs.of(cell), CyclesOperation.Parameters.defaults(),
                context);
    }

    private static List<String> warnings(CellRecord cell) throws OperationException {
        PlainContext context = new PlainContext();
        run(cell, context);
        return context.warnings().stream().filter(w -> !w.where().equals("active mass")).map(Warning::toString)
                .toList();
    }

    /** An hour at 1 A up to 4.2 V, then half an hour at 4.2 V while the current falls to 0.2 A; a discharge of an hour. */
    private static CellRecord cccv(String type, boolean counters) {
        int n = 3 * 361;
        double[] time = new double[n];
        double[] current = new double[n];
        double[] voltage = new double[n];
        double[] capacity = new double[n];
        long[] step = new long[n];
        String[] types = new String[n];
        for (int i = 0; i < n; i++) {
            int k = i % 361;
            boolean discharge = i >= 722;
            boolean flat = i >= 361 && !discharge;
            time[i] = flat ? 3600 + 5 * k : discharge ? 5400 + 10 * k : 10 * k;
            current[i] = discharge ? -1 : flat ? 1 - 0.8 * k / 360 : 1;
            voltage[i] = discharge ? 4.1 - k / 360.0 : flat ? 4.2 : 3.2 + k / 360.0;
            double charged = flat ? 1 + 0.5 * (k / 360.0 - 0.4 * k * k / 360 / 360) : k / 360.0;
            capacity[i] = discharge ? -k / 360.0 : charged;
            step[i] = discharge ? 2 : 1;
            types[i] = discharge ? "CC_DChg" : type;
        }
        Table table = Table.of(Column.of(Columns.TIME, "s", time), Column.of(Columns.STEP, step),
                Column.of(Columns.STEP_TYPE, types), Column.of(Columns.CYCLE, step.clone()),
                Column.of(Columns.CURRENT, "A", current), Column.of(Columns.VOLTAGE, "V", voltage),
                Column.of(counters ? Columns.CAPACITY : "other", "Ah", capacity));
        return new CellRecord(table, "UTC", Optional.empty(), Optional.empty());
    }

    @Test
    void chargeAtConstantVoltageIsToldApart() throws Exception {
        for (boolean counters : new boolean[] {true, false}) {
            for (String type : List.of("CCCV_Chg", "unknown")) {
                Table cycles = new CyclesOperation().run(CyclesOperation.Inputs.of(cccv(type, counters)),
                        new CyclesOperation.Parameters(CycleCounting.AUTOMATIC, Electrode.POSITIVE, Optional.empty(),
                                100, 100),
                        new PlainContext()).cycles();
                // 0.5 h of a current that falls from 1 to 0.2 A; the record before the voltage is held is within 2 mV
                assertEquals(1300, cycles.doubles("charge_capacity")[0], 1e-9 * 1300);
                assertEquals(300, cycles.doubles("charge_capacity_cv")[0], 3, type);
                assertEquals(1300, cycles.doubles("charge_capacity_cc")[0] + cycles.doubles("charge_capacity_cv")[0],
                        1e-3);
                assertEquals(1000, cycles.doubles("charge_current")[0], 1, "the held voltage is not in the current");
                assertEquals(0, cycles.doubles("discharge_capacity_cv")[0], 1e-12);
            }
        }
        assertEquals(0, run(cccv("CC_Chg", true), new PlainContext()).cycles().doubles("charge_capacity_cv")[0],
                "the file's type wins");
    }

    @Test
    void formationIsNamedByTheChangeOfCurrent() throws Exception {
        MadeCell cell = MadeCell.of();
        cell.charge(0.2e-3, 18_000, 4).discharge(0.2e-3, 17_000, 3);
        cell.charge(0.2e-3, 18_000, 4).discharge(0.2e-3, 17_000, 3);
        for (int i = 0; i < 10; i++) {
            cell.charge(1e-3, 3600 - 72 * i, 4).discharge(1e-3, 3600 - 72 * i, 3);
        }
        cell.charge(0.2e-3, 18_000, 4).discharge(0.2e-3, 17_000, 3);

        CyclesOperation.Outputs outputs = new CyclesOperation().run(CyclesOperation.Inputs.of(cell.record()),
                new CyclesOperation.Parameters(CycleCounting.FILE, Electrode.POSITIVE, Optional.empty(), 100, 6),
                new PlainContext());

        assertEquals(2, outputs.formationCycles().orElseThrow());
        assertEquals(3, outputs.referenceCycle());
        String[] part = outputs.cycles().texts("part");
        assertArrayEquals(IntStream.range(0, 13).mapToObj(i -> i < 2 ? "formation" : i < 12 ? "cycling"
                : "other current").toArray(String[]::new), part);
        assertEquals(82, outputs.retention().value(), 1e-9);
        assertEquals(100 * 0.82 * 3600 / (0.2 * 17_000), outputs.retentionOfFirst().orElseThrow().value(), 1e-9);
        assertEquals(90, outputs.retentionAfter().orElseThrow().value(), 1e-9, "sixth of six cycles");
        // 2 % a cycle from the first on
        assertEquals(6, outputs.cyclesTo90().orElseThrow().value(), 1e-9);
        assertTrue(Double.isNaN(outputs.cyclesTo80().orElseThrow().value()), "82 % are left");
    }

    @Test
    void specificCurrentAndAccuracyAreThoseOfTheMass() throws Exception {
        CellRecord cell = MadeCell.of().charge(1e-3, 3600, 4).discharge(1e-3, 3600, 3)
                .mass(Quantity.of(5, 0.1, "mg")).currentUncertainty(1e-6).record();

        Table cycles = run(cell, new PlainContext()).cycles();

        assertEquals(200, cycles.doubles("discharge_specific_current")[0], 1e-9);
        assertEquals(1e-3, cycles.column("charge_capacity_cc").systematic()[0], 1e-12);
        assertEquals(1e-3, cycles.column("charge_current").systematic()[0], 1e-12, "1 uA");
        // 0.1 % of the current and 2 % of the mass
        assertEquals(200 * Math.hypot(0.001, 0.02), cycles.column("discharge_specific_current").systematic()[0], 1e-9);
    }

    @Test
    void recordsThatBeginOrEndWithinACycleAreTold() throws Exception {
        CellRecord begins = MadeCell.of().discharge(1e-3, 1800, 3).charge(1e-3, 3600, 4).discharge(1e-3, 3600, 3)
                .record();
        CellRecord ends = MadeCell.of().charge(1e-3, 3600, 4).discharge(1e-3, 3600, 3).charge(1e-3, 3600, 4).record();

        PlainContext context = new PlainContext();
        new CyclesOperation().run(CyclesOperation.Inputs.of(begins), new CyclesOperation.Parameters(
                CycleCounting.CHARGE_FIRST, Electrode.POSITIVE, Optional.empty(), 100, 100), context);

        assertTrue(context.warnings().stream().anyMatch(w -> w.what().contains("begins within it")),
                context.warnings().toString());
        assertTrue(warnings(ends).stream().anyMatch(w -> w.contains("ends within it")), warnings(ends).toString());
    }

    @Test
    void lastHalfThatStopsAtAnotherVoltageIsTold() throws Exception {
        MadeCell whole = MadeCell.of();
        MadeCell cut = MadeCell.of();
        for (int i = 0; i < 5; i++) {
            whole.charge(1e-3, 3600, 4).discharge(1e-3, 3600, 3);
            cut.charge(1e-3, 3600, 4).discharge(1e-3, i < 4 ? 3600 : 1800, i < 4 ? 3 : 3.6);
        }

        assertTrue(warnings(whole.record()).isEmpty());
        assertTrue(warnings(cut.record()).getFirst().contains("ends within its discharge, at 3.600 V"),
                warnings(cut.record()).toString());
    }

    @Test
    void currentsOfTheWrongSignAreToldAndTheRestGoesOn() throws Exception {
        CellRecord right = cccv("CCCV_Chg", true);
        double[] turned = Arrays.stream(right.records().doubles(Columns.CURRENT)).map(i -> -i).toArray();
        Table records = right.records();
        Table against = new Table(records.columns().stream()
                .map(c -> c.name().equals(Columns.CURRENT) ? Column.of(Columns.CURRENT, "A", turned) : c).toList());
        Table untyped = new Table(against.columns().stream()
                .filter(c -> !c.name().equals(Columns.STEP_TYPE) && !c.name().equals(Columns.CAPACITY)).toList());

        List<String> byType = warnings(new CellRecord(against, "UTC", Optional.empty(), Optional.empty()));
        List<String> byVoltage = warnings(new CellRecord(untyped, "UTC", Optional.empty(), Optional.empty()));

        assertTrue(byType.stream().anyMatch(w -> w.contains("wrong sign for its type, as that of 2 of 2 steps")),
                byType.toString());
        assertTrue(byVoltage.stream().anyMatch(w -> w.contains("voltage falls in 2 of 2 steps that charge")),
                byVoltage.toString());
        assertTrue(warnings(right).stream().noneMatch(w -> w.contains("sign")), warnings(right).toString());
    }

    @Test
    void gapsAreFoundWithoutSortingWhereThereAreNone() {
        double[] even = IntStream.range(0, 100).asDoubleStream().toArray();
        double[] gap = even.clone();
        Arrays.setAll(gap, i -> i < 50 ? i : i + 20);

        assertEquals(0, CycleKernel.largestGap(even, 0, 100));
        assertEquals(21, CycleKernel.largestGap(gap, 0, 100), 1e-12);
    }

    @Test
    void clockThatJumpsBetweenTwoStepsIsTold() throws Exception {
        CellRecord cell = MadeCell.of().charge(1e-3, 3600, 4).discharge(1e-3, 3240, 3).charge(1e-3, 3600, 4).record();
        PlainContext sound = new PlainContext();
        run(cell, sound);
        double[] time = cell.records().doubles(CellRecord.Columns.TIME);
        for (int i = 361; i < time.length; i++) {
            time[i] += 86400;
        }
        PlainContext context = new PlainContext();
        run(cell, context);
        List<Warning> more = context.warnings().stream().filter(w -> !sound.warnings().contains(w)).toList();
        assertEquals(1, more.size(), more.toString());
        assertEquals("step 2", more.getFirst().where());
        assertTrue(more.getFirst().what().startsWith("begins 86400 s after the record before"), more.toString());
    }
}
