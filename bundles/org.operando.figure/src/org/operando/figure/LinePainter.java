// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import org.operando.api.figure.ErrorBars;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.api.figure.PhaseTicks;
import org.operando.api.figure.Rule;

/** Draws lines, error bars and rules. */
final class LinePainter {
    /** Longer lines are thinned. */
    private static final int LONG = 4000;
    /**
     * Coordinates of a thinned line that is still long, for it goes to and fro; others have four points a pixel column.
     */
    private static final int CROWDED = 50_000;
    /** How far a crowded line may be off, in parts of a pixel of the raster or of 600 dots per inch. */
    private static final double TOLERANCE = 0.1;
    /** Half the width of the caps of error bars, points. */
    private static final double CAP = 1.5;

    /** For the caption of a figure. */
    static final String NOTE = "Dense lines are images of 300 dots per inch in the SVG and PDF files.";

    private LinePainter() {
    }

    /**
     * Draws a line.
     * @return whether it is an image, for it goes to and fro so often that its path would be larger
     */
    static boolean line(Line line, AxisScale x, AxisScale y, Area plot, Target target) {
        Pen pen = Pen.of(line.ink());
        if (line.x().length <= LONG) {
            ClippedLine path = new ClippedLine(target, pen, plot);
            for (int i = 0; i < line.x().length; i++) {
                path.to(x.position(line.x()[i]), y.position(line.y()[i]));
            }
            path.end();
            return false;
        }
        LineDecimator thin = LineDecimator.thin(line.x(), line.y(), x, y, target.pixelsPerPoint());
        double[] points = thin.path();
        if (points.length > CROWDED) {
            points = StraightRuns.of(points, TOLERANCE / target.pixelsPerPoint());
        }
        boolean crowded = points.length > CROWDED;
        if (crowded) {
            Area at = wholePixels(plot, target.imagePixelsPerPoint());
            target.image(LineMask.draw(points, pen, at, target.imagePixelsPerPoint()), at, false);
        } else {
            ClippedLine path = new ClippedLine(target, pen, plot);
            for (int i = 0; i < points.length; i += 2) {
                path.to(points[i], points[i + 1]);
            }
            path.end();
        }
        bars(thin, pen, plot, target);
        return crowded;
    }

    private static Area wholePixels(Area area, double resolution) {
        return Area.between(Math.floor(area.x() * resolution) / resolution,
                Math.floor(area.y() * resolution) / resolution, Math.ceil(area.right() * resolution) / resolution,
                Math.ceil(area.bottom() * resolution) / resolution);
    }

    /** Dense runs; as wide as the pen, but when it is translucent, where bars must not overlap. */
    private static void bars(LineDecimator thin, Pen pen, Area plot, Target target) {
        double[] bars = thin.bars();
        boolean opaque = pen.argb() >>> 24 == 0xff;
        double pixel = 1 / target.pixelsPerPoint();
        double half = opaque ? Math.max(1.25 * pixel, pen.width()) / 2 : pixel / 2;
        double beyond = Math.min(pen.width() / 2, pixel);
        double least = thin.upward() ? plot.x() : plot.y();
        double most = thin.upward() ? plot.right() : plot.bottom();
        Outline outline = new Outline();
        for (int i = 0; i < bars.length; i += 3) {
            double low = Math.max(least - 2, bars[i + 1] - beyond);
            double high = Math.min(most + 2, bars[i + 2] + beyond);
            if (low >= high) {
                continue;
            }
            if (thin.upward()) {
                outline.rectangle(low, bars[i] - half, high - low, 2 * half);
            } else {
                outline.rectangle(bars[i] - half, low, 2 * half, high - low);
            }
        }
        if (outline.size() > 0) {
            target.path(outline, pen.argb(), Pen.NONE);
        }
    }

    static void errors(ErrorBars bars, AxisScale x, AxisScale y, Area plot, Target target) {
        Pen pen = Pen.of(bars.ink().withDash(Ink.Dash.SOLID));
        double cap = Math.min(CAP, 0.4 * plot.width() / Math.max(1, bars.x().length));
        ClippedLine path = new ClippedLine(target, pen, plot);
        for (int i = 0; i < bars.x().length; i++) {
            double at = x.position(bars.x()[i]);
            double high = y.position(bars.y()[i] + bars.error()[i]);
            double lowValue = bars.y()[i] - bars.error()[i];
            // a bar down to zero or below has no end on a logarithmic axis
            double low = y.isLog() && lowValue <= 0 ? y.position(y.low()) + 2 : y.position(lowValue);
            if (Double.isNaN(at) || Double.isNaN(high) || Double.isNaN(low) || bars.error()[i] <= 0) {
                continue;
            }
            path.to(at, low);
            path.to(at, high);
            path.lift();
            // caps of a bar that is shorter than they are wide would be a dash through the symbol
            if (cap >= 0.5 && Math.abs(high - low) >= 2 * cap) {
                cap(path, at, high, cap);
                cap(path, at, low, cap);
            }
        }
        path.end();
    }

    private static void cap(ClippedLine path, double x, double y, double half) {
        path.to(x - half, y);
        path.to(x + half, y);
        path.lift();
    }

    static void ticks(PhaseTicks ticks, AxisScale x, AxisScale y, Area plot, Target target) {
        double middle = y.position(ticks.y());
        ClippedLine path = new ClippedLine(target, Pen.of(ticks.ink()), plot);
        for (double value : ticks.x()) {
            double at = x.position(value);
            path.to(at, middle - JournalStyle.PHASE_TICK / 2);
            path.to(at, middle + JournalStyle.PHASE_TICK / 2);
            path.lift();
        }
        path.end();
    }

    static void rule(Rule rule, AxisScale x, AxisScale y, Area plot, Target target) {
        double at = rule.vertical() ? x.position(rule.at()) : y.position(rule.at());
        if (Double.isNaN(at)) {
            return;
        }
        ClippedLine path = new ClippedLine(target, Pen.of(rule.ink()), plot);
        path.to(rule.vertical() ? at : plot.x(), rule.vertical() ? plot.y() : at);
        path.to(rule.vertical() ? at : plot.right(), rule.vertical() ? plot.bottom() : at);
        path.end();
    }
}
