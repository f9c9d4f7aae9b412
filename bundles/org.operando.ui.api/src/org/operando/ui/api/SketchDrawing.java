// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.operando.figure.PageMap;
import org.operando.figure.PanelMap;

/**
 * Draws sketches over a picture.
 * @param surface where
 * @param map which values stand where
 * @param overlay draws lines that are seen on any ground
 */
record SketchDrawing(FigureSurface surface, PageMap map, FigureOverlay overlay) {
    /** Half the side of a handle, points of the screen. */
    private static final int HANDLE = 3;
    /** Farther beyond the picture no system draws lines well. */
    private static final int FAR = 30_000;

    /** Those of panels that are there, within their plots. */
    void draw(GC gc, List<Sketch> sketches) {
        for (Sketch sketch : sketches) {
            if (sketch.panel() < map.panels().size()) {
                PanelMap panel = map.panels().get(sketch.panel());
                gc.setClipping(surface.onCanvas(panel.plot()));
                draw(gc, sketch, panel);
                gc.setClipping((Rectangle) null);
            }
        }
    }

    private void draw(GC gc, Sketch sketch, PanelMap panel) {
        int[] across = new int[sketch.x().length];
        int[] down = new int[across.length];
        boolean[] on = new boolean[across.length];
        for (int i = 0; i < across.length; i++) {
            double x = panel.across(sketch.x()[i]);
            double y = panel.down(sketch.y()[i], false);
            on[i] = Double.isFinite(x) && Double.isFinite(y);
            across[i] = on[i] ? Math.clamp(surface.canvasX(x), -FAR, FAR) : 0;
            down[i] = on[i] ? Math.clamp(surface.canvasY(y), -FAR, FAR) : 0;
        }
        if (sketch.joined()) {
            overlay.line(gc, SWT.LINE_SOLID, true, () -> {
                for (int i = 1; i < across.length; i++) {
                    if (on[i] && on[i - 1]) {
                        gc.drawLine(across[i - 1], down[i - 1], across[i], down[i]);
                    }
                }
            });
        }
        for (int i = 0; i < across.length && sketch.handles(); i++) {
            if (on[i]) {
                handle(gc, across[i], down[i]);
            }
        }
    }

    /** Light with a dark edge, so that it is seen on any ground. */
    private static void handle(GC gc, int x, int y) {
        gc.setBackground(gc.getDevice().getSystemColor(SWT.COLOR_WHITE));
        gc.setForeground(gc.getDevice().getSystemColor(SWT.COLOR_BLACK));
        gc.fillRectangle(x - HANDLE, y - HANDLE, 2 * HANDLE + 1, 2 * HANDLE + 1);
        gc.drawRectangle(x - HANDLE, y - HANDLE, 2 * HANDLE, 2 * HANDLE);
    }
}
