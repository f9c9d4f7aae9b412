// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.operando.api.figure.Page;
import org.operando.figure.PageMap;
import org.operando.figure.PanelMap;
import org.operando.figure.view.AxisRange;
import org.operando.figure.view.Links;
import org.operando.figure.view.ReadOut;

/** What is drawn over a picture without painting it again: crosshair, box that is being drawn, selection. */
final class FigureOverlay {
    private static final int LIGHT_ALPHA = 150;
    private static final int THIN_ALPHA = 170;
    private static final int FILL_ALPHA = 50;
    private static final int RING = 4;

    private final FigureSurface surface;
    private Optional<ReadOut> cross = Optional.empty();
    private Optional<Rectangle> rubber = Optional.empty();
    private Optional<FigureSelection> selection = Optional.empty();
    private Color ink;
    private List<Marker> markers = List.of();
    private List<Sketch> sketches = List.of();

    FigureOverlay(FigureSurface surface) {
        this.surface = surface;
    }

    void cross(Optional<ReadOut> at) {
        if (!at.equals(cross)) {
            cross = at;
            surface.redraw();
        }
    }

    Optional<ReadOut> cross() {
        return cross;
    }

    void mark(List<Marker> shown) {
        if (!shown.equals(markers)) {
            markers = List.copyOf(shown);
            surface.redraw();
        }
    }

    List<Marker> markers() {
        return markers;
    }

    void sketch(List<Sketch> shown) {
        if (!shown.equals(sketches)) {
            sketches = List.copyOf(shown);
            surface.redraw();
        }
    }

    List<Sketch> sketches() {
        return sketches;
    }

    void rubber(Optional<Rectangle> box) {
        rubber = box;
        surface.redraw();
    }

    void select(Optional<FigureSelection> selected) {
        selection = selected;
        surface.redraw();
    }

    Optional<FigureSelection> selection() {
        return selection;
    }

    /**
     * Draws over a picture.
     * @param page the page as its figure made it, which says what moves together
     * @param dark whether the picture is light on dark
     */
    void draw(GC gc, Page page, PageMap map, boolean dark) {
        ink = gc.getDevice().getSystemColor(dark ? SWT.COLOR_WHITE : SWT.COLOR_BLACK);
        Links links = new Links(page);
        new MarkerDrawing(surface, map, this).draw(gc, markers);
        new SketchDrawing(surface, map, this).draw(gc, sketches);
        // a page that comes while the picture of another is still there may have fewer panels
        int count = Math.min(page.panels().size(), map.panels().size());
        selection.filter(s -> s.panel() < count).ifPresent(s -> {
            for (int panel : links.x(s.panel())) {
                boolean same = panel == s.panel() || s.y().isEmpty() || links.y(s.panel()).contains(panel);
                if (same && panel < count) {
                    part(gc, surface.onCanvas(map.panels().get(panel).plot()).intersection(area(map, panel, s)));
                }
            }
        });
        rubber.ifPresent(box -> part(gc, box));
        cross.filter(c -> c.panel() < count).ifPresent(c -> {
            for (int panel : links.x(c.panel())) {
                hair(gc, map, panel, c, true, links.images().contains(panel));
            }
            for (int panel : links.y(c.panel())) {
                hair(gc, map, panel, c, false, links.images().contains(panel));
            }
            c.nearest().ifPresent(point -> ring(gc, map.panels().get(c.panel()), point));
        });
    }

    private Rectangle area(PageMap map, int panel, FigureSelection s) {
        PanelMap here = map.panels().get(panel);
        Rectangle plot = surface.onCanvas(here.plot());
        int left = surface.canvasX(here.across(s.x().from()));
        int right = surface.canvasX(here.across(s.x().to()));
        Optional<AxisRange> y = s.y();
        int top = y.map(r -> surface.canvasY(here.down(r.to(), false))).orElse(plot.y);
        int bottom = y.map(r -> surface.canvasY(here.down(r.from(), false))).orElse(plot.y + plot.height);
        return new Rectangle(Math.min(left, right), Math.min(top, bottom), Math.abs(right - left),
                Math.abs(bottom - top));
    }

    private void part(GC gc, Rectangle box) {
        if (box.width <= 0 || box.height <= 0) {
            return;
        }
        gc.setAlpha(FILL_ALPHA);
        gc.setBackground(gc.getDevice().getSystemColor(SWT.COLOR_LIST_SELECTION));
        gc.fillRectangle(box);
        gc.setAlpha(255);
        line(gc, SWT.LINE_DASH, true, () -> gc.drawRectangle(box.x, box.y, box.width - 1, box.height - 1));
    }

    private void hair(GC gc, PageMap map, int panel, ReadOut at, boolean upright, boolean onImage) {
        if (panel >= map.panels().size()) {
            return;
        }
        PanelMap here = map.panels().get(panel);
        Rectangle plot = surface.onCanvas(here.plot());
        double place = upright ? here.across(at.x()) : here.down(at.y(), false);
        if (Double.isNaN(place)) {
            return;
        }
        Point p = upright ? new Point(surface.canvasX(place), plot.y + 1)
                : new Point(plot.x + 1, surface.canvasY(place));
        if (plot.contains(p)) {
            line(gc, SWT.LINE_SOLID, onImage, () -> gc.drawLine(p.x, p.y, upright ? p.x : plot.x + plot.width - 1,
                    upright ? plot.y + plot.height - 1 : p.y));
        }
    }

    private void ring(GC gc, PanelMap map, ReadOut.Nearest point) {
        int x = surface.canvasX(map.across(point.x()));
        int y = surface.canvasY(map.down(point.y(), point.right()));
        line(gc, SWT.LINE_SOLID, true, () -> gc.drawOval(x - RING, y - RING, 2 * RING, 2 * RING));
    }

    /** On an image light and wide, then dark and thin, so that it is seen on any colour; else in the colour of texts. */
    void line(GC gc, int style, boolean onImage, Runnable draw) {
        if (onImage) {
            gc.setAlpha(LIGHT_ALPHA);
            gc.setLineStyle(SWT.LINE_SOLID);
            gc.setLineWidth(3);
            gc.setForeground(gc.getDevice().getSystemColor(SWT.COLOR_WHITE));
            draw.run();
        }
        gc.setAlpha(onImage ? 255 : THIN_ALPHA);
        gc.setLineWidth(1);
        gc.setLineStyle(style);
        gc.setForeground(onImage ? gc.getDevice().getSystemColor(SWT.COLOR_BLACK) : ink);
        draw.run();
        gc.setAlpha(255);
        gc.setLineStyle(SWT.LINE_SOLID);
    }
}
