// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

/**
 * Draws a line piece by piece, cut at an area (Liang and Barsky 1984) so that no target sees far coordinates, and into
 * outlines of at most 2000 steps.
 */
final class ClippedLine {
    private static final int LONGEST = 2000;

    private final Target target;
    private final Pen pen;
    private final Area area;
    private Outline outline = new Outline();
    private double x = Double.NaN;
    private double y;
    private boolean drawing;
    private boolean alone;

    ClippedLine(Target target, Pen pen, Area clip) {
        this.target = target;
        this.pen = pen;
        this.area = clip.grown(pen.width() + 1);
    }

    /** Goes on to a point; NaN lifts the pen. */
    void to(double px, double py) {
        if (Double.isNaN(px) || Double.isNaN(py)) {
            lift();
            return;
        }
        if (Double.isNaN(x)) {
            alone = true;
            drawing = false;
        } else {
            alone = false;
            segment(x, y, px, py);
        }
        x = px;
        y = py;
    }

    /** A point without neighbours is drawn as a dot: it was measured. */
    void lift() {
        if (alone && !Double.isNaN(x) && area.contains(x, y)) {
            target.path(new Outline().circle(x, y, 0.7 * pen.width()), pen.argb(), Pen.NONE);
        }
        alone = false;
        x = Double.NaN;
    }

    /** Draws what is left. */
    void end() {
        lift();
        flush();
    }

    private void flush() {
        if (outline.size() > 0) {
            target.path(outline, 0, pen);
            outline = new Outline();
        }
        drawing = false;
    }

    private void segment(double x0, double y0, double x1, double y1) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        double[] p = {-dx, dx, -dy, dy};
        double[] q = {x0 - area.x(), area.right() - x0, y0 - area.y(), area.bottom() - y0};
        double enter = 0;
        double leave = 1;
        for (int i = 0; i < 4; i++) {
            if (p[i] == 0) {
                if (q[i] < 0) {
                    drawing = false;
                    return;
                }
            } else if (p[i] < 0) {
                enter = Math.max(enter, q[i] / p[i]);
            } else {
                leave = Math.min(leave, q[i] / p[i]);
            }
        }
        if (enter > leave) {
            drawing = false;
            return;
        }
        if (outline.size() >= LONGEST) {
            flush();
        }
        if (!drawing || enter > 0) {
            outline.move(x0 + enter * dx, y0 + enter * dy);
        }
        outline.line(x0 + leave * dx, y0 + leave * dy);
        drawing = leave == 1;
    }
}
