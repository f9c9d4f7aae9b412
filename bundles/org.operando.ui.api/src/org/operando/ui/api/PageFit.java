// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import java.util.List;
import org.operando.api.figure.Box;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;

/** Lays a page out anew for the place that a view has: texts keep the size of texts, the plots get the room. */
final class PageFit {
    /** Points of the screen in a point of the page: a text of 8 pt is read like those of the window. */
    private static final double SCALE = 1.4;
    private static final double MM_PER_POINT = 25.4 / 72;
    private static final double LEAST_WIDTH_MM = 62;
    private static final double LEAST_HEIGHT_MM = 40;

    private PageFit() {
    }

    /** The page for so many points of the screen; itself when there is no room. */
    static Page of(Page page, int width, int height) {
        if (width < 10 || height < 10) {
            return page;
        }
        double w = width / SCALE * MM_PER_POINT;
        double h = height / SCALE * MM_PER_POINT;
        // in a small view texts get smaller rather than plots vanish
        double larger = Math.max(1, Math.max(LEAST_WIDTH_MM / w, LEAST_HEIGHT_MM / h));
        double across = w * larger / page.widthMm();
        double down = h * larger / page.heightMm();
        List<Panel> panels = page.panels().stream().map(p -> p.in(new Box(p.cell().x() * across, p.cell().y() * down,
                p.cell().width() * across, p.cell().height() * down))).toList();
        return new Page(page.title(), w * larger, h * larger, panels, page.caption());
    }
}
