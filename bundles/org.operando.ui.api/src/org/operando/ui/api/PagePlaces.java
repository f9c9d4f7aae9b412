// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.figure.Area;

/**
 * Where values of a page are on the screen.
 * @param page the page
 * @param plots where its plots are on it, points
 * @param shownAt where the page is in its canvas
 */
record PagePlaces(Page page, List<Area> plots, Rectangle shownAt) {
    private static final double POINTS_PER_MM = 72 / 25.4;
    private static final int STRETCH_ALPHA = 40;

    /** The place at a point of the canvas; empty outside the plots. */
    Optional<At> at(int x, int y) {
        double px = (x - shownAt.x) / scale();
        double py = (y - shownAt.y) / scale();
        for (int i = 0; i < plots.size(); i++) {
            Area plot = plots.get(i);
            if (plot.contains(px, py)) {
                Panel panel = page.panels().get(i);
                return Optional.of(new At(i, value(panel.x(), (px - plot.x()) / plot.width()),
                        value(panel.y(), (plot.bottom() - py) / plot.height())));
            }
        }
        return Optional.empty();
    }

    /** Draws markers; those outside their plots are left out. */
    void draw(GC gc, List<Marker> markers) {
        for (Marker marker : markers) {
            if (marker.panel() < plots.size()) {
                draw(gc, marker);
            }
        }
    }

    private void draw(GC gc, Marker marker) {
        Panel panel = page.panels().get(marker.panel());
        AxisSpec axis = marker.vertical() ? panel.x() : panel.y();
        double from = part(axis, marker.from());
        double to = part(axis, marker.to());
        double low = Math.max(0, Math.min(from, to));
        double high = Math.min(1, Math.max(from, to));
        if (!(low <= high)) {
            return;
        }
        Area plot = plots.get(marker.panel());
        int left = (int) Math.round(shownAt.x + scale() * (plot.x() + (marker.vertical() ? low * plot.width() : 0)));
        int right = (int) Math.round(
                shownAt.x + scale() * (plot.x() + (marker.vertical() ? high : 1) * plot.width()));
        int top = (int) Math.round(
                shownAt.y + scale() * (plot.bottom() - (marker.vertical() ? 1 : high) * plot.height()));
        int bottom = (int) Math.round(
                shownAt.y + scale() * (plot.bottom() - (marker.vertical() ? 0 : low * plot.height())));
        if (marker.from() == marker.to()) {
            line(gc, left, top, right, bottom);
        } else {
            gc.setAlpha(STRETCH_ALPHA);
            gc.setBackground(gc.getDevice().getSystemColor(SWT.COLOR_DARK_GRAY));
            gc.fillRectangle(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
            gc.setAlpha(255);
        }
        if (!marker.label().isEmpty()) {
            label(gc, marker, new Rectangle(left, top, right - left, bottom - top));
        }
    }

    /** White below black: it is seen on any colour map and in grey. */
    private static void line(GC gc, int left, int top, int right, int bottom) {
        gc.setAlpha(190);
        gc.setForeground(gc.getDevice().getSystemColor(SWT.COLOR_WHITE));
        gc.setLineWidth(4);
        gc.drawLine(left, top, right, bottom);
        gc.setAlpha(255);
        gc.setForeground(gc.getDevice().getSystemColor(SWT.COLOR_BLACK));
        gc.setLineWidth(1);
        gc.drawLine(left, top, right, bottom);
    }

    /** A text on a plate of its own, inside the plot. */
    private void label(GC gc, Marker marker, Rectangle place) {
        Point size = gc.textExtent(marker.label());
        Area plot = plots.get(marker.panel());
        int edge = (int) Math.round(shownAt.x + scale() * plot.right());
        int roof = (int) Math.round(shownAt.y + scale() * plot.y());
        int x = marker.vertical() ? Math.min(place.x + 4, edge - size.x - 4) : edge - size.x - 4;
        int y = marker.vertical() ? roof + 3 : Math.max(roof + 2, place.y - size.y - 3);
        gc.setAlpha(210);
        gc.setBackground(gc.getDevice().getSystemColor(SWT.COLOR_WHITE));
        gc.fillRectangle(x - 2, y, size.x + 4, size.y);
        gc.setAlpha(255);
        gc.setForeground(gc.getDevice().getSystemColor(SWT.COLOR_BLACK));
        gc.drawText(marker.label(), x, y, true);
    }

    /** Points of the canvas in a point of the page. */
    private double scale() {
        return shownAt.width / (page.widthMm() * POINTS_PER_MM);
    }

    private static double value(AxisSpec axis, double part) {
        return axis.scale() == AxisSpec.Scale.LOG ? axis.from() * Math.pow(axis.to() / axis.from(), part)
                : axis.from() + part * (axis.to() - axis.from());
    }

    private static double part(AxisSpec axis, double value) {
        return axis.scale() == AxisSpec.Scale.LOG ? Math.log(value / axis.from()) / Math.log(axis.to() / axis.from())
                : (value - axis.from()) / (axis.to() - axis.from());
    }
}
