// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure.view;

import java.util.List;
import org.operando.api.figure.Box;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;

/** Pages that fill a window: panels are stretched, texts and lines keep a size that suits the screen. */
public final class ScreenPage {
    private static final double POINTS = 72 / 25.4;
    /** A page is not laid out in less than this part of the size that it was made for. */
    private static final double SMALLEST = 0.8;
    private static final double MOST_DRAWN_OUT = 6;

    private ScreenPage() {
    }

    /**
     * A page in the shape of a window. Pages without axes (pictures) and pages that would be drawn out more than six times
     * keep their own.
     * @param page the page
     * @param width of the window, pixels
     * @param height of the window, pixels
     * @param pixelsPerPoint wished size of texts; smaller where the page would not fit
     */
    public static Page filling(Page page, int width, int height, double pixelsPerPoint) {
        double widthMm = width / pixelsPerPoint / POINTS;
        double heightMm = height / pixelsPerPoint / POINTS;
        double more = Math.max(1, Math.max(SMALLEST * page.widthMm() / widthMm, SMALLEST * page.heightMm() / heightMm));
        double across = more * widthMm / page.widthMm();
        double down = more * heightMm / page.heightMm();
        if (across / down > MOST_DRAWN_OUT || down / across > MOST_DRAWN_OUT) {
            return page;
        }
        List<Panel> panels = page.panels().stream().map(panel -> {
            Box cell = panel.cell();
            return panel.in(new Box(cell.x() * across, cell.y() * down, cell.width() * across, cell.height() * down));
        }).toList();
        return new Page(page.title(), page.widthMm() * across, page.heightMm() * down, panels, page.caption());
    }
}
