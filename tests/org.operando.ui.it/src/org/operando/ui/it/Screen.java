// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.operando.ui.api.FigureCanvas;

/** Waits for the window and photographs it. */
final class Screen {
    private static final long LONGEST_WAIT = 30_000_000_000L;

    /** Pixels below which a figure may not be painted. */
    private static final int SMALL = 100;

    private Screen() {
    }

    /** Lets the window work until something holds. */
    static void waitFor(String what, BooleanSupplier condition) {
        Display display = Display.getCurrent();
        long end = System.nanoTime() + LONGEST_WAIT;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not come: " + what);
            }
            if (!display.readAndDispatch()) {
                display.timerExec(20, () -> {
                });
                display.sleep();
            }
        }
    }

    /** Lets the window work for a while. */
    static void settle(long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        waitFor("time", () -> System.nanoTime() > end);
    }

    /**
     * The least of up to three trials of how long the window is held up; ends with the first that stays below a limit. What a
     * busy machine adds comes by chance, what the window itself does for too long comes in every trial.
     */
    static long least(long limit, Callable<Long> trial) throws Exception {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3 && least >= limit; i++) {
            least = Math.min(least, trial.call());
        }
        return least;
    }

    /** Photographs a shell, with its figures as they are now, into the folder of screenshots. */
    static Path photograph(Shell shell, String name) throws IOException {
        shell.forceActive();
        settle(400);
        waitFor("the figures", () -> Widgets.all(shell, FigureCanvas.class).stream()
                .filter(c -> c.isVisible() && c.page() != null && c.getSize().x > SMALL && c.getSize().y > SMALL)
                .allMatch(FigureCanvas::isPainted));
        return photograph(shell.getBounds(), shell.getZoom(), name);
    }

    /** Photographs an area of the screen, in points. */
    static Path photograph(Rectangle bounds, int zoom, String name) throws IOException {
        ImageLoader loader = new ImageLoader();
        try (XServer server = new XServer()) {
            loader.data = new ImageData[] {server.pixels(new Rectangle(bounds.x * zoom / 100, bounds.y * zoom / 100,
                    bounds.width * zoom / 100, bounds.height * zoom / 100))};
        }
        Path file = Path.of(System.getProperty("operando.shots"))
                .resolve(name + (zoom == 200 ? "-200.png" : ".png"));
        Files.createDirectories(file.getParent());
        loader.save(file.toString(), SWT.IMAGE_PNG);
        return file;
    }
}
