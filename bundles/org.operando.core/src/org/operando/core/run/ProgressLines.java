// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Progress of steps in the journal, for whoever looks on: seldom enough that a run of a day writes little. */
final class ProgressLines {
    private static final long BETWEEN = 2_000_000_000L;

    private final RunFolder folder;
    private final Map<StepId, AtomicLong> next = new ConcurrentHashMap<>();

    ProgressLines(RunFolder folder) {
        this.folder = folder;
    }

    /** A step begins. */
    void begun(StepId step) {
        next.put(step, new AtomicLong(System.nanoTime() + BETWEEN));
        folder.journal(Map.of("event", "begun", "step", step.toString()));
    }

    /** A step goes on; a line is written when the last one is old enough. */
    void at(StepId step, long done, long of, String what) {
        AtomicLong due = next.get(step);
        long now = System.nanoTime();
        long was = due == null ? now + 1 : due.get();
        if (now - was >= 0 && due.compareAndSet(was, now + BETWEEN)) {
            folder.journal(Map.of("event", "progress", "step", step.toString(), "done", Long.toString(done), "of",
                    Long.toString(of), "what", what));
        }
    }
}
