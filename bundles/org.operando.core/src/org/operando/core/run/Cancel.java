// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.operando.api.Cancelled;

/** Tells all threads of a run to stop, or those of one step. */
public final class Cancel {
    private final Optional<Cancel> whole;
    private final Map<StepId, Cancel> steps = new ConcurrentHashMap<>();
    private final CountDownLatch requested = new CountDownLatch(1);

    /** Nothing is stopped yet. */
    public Cancel() {
        whole = Optional.empty();
    }

    private Cancel(Cancel whole) {
        this.whole = Optional.of(whole);
    }

    /** What stops one step, and with it those that need its result; the others go on. */
    public Cancel step(StepId id) {
        return steps.computeIfAbsent(id, k -> new Cancel(this));
    }

    /** Stops the run, or the step, at its next checks. */
    public void request() {
        requested.countDown();
    }

    /** Whether it was requested. */
    public boolean isRequested() {
        return requested.getCount() == 0 || whole.isPresent() && whole.get().isRequested();
    }

    /** Waits until it is requested, for this time at most; of a whole run only. */
    boolean await(Duration most) throws InterruptedException {
        return requested.await(most.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Throws when it was requested. */
    void check() {
        if (isRequested()) {
            throw new Cancelled();
        }
    }
}
