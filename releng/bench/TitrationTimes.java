// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0

import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.operando.api.CellRecord;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.Context.IntTask;
import org.operando.api.Quantity;
import org.operando.api.Table;
import org.operando.echem.gitt.GittOperation;

/** Times the three methods of a titration on a made one, on one thread, beside the exponentials of one curve. */
public final class TitrationTimes {
    private static final int PULSES = 33;
    private static final int RECORDS = 9600;
    private static final double TAU = 1200;
    /** D/r^2 of the made curve, 1/s. */
    private static final double RATE = 1e-15 / 4e-6 / 4e-6;

    private TitrationTimes() {
    }

    /** @param arguments number of repetitions */
    public static void main(String[] arguments) throws Exception {
        int repetitions = Integer.parseInt(arguments[0]);
        CellRecord cell = titration();
        var parameters = new GittOperation.Parameters(Optional.of(Quantity.of(4, 0.4, "um")), 100, 400);
        double[] times = new double[repetitions];
        GittOperation.Outputs last = null;
        for (int k = -3; k < repetitions; k++) {
            long start = System.nanoTime();
            last = new GittOperation().run(new GittOperation.Inputs(cell, Optional.empty()), parameters,
                    context());
            times[Math.max(0, k)] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(times);
        long start = System.nanoTime();
        double sum = 0;
        for (int i = 0; i < 6 * PULSES * RECORDS; i++) {
            sum += Math.exp(-i * 1e-5);
        }
        double floor = (System.nanoTime() - start) / 1e6;
        System.out.printf("%d pulses of %d records, ms: min %.0f, median %.0f; D %s (made with 1e-15)%n", PULSES,
                RECORDS,
                times[0], times[repetitions / 2], last.diffusionCoefficient());
        System.out.printf("six exponentials a record, as one curve of the sphere needs, ms: %.0f (%.3g)%n", floor, sum);
    }

    private static Context context() {
        return (Context) Proxy.newProxyInstance(TitrationTimes.class.getClassLoader(), new Class<?>[] {Context.class},
                (proxy, method, given) -> {
                    if (method.getName().equals("parallel")) {
                        for (int i = 0; i < (int) given[0]; i++) {
                            ((IntTask) given[1]).run(i);
                        }
                    }
                    return method.getReturnType() == long.class ? (Object) (1L << 30) : null;
                });
    }

    private static CellRecord titration() {
        int n = 1 + PULSES * RECORDS;
        double[] time = new double[n];
        double[] current = new double[n];
        double[] voltage = new double[n];
        Random random = new Random(1);
        double[] moved = new double[RECORDS];
        for (int k = 0; k < RECORDS; k++) {
            moved[k] = (surface(RATE * (k + 1)) - surface(RATE * (k + 1 - TAU))) / (3 * RATE * TAU);
        }
        voltage[0] = potential(0);
        for (int i = 1; i < n; i++) {
            int k = (i - 1) % RECORDS;
            time[i] = i;
            current[i] = k < TAU ? 8e-5 : 0;
            voltage[i] = potential(0.02 * ((i - 1) / RECORDS + moved[k])) + 15 * current[i]
                    + 1e-4 * random.nextGaussian();
        }
        Table records = Table.of(Column.of("time", "s", time), Column.of("current", "A", current),
                Column.of("voltage", "V", voltage));
        return new CellRecord(records, "UTC", Optional.empty(), Optional.empty());
    }

    private static double potential(double x) {
        return 3.6 + 0.75 * x + 0.07 * Math.tanh((x - 0.2) / 0.1);
    }

    /** Carslaw and Jaeger's sum with as many terms as it takes. */
    private static double surface(double theta) {
        if (theta <= 0) {
            return 0;
        }
        double sum = 3 * theta + 0.2;
        for (int n = 1; n < 2000; n++) {
            double root = (n + 0.5) * Math.PI - 1 / ((n + 0.5) * Math.PI);
            for (int i = 0; i < 10; i++) {
                root -= (Math.sin(root) - root * Math.cos(root)) / (root * Math.sin(root));
            }
            sum -= 2 * Math.exp(-root * root * theta) / (root * root);
            if (root * root * theta > 40) {
                break;
            }
        }
        return sum;
    }
}
