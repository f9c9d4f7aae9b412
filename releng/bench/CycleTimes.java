// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.operando.api.CellRecord;
import org.operando.api.CellRecord.Columns;
import org.operando.api.Context;
import org.operando.api.Context.IntTask;
import org.operando.echem.CycleCounting;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.cycles.CyclesOperation;
import org.operando.echem.cycles.Electrode;
import org.operando.echem.format.neware.NdaxLoader;

/**
 * Times of the cycle summary of a record in memory: steps, their checks and sums by cycle on one thread, and the whole
 * operation with its tables and voltage profiles, beside reading the same columns once. Run by
 * {@code releng/bench/cycle-times.sh}.
 */
public final class CycleTimes {
    private static double sink;

    private CycleTimes() {
    }

    /** Measures; the arguments are the number of repetitions and a file. */
    public static void main(String[] arguments) throws Exception {
        int repetitions = Integer.parseInt(arguments[0]);
        CellRecord cell = new NdaxLoader().load(List.of(Path.of(arguments[1])), EchemMeasurement.unknown(), context())
                .data();
        var inputs = CyclesOperation.Inputs.of(cell);
        var parameters = new CyclesOperation.Parameters(CycleCounting.FILE, Electrode.POSITIVE, Optional.empty(), 400,
                100);
        var operation = new CyclesOperation();
        System.out.printf("%d records, %d cycles%n", cell.records().rows(),
                operation.pieces(inputs, parameters, context()).length);
        measure("floor: read time, current and two counters", repetitions, () -> sink += floor(cell));
        measure("steps, checks, sums by cycle", repetitions,
                () -> sink += operation.pieces(inputs, parameters, context()).length);
        measure("whole operation with profiles", repetitions,
                () -> sink += operation.run(inputs, parameters, context()).cycles().rows());
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void measure(String what, int repetitions, Work work) throws Exception {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        for (int i = 0; i < repetitions; i++) {
            work.run();
        }
        double[] wall = new double[repetitions];
        long before = system.getProcessCpuTime();
        for (int i = 0; i < repetitions; i++) {
            long start = System.nanoTime();
            work.run();
            wall[i] = (System.nanoTime() - start) / 1e6;
        }
        double cpu = (system.getProcessCpuTime() - before) / 1e6 / repetitions;
        Arrays.sort(wall);
        System.out.printf("%-44s min %6.2f, median %6.2f ms, mean CPU %6.2f ms%n", what, wall[0],
                wall[repetitions / 2], cpu);
    }

    private static double floor(CellRecord cell) {
        double sum = 0;
        for (String name : List.of(Columns.TIME, Columns.CURRENT, Columns.CAPACITY, Columns.ENERGY)) {
            double[] values = cell.records().doubles(name);
            for (double value : values) {
                sum += value;
            }
        }
        return sum;
    }

    /** One thread, nobody listening. */
    private static Context context() {
        return (Context) Proxy.newProxyInstance(CycleTimes.class.getClassLoader(), new Class<?>[] {Context.class},
                (proxy, method, given) -> {
                    if (method.getName().equals("parallel")) {
                        for (int i = 0; i < (int) given[0]; i++) {
                            ((IntTask) given[1]).run(i);
                        }
                    }
                    return method.getReturnType() == long.class ? (Object) (1L << 30) : null;
                });
    }
}
