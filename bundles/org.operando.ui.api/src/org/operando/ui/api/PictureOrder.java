// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import java.util.List;
import org.operando.api.figure.Page;
import org.operando.figure.ScreenPicture;
import org.operando.figure.view.LogAxes;
import org.operando.figure.view.ScreenPage;
import org.operando.figure.view.View;

/**
 * What is to be painted.
 * @param page the page as its figure made it
 * @param view what is looked at
 * @param width room, pixels
 * @param height room, pixels
 * @param zoom of the screen, per cent
 * @param paper whether the page keeps its shape and proportions
 * @param dark whether the picture is light on dark
 * @param asked when, ns
 */
record PictureOrder(Page page, View view, int width, int height, int zoom, boolean paper, boolean dark, long asked) {
    /** Pixels in a point of the page at 100 %: text of 8 points is as large as that of the window. */
    private static final double READABLE = 1.6;

    /**
     * A painted picture, ready for the screen.
     * @param order what was asked for
     * @param seen the page as painted
     * @param picture the pixels
     * @param notes what the axes hide
     * @param bytes the same, as the screen wants them
     * @param paintMs time of painting
     * @param convertMs time of the conversion
     */
    record Done(PictureOrder order, Page seen, ScreenPicture picture, List<String> notes, byte[] bytes, double paintMs,
            double convertMs) {
    }

    /** Paints; for any thread. */
    Done paint() {
        long start = System.nanoTime();
        Page seen = view.onScreen(page);
        Page shaped = paper ? seen : ScreenPage.filling(seen, width, height, READABLE * zoom / 100);
        List<String> notes = seen.panels().stream().flatMap(panel -> LogAxes.hidden(panel).stream()).toList();
        ScreenPicture picture = ScreenPicture.paint(shaped, width, height, dark);
        long painted = System.nanoTime();
        byte[] bytes = PixelBytes.of(picture.rgb());
        return new Done(this, shaped, picture, notes, bytes, (painted - start) / 1e6,
                (System.nanoTime() - painted) / 1e6);
    }

    /** Whether a picture for another order is right for this one. */
    boolean sameAs(PictureOrder other) {
        return other != null && page == other.page && view.equals(other.view) && width == other.width
                && height == other.height && zoom == other.zoom && paper == other.paper && dark == other.dark;
    }
}
