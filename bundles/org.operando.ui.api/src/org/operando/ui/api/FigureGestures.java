// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.figure.Area;
import org.operando.figure.LegendEntry;
import org.operando.figure.PageMap;
import org.operando.figure.PanelMap;
import org.operando.figure.view.AxisRange;
import org.operando.figure.view.HiddenMarks;
import org.operando.figure.view.PanelView;
import org.operando.figure.view.ReadOut;
import org.operando.figure.view.View;
import org.operando.figure.view.Zoom;

/** The mouse on a figure. */
final class FigureGestures {
    private static final double STEP = 1.2;
    /** A press that moves less is a click, points of the screen. */
    private static final int STILL = 4;
    /** What is drawn is held from this far, points of the screen. */
    static final int REACH = 6;

    /** A drag that goes on: where it began, and what was seen then. */
    private record Drag(Point from, Spot spot, FigureTool tool, View view, PageMap map) {
    }

    private final FigureCanvas canvas;
    private final FigureSurface surface;
    private final FigureOverlay overlay;
    private Optional<Drag> drag = Optional.empty();
    private boolean moved;
    /** Where the pen is while it draws. */
    private Optional<At> pen = Optional.empty();

    FigureGestures(FigureCanvas canvas, FigureSurface surface, FigureOverlay overlay) {
        this.canvas = canvas;
        this.surface = surface;
        this.overlay = overlay;
        surface.addListener(SWT.MouseVerticalWheel, this::wheel);
        surface.addListener(SWT.MouseDown, this::down);
        surface.addListener(SWT.MouseMove, this::move);
        surface.addListener(SWT.MouseUp, this::up);
        surface.addListener(SWT.MouseDoubleClick, this::reset);
        surface.addListener(SWT.MouseExit, e -> canvas.point(Optional.empty()));
    }

    private Optional<Spot> spot(Point at) {
        return surface.picture().isEmpty() ? Optional.empty()
                : Spot.at(canvas.page(), canvas.map(), surface.pageX(at.x), surface.pageY(at.y));
    }

    private void wheel(Event event) {
        Point at = new Point(event.x, event.y);
        spot(at).ifPresent(spot -> {
            Zoom.Along along = (event.stateMask & SWT.MOD2) != 0 ? Zoom.Along.X
                    : (event.stateMask & SWT.MOD1) != 0 ? Zoom.Along.Y : spot.along();
            View zoomed = canvas.zoom().around(spot.panel(), surface.pageX(at.x), surface.pageY(at.y),
                    Math.pow(STEP, Math.clamp(event.count / 3.0, -3, 3)), along);
            canvas.look(zoomed, "wheel");
            event.doit = false;
        });
    }

    private void down(Event event) {
        surface.setFocus();
        Point at = new Point(event.x, event.y);
        spot(at).ifPresent(spot -> canvas.activate(spot.panel()));
        if (event.button == 3) {
            return;
        }
        moved = false;
        boolean box = event.button == 1 && (event.stateMask & SWT.MOD2) != 0;
        FigureTool tool = event.button == 2 ? FigureTool.PAN : box ? FigureTool.BOX : canvas.tool();
        boolean held = event.button == 1 && !box && held(at) != SWT.NONE;
        drag = spot(at).map(spot -> new Drag(at, spot, held ? FigureTool.DRAW
                : spot.along() == Zoom.Along.BOTH ? tool : FigureTool.PAN, canvas.view(), canvas.map()));
        pen = drag.filter(d -> d.tool == FigureTool.DRAW && event.button == 1).flatMap(d -> at(d, at));
        pen.ifPresent(p -> canvas.draw(p, p, false));
    }

    /** The cursor of what a press at a place of a plot would hold. */
    private int held(Point point) {
        Optional<Spot> spot = spot(point).filter(s -> s.along() == Zoom.Along.BOTH);
        List<PanelMap> panels = canvas.map().panels();
        if (spot.isEmpty() || spot.get().panel() >= panels.size()) {
            return SWT.NONE;
        }
        int panel = spot.get().panel();
        return canvas.holds(Reach.of(panel, panels.get(panel), surface.pageX(point.x), surface.pageY(point.y),
                surface.pageLength(REACH)));
    }

    /** A place of the panel in which a drag began, also beyond its edges. */
    private Optional<At> at(Drag d, Point point) {
        List<PanelMap> panels = canvas.map().panels();
        if (d.spot.panel() >= panels.size()) {
            return Optional.empty();
        }
        PanelMap map = panels.get(d.spot.panel());
        return Optional.of(new At(d.spot.panel(), map.xAt(surface.pageX(point.x)),
                map.yAt(surface.pageY(point.y), false)));
    }

    private void draw(Drag d, Point point, boolean ended) {
        At from = pen.get();
        At to = at(d, point).orElse(from);
        pen = ended ? Optional.empty() : Optional.of(to);
        canvas.draw(from, to, ended);
    }

    private void move(Event event) {
        Point at = new Point(event.x, event.y);
        if (drag.isEmpty()) {
            canvas.cursor(held(at));
            canvas.point(read(at));
            return;
        }
        Drag d = drag.get();
        if (pen.isPresent()) {
            draw(d, at, false);
            canvas.point(read(at));
            return;
        }
        moved |= Math.abs(at.x - d.from.x) >= STILL || Math.abs(at.y - d.from.y) >= STILL;
        if (!moved) {
            return;
        }
        if (d.tool == FigureTool.PAN) {
            double across = d.spot.along() == Zoom.Along.Y ? 0 : surface.pageLength(at.x - d.from.x);
            double down = d.spot.along() == Zoom.Along.X ? 0 : surface.pageLength(at.y - d.from.y);
            canvas.look(new Zoom(canvas.page(), d.view, d.map).moved(d.spot.panel(), across, down), "drag");
        } else {
            overlay.rubber(Optional.of(box(d, at)));
        }
    }

    private Rectangle box(Drag d, Point at) {
        Rectangle plot = surface.onCanvas(d.map.panels().get(d.spot.panel()).plot());
        int left = Math.max(plot.x, Math.min(at.x, d.from.x));
        int right = Math.min(plot.x + plot.width, Math.max(at.x, d.from.x));
        int top = Math.max(plot.y, Math.min(at.y, d.from.y));
        int bottom = Math.min(plot.y + plot.height, Math.max(at.y, d.from.y));
        if (d.tool == FigureTool.RANGE) {
            top = plot.y;
            bottom = plot.y + plot.height;
        }
        return new Rectangle(left, top, right - left, bottom - top);
    }

    private void up(Event event) {
        Optional<Drag> ended = drag;
        drag = Optional.empty();
        overlay.rubber(Optional.empty());
        canvas.settle();
        Point at = new Point(event.x, event.y);
        if (ended.isPresent() && pen.isPresent()) {
            draw(ended.get(), at, true);
        } else if (ended.isPresent() && moved) {
            finish(ended.get(), at);
        } else if (ended.isPresent() && event.button == 1 && event.count <= 1) {
            click(ended.get().spot.panel(), at);
        }
    }

    private void finish(Drag d, Point at) {
        Rectangle box = box(d, at);
        if (d.tool == FigureTool.PAN || box.width < STILL || box.height < STILL) {
            return;
        }
        Area area = new Area(surface.pageX(box.x), surface.pageY(box.y), surface.pageLength(box.width),
                surface.pageLength(box.height));
        int panel = d.spot.panel();
        if (d.tool == FigureTool.BOX) {
            canvas.look(new Zoom(canvas.page(), d.view, d.map).into(panel, area, Zoom.Along.BOTH), "");
            return;
        }
        PanelMap map = d.map.panels().get(panel);
        Panel own = canvas.page().panels().get(panel);
        PanelView seen = d.view.panel(panel);
        AxisRange x = new AxisRange(map.xAt(area.x()), map.xAt(area.right()), scale(own.x(), seen.x()));
        AxisRange y = new AxisRange(map.yAt(area.bottom(), false), map.yAt(area.y(), false), scale(own.y(), seen.y()));
        canvas.select(Optional.of(new FigureSelection(panel, x,
                d.tool == FigureTool.RANGE ? Optional.empty() : Optional.of(y))));
    }

    private static AxisSpec.Scale scale(AxisSpec own, Optional<AxisRange> seen) {
        return seen.filter(AxisRange::isPossible).map(AxisRange::scale).orElse(own.scale());
    }

    private void click(int panel, Point at) {
        Optional<LegendEntry> entry = Spot.entry(canvas.map(), panel, surface.pageX(at.x), surface.pageY(at.y));
        if (entry.isPresent()) {
            String label = HiddenMarks.labelOf(entry.get().label());
            canvas.look(canvas.view().with(panel, canvas.view().panel(panel).toggled(label)), "");
        } else {
            read(at).ifPresent(canvas::click);
        }
    }

    private void reset(Event event) {
        if (canvas.tool() == FigureTool.DRAW) {
            canvas.end(true);
            return;
        }
        Point at = new Point(event.x, event.y);
        spot(at).filter(s -> Spot.entry(canvas.map(), s.panel(), surface.pageX(at.x), surface.pageY(at.y)).isEmpty())
                .ifPresent(s -> canvas.look(canvas.zoom().reset(s.panel()), ""));
    }

    private Optional<ReadOut> read(Point at) {
        Optional<PictureOrder.Done> picture = surface.picture();
        if (picture.isEmpty()) {
            return Optional.empty();
        }
        Page seen = picture.get().seen();
        return ReadOut.at(seen, picture.get().picture().report().map(), surface.pageX(at.x), surface.pageY(at.y));
    }
}
