// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.atomic.AtomicInteger;
import org.operando.api.Context.IntTask;
import org.operando.api.OperationException;

/**
 * The threads of a run. {@link #parallel} may be called from a part that runs here: who waits helps, so nothing waits for
 * its own thread.
 */
final class Workers implements AutoCloseable {
    private final ForkJoinPool pool;

    Workers(int threads) {
        this.pool = new ForkJoinPool(threads);
    }

    int threads() {
        return pool.getParallelism();
    }

    <R> ForkJoinTask<R> submit(Callable<R> work) {
        return pool.submit(ForkJoinTask.adaptInterruptible(work));
    }

    /** Runs the body for all indices; the failure of the lowest index is thrown once all threads have stopped. */
    void parallel(int count, IntTask body) throws OperationException {
        if (count <= 0) {
            return;
        }
        Throwable[] failures = new Throwable[count];
        AtomicInteger next = new AtomicInteger();
        List<RecursiveAction> loops = new ArrayList<>();
        for (int i = 0; i < Math.min(count, threads()); i++) {
            loops.add(new Loop(next, failures, body));
        }
        if (ForkJoinTask.inForkJoinPool() && ForkJoinTask.getPool() == pool) {
            ForkJoinTask.invokeAll(loops);
        } else {
            pool.submit(() -> ForkJoinTask.invokeAll(loops)).join();
        }
        for (Throwable failure : failures) {
            switch (failure) {
                case null -> {
                    // this index went well
                }
                case OperationException e -> throw e;
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                default -> throw new IllegalStateException(failure);
            }
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }

    /** Takes indices until none is left; after a failure no new one is begun. */
    private static final class Loop extends RecursiveAction {
        private static final long serialVersionUID = 1L;

        private final transient AtomicInteger next;
        private final transient Throwable[] failures;
        private final transient IntTask body;

        Loop(AtomicInteger next, Throwable[] failures, IntTask body) {
            this.next = next;
            this.failures = failures;
            this.body = body;
        }

        @Override
        protected void compute() {
            for (int i = next.getAndIncrement(); i < failures.length; i = next.getAndIncrement()) {
                try {
                    body.run(i);
                } catch (OperationException | RuntimeException | Error e) {
                    failures[i] = e;
                    next.set(failures.length);
                }
            }
        }
    }
}
