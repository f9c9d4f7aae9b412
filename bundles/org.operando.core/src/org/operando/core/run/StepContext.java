// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.operando.api.Context;
import org.operando.api.OperationException;
import org.operando.api.Warning;
import org.operando.core.catalogue.Catalogue;

/** The context of a step, or of a part of one: a part keeps its own warnings until they are joined in order. */
final class StepContext implements Context {
    /**
     * What all steps of a run share.
     * @param catalogue peak shapes, optimizers
     * @param workers threads
     * @param shared set-up
     * @param cancel whether to stop
     */
    record Surroundings(Catalogue catalogue, Workers workers, SharedSetUp shared, Cancel cancel) {
    }

    /** Hears of progress. */
    interface Progress {
        /** {@code done} of {@code of}. */
        void at(long done, long of, String what);
    }

    /** Progress that nobody hears of. */
    static final Progress UNTOLD = (done, of, what) -> {
    };

    private final Surroundings run;
    private final Progress progress;
    private final long memory;
    private final long seed;
    private final List<Warning> warnings = new ArrayList<>();
    private long bytesRead;
    private int partsTaken;

    StepContext(Surroundings run, Progress progress, long memory, long seed) {
        this.run = run;
        this.progress = progress;
        this.memory = memory;
        this.seed = seed;
    }

    /** The same surroundings for the n-th part; its progress is the runner's to tell. */
    StepContext part(int n, Optional<PartFiles.Place> place) {
        return new StepContext(run, UNTOLD, memory,
                place.flatMap(PartFiles.Place::own).map(PartKey::seed).orElse(seed + n));
    }

    /** The same surroundings for a loader: its warnings go with what it reads. */
    StepContext reading() {
        return new StepContext(run, progress, memory, seed);
    }

    synchronized List<Warning> warnings() {
        return List.copyOf(warnings);
    }

    synchronized void join(List<Warning> others) {
        warnings.addAll(others);
    }

    /** Notes that files were read for this step. */
    synchronized void read(long bytes) {
        bytesRead += bytes;
    }

    /** Bytes of files that were read for this step. */
    synchronized long bytesRead() {
        return bytesRead;
    }

    /** Notes how many parts were read from files. */
    synchronized void taken(int parts) {
        partsTaken = parts;
    }

    /** How many parts were read from files of other processes or earlier runs. */
    synchronized int partsTaken() {
        return partsTaken;
    }

    Workers workers() {
        return run.workers();
    }

    @Override
    public void progress(long done, long of, String what) {
        check();
        progress.at(done, of, what);
    }

    @Override
    public void check() {
        run.cancel().check();
    }

    @Override
    public synchronized void warn(String where, String what) {
        warnings.add(new Warning(where, what));
    }

    @Override
    public synchronized void leaveOut(String where, String why) {
        warnings.add(Warning.ofLeftOut(where, why));
    }

    @Override
    public void parallel(int count, IntTask body) throws OperationException {
        run.workers().parallel(count, i -> {
            check();
            body.run(i);
        });
    }

    @Override
    public <K extends Record, V> V shared(K key, Function<K, V> make) {
        return run.shared().get(key, make);
    }

    @Override
    public <T> T contributed(Class<T> type, String id) throws OperationException {
        return run.catalogue().contributed(type, id);
    }

    @Override
    public long memory() {
        return memory;
    }

    @Override
    public long seed() {
        return seed;
    }
}
