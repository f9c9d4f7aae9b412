// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.study.Study;
import org.operando.core.study.StudyException;

/**
 * Runs a study round after round while its files are written: a round begins when files are ready that were not so before,
 * or are others now. Set-up and parts of steps are kept from round to round, so that a round costs what has come; the
 * parts stay when it is stopped, for the next run.
 */
public final class LiveRun {
    private static final int MOST_NAMED = 3;
    /** Exit code of a process that was stopped by a signal. */
    private static final int STOPPED = 130;

    /** Hears how it goes. */
    public interface Listener {
        /** A line for people. */
        void told(String line);

        /** A round has ended, by itself or because it was stopped. */
        void ended(RunResult round, Runner.Results results);
    }

    private final Study study;
    private final Path folder;
    private final WatchedFiles files;
    private final Runner runner;
    private final Cancel cancel;
    private final Listener listener;
    private final Set<Path> told = new HashSet<>();
    private Set<Path> growing = Set.of();
    private int rounds;

    /**
     * @param folder where results go
     * @param options how to run each round
     */
    public LiveRun(Study study, Path folder, Catalogue catalogue, Runner.Options options, Listener listener) {
        this.study = study;
        this.folder = folder;
        this.files = new WatchedFiles(study, catalogue);
        this.runner = new Runner(catalogue, options.whileFilesCome());
        this.cancel = options.cancel();
        this.listener = listener;
    }

    /**
     * Runs until it is stopped or no file comes any more.
     * @param every time between two looks at the files
     * @param idle ends when nothing has changed for this time; empty for never
     * @return the exit code of the last round; 130 when it was stopped
     * @throws StudyException when a round cannot begin, or no file has come at all
     */
    public int run(Duration every, Optional<Duration> idle) throws StudyException, InterruptedException {
        int exit = 0;
        long quietSince = System.nanoTime();
        while (!cancel.isRequested()) {
            WatchedFiles.Look look = files.look();
            tellWaiting(look.waiting());
            if (look.changed() && look.ready() > 0) {
                exit = round(look);
                quietSince = System.nanoTime();
            } else if (look.waiting().containsValue(WatchedFiles.WRITTEN)) {
                quietSince = System.nanoTime();
            } else if (idle.isPresent() && System.nanoTime() - quietSince > idle.get().toNanos()) {
                end(idle.get());
                return exit;
            }
            cancel.await(every);
        }
        return STOPPED;
    }

    private int round(WatchedFiles.Look look) throws StudyException {
        listener.told("round " + ++rounds + ": " + look.ready() + (look.ready() == 1 ? " file" : " files") + " ready"
                + (look.waiting().isEmpty() ? "" : ", " + look.waiting().size() + " not yet"));
        RunResult result = runner.run(files.study(), folder);
        if (result.exitCode() == 0 || result.cancelled() || files.areStill()) {
            listener.ended(result, runner.results());
        } else {
            listener.told("round " + rounds + ": files changed while they were read; they are read again");
        }
        return result.exitCode();
    }

    private void end(Duration idle) throws StudyException {
        if (rounds == 0) {
            throw new StudyException("no file of the study came", "--watch", "check 'files' in the study");
        }
        listener.told("no file has changed for " + idle.toSeconds() + " s: ended after " + rounds
                + (rounds == 1 ? " round" : " rounds"));
        runner.forgetParts(study, folder);
    }

    /** Each file is named once: when it cannot be read, or has grown between two looks. */
    private void tellWaiting(Map<Path, String> waiting) {
        List<Path> now = waiting.keySet().stream()
                .filter(f -> !waiting.get(f).equals(WatchedFiles.WRITTEN) || growing.contains(f)).toList();
        now.stream().filter(f -> !told.contains(f)).limit(MOST_NAMED)
                .forEach(f -> listener.told(f.getFileName() + " " + waiting.get(f)));
        told.retainAll(waiting.keySet());
        told.addAll(now);
        growing = Set.copyOf(waiting.keySet());
    }
}
