// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.Loaded;
import org.operando.api.Loader;
import org.operando.api.OperandoException;
import org.operando.api.Warning;

/**
 * Damages good files by a fixed seed and reads every damaged one: cut at every structure, single bits flipped. Each
 * case must end, within a time and with a bounded amount of memory, in what the parser gives or in an
 * {@link OperandoException} that says what is wrong and where. Any other exception, a case that does not end and one
 * that asks for too much memory are faults.
 *
 * {@snippet :
 * Fuzz.Count count = Fuzz.of("band", file -> Testkit.load(new TwoColumnLoader(), file, "").toString())
 *         .sample(Path.of("data/band.txt")).structures("\n").check();
 * }
 *
 * <p>What the parser gives is compared with what it gives for the good file: {@link Count#changed} says how often it
 * was something else. Where checksums cover the damage nothing else may come out ({@link #checksummed}).
 */
public final class Fuzz {
    private static final int SHOWN = 20;

    /** A parser, tried on a file. */
    @FunctionalInterface
    public interface Parser {
        /**
         * Reads all of the file.
         * @return a text that stands for all that was read: equal texts mean equal numbers
         */
        String read(Path file) throws Exception;
    }

    /**
     * How the cases of one sample ended.
     * @param parser what was tested
     * @param sample name of the good file
     * @param cases damaged files
     * @param same read as the good file: the damage was where nothing is read
     * @param changed read, and something else than from the good file
     * @param refused refused with what and where
     * @param slowest time of the slowest case
     * @param most memory that the hungriest case asked for in all, bytes
     */
    public record Count(String parser, String sample, int cases, int same, int changed, int refused, Duration slowest,
            long most) {
        /** A row of a Markdown table. */
        public String row() {
            return String.format("| %s | %s | %d | %d | %d | %d | %d ms | %d kB |", parser, sample, cases, same,
                    changed, refused, slowest.toMillis(), most >> 10);
        }

        /** Head of the table of {@link #row}s. */
        public static String head() {
            return "| parser | sample | cases | read as the good file | read, other values | refused | slowest | "
                    + "most memory |\n|---|---|---|---|---|---|---|---|";
        }
    }

    private final String name;
    private final Parser parser;
    private final Map<Path, List<Path>> samples = new LinkedHashMap<>();
    private final List<byte[]> marks = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private ToIntFunction<byte[]> checksummed = good -> 0;
    private long seed = 1;
    private int cuts = 300;
    private int flips = 200;
    private Duration limit = Duration.ofSeconds(5);
    private long memory = 64L << 20;

    private Fuzz(String name, Parser parser) {
        this.name = name;
        this.parser = parser;
    }

    /** A test of a parser. */
    public static Fuzz of(String name, Parser parser) {
        return new Fuzz(name, parser);
    }

    /**
     * A test of a loader; all that its record holds is compared.
     * @param measurement what the study says of the samples, e.g. {@code "laser: 532 nm"}
     */
    public static Fuzz of(String name, Loader<?, ?> loader, String measurement) {
        return of(name, file -> read(loader, file, measurement));
    }

    private static <M extends Record, T extends Record> String read(Loader<M, T> loader, Path file, String measurement)
            throws IOException, OperandoException {
        loader.recognise(FileHead.of(file));
        loader.linked(file);
        loader.awaited(file);
        TestRun<Loaded<T>> run = Testkit.loaded(loader, List.of(file), measurement);
        for (Warning warning : run.warnings()) {
            // a part that is told to be damaged and left out is as good as refused: what is read is not all
            if (warning.what().endsWith("read without it")) {
                throw new LoadException(warning.what(), warning.where(), "", null);
            }
        }
        Loaded<T> loaded = run.result();
        try {
            return Contents.text(loaded.data(), loaded.metadata());
        } catch (IllegalStateException e) {
            // frames are read late: a loader that refuses one then names it as it would have at once
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof LoadException refused) {
                    throw refused;
                }
            }
            throw e;
        }
    }

    /** A text that stands for all numbers and texts of a record, for a {@link Parser} that gives one. */
    public static String text(Record data) {
        return Contents.text(data, Map.of());
    }

    /** A good file; those beside it are copied with it, undamaged. */
    public Fuzz sample(Path file, Path... beside) {
        samples.put(file, List.of(beside));
        return this;
    }

    /** ASCII texts that structures of the format begin with: the files are cut before, in and behind each. */
    public Fuzz structures(String... signatures) {
        for (String signature : signatures) {
            marks.add(signature.getBytes(StandardCharsets.ISO_8859_1));
        }
        return this;
    }

    /**
     * Says that checksums cover the beginning of a file: damage there that gives other values is then a fault.
     * @param length how many bytes of a good file, e.g. {@code good -> good.length} for all
     */
    public Fuzz checksummed(ToIntFunction<byte[]> length) {
        checksummed = length;
        return this;
    }

    /** Seed of the damage; 1 unless said. */
    public Fuzz seed(long number) {
        seed = number;
        return this;
    }

    /** Most cuts at even steps and most at structures, and number of flips; 300 and 200 unless said. */
    public Fuzz cases(int mostCuts, int numberOfFlips) {
        cuts = mostCuts;
        flips = numberOfFlips;
        return this;
    }

    /** Longest time for one case; 5 s unless said. */
    public Fuzz timeLimit(Duration longest) {
        limit = longest;
        return this;
    }

    /** Most memory that one case may ask for in all, freed or not; 64 MB unless said. */
    public Fuzz memoryLimit(long bytes) {
        memory = bytes;
        return this;
    }

    /**
     * Runs all cases.
     * @return how they ended, by sample
     * @throws AssertionError naming the faults, with seed, sample and damage
     */
    public List<Count> check() {
        failures.clear();
        List<Count> counts = new ArrayList<>();
        try {
            for (Map.Entry<Path, List<Path>> sample : samples.entrySet()) {
                counts.add(check(sample.getKey(), sample.getValue()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!failures.isEmpty()) {
            throw new AssertionError(name + ": " + failures.size() + " faults, damage by seed " + seed + "\n"
                    + String.join("\n", failures.subList(0, Math.min(SHOWN, failures.size()))));
        }
        return counts;
    }

    private Count check(Path sample, List<Path> beside) throws IOException {
        Path folder = Files.createTempDirectory("fuzz");
        try {
            for (Path other : beside) {
                Files.copy(other, folder.resolve(other.getFileName()));
            }
            byte[] good = Files.readAllBytes(sample);
            Path file = Files.write(folder.resolve(sample.getFileName()), good);
            Timed<String> whole = Timed.of(() -> parser.read(file), limit);
            if (whole.value() == null) {
                failures.add("  " + sample.getFileName() + ": the good file: " + problem(whole));
            }
            List<Damage> all = new ArrayList<>(Damage.cuts(good, marks, cuts));
            all.addAll(Damage.flips(good, seed, flips));
            int[] ends = new int[3];
            Duration slowest = Duration.ZERO;
            long most = 0;
            for (Damage damage : all) {
                Files.write(file, damage.bytes());
                Timed<String> timed = Timed.of(() -> parser.read(file), limit);
                int end = end(timed, whole.value());
                boolean covered = Arrays.mismatch(good, damage.bytes()) < checksummed.applyAsInt(good);
                String fault = fault(timed, end, covered);
                if (!fault.isEmpty()) {
                    failures.add("  " + sample.getFileName() + ", " + damage.name() + ": " + fault);
                }
                ends[end]++;
                slowest = timed.took().compareTo(slowest) > 0 ? timed.took() : slowest;
                most = Math.max(most, timed.allocated());
            }
            return new Count(name, sample.getFileName().toString(), all.size(), ends[0], ends[1], ends[2], slowest,
                    most);
        } finally {
            delete(folder);
        }
    }

    private static int end(Timed<String> timed, String good) {
        return timed.value() == null ? 2 : timed.value().equals(good) ? 0 : 1;
    }

    private String fault(Timed<String> timed, int end, boolean covered) {
        if (timed.allocated() > memory) {
            return "asked for " + (timed.allocated() >> 20) + " MB of memory";
        }
        if (end == 1 && covered) {
            return "gives other values, although a checksum covers the damage";
        }
        if (end < 2) {
            return "";
        }
        if (timed.thrown() instanceof OperandoException e && !(e.getCause() instanceof OutOfMemoryError)) {
            return e.what().isBlank() || e.where().isBlank() ? "does not say what and where: " + e : "";
        }
        return problem(timed);
    }

    private String problem(Timed<?> timed) {
        if (!timed.stuckAt().isEmpty()) {
            return "took longer than " + limit.toMillis() + " ms; it was at " + timed.stuckAt();
        }
        if (timed.thrown() == null) {
            return "gave null";
        }
        StackTraceElement[] stack = timed.thrown().getStackTrace();
        return "threw " + timed.thrown() + (stack.length == 0 ? "" : " at " + stack[0]);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(p);
            }
        }
    }
}
