// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.Loaded;
import org.operando.api.Loader;
import org.operando.api.Recognition;
import org.operando.api.Unit;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.record.Schema;
import org.operando.testkit.Contents.Leaf;

/**
 * What every loader must do, checked on good files and on damaged copies of them:
 *
 * {@snippet :
 * LoaderConformance.of(new TwoColumnLoader()).measurement("laser: 532 nm").sample(Path.of("data/band.txt")).check();
 * }
 *
 * <ul>
 * <li>it recognises its sample with a confidence above 0 and a reason, and reads the expected values from it;
 * <li>its record has only components that results may have, and every number in it a unit: table columns, and
 * components by {@link org.operando.api.In}; what has none is named by {@link #dimensionless};
 * <li>a second load gives the same, bit for bit;
 * <li>an empty file, zeros and random bytes give a {@link LoadException}; truncated files and files with flipped bits
 * give one or are read; nothing else is thrown, everything ends within the time limit, and the text names the file;
 * <li>{@link Loader#recognise} never throws and always gives a reason;
 * <li>neither the file nor its folder is changed.
 * </ul>
 *
 * <p><b>Expected values</b> of {@code band.txt} stand in {@code band.expected.csv} beside it: lines
 * {@code what,value,tolerance} under that header, comments after {@code #}. <i>What</i> is a name in the record
 * (components joined by dots; a table's columns and a signal's axes stand in for components; the last part is enough
 * when no other ends so), followed by {@code .first}, {@code .last}, {@code .min}, {@code .max}, {@code .sum}, {@code
 * .mean}, {@code .count}, {@code .nan} (how many) or {@code .unit}, or by nothing for a single value. {@code rows} is
 * the number of rows of the table, {@code metadata.KEY} a text of the metadata. The tolerance is absolute; empty means
 * exactly.
 * <pre>
 * what,value,tolerance
 * # by the formula that made the file; counts are written with one digit after the point
 * rows,601,
 * shift.first,1200,
 * counts.max,1100.0,0.05
 * </pre>
 *
 * @param <M> measurement record
 * @param <T> loaded record
 */
public final class LoaderConformance<M extends Record, T extends Record> {
    private final Loader<M, T> loader;
    private final Map<Path, Path> samples = new LinkedHashMap<>();
    private final Set<String> dimensionless = new TreeSet<>();
    private final List<String> failures = new ArrayList<>();
    private String measurement = "";
    private Duration limit = Duration.ofSeconds(10);
    private long seed = 1;

    private LoaderConformance(Loader<M, T> loader) {
        this.loader = loader;
    }

    /** A check of this loader. */
    public static <M extends Record, T extends Record> LoaderConformance<M, T> of(Loader<M, T> loader) {
        return new LoaderConformance<>(loader);
    }

    /** What the study says of the samples, e.g. {@code "laser: 532 nm"}. */
    public LoaderConformance<M, T> measurement(String text) {
        measurement = text;
        return this;
    }

    /** A good file with its expected values beside it: {@code band.expected.csv} for {@code band.txt}. */
    public LoaderConformance<M, T> sample(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return sample(file, file.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".expected.csv"));
    }

    /** A good file with its expected values elsewhere. */
    public LoaderConformance<M, T> sample(Path file, Path expectedValues) {
        samples.put(file, expectedValues);
        return this;
    }

    /** Names of columns or components that have no unit by their nature: ratios, indices. */
    public LoaderConformance<M, T> dimensionless(String... names) {
        dimensionless.addAll(List.of(names));
        return this;
    }

    /** Longest time for one file; 10 s unless said. */
    public LoaderConformance<M, T> timeLimit(Duration longest) {
        limit = longest;
        return this;
    }

    /** Seed of the damage; 1 unless said. */
    public LoaderConformance<M, T> seed(long number) {
        seed = number;
        return this;
    }

    /**
     * Runs all checks.
     * @throws AssertionError when the loader fails; names each failure
     */
    public void check() {
        failures.clear();
        if (samples.isEmpty()) {
            throw new IllegalStateException("a conformance test needs a sample file");
        }
        try {
            Schema.of(Catalogue.loadedType(loader));
            for (Map.Entry<Path, Path> sample : samples.entrySet()) {
                List<String> before = state(sample.getKey());
                checkGood(sample.getKey(), ExpectedValues.read(sample.getValue()));
                if (!state(sample.getKey()).equals(before)) {
                    fail(sample.getKey(), "the loader changed the file or its folder");
                }
                checkDamaged(sample.getKey());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!failures.isEmpty()) {
            throw new AssertionError(
                    loader.getClass().getName() + ": " + failures.size() + " failures, damage by seed " + seed
                            + "\n" + String.join("\n", failures));
        }
    }

    private void checkGood(Path file, ExpectedValues expected) throws IOException {
        Recognition recognition = recognise(file, "sample");
        if (recognition != null && !(recognition.confidence() > 0)) {
            fail(file, "its sample is not recognised: " + recognition.reason());
        }
        Map<String, Leaf> first = contents(file);
        Map<String, Leaf> second = contents(file);
        if (first == null || second == null) {
            return;
        }
        expected.differences(first).forEach(difference -> fail(file, difference));
        first.forEach((name, leaf) -> {
            if (!second.containsKey(name) || !second.get(name).isEqual(leaf)) {
                fail(file, "two loads differ in '" + name + "'");
            }
            if (leaf.values() instanceof double[] && !hasUnit(name, leaf)) {
                fail(file,
                        "'" + name + "' has no unit; give it one, or name it by dimensionless(...) if it is a ratio");
            }
        });
    }

    private boolean hasUnit(String name, Leaf leaf) {
        boolean isCount = name.equals("rows") || name.endsWith(".rows");
        String last = name.substring(name.lastIndexOf('.') + 1);
        return leaf.unit().isPresent() && !leaf.unit().get().equals(Unit.ONE) || isCount || dimensionless.contains(name)
                || dimensionless.contains(last);
    }

    private Map<String, Leaf> contents(Path file) {
        Timed<Loaded<T>> timed = load(file);
        if (timed.value() == null) {
            fail(file, "its sample: " + problem(timed));
            return null;
        }
        return Contents.of(timed.value().data(), timed.value().metadata());
    }

    private void checkDamaged(Path sample) throws IOException {
        byte[] good = Files.readAllBytes(sample);
        Path folder = Files.createTempDirectory("conformance");
        try {
            copyLinked(sample, folder);
            Path file = folder.resolve(sample.getFileName());
            for (Damage damage : Damage.of(good, seed)) {
                Files.write(file, damage.bytes());
                recognise(file, damage.name());
                checkDamaged(file, damage);
            }
        } finally {
            delete(folder);
        }
    }

    private void checkDamaged(Path file, Damage damage) {
        Timed<Loaded<T>> timed = load(file);
        if (timed.thrown() instanceof LoadException e) {
            if (!e.getMessage().contains(file.getFileName().toString())) {
                fail(file, damage.name() + ": the text does not name the file: " + e.getMessage());
            }
        } else if (timed.value() == null) {
            fail(file, damage.name() + ": " + problem(timed));
        } else if (damage.hopeless()) {
            fail(file, damage.name() + ": was read as if it were good");
        }
    }

    private Recognition recognise(Path file, String what) throws IOException {
        FileHead head = FileHead.of(file);
        Timed<Recognition> timed = Timed.of(() -> loader.recognise(head), limit);
        if (timed.value() == null) {
            fail(file, what + ": recognise " + problem(timed));
        } else if (timed.value().reason() == null || timed.value().reason().isBlank()) {
            fail(file, what + ": recognise gives no reason");
        }
        return timed.value();
    }

    private Timed<Loaded<T>> load(Path file) {
        return Timed.of(() -> {
            loader.linked(file);
            loader.awaited(file);
            return loader.load(List.of(file), Testkit.measurementOf(loader, measurement), new PlainContext());
        }, limit);
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

    private void fail(Path file, String what) {
        failures.add("  " + file.getFileName() + ": " + what);
    }

    private void copyLinked(Path sample, Path folder) throws IOException {
        Path home = sample.toAbsolutePath().normalize().getParent();
        try {
            for (Path linked : loader.linked(sample)) {
                Path relative = home.relativize(linked.toAbsolutePath().normalize());
                if (!relative.startsWith("..")) {
                    Path copy = folder.resolve(relative);
                    Files.createDirectories(copy.getParent());
                    Files.copy(linked, copy);
                }
            }
        } catch (LoadException e) {
            fail(sample, "the files linked to its sample: " + e.getMessage());
        }
    }

    /** Content of the file, and names, sizes and times of what lies beside it. */
    private static List<String> state(Path file) throws IOException {
        List<String> state = new ArrayList<>();
        state.add(Arrays.hashCode(Files.readAllBytes(file)) + "");
        try (Stream<Path> beside = Files.list(file.toAbsolutePath().getParent())) {
            for (Path p : beside.sorted().toList()) {
                state.add(p + " " + Files.size(p) + " " + Files.getLastModifiedTime(p));
            }
        }
        return state;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(p);
            }
        }
    }
}
