// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.clock;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.operando.api.CellRecord;
import org.operando.api.Column;
import org.operando.api.Table;

/** A cell that is charged and discharged in turn, and frames on another clock that log its voltage. */
final class MadeSeries {
    /** Half period, s: no divisor of an hour, so that a zone is no period of the curve. */
    private static final double HALF = 9700;
    private static final double START = 1_767_225_600.0;

    private MadeSeries() {
    }

    static double voltage(double t) {
        double at = t % (2 * HALF);
        boolean charge = at < HALF;
        double part = charge ? at / HALF : 2 - at / HALF;
        // every cycle a little lower, so that a shift by a period is seen
        return 3.6 + 0.6 * part + 0.08 * Math.tanh((part - 0.7) / 0.03) + (charge ? 0.02 : -0.02) - 2e-7 * t;
    }

    static double current(double t) {
        return t % (2 * HALF) < HALF ? 1.2e-3 : -1.2e-3;
    }

    /** A record every 5 s, without those between two times. */
    static CellRecord cell(double seconds, double gapFrom, double gapTo) {
        List<Double> times = new ArrayList<>();
        for (double t = 0; t < seconds; t += 5) {
            if (t < gapFrom || t >= gapTo) {
                times.add(t);
            }
        }
        double[] time = times.stream().mapToDouble(Double::doubleValue).toArray();
        return cell(time, Arrays.stream(time).map(t -> Math.round(voltage(t) * 1e5) / 1e5).toArray(),
                Arrays.stream(time).map(MadeSeries::current).toArray());
    }

    /** A record with a step at each change of the current's sign, on UTC. */
    static CellRecord cell(double[] time, double[] voltage, double[] current) {
        long[] step = new long[time.length];
        for (int i = 0; i < step.length; i++) {
            step[i] = i == 0 ? 1 : step[i - 1] + (current[i] * current[i - 1] < 0 ? 1 : 0);
        }
        return new CellRecord(Table.of(Column.of("time", "s", time),
                Column.of("unix_time", "s", Arrays.stream(time).map(t -> START + t).toArray()),
                Column.of("step", step), Column.of("current", "A", current), Column.of("voltage", "V", voltage)),
                "UTC", Optional.empty(), Optional.empty());
    }

    /** A frame of 5 s every 30 s; the clock says what it shows at a time of the cell's. */
    static FrameLog frames(double seconds, DoubleUnaryOperator clock, boolean logged) {
        Random random = new Random(5);
        int n = (int) ((seconds - 130) / 30);
        double[] start = new double[n];
        double[] end = new double[n];
        double[] voltage = new double[n];
        long[] number = new long[n];
        for (int i = 0; i < n; i++) {
            double t = 120 + 30.0 * i;
            number[i] = i + 1;
            start[i] = START + clock.applyAsDouble(t);
            end[i] = start[i] + 5;
            voltage[i] = logged ? voltage(t + 2.5) + 5e-5 * random.nextGaussian() : Double.NaN;
        }
        return new FrameLog(Table.of(Column.of("number", number), Column.of("start", "s", start),
                Column.of("end", "s", end), Column.of("voltage", "V", voltage)), FrameLog.Times.UTC);
    }
}
