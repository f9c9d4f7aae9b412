// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.operando.core.run.Cancel;
import org.operando.core.run.RunResult;
import org.operando.core.run.WatchedFiles;
import org.operando.core.study.Study;
import org.operando.core.study.StudyException;

/** Runs a study round after round while its files come. */
final class Watch {
    /** A stop is heard within this time, ms. */
    private static final long TICK = 100;
    private static final int MOST_NAMED = 3;

    /** One run over the files that are ready. */
    interface Round {
        /** Runs it. */
        RunResult run(Study study) throws StudyException;
    }

    private final WatchedFiles files;
    private final Optional<Duration> idle;
    private final Duration every;
    private final Cancel cancel;
    private final Consumer<String> out;
    private List<Path> told = List.of();
    private int rounds;

    /**
     * @param idle ends when nothing has changed for this time
     * @param every time between two looks
     * @param out hears a line a round
     */
    Watch(WatchedFiles files, Optional<Duration> idle, Duration every, Cancel cancel, Consumer<String> out) {
        this.files = files;
        this.idle = idle;
        this.every = every;
        this.cancel = cancel;
        this.out = out;
    }

    /** Exit code of the last round; 130 when it was stopped. */
    int run(Round round) throws StudyException, InterruptedException {
        int exit = ExitCode.WELL;
        long quietSince = System.nanoTime();
        while (!cancel.isRequested()) {
            WatchedFiles.Look look = files.look();
            tellWaiting(look.waiting());
            if (look.changed() && look.ready() > 0) {
                out.accept(
                        "round " + ++rounds + ": " + look.ready() + (look.ready() == 1 ? " file" : " files") + " ready"
                                + (look.waiting().isEmpty() ? "" : ", " + look.waiting().size() + " not yet"));
                exit = round.run(files.study()).exitCode();
                quietSince = System.nanoTime();
            } else if (look.waiting().containsValue(WatchedFiles.WRITTEN)) {
                quietSince = System.nanoTime();
            } else if (idle.isPresent() && System.nanoTime() - quietSince > idle.get().toNanos()) {
                if (rounds == 0) {
                    throw new StudyException("no file of the study came", "--watch", "check 'files' in the study");
                }
                out.accept("no file has changed for " + idle.get().toSeconds() + " s: ended after " + rounds
                        + (rounds == 1 ? " round" : " rounds"));
                return exit;
            }
            pause();
        }
        return ExitCode.STOPPED;
    }

    private void tellWaiting(Map<Path, String> waiting) {
        List<Path> now = waiting.entrySet().stream().filter(e -> !e.getValue().equals(WatchedFiles.WRITTEN))
                .map(Map.Entry::getKey).toList();
        now.stream().filter(f -> !told.contains(f)).limit(MOST_NAMED)
                .forEach(f -> out.accept(f.getFileName() + " " + waiting.get(f)));
        told = now;
    }

    private void pause() throws InterruptedException {
        long until = System.nanoTime() + every.toNanos();
        while (System.nanoTime() < until && !cancel.isRequested()) {
            Thread.sleep(TICK);
        }
    }
}
