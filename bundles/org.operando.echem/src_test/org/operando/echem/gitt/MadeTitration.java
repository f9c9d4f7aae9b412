// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.gitt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.operando.api.CellRecord;
import org.operando.api.CellRecord.Columns;
import org.operando.api.Column;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Table;
import org.operando.testkit.PlainContext;

/**
 * A titration calculated by superposition of the exact solution for a sphere of 2 um with a linear equilibrium
 * potential: six pulses of 600 s with rests of 3000 s, a record every 2 s. What a test spoils it spoils in the arrays.
 */
final class MadeTitration {
    static final double DIFFUSION = 1e-15;
    static final int PULSES = 6;
    static final double CURRENT = 1e-4;
    /** Records of a period of pulse and rest. */
    static final int PERIOD = 1800;
    /** Of these, those with current. */
    static final int ON = 300;
    private static final double EVERY = 2;
    private static final double MICROMETRES = 2;

    double[] time = new double[PULSES * PERIOD + 1];
    double[] stepTime = new double[time.length];
    double[] current = new double[time.length];
    double[] voltage = new double[time.length];
    String[] type = new String[time.length];
    long[] step = new long[time.length];
    private final List<String> absent = new ArrayList<>(List.of(Columns.STEP_TYPE));

    MadeTitration() {
        double rate = DIFFUSION / (MICROMETRES * MICROMETRES * 1e-12);
        for (int k = 0; k < time.length; k++) {
            // record 0 is the rest before all
            int within = (k + PERIOD - 1) % PERIOD;
            boolean on = k > 0 && within < ON;
            time[k] = EVERY * k;
            stepTime[k] = k == 0 ? 0 : EVERY * (on ? within + 1 : within - ON + 1);
            current[k] = on ? CURRENT : 0;
            type[k] = on ? "CC_Chg" : "Rest";
            step[k] = k == 0 ? 1 : 2 + 2 * ((k - 1) / PERIOD) + (on ? 0 : 1);
            double surface = 0;
            for (int p = 0; p < PULSES; p++) {
                double begun = time[k] - p * PERIOD * EVERY;
                surface += SphereDiffusion.g(rate * begun) - SphereDiffusion.g(rate * (begun - ON * EVERY));
            }
            voltage[k] = 3.6 + 0.05 * surface + 10 * current[k];
        }
    }

    /** First record of a pulse, from 0. */
    static int first(int pulse) {
        return pulse * PERIOD + 1;
    }

    /** Turns what steps are into a column. */
    MadeTitration withTypes() {
        absent.remove(Columns.STEP_TYPE);
        return this;
    }

    MadeTitration withoutStepTimes() {
        absent.addAll(List.of("step_time", Columns.STEP));
        return this;
    }

    /** Leaves records out. */
    MadeTitration without(IntPredicate which) {
        int[] rows = IntStream.range(0, time.length).filter(which.negate()).toArray();
        time = picked(time, rows);
        stepTime = picked(stepTime, rows);
        current = picked(current, rows);
        voltage = picked(voltage, rows);
        type = Arrays.stream(rows).mapToObj(i -> type[i]).toArray(String[]::new);
        step = Arrays.stream(rows).mapToLong(i -> step[i]).toArray();
        return this;
    }

    private static double[] picked(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
    }

    /** The time of all records from one on moves. */
    MadeTitration jump(int from, double seconds) {
        for (int k = from; k < time.length; k++) {
            time[k] += seconds;
        }
        return this;
    }

    CellRecord record() {
        List<Column> columns = List.of(Column.of(Columns.TIME, "s", time), Column.of(Columns.STEP, step),
                Column.of(Columns.STEP_TYPE, type), Column.of("step_time", "s", stepTime),
                Column.of(Columns.CURRENT, "A", current), Column.of(Columns.VOLTAGE, "V", voltage));
        return new CellRecord(new Table(columns.stream().filter(c -> !absent.contains(c.name())).toList()), "UTC",
                Optional.empty(), Optional.empty());
    }

    GittOperation.Outputs run(PlainContext context) throws OperationException {
        return new GittOperation().run(new GittOperation.Inputs(record(), Optional.empty()),
                new GittOperation.Parameters(Optional.of(Quantity.of(MICROMETRES, "um")), 100, 400), context);
    }
}
