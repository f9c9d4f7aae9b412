// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.testkit;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Outcome of a call with a time limit.
 * @param value what it returned, or null
 * @param thrown what it threw, or null
 * @param stuckAt where it was when the time was over; empty when it ended
 * @param allocated bytes of memory that it asked for in all
 * @param took how long it took
 */
record Timed<T>(T value, Throwable thrown, String stuckAt, long allocated, Duration took) {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Runs a call on a thread of its own, which is left behind when it does not end. */
    static <T> Timed<T> of(Callable<T> call, Duration limit) {
        long begin = System.nanoTime();
        long[] allocated = new long[1];
        Object[] value = new Object[1];
        Throwable[] thrown = new Throwable[1];
        Thread thread = Thread.ofPlatform().daemon().name("loader under test").start(() -> {
            try {
                value[0] = call.call();
            } catch (Throwable e) {
                thrown[0] = e;
            }
            allocated[0] = THREADS.getCurrentThreadAllocatedBytes();
        });
        try {
            if (!thread.join(limit)) {
                StackTraceElement[] stack = thread.getStackTrace();
                thread.interrupt();
                return new Timed<>(null, null, stack.length == 0 ? "an unknown place" : stack[0].toString(),
                        THREADS.getThreadAllocatedBytes(thread.threadId()), limit);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a loader was tested", e);
        }
        @SuppressWarnings("unchecked")
        T result = (T) value[0];
        return new Timed<>(result, thrown[0], "", allocated[0], Duration.ofNanos(System.nanoTime() - begin));
    }
}
