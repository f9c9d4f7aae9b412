// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.operando.figure.PageMap;
import org.operando.figure.PanelMap;

/**
 * Draws markers over a picture.
 * @param surface where
 * @param map which values stand where
 * @param overlay draws lines that are seen on any ground
 */
record MarkerDrawing(FigureSurface surface, PageMap map, FigureOverlay overlay) {
    private static final int STRETCH_ALPHA = 40;

    /** Those outside their plots are left out. */
    void draw(GC gc, List<Marker> markers) {
        for (Marker marker : markers) {
            if (marker.panel() < map.panels().size()) {
                draw(gc, marker);
            }
        }
    }

    private void draw(GC gc, Marker marker) {
        Rectangle plot = surface.onCanvas(map.panels().get(marker.panel()).plot());
        int from = place(marker, marker.from());
        int to = place(marker, marker.to());
        Rectangle whole = marker.vertical()
                ? new Rectangle(Math.min(from, to), plot.y, Math.abs(to - from) + 1, plot.height)
                : new Rectangle(plot.x, Math.min(from, to), plot.width, Math.abs(to - from) + 1);
        Rectangle seen = whole.intersection(plot);
        if (seen.isEmpty()) {
            return;
        }
        if (marker.from() == marker.to()) {
            overlay.line(gc, SWT.LINE_SOLID, true, () -> gc.drawLine(seen.x, seen.y,
                    marker.vertical() ? seen.x : seen.x + seen.width,
                    marker.vertical() ? seen.y + seen.height : seen.y));
        } else {
            gc.setAlpha(STRETCH_ALPHA);
            gc.setBackground(gc.getDevice().getSystemColor(SWT.COLOR_DARK_GRAY));
            gc.fillRectangle(seen);
            gc.setAlpha(255);
        }
        if (!marker.label().isEmpty()) {
            label(gc, marker, seen, plot);
        }
    }

    private int place(Marker marker, double value) {
        PanelMap panel = map.panels().get(marker.panel());
        return marker.vertical() ? surface.canvasX(panel.across(value)) : surface.canvasY(panel.down(value, false));
    }

    /** A text on a plate of its own, inside the plot. */
    private static void label(GC gc, Marker marker, Rectangle at, Rectangle plot) {
        Point size = gc.textExtent(marker.label());
        int edge = plot.x + plot.width - size.x - 4;
        int x = marker.vertical() ? Math.min(at.x + 4, edge) : edge;
        int y = marker.vertical() ? plot.y + 3 : Math.max(plot.y + 2, at.y - size.y - 3);
        gc.setAlpha(210);
        gc.setBackground(gc.getDevice().getSystemColor(SWT.COLOR_WHITE));
        gc.fillRectangle(x - 2, y, size.x + 4, size.y);
        gc.setAlpha(255);
        gc.setForeground(gc.getDevice().getSystemColor(SWT.COLOR_BLACK));
        gc.drawText(marker.label(), x, y, true);
    }
}
