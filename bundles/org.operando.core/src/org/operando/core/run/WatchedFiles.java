// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.operando.api.LoadException;
import org.operando.api.Loader;
import org.operando.api.OperationException;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.study.Measurement;
import org.operando.core.study.Study;

/**
 * The files of a study while they are written. A file is ready when its size and time were the same at two looks and it
 * opens: a loader recognises it and reads it without leaving anything out. A file that does not open is tried again when
 * it has changed; one that has not changed for a minute is handed on as it is, so that the run tells what is wrong with
 * it. A file that leads to others which are not there yet is ready without them, and is another when one has come.
 */
public final class WatchedFiles {
    /** Why a file waits that has changed since the look before. */
    public static final String WRITTEN = "being written";
    private static final Duration GIVEN_UP = Duration.ofMinutes(1);
    private static final String GLOB_SIGNS = "([*?\\[\\]{}\\\\])";

    /** A file at one look, with those that it leads to. */
    private record Seen(String stamp, List<Path> linked, long sinceNanos, boolean ready, AwaitedFiles awaited) {
    }

    /**
     * What one look found.
     * @param ready files that can be read
     * @param waiting files that are not ready yet, with the reason
     * @param changed whether files are ready that were not so at the look before, or are others now
     */
    public record Look(int ready, Map<Path, String> waiting, boolean changed) {
    }

    private final Study study;
    private final Catalogue catalogue;
    private final Duration givenUp;
    private final Map<Path, Seen> seen = new HashMap<>();
    private Map<String, List<Path>> ready = Map.of();
    private Map<Path, String> stamps = Map.of();

    /**
     * @param study the study
     * @param catalogue what plug-ins contribute
     */
    public WatchedFiles(Study study, Catalogue catalogue) {
        this(study, catalogue, GIVEN_UP);
    }

    WatchedFiles(Study study, Catalogue catalogue, Duration givenUp) {
        this.study = study;
        this.catalogue = catalogue;
        this.givenUp = givenUp;
    }

    /** Looks at the files of all measurements. */
    public Look look() {
        Map<String, List<Path>> found = new LinkedHashMap<>();
        Map<Path, String> waiting = new TreeMap<>();
        Map<Path, String> now = new TreeMap<>();
        for (Measurement measurement : study.measurements().values()) {
            List<Path> files = new ArrayList<>();
            for (Path file : files(measurement)) {
                String why = why(measurement, file);
                if (why.isEmpty()) {
                    files.add(file);
                    now.put(file, seen.get(file).stamp);
                    seen.get(file).awaited.growing().forEach(other -> waiting.put(other, WRITTEN));
                } else {
                    waiting.put(file, why);
                }
            }
            found.put(measurement.name(), files);
        }
        boolean changed = !now.equals(stamps);
        ready = found;
        stamps = now;
        return new Look(now.size(), waiting, changed);
    }

    /** Whether the files that were ready at the last look are as they were then. */
    boolean areStill() {
        for (Path file : stamps.keySet()) {
            Seen then = seen.get(file);
            try {
                if (!stamp(file, then.linked).equals(then.stamp)) {
                    return false;
                }
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }

    private List<Path> files(Measurement measurement) {
        List<Path> files = new ArrayList<>();
        for (String pattern : measurement.files()) {
            try {
                files.addAll(FilePatterns.find(study.folder(), List.of(pattern)));
            } catch (LoadException e) {
                // none yet: the pattern may find some at the next look
                continue;
            }
        }
        return files.stream().distinct().toList();
    }

    /** Why a file is not ready; empty when it is. */
    private String why(Measurement measurement, Path file) {
        Seen before = seen.get(file);
        List<Path> known = before == null ? List.of() : before.linked;
        String stamp;
        try {
            stamp = stamp(file, known);
            if (Files.size(file) == 0) {
                return "empty";
            }
        } catch (IOException e) {
            return "gone";
        }
        if (before == null || !before.stamp.equals(stamp)) {
            seen.put(file, new Seen(stamp, known, System.nanoTime(), false, new AwaitedFiles(List.of())));
            return WRITTEN;
        }
        if (before.ready && !before.awaited.haveCome()) {
            return "";
        }
        return read(measurement, file, before);
    }

    /** Reads a file that was the same at two looks, or that leads to one which was; why it is not ready. */
    private String read(Measurement measurement, Path file, Seen before) {
        MeasuredData data = MeasuredData.of(measurement, List.of(file), catalogue);
        List<Path> linked = others(data, loader -> loader.linked(file));
        String stamp;
        try {
            stamp = linked.equals(before.linked) ? before.stamp : stamp(file, linked);
        } catch (IOException e) {
            return "gone";
        }
        if (!before.ready && !linked.equals(before.linked)) {
            // those must be the same at two looks, too
            seen.put(file, new Seen(stamp, linked, System.nanoTime(), false, before.awaited));
            return WRITTEN;
        }
        AwaitedFiles awaited = new AwaitedFiles(others(data, loader -> loader.awaited(file)));
        String fault = fault(measurement, data, !awaited.isEmpty());
        boolean old = System.nanoTime() - before.sinceNanos > givenUp.toNanos();
        if (!fault.isEmpty() && !old) {
            return fault;
        }
        seen.put(file, new Seen(stamp, linked, before.sinceNanos, true, awaited));
        return "";
    }

    private static String stamp(Path file, List<Path> linked) throws IOException {
        StringBuilder stamp = new StringBuilder(FileHashes.stamp(file));
        for (Path other : linked) {
            stamp.append('\n').append(FileHashes.stamp(other));
        }
        return stamp.toString();
    }

    /** Asks a loader for other files. */
    private interface Others {
        List<Path> of(Loader<?, ?> loader) throws LoadException;
    }

    private static List<Path> others(MeasuredData data, Others others) {
        try {
            return data.error().isPresent() ? List.of() : others.of(data.loader().orElseThrow().instance());
        } catch (LoadException | OperationException e) {
            return List.of();
        }
    }

    /**
     * Why a file cannot be read; empty when it can, or when something but the file is wrong.
     * @param partly whether it may leave out what is not there yet
     */
    private String fault(Measurement measurement, MeasuredData data, boolean partly) {
        if (data.error().isPresent()) {
            return "not ready: " + data.error().get().what().lines().findFirst().orElse("");
        }
        if (measurement.details().isEmpty()) {
            return "";
        }
        return Opening.fault(data, catalogue, partly).map(what -> "not ready: " + what).orElse("");
    }

    /** The study with the files that are ready now, in the order of a usual run. */
    public Study study() {
        Map<String, Measurement> measurements = new LinkedHashMap<>();
        study.measurements().forEach((name, m) -> measurements.put(name,
                ready.getOrDefault(name, List.of()).isEmpty() ? m : with(m, ready.get(name))));
        return new Study(study.file(), study.title(), study.provenance(), study.samples(), study.cells(),
                study.states(), study.particles(), study.regions(), study.places(), measurements, study.recipes(),
                study.run(), study.compare(), study.figures(), study.pages(), study.problems());
    }

    private static Measurement with(Measurement m, List<Path> files) {
        List<String> names = files.stream().map(f -> f.toAbsolutePath().toString().replaceAll(GLOB_SIGNS, "\\\\$1"))
                .toList();
        return new Measurement(m.name(), m.subject(), m.technique(), names, m.details(), m.links(), m.node());
    }
}
