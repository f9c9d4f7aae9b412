// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import org.operando.api.figure.Image;

/** The scale of an image's colours. */
final class ColourBar {
    private ColourBar() {
    }

    /** Draws colours, the first at the bottom, and a frame. */
    static void paint(Target target, Area area, Image.Colours colours) {
        ColourMap map = ColourMap.named(colours.map());
        Area snapped = ImagePainter.snapped(area, target.imagePixelsPerPoint());
        int rows = (int) Math.max(1, Math.round(snapped.height() * target.imagePixelsPerPoint()));
        int[] argb = new int[rows];
        for (int row = 0; row < rows; row++) {
            argb[row] = map.argb(1 - (row + 0.5) / rows);
        }
        target.image(new Pixels(argb, 1, rows), snapped, false);
        target.path(new Outline().rectangle(area.x(), area.y(), area.width(), area.height()), 0,
                Pen.axis(JournalStyle.BLACK, JournalStyle.AXIS_WIDTH));
    }
}
