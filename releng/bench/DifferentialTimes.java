// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.operando.api.CellRecord;
import org.operando.api.CellRecord.Columns;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.OperationException;
import org.operando.api.Table;
import org.operando.echem.dqdv.DifferentialOperation;
import org.operando.echem.dqdv.PeakWindow;

/**
 * Times of dQ/dV (both methods), dV/dQ and peaks of a hundred cycles made of one charge and one discharge. Run by
 * {@code releng/bench/differential-times.sh}.
 */
public final class DifferentialTimes {
    private static final int CYCLES = 100;
    private static long sink;

    private DifferentialTimes() {
    }

    /** Measures; the arguments are the number of repetitions, every how many-th record is taken, and the files. */
    public static void main(String[] arguments) throws Exception {
        int repetitions = Integer.parseInt(arguments[0]);
        int every = Integer.parseInt(arguments[1]);
        CellRecord cell = cell(every, arguments[2], arguments[3]);
        DifferentialOperation.Parameters all = DifferentialOperation.Parameters.defaults();
        // no curve goes up to there, so that no peak is fitted
        List<PeakWindow> nowhere = List.of(new PeakWindow("none", 90, 91));
        measure("A, B and dV/dQ", repetitions, cell, new DifferentialOperation.Parameters(all.counting(), all.cycles(),
                all.method(), all.bin(), all.width(), all.cell(), all.points(), all.share(), nowhere));
        measure("A, B, dV/dQ and peaks", repetitions, cell, all);
    }

    private static void measure(String what, int repetitions, CellRecord cell, DifferentialOperation.Parameters how)
            throws OperationException {
        double[] wall = new double[repetitions];
        double[] cpu = new double[repetitions];
        for (int i = -20; i < repetitions; i++) {
            long cpuBefore = processCpu();
            long before = System.nanoTime();
            sink += new DifferentialOperation().run(new DifferentialOperation.Inputs(cell), how, new Threads())
                    .curves().rows();
            if (i >= 0) {
                wall[i] = (System.nanoTime() - before) / 1e6;
                cpu[i] = (processCpu() - cpuBefore) / 1e6;
            }
        }
        Arrays.sort(wall);
        Arrays.sort(cpu);
        System.out.printf("100 cycles, %d records: %s, ms: %.1f at best, %.1f median, %.1f CPU%n",
                cell.records().rows(), what, wall[0], wall[repetitions / 2], cpu[repetitions / 2]);
    }

    private static long processCpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static CellRecord cell(int every, String charge, String discharge) throws IOException {
        double[][][] halves = {numbers(charge, every), numbers(discharge, every)};
        int rows = CYCLES * (halves[0][0].length + halves[1][0].length);
        double[][] c = new double[3][rows];
        long[] step = new long[rows];
        long[] cycle = new long[rows];
        int row = 0;
        for (int half = 0; half < 2 * CYCLES; half++) {
            double[][] from = halves[half % 2];
            int n = from[0].length;
            for (int k = 0; k < 3; k++) {
                System.arraycopy(from[k], 0, c[k], row, n);
            }
            Arrays.fill(step, row, row + n, half + 1);
            Arrays.fill(cycle, row, row + n, half / 2 + 1);
            row += n;
        }
        return new CellRecord(Table.of(Column.of(Columns.TIME, "s", c[0]), Column.of(Columns.CURRENT, "A", c[1]),
                Column.of(Columns.VOLTAGE, "V", c[2]), Column.of(Columns.STEP, step), Column.of(Columns.CYCLE, cycle)),
                "UTC", Optional.empty(), Optional.empty());
    }

    private static double[][] numbers(String file, int every) throws IOException {
        List<double[]> rows = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(Path.of(file))), StandardCharsets.UTF_8))) {
            reader.readLine();
            int line = 0;
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                if (line++ % every == 0) {
                    rows.add(Arrays.stream(text.split(",")).mapToDouble(Double::parseDouble).toArray());
                }
            }
        }
        double[][] columns = new double[3][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            for (int k = 0; k < 3; k++) {
                columns[k][i] = rows.get(i)[k];
            }
        }
        return columns;
    }

    /** Runs the parts of a step on all cores. */
    private static final class Threads implements Context {
        @Override
        public void parallel(int count, IntTask body) throws OperationException {
            IntStream.range(0, count).parallel().forEach(k -> {
                try {
                    body.run(k);
                } catch (OperationException e) {
                    throw new IllegalStateException(e);
                }
            });
        }

        @Override
        public void progress(long done, long of, String what) {
            // nobody looks
        }

        @Override
        public void check() {
            // nobody cancels
        }

        @Override
        public void warn(String where, String what) {
            // told by the tests
        }

        @Override
        public void leaveOut(String where, String why) {
            // told by the tests
        }

        @Override
        public <K extends Record, V> V shared(K key, Function<K, V> make) {
            return make.apply(key);
        }

        @Override
        public <T> T contributed(Class<T> type, String id) throws OperationException {
            throw new OperationException("nothing is contributed here");
        }

        @Override
        public long memory() {
            return Runtime.getRuntime().maxMemory() / 2;
        }

        @Override
        public long seed() {
            return 1;
        }
    }
}
