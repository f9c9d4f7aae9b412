// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.util.HashSet;
import java.util.Set;

import org.operando.api.figure.Ink;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Symbol;

/** Draws symbols. Open ones are filled with white, so that what lies behind does not disturb. */
final class MarkerPainter {
    /** From so many on, symbols whose middles share a quarter of a pixel are drawn once. */
    private static final int MANY = 20_000;

    private MarkerPainter() {
    }

    static void paint(Markers markers, AxisScale x, AxisScale y, Area plot, Target target) {
        Area edge = plot.grown(0.01);
        boolean many = markers.x().length > MANY;
        Set<Long> drawn = new HashSet<>();
        for (int i = 0; i < markers.x().length; i++) {
            double px = x.position(markers.x()[i]);
            double py = y.position(markers.y()[i]);
            if (Double.isNaN(px) || Double.isNaN(py) || !edge.contains(px, py)) {
                continue;
            }
            if (many) {
                double fine = 4 * target.pixelsPerPoint();
                if (!drawn.add(Math.round(px * fine) << 32 | Math.round(py * fine))) {
                    continue;
                }
            }
            symbol(target, markers.symbol(), px, py, markers.sizePt(), markers.ink());
        }
    }

    /** One symbol; squares are drawn a little smaller than circles are wide, so that all look equally large. */
    static void symbol(Target target, Symbol symbol, double x, double y, double size, Ink ink) {
        double r = size / 2;
        double pen = Math.max(0.6, Math.min(1, 0.22 * size));
        Pen stroke = new Pen(ink.argb(), pen, Ink.Dash.SOLID, false);
        double open = r - pen / 2 + 0.1;
        switch (symbol) {
            case CIRCLE -> target.path(new Outline().circle(x, y, r), ink.argb(), Pen.NONE);
            case OPEN_CIRCLE -> target.path(new Outline().circle(x, y, open), JournalStyle.WHITE, stroke);
            case FILLED_SQUARE -> target.path(square(x, y, 0.89 * r), ink.argb(), Pen.NONE);
            case SQUARE -> target.path(square(x, y, 0.92 * open), JournalStyle.WHITE, stroke);
            case TRIANGLE -> target.path(new Outline().move(x, y - 1.15 * r).line(x + 1.05 * r, y + 0.7 * r)
                    .line(x - 1.05 * r, y + 0.7 * r).close(), ink.argb(), Pen.NONE);
            case OPEN_TRIANGLE ->
                target.path(new Outline().move(x, y - 1.2 * open).line(x + 1.1 * open, y + 0.75 * open)
                        .line(x - 1.1 * open, y + 0.75 * open).close(), JournalStyle.WHITE, stroke);
            case DIAMOND -> target.path(new Outline().move(x, y - 1.2 * open).line(x + 1.1 * open, y)
                    .line(x, y + 1.2 * open).line(x - 1.1 * open, y).close(), JournalStyle.WHITE, stroke);
            case DOT -> target.path(new Outline().circle(x, y, Math.max(0.4, ink.widthPt() / 2)), ink.argb(), Pen.NONE);
        }
    }

    private static Outline square(double x, double y, double half) {
        return new Outline().rectangle(x - half, y - half, 2 * half, 2 * half);
    }
}
