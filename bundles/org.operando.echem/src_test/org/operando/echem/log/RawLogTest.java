// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.operando.api.LoadException;
import org.operando.echem.StepType;
import org.operando.testkit.PlainContext;

/** A cell that is charged with 1 A for 3600 s at 3.6 V + 0.1 mV/s, rests, and is discharged with 2 A for 1800 s. */
class RawLogTest {
    private static final int N = 241;

    /** A record each 30 s: charge until 3600 s, rest until 5400 s, discharge until 7200 s. */
    private static RawLog cell() {
        RawLog raw = new RawLog(Path.of("cell.csv"), N);
        raw.testTime = new double[N];
        raw.current = new double[N];
        raw.voltage = new double[N];
        for (int i = 0; i < N; i++) {
            double t = 30 * i;
            raw.testTime[i] = t;
            raw.current[i] = t <= 3600 ? 1 : t <= 5400 ? 0 : -2;
            raw.voltage[i] = t <= 3600 ? 3.6 + 1e-4 * t : t <= 5400 ? 3.95 : 3.9 - 1e-4 * (t - 5400);
        }
        return raw;
    }

    /** Charged and discharged Ah of the whole test, from the rule above, not from the loader. */
    private static double[] charged() {
        double[] q = new double[N];
        Arrays.setAll(q, i -> Math.min(30 * i, 3600) / 3600.0);
        return q;
    }

    private static double[] discharged() {
        double[] q = new double[N];
        Arrays.setAll(q, i -> 2 * Math.max(30 * i - 5400, 0) / 3600.0);
        return q;
    }

    @Test
    void findsStepsAndTheirKinds() throws LoadException {
        CellLog log = cell().build(new PlainContext());

        assertArrayEquals(new int[] {0, 121, 181}, log.stepStarts());
        assertEquals(StepType.CC_CHG.code(), log.type[50]);
        assertEquals(StepType.REST.code(), log.type[150]);
        assertEquals(StepType.CC_DCHG.code(), log.type[200]);
        // steps are counted from the last record of the step before
        assertEquals(30, log.stepTime[121], 1e-12);
    }

    @Test
    void integratesWhereThereIsNoCounter() throws LoadException {
        CellLog log = cell().build(new PlainContext());

        assertEquals(1, log.capacity[120], 1e-12);
        assertEquals(0, log.capacity[180], 1e-12);
        // the last 59 of 60 intervals lie within the step
        assertEquals(-2 * 59 * 30 / 3600.0, log.capacity[240], 1e-12);
    }

    @Test
    void cutsRunningCountersAtSteps() throws LoadException {
        RawLog raw = cell();
        raw.capacity = Counter.running(charged(), discharged());

        PlainContext context = new PlainContext();
        CellLog log = raw.build(context);

        assertEquals(1, log.capacity[120], 1e-12);
        assertEquals(0, log.capacity[150], 1e-12);
        assertEquals(-1, log.capacity[240], 1e-12);
        assertTrue(context.warnings().isEmpty(), context.warnings().toString());
    }

    @Test
    void addsUpOverAReset() throws LoadException {
        RawLog raw = cell();
        double[] q = charged();
        // the schedule sets the counter to 0 between records 60 and 61
        for (int i = 61; i < N; i++) {
            q[i] -= q[60];
        }
        raw.capacity = Counter.running(q, discharged());

        assertEquals(1, raw.build(new PlainContext()).capacity[120], 1e-12);
    }

    @Test
    void givesUnsignedCountersTheSignOfTheCurrent() throws LoadException {
        RawLog raw = cell();
        double[] q = new double[N];
        for (int i = 0; i < N; i++) {
            q[i] = i <= 120 ? charged()[i] : i <= 180 ? 0 : discharged()[i];
        }
        raw.capacity = Counter.unsignedOfStep(q);

        CellLog log = raw.build(new PlainContext());

        assertEquals(1, log.capacity[120], 1e-12);
        assertEquals(-1, log.capacity[240], 1e-12);
    }

    /** A file of batterydata.energy.gov has the end of the step before in the first record of some steps. */
    @Test
    void countersOfStepsAreTakenAsTheyAre() throws LoadException {
        RawLog raw = cell();
        double[] q = new double[N];
        for (int i = 0; i < N; i++) {
            q[i] = i <= 120 ? charged()[i] : i <= 180 ? 0 : discharged()[i];
        }
        q[181] = 0.5;
        raw.capacity = Counter.unsignedOfStep(q);

        CellLog log = raw.build(new PlainContext());

        assertEquals(-0.5, log.capacity[181]);
        // the number itself, not the sum of 60 differences
        assertEquals(-q[240], log.capacity[240]);
    }

    @Test
    void warnsOfCountersInAnotherUnit() throws LoadException {
        RawLog raw = cell();
        double[] milliamperehours = Arrays.stream(charged()).map(q -> 1e3 * q).toArray();
        raw.capacity = Counter.running(milliamperehours, discharged());

        PlainContext context = new PlainContext();
        raw.build(context);

        assertTrue(context.warnings().toString().contains("check the units"), context.warnings().toString());
    }

    @Test
    void doubtsNoUnitWhereASmallCurrentIsRounded() throws LoadException {
        RawLog raw = new RawLog(Path.of("rounded.csv"), N);
        raw.testTime = new double[N];
        raw.current = new double[N];
        raw.voltage = new double[N];
        double[] charge = new double[N];
        for (int i = 0; i < N; i++) {
            raw.testTime[i] = 30 * i;
            // 0.176 mA, printed with four decimals
            raw.current[i] = i == 0 ? 0 : 2e-4;
            charge[i] = 1.76e-4 * raw.testTime[i] / 3600;
        }
        raw.capacity = Counter.unsignedOfStep(charge);

        PlainContext context = new PlainContext();
        raw.build(context);

        assertTrue(context.warnings().isEmpty(), context.warnings().toString());
    }

    @Test
    void testThatBeginsAnewIsRefusedWithItsLine() {
        RawLog raw = cell();
        for (int i = 100; i < N; i++) {
            raw.testTime[i] -= 2983;
        }
        raw.lines = new int[N];
        Arrays.setAll(raw.lines, i -> i + 12);

        LoadException e = assertThrows(LoadException.class, () -> raw.build(new PlainContext()));

        assertTrue(e.getMessage().contains("cell.csv:112") && e.getMessage().contains("17.0 s after 2970.0 s"),
                e.getMessage());
    }

    @Test
    void clockSetBackIsCarriedOnAndNamed() throws LoadException {
        RawLog raw = cell();
        for (int i = 60; i < N; i++) {
            raw.testTime[i] -= 1000;
        }
        double[] file = raw.testTime.clone();
        PlainContext context = new PlainContext();

        CellLog log = raw.build(context);

        for (int i = 0; i < N; i++) {
            assertEquals(30 * i, log.testTime[i], 1e-9);
        }
        assertArrayEquals(file, raw.testTime, "what the file holds stays");
        assertEquals(1, log.capacity[120], 1e-9, "the integral counts one interval over the jump");
        assertEquals(1, context.warnings().size());
        assertEquals("cell.csv:record 61", context.warnings().getFirst().where());
        assertTrue(
                context.warnings().getFirst().what()
                        .startsWith("the test time goes back by 970.0 s, from 1770.0 to 800.0 s"),
                context.warnings().getFirst().what());
    }

    @Test
    void timeOfTheStepSaysHowLongAJumpTook() throws LoadException {
        RawLog raw = cell();
        raw.stepTime = new double[N];
        raw.step = new int[N];
        for (int i = 0; i < N; i++) {
            double t = 30 * i;
            raw.step[i] = t <= 3600 ? 1 : t <= 5400 ? 2 : 3;
            raw.stepTime[i] = t <= 3600 ? t : t <= 5400 ? t - 3600 : t - 5400;
            if (i >= 60) {
                raw.stepTime[i] += i <= 120 ? 300 : 0;
                raw.testTime[i] -= 1000;
            }
        }

        CellLog log = raw.build(new PlainContext());

        assertEquals(30 * 59 + 330, log.testTime[60], 1e-9);
    }

    @Test
    void oneRecordOutOfTurnStandsMidway() throws LoadException {
        RawLog raw = cell();
        raw.testTime[50] = 3;

        assertEquals(1500, raw.build(new PlainContext()).testTime[50], 1e-9);
    }

    @Test
    void timesInNoOrderAreRefused() {
        RawLog raw = cell();
        for (int i = 10; i < 70; i += 10) {
            raw.testTime[i] = 100;
            raw.testTime[i + 1] = 101;
        }

        LoadException e = assertThrows(LoadException.class, () -> raw.build(new PlainContext()));
        assertTrue(e.what().contains("goes back 6 times"), e.what());
    }
}
