// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.eclipse.january.IMonitor;
import org.eclipse.january.dataset.DatasetFactory;
import org.eclipse.january.dataset.IDataset;
import org.eclipse.january.dataset.IntegerDataset;
import org.eclipse.january.dataset.LazyDataset;
import org.eclipse.january.dataset.SliceND;
import org.eclipse.january.io.ILazyLoader;
import org.operando.api.Axis;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.Context.IntTask;
import org.operando.api.Signal;
import org.operando.api.Split;
import org.operando.api.Table;
import org.operando.powder.PatternSeries.Columns;
import org.operando.powder.PatternSeries.TimeScale;
import org.operando.powder.frames.FrameSeries;
import org.operando.powder.geometry.DetectorGeometry;
import org.operando.powder.integration.ClipScatter;
import org.operando.powder.integration.Clipping;
import org.operando.powder.integration.ErrorModel;
import org.operando.powder.integration.IntegrateOperation;
import org.operando.powder.integration.Normalisation;
import org.operando.powder.integration.RadialAxis;
import org.operando.powder.integration.Splitting;

/**
 * Times powder.integrate on frames that are held, so that no reading is timed: 2000 bins, solid angle and polarisation,
 * Poisson uncertainties, graininess.
 */
public final class IntegrationTimes {
    private static final int FRAMES = 16;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private IntegrationTimes() {
    }

    /** Gives the same frame again and again without a copy. */
    private static final class Held implements ILazyLoader {
        private static final long serialVersionUID = 1;
        private final transient IntegerDataset frame;

        Held(IntegerDataset frame) {
            this.frame = frame;
        }

        @Override
        public boolean isFileReadable() {
            return true;
        }

        @Override
        public IDataset getDataset(IMonitor monitor, SliceND slice) throws IOException {
            return frame;
        }
    }

    /** @param arguments side of the frame, number of repetitions */
    public static void main(String[] arguments) throws Exception {
        int side = Integer.parseInt(arguments[0]);
        int repetitions = Integer.parseInt(arguments[1]);
        FrameSeries frames = frames(side);
        for (Splitting splitting : List.of(Splitting.FULL, Splitting.NONE)) {
            var parameters = new IntegrateOperation.Parameters(2000, RadialAxis.TWO_THETA, Optional.empty(),
                    Optional.empty(), List.of(), splitting, true, Optional.of(0.99), 0, 0, ErrorModel.POISSON,
                    Clipping.NONE, ClipScatter.AZIMUTHAL, 5, 5, 10, 90, Normalisation.NONE, Optional.empty());
            var inputs = new IntegrateOperation.Inputs(frames, Optional.empty(), Optional.empty(), Optional.empty());
            double setUp = Double.POSITIVE_INFINITY;
            double first = 0;
            Split<?, ?, ?> split = null;
            for (int k = 0; k < 4; k++) {
                long start = System.nanoTime();
                split = new IntegrateOperation().split(inputs, parameters, context());
                setUp = Math.min(setUp, (System.nanoTime() - start) / 1e6);
                first = k == 0 ? setUp : first;
            }
            times(split, side, splitting, repetitions, first, setUp);
        }
    }

    private static <T extends Record> void times(Split<T, ?, ?> split, int side, Splitting splitting, int repetitions,
            double first, double setUp) throws Exception {
        Context context = context();
        List<T> parts = split.parts();
        double cpu = Double.POSITIVE_INFINITY;
        double wall = Double.POSITIVE_INFINITY;
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            for (int k = 0; k < repetitions; k++) {
                long start = System.nanoTime();
                List<Future<Long>> all = new ArrayList<>();
                for (T part : parts) {
                    all.add(two.submit(() -> {
                        long before = THREADS.getCurrentThreadCpuTime();
                        split.part(part, context);
                        return THREADS.getCurrentThreadCpuTime() - before;
                    }));
                }
                for (Future<Long> each : all) {
                    cpu = Math.min(cpu, each.get() / 1e6 / FRAMES * parts.size());
                }
                wall = Math.min(wall, (System.nanoTime() - start) / 1e6 / FRAMES);
            }
        }
        System.out.printf("Operando, %d x %d, %s: set-up first %.0f ms, best %.0f ms; a frame, wall min %.2f ms on two "
                + "threads, CPU min %.2f ms%n", side, side, splitting.name().toLowerCase(), first, setUp, wall, cpu);
    }

    private static FrameSeries frames(int side) {
        int[] counts = new int[side * side];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = (int) (((long) (i / side) * 7919 + (long) (i % side) * 104729) % 1000);
        }
        IntegerDataset frame = DatasetFactory.createFromObject(IntegerDataset.class, counts, 1, side, side);
        double[] number = IntStream.range(0, FRAMES).asDoubleStream().toArray();
        double[] pixels = IntStream.range(0, side).asDoubleStream().toArray();
        Signal signal = Signal.of(new LazyDataset(new Held(frame), "frames", IntegerDataset.class, FRAMES, side, side),
                "counts", Axis.of("number", "1", number), Axis.of("row", "1", pixels),
                Axis.of("column", "1", pixels));
        double[] unknown = new double[FRAMES];
        Arrays.fill(unknown, Double.NaN);
        String[] names = new String[FRAMES];
        Arrays.fill(names, "made");
        String[] good = new String[FRAMES];
        Arrays.fill(good, "");
        Table table = Table.of(Column.of(Columns.NUMBER, IntStream.range(0, FRAMES).asLongStream().toArray()),
                Column.of(Columns.NAME, names), Column.of(Columns.EXPOSURE, "s", unknown),
                Column.of(FrameSeries.Columns.PROBLEM, good));
        double pixel = 0.4096 / side;
        return new FrameSeries(signal, table, TimeScale.UNKNOWN, false, Optional.empty(), Optional.of(1.0),
                Optional.empty(),
                Optional.of(new DetectorGeometry(0.3, 0.2048, 0.2048, 0.01, -0.005, 0, pixel, pixel, 3)),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0, 0, Integer.MAX_VALUE);
    }

    /** A context of two threads. */
    private static Context context() {
        Map<Object, Object> shared = new HashMap<>();
        return (Context) Proxy.newProxyInstance(IntegrationTimes.class.getClassLoader(), new Class<?>[] {Context.class},
                (proxy, method, given) -> switch (method.getName()) {
                    case "parallel" -> {
                        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
                            for (int i = 0; i < (int) given[0]; i++) {
                                int index = i;
                                two.submit(() -> {
                                    ((IntTask) given[1]).run(index);
                                    return null;
                                });
                            }
                        }
                        yield null;
                    }
                    case "shared" -> shared.computeIfAbsent(given[0], k -> apply(given[1], k));
                    default -> method.getReturnType() == long.class ? (Object) (1L << 30) : null;
                });
    }

    @SuppressWarnings("unchecked")
    private static Object apply(Object make, Object key) {
        return ((Function<Object, Object>) make).apply(key);
    }
}
