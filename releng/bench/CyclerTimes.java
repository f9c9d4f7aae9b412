// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.operando.api.CellRecord;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.api.Loader;
import org.operando.api.OperationException;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.format.biologic.MprLoader;
import org.operando.echem.format.biologic.MptLoader;
import org.operando.echem.format.neware.NdaLoader;
import org.operando.echem.format.neware.NdaxLoader;

/**
 * Times and memory of reading cycler files, beside what the machine needs to unpack and to checksum the same bytes, in
 * the same run. Run by {@code releng/bench/cycler-times.sh}.
 */
public final class CyclerTimes {
    private static long sink;

    private CyclerTimes() {
    }

    /** Measures; the arguments are the number of repetitions and files. */
    public static void main(String[] arguments) throws Exception {
        int repetitions = Integer.parseInt(arguments[0]);
        System.out.printf("%-44s %9s %9s %9s%n", "ms, " + repetitions + " repetitions, " + Threads.COUNT + " threads",
                "min", "median", "CPU med");
        for (int i = 1; i < arguments.length; i++) {
            Path file = Path.of(arguments[i]);
            boolean archive = file.toString().endsWith(".ndax");
            Loader<EchemMeasurement, CellRecord> loader = loader(file.toString());
            String name = file.getFileName().toString();
            measure(name + ": floor, one thread", repetitions, () -> sink += archive ? unpacked(file) : summed(file));
            measure(name + ": read", repetitions, () -> sink += read(loader, List.of(file)));
            List<Path> ten = Collections.nCopies(10, file);
            measure(name + ": ten, by turns", Math.max(5, repetitions / 10), () -> {
                for (Path one : ten) {
                    sink += read(loader, List.of(one));
                }
            });
            measure(name + ": ten, at the same time", Math.max(5, repetitions / 10), () -> {
                new Threads().parallel(ten.size(), k -> {
                    try {
                        read(loader, List.of(ten.get(k)));
                    } catch (LoadException e) {
                        throw new OperationException(e.what());
                    }
                });
            });
            memory(name, loader, file);
        }
    }

    private static Loader<EchemMeasurement, CellRecord> loader(String name) {
        return name.endsWith(".ndax") ? new NdaxLoader()
                : name.endsWith(".mpr") ? new MprLoader()
                        : name.endsWith(".mpt") || name.endsWith(".txt") ? new MptLoader() : new NdaLoader();
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void measure(String what, int repetitions, Work work) throws Exception {
        for (int i = 0; i < Math.min(20, repetitions); i++) {
            work.run();
        }
        double[] wall = new double[repetitions];
        double[] cpu = new double[repetitions];
        for (int i = 0; i < repetitions; i++) {
            long cpuBefore = processCpu();
            long before = System.nanoTime();
            work.run();
            wall[i] = (System.nanoTime() - before) / 1e6;
            cpu[i] = (processCpu() - cpuBefore) / 1e6;
        }
        Arrays.sort(wall);
        Arrays.sort(cpu);
        System.out.printf("%-44s %9.2f %9.2f %9.2f%n", what, wall[0], wall[repetitions / 2], cpu[repetitions / 2]);
    }

    private static long processCpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long read(Loader<EchemMeasurement, CellRecord> loader, List<Path> files) throws LoadException {
        return loader.load(files, EchemMeasurement.unknown(), new Threads()).data().records().rows();
    }

    /** Unpacks all parts into arrays of their size and checksums them once. */
    private static long unpacked(Path file) throws Exception {
        long sum = 0;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                byte[] bytes = new byte[(int) entry.getSize()];
                try (InputStream in = zip.getInputStream(entry)) {
                    in.readNBytes(bytes, 0, bytes.length);
                }
                CRC32 crc = new CRC32();
                crc.update(bytes);
                sum += crc.getValue();
            }
        }
        return sum;
    }

    private static long summed(Path file) throws Exception {
        CRC32 crc = new CRC32();
        crc.update(Files.readAllBytes(file));
        return crc.getValue();
    }

    /**
     * Bytes a record that the result holds, and that were asked for from beginning to end, the file's own not counted:
     * no moment can hold more than that.
     */
    private static void memory(String name, Loader<EchemMeasurement, CellRecord> loader, Path file) throws Exception {
        long before = used();
        long asked = allocated();
        CellRecord record = loader.load(List.of(file), EchemMeasurement.unknown(), new Threads()).data();
        asked = allocated() - asked - Files.size(file);
        double rows = record.records().rows();
        System.out.printf("%s: %.0f records, %.0f bytes a record held by the result, %.0f asked for in all%n", name,
                rows,
                (used() - before) / rows, asked / rows);
        sink += record.records().rows();
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getTotalThreadAllocatedBytes();
    }

    private static long used() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(30);
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** A context with threads, as a run has them. */
    private static final class Threads implements Context {
        private static final int COUNT = Math.max(2, Runtime.getRuntime().availableProcessors());
        private static final ForkJoinPool POOL = new ForkJoinPool(COUNT);

        @Override
        public void parallel(int count, IntTask body) throws OperationException {
            AtomicInteger next = new AtomicInteger();
            List<RecursiveAction> loops = new ArrayList<>();
            Throwable[] failures = new Throwable[count];
            for (int i = 0; i < Math.min(count, COUNT); i++) {
                loops.add(new RecursiveAction() {
                    @Override
                    protected void compute() {
                        for (int k = next.getAndIncrement(); k < count; k = next.getAndIncrement()) {
                            try {
                                body.run(k);
                            } catch (OperationException e) {
                                failures[k] = e;
                            }
                        }
                    }
                });
            }
            if (ForkJoinTask.inForkJoinPool()) {
                ForkJoinTask.invokeAll(loops);
            } else {
                POOL.submit(() -> ForkJoinTask.invokeAll(loops)).join();
            }
            for (Throwable failure : failures) {
                if (failure instanceof OperationException e) {
                    throw e;
                }
            }
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
            // told by the loader's tests
        }

        @Override
        public void leaveOut(String where, String why) {
            // told by the loader's tests
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
            return 1L << 30;
        }

        @Override
        public long seed() {
            return 1;
        }
    }
}
