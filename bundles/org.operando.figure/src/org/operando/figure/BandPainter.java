// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import org.operando.api.figure.Band;
import org.operando.api.figure.Span;

/** Fills bands between two lines and stretches of an axis. */
final class BandPainter {
    /** Points beyond the plot that a corner may lie: far ones would leave the range of vector formats. */
    private static final double FAR = 2000;

    private final AxisScale x;
    private final AxisScale y;
    private final Band band;
    private final double resolution;
    private final double[] at;
    private final double[] upper;
    private final double[] lower;
    private int count;

    private BandPainter(Band band, AxisScale x, AxisScale y, double resolution) {
        this.band = band;
        this.x = x;
        this.y = y;
        this.resolution = resolution;
        this.at = new double[band.x().length];
        this.upper = new double[band.x().length];
        this.lower = new double[band.x().length];
    }

    static void paint(Band band, AxisScale x, AxisScale y, Area plot, Target target) {
        BandPainter painter = new BandPainter(band, x, y, target.pixelsPerPoint());
        for (int i = 0; i < band.x().length; i++) {
            if (!painter.add(i, plot)) {
                painter.flush(target);
            }
        }
        painter.flush(target);
    }

    /** Adds a point; points of one pixel column become its greatest extent. */
    private boolean add(int i, Area plot) {
        double px = x.position(band.x()[i]);
        double a = y.position(band.high()[i]);
        double b = y.position(band.low()[i]);
        if (Double.isNaN(px) || Double.isNaN(a) || Double.isNaN(b)) {
            return false;
        }
        double top = Math.max(plot.y() - FAR, Math.min(a, b));
        double bottom = Math.min(plot.bottom() + FAR, Math.max(a, b));
        px = Math.max(plot.x() - FAR, Math.min(plot.right() + FAR, px));
        if (count > 1 && Math.floor(px * resolution) == Math.floor(at[count - 1] * resolution)
                && band.x().length > 4 * plot.width() * resolution) {
            upper[count - 1] = Math.min(upper[count - 1], top);
            lower[count - 1] = Math.max(lower[count - 1], bottom);
        } else {
            at[count] = px;
            upper[count] = top;
            lower[count++] = bottom;
        }
        return true;
    }

    private void flush(Target target) {
        if (count > 1) {
            Outline outline = new Outline().move(at[0], upper[0]);
            for (int i = 1; i < count; i++) {
                outline.line(at[i], upper[i]);
            }
            for (int i = count - 1; i >= 0; i--) {
                outline.line(at[i], lower[i]);
            }
            target.path(outline.close(), band.ink().argb(), Pen.NONE);
        }
        count = 0;
    }

    static void span(Span span, AxisScale x, AxisScale y, Area plot, Target target) {
        Area area = area(span, x, y, plot);
        boolean drawn = span.ink().argb() >>> 24 != 0;
        if (drawn && area.width() > 0 && area.height() > 0) {
            target.path(new Outline().rectangle(area.x(), area.y(), area.width(), area.height()), span.ink().argb(),
                    Pen.NONE);
        }
    }

    /** The part of the plot that a span covers; of no size when it lies outside. */
    static Area area(Span span, AxisScale x, AxisScale y, Area plot) {
        AxisScale scale = span.vertical() ? x : y;
        double a = scale.position(span.from());
        double b = scale.position(span.to());
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return new Area(plot.x(), plot.y(), 0, 0);
        }
        double least = span.vertical() ? plot.x() : plot.y();
        double most = span.vertical() ? plot.right() : plot.bottom();
        double from = Math.max(least, Math.min(a, b));
        double to = Math.max(from, Math.min(most, Math.max(a, b)));
        return span.vertical() ? Area.between(from, plot.y(), to, plot.bottom())
                : Area.between(plot.x(), from, plot.right(), to);
    }
}
