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

/** What is drawn over a picture to show what is chosen. */
final class FigureMarkers {
    private static final int STRETCH_ALPHA = 40;
    private static final int PLATE_ALPHA = 210;

    private final FigureSurface surface;
    private List<Marker> markers = List.of();

    FigureMarkers(FigureSurface surface) {
        this.surface = surface;
    }

    void set(List<Marker> shown) {
        if (!markers.equals(shown)) {
            markers = List.copyOf(shown);
            surface.redraw();
        }
    }

    List<Marker> markers() {
        return markers;
    }

    /** Draws them; those outside what is seen are left out. */
    void draw(GC gc, PageMap map) {
        for (Marker marker : markers) {
            if (marker.panel() < map.panels().size()) {
                draw(gc, map.panels().get(marker.panel()), marker);
            }
        }
    }

    private void draw(GC gc, PanelMap map, Marker marker) {
        Rectangle plot = surface.onCanvas(map.plot());
        int a = place(map, marker, marker.from());
        int b = place(map, marker, marker.to());
        int begin = marker.vertical() ? plot.x : plot.y;
        int end = begin + (marker.vertical() ? plot.width : plot.height);
        int low = Math.max(begin, Math.min(a, b));
        int high = Math.min(end, Math.max(a, b));
        if (low > high) {
            return;
        }
        Rectangle area = marker.vertical() ? new Rectangle(low, plot.y, high - low, plot.height)
                : new Rectangle(plot.x, low, plot.width, high - low);
        if (marker.from() == marker.to()) {
            line(gc, area, marker.vertical());
        } else {
            gc.setAlpha(STRETCH_ALPHA);
            gc.setBackground(gc.getDevice().getSystemColor(SWT.COLOR_DARK_GRAY));
            gc.fillRectangle(area.x, area.y, Math.max(1, area.width), Math.max(1, area.height));
            gc.setAlpha(255);
        }
        if (!marker.label().isEmpty()) {
            label(gc, marker, area, plot);
        }
    }

    private int place(PanelMap map, Marker marker, double value) {
        return marker.vertical() ? surface.canvasX(map.across(value)) : surface.canvasY(map.down(value, false));
    }

    /** White below black: it is seen on any colour map and in grey. */
    private static void line(GC gc, Rectangle at, boolean vertical) {
        int right = vertical ? at.x : at.x + at.width;
        int bottom = vertical ? at.y + at.height : at.y;
        gc.setAlpha(190);
        gc.setForeground(gc.getDevice().getSystemColor(SWT.COLOR_WHITE));
        gc.setLineWidth(4);
        gc.drawLine(at.x, at.y, right, bottom);
        gc.setAlpha(255);
        gc.setForeground(gc.getDevice().getSystemColor(SWT.COLOR_BLACK));
        gc.setLineWidth(1);
        gc.drawLine(at.x, at.y, right, bottom);
    }

    /** A text on a plate of its own, inside the plot, beside the line. */
    private static void label(GC gc, Marker marker, Rectangle at, Rectangle plot) {
        Point size = gc.textExtent(marker.label());
        int edge = plot.x + plot.width - size.x - 4;
        int beside = at.x + 6 > edge ? at.x - size.x - 6 : at.x + 6;
        int above = at.y - size.y - 3 < plot.y ? at.y + 4 : at.y - size.y - 3;
        int x = marker.vertical() ? beside : edge;
        int y = marker.vertical() ? plot.y + 3 : above;
        gc.setAlpha(PLATE_ALPHA);
        gc.setBackground(gc.getDevice().getSystemColor(SWT.COLOR_WHITE));
        gc.fillRectangle(x - 2, y, size.x + 4, size.y);
        gc.setAlpha(255);
        gc.setForeground(gc.getDevice().getSystemColor(SWT.COLOR_BLACK));
        gc.drawText(marker.label(), x, y, true);
    }
}
