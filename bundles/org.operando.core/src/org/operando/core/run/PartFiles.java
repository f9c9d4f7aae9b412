// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.operando.api.LoadException;
import org.operando.api.OperationException;
import org.operando.api.Split;
import org.operando.api.Subject;
import org.operando.api.Warning;
import org.operando.core.record.TypeArguments;
import org.operando.core.results.ResultFile;
import org.operando.core.results.ResultSeal;

/**
 * Results of single parts of a step as files, one a part: {@code parts/MEASUREMENT/STEP/N.nxs} in the results folder, which
 * other processes compute, and {@code KEY.nxs} for parts that have a key of their own, which every run writes and a later
 * one takes. A file counts when it carries the step's key and its number, or the part's key; any other is as if it were
 * not there.
 */
final class PartFiles<R extends Record> {
    private static final String ENDING = ".nxs";

    private final Optional<Path> folder;
    private final PlannedStep step;
    private final String key;
    private final Split<Record, R, ?> split;
    private final StepKeys keys;
    private final Set<Path> used = ConcurrentHashMap.newKeySet();
    private final AtomicInteger taken = new AtomicInteger();

    /**
     * Where the result of a part lies.
     * @param file the file
     * @param key what it has to carry
     * @param own the part's own key
     */
    record Place(Path file, String key, Optional<PartKey> own) {
    }

    private PartFiles(Optional<Path> folder, PlannedStep step, String key, Split<Record, R, ?> split, StepKeys keys) {
        this.folder = folder;
        this.step = step;
        this.key = key;
        this.split = split;
        this.keys = keys;
    }

    /** No files: each part is computed where it is needed. */
    static <R extends Record> PartFiles<R> none() {
        return new PartFiles<>(Optional.empty(), null, "", null, null);
    }

    /**
     * The files of a step.
     * @param results the results folder
     * @param key key of the step
     */
    static <R extends Record> PartFiles<R> of(Path results, PlannedStep step, String key, Split<Record, R, ?> split,
            StepKeys keys) {
        String measurement = step.id().measurement().isEmpty() ? "compare" : step.id().measurement();
        return new PartFiles<>(
                Optional.of(results.resolve(RunFolder.PARTS).resolve(measurement).resolve(step.id().name())), step, key,
                split, keys);
    }

    /** Where the result of the n-th part lies or would lie; empty when it has no place. */
    Optional<Place> place(int n, Record part) throws OperationException {
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        Optional<Record> says = split.key(part);
        Optional<PartKey> own = says.isPresent() ? keys.part(step, says.get()) : Optional.empty();
        Place place = own.isPresent()
                ? new Place(folder.get().resolve(own.get().text() + ENDING), own.get().text(), own)
                : new Place(folder.get().resolve(n + ENDING), key + "/" + n, own);
        used.add(place.file());
        return Optional.of(place);
    }

    @SuppressWarnings("unchecked")
    private Class<R> type() {
        return (Class<R>) TypeArguments.of(split.getClass(), Split.class, 1);
    }

    /** The result of a part with its warnings; empty when there is no file with its key that can be read. */
    Optional<R> read(Place place, StepContext context) {
        if (ResultFile.key(place.file()).filter(place.key()::equals).isEmpty()) {
            return Optional.empty();
        }
        try {
            if (!ResultSeal.isSealed(place.file())) {
                return Optional.empty();
            }
            R result = ResultFile.read(place.file(), type());
            context.join(ResultFile.warnings(place.file()));
            taken.incrementAndGet();
            return Optional.of(result);
        } catch (IOException | LoadException e) {
            return Optional.empty();
        }
    }

    /** Writes the result of a part; the file is there whole or not at all. */
    void write(Place place, R result, StepContext context)
            throws IOException, LoadException, OperationException {
        ResultFile.publish(place.file(), header(place, context), result);
    }

    private ResultFile.Header header(Place place, StepContext context) throws OperationException {
        return new ResultFile.Header(place.key(), step.operationId(), step.operation().orElseThrow().version(),
                Subject.of("", ""), "{}", Map.of(), context.warnings());
    }

    /**
     * Writes the result of a part that has a key of its own, for runs that come. One that had to leave something out is
     * tried again by them.
     */
    void keep(Place place, R result, StepContext context) throws OperationException {
        if (place.own().filter(PartKey::holds).isEmpty() || context.warnings().stream().anyMatch(Warning::leftOut)) {
            return;
        }
        try {
            ResultFile.publishUnsynced(place.file(), header(place, context), result);
        } catch (IOException | LoadException e) {
            // it only saves work: a disk that is full fails the step when its result is written
            context.check();
        }
    }

    /** How many parts were read from files. */
    int taken() {
        return taken.get();
    }

    /** Removes files of parts that the step has not any more. */
    void removeOthers() {
        for (String name : folder.map(f -> f.toFile().list()).orElse(new String[0])) {
            Path file = folder.orElseThrow().resolve(name);
            if (!used.contains(file)) {
                // what stays is in nobody's way: the end of the run removes all
                file.toFile().delete();
            }
        }
    }
}
