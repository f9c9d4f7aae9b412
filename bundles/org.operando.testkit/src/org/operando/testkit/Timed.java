// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.testkit;

import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Outcome of a call with a time limit.
 * @param value what it returned, or null
 * @param thrown what it threw, or null
 * @param stuckAt where it was when the time was over; empty when it ended
 */
record Timed<T>(T value, Throwable thrown, String stuckAt) {
    /** Runs a call on a thread of its own, which is left behind when it does not end. */
    static <T> Timed<T> of(Callable<T> call, Duration limit) {
        Object[] value = new Object[1];
        Throwable[] thrown = new Throwable[1];
        Thread thread = Thread.ofPlatform().daemon().name("loader under test").start(() -> {
            try {
                value[0] = call.call();
            } catch (Throwable e) {
                thrown[0] = e;
            }
        });
        try {
            if (!thread.join(limit)) {
                StackTraceElement[] stack = thread.getStackTrace();
                thread.interrupt();
                return new Timed<>(null, null, stack.length == 0 ? "an unknown place" : stack[0].toString());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a loader was tested", e);
        }
        @SuppressWarnings("unchecked")
        T result = (T) value[0];
        return new Timed<>(result, thrown[0], "");
    }
}
