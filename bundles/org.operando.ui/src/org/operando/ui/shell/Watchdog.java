// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.shell;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;

/**
 * Watches that the window answers: a daemon thread asks the UI thread for a sign every 50 ms; when none comes for 200 ms, it
 * notes what the UI thread is doing, once for each time it is held up, and writes it to the log.
 */
public final class Watchdog {
    /** The longest that the window may be held up, ms. */
    public static final long LIMIT = 200;
    private static final long PERIOD = 50;
    private static final long MILLI = 1_000_000;

    private static final long LOOK = 5;
    private static final int MOST = 1000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /**
     * A time when the window did not answer.
     * @param millis how long
     * @param own how long of it the UI thread worked or waited for something, ms; the rest of the time the machine gave its
     * processors to others
     * @param stack what the UI thread did after {@link Watchdog#LIMIT}
     */
    public record Delay(long millis, long own, String stack) {
    }

    private final Display display;
    private final Thread uiThread;
    private final ConcurrentLinkedQueue<Delay> delays = new ConcurrentLinkedQueue<>();
    private volatile long answered;
    private volatile boolean running;

    /** @param display whose thread is watched */
    public Watchdog(Display display) {
        this.display = display;
        uiThread = display.getThread();
    }

    /** Begins to watch. */
    public void start() {
        running = true;
        Thread.ofPlatform().daemon().name("operando-watchdog").start(this::watch);
    }

    /** Ends the watch. */
    public void stop() {
        running = false;
    }

    /** What was noted so far. */
    public List<Delay> delays() {
        return List.copyOf(delays);
    }

    private void watch() {
        try {
            while (running && !display.isDisposed()) {
                ask();
                LockSupport.parkNanos(PERIOD * MILLI);
            }
        } catch (SWTException e) {
            // the window was closed meanwhile
            running = false;
        }
    }

    private void ask() {
        long asked = System.nanoTime();
        long worked = THREADS.getThreadCpuTime(uiThread.threadId());
        answered = 0;
        display.asyncExec(() -> answered = System.nanoTime());
        String stack = "";
        long waited = 0;
        long looked = asked;
        while (answered == 0 && running) {
            LockSupport.parkNanos(LOOK * MILLI);
            long now = System.nanoTime();
            waited += uiThread.getState() == Thread.State.RUNNABLE ? 0 : now - looked;
            looked = now;
            if (stack.isEmpty() && now - asked > LIMIT * MILLI) {
                stack = stack();
            }
        }
        long millis = (answered - asked) / MILLI;
        if (millis > LIMIT) {
            long own = (THREADS.getThreadCpuTime(uiThread.threadId()) - worked + waited) / MILLI;
            note(new Delay(millis, Math.min(own, millis), stack));
        }
    }

    private String stack() {
        return Arrays.stream(uiThread.getStackTrace()).map(f -> "    " + f).collect(Collectors.joining("\n"));
    }

    private void note(Delay delay) {
        delays.add(delay);
        if (delays.size() > MOST) {
            delays.poll();
        }
        Platform.getLog(Watchdog.class).info("the window did not answer for " + delay.millis + " ms, " + delay.own
                + " ms of them busy\n" + delay.stack);
    }
}
