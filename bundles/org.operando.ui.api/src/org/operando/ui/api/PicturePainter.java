// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;

/** Paints in the background for one canvas: the newest order wins, older ones that wait are dropped. */
final class PicturePainter {
    /** Two, so that a large figure does not hold up the others. */
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(2, work -> {
        Thread thread = new Thread(work, "Painting figures");
        thread.setDaemon(true);
        return thread;
    });

    private final Display display;
    private final Consumer<PictureOrder.Done> done;
    private final Consumer<String> failed;
    private final AtomicReference<PictureOrder> next = new AtomicReference<>();
    private final AtomicReference<Runnable> news = new AtomicReference<>();
    private final AtomicBoolean working = new AtomicBoolean();

    /**
     * @param done takes pictures, UI thread
     * @param failed takes why there is no picture, UI thread
     */
    PicturePainter(Display display, Consumer<PictureOrder.Done> done, Consumer<String> failed) {
        this.display = display;
        this.done = done;
        this.failed = failed;
    }

    /** Does something for a figure beside the painting. */
    static void inBackground(Runnable work) {
        THREADS.execute(work);
    }

    /** Orders a picture. */
    void order(PictureOrder order) {
        next.set(order);
        if (working.compareAndSet(false, true)) {
            THREADS.execute(this::work);
        }
    }

    /** Whether a picture is on its way. */
    boolean isBusy() {
        return working.get() || next.get() != null || news.get() != null;
    }

    /** Forgets what was ordered. */
    void stop() {
        next.set(null);
        news.set(null);
    }

    private void work() {
        for (PictureOrder order = next.getAndSet(null); order != null; order = next.getAndSet(null)) {
            try {
                PictureOrder.Done picture = order.paint();
                tell(() -> done.accept(picture));
            } catch (RuntimeException e) {
                // a figure of a plug-in that cannot be drawn must not end the painting of the others
                String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
                tell(() -> failed.accept(why));
            }
        }
        working.set(false);
        // an order that came between the last look and the flag
        if (next.get() != null && working.compareAndSet(false, true)) {
            work();
        }
    }

    private void tell(Runnable what) {
        if (news.getAndSet(what) == null && !display.isDisposed()) {
            try {
                display.asyncExec(() -> {
                    Runnable newest = news.getAndSet(null);
                    if (newest != null) {
                        newest.run();
                    }
                });
            } catch (SWTException e) {
                // the window closed meanwhile: nobody is left to be told
                news.set(null);
            }
        }
    }
}
