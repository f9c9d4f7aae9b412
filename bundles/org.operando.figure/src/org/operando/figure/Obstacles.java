// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.util.Arrays;
import java.util.List;

import org.operando.api.figure.Band;
import org.operando.api.figure.Bars;
import org.operando.api.figure.ErrorBars;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.api.figure.PhaseTicks;

/** What a legend should not hide: points of the data, some points apart, and texts. */
final class Obstacles {
    /** Distance of the points that stand for a line, points. */
    private static final double STEP = 3;
    /** At most so many points of a mark are looked at. */
    private static final int MOST = 20_000;

    private final Area plot;
    private final List<Area> texts;
    private double[] xy = new double[1024];
    private int count;

    Obstacles(PanelLayout layout, List<Area> texts) {
        this.plot = layout.plot();
        this.texts = texts;
        for (Mark mark : layout.panel.marks()) {
            switch (mark) {
                case Line line -> line(line.x(), line.y(), layout.xScale(), layout.yScale(line.right()));
                case Markers markers -> points(markers.x(), markers.y(), layout.xScale(),
                        layout.yScale(markers.right()));
                case Band band -> {
                    line(band.x(), band.low(), layout.xScale(), layout.yScale(false));
                    line(band.x(), band.high(), layout.xScale(), layout.yScale(false));
                }
                case ErrorBars bars -> errors(bars.x(), bars.y(), bars.error(), layout.xScale(),
                        layout.yScale(bars.right()));
                case Bars bars -> bars(bars, layout.xScale(), layout.yScale(false));
                case PhaseTicks ticks -> {
                    double[] ys = new double[ticks.x().length];
                    Arrays.fill(ys, ticks.y());
                    points(ticks.x(), ys, layout.xScale(), layout.yScale(false));
                }
                default -> {
                }
            }
        }
    }

    /** Number of points that an area hides; infinite when it touches a text. */
    double hiddenBy(Area area) {
        for (Area text : texts) {
            if (text.intersects(area)) {
                return Double.POSITIVE_INFINITY;
            }
        }
        int hidden = 0;
        for (int i = 0; i < count; i += 2) {
            if (area.contains(xy[i], xy[i + 1])) {
                hidden++;
            }
        }
        return hidden;
    }

    /** Whether an area hides no point and touches no text. */
    boolean leaveFree(Area area) {
        if (texts.stream().anyMatch(area::intersects)) {
            return false;
        }
        for (int i = 0; i < count; i += 2) {
            if (area.contains(xy[i], xy[i + 1])) {
                return false;
            }
        }
        return true;
    }

    private void errors(double[] xs, double[] ys, double[] errors, AxisScale x, AxisScale y) {
        int stride = 1 + xs.length / MOST;
        for (int i = 0; i < xs.length; i += stride) {
            add(x.position(xs[i]), y.position(ys[i] + errors[i]));
            add(x.position(xs[i]), y.position(ys[i] - errors[i]));
        }
    }

    /** Points over the areas of bars, and the ends of their uncertainties. */
    private void bars(Bars bars, AxisScale x, AxisScale y) {
        double base = Math.min(plot.bottom(), y.isLog() ? plot.bottom() : y.position(0));
        for (int i = 0; i < bars.from().length; i++) {
            double left = x.position(bars.from()[i]);
            double right = x.position(bars.to()[i]);
            double top = y.position(bars.heights()[i]);
            for (double px = left; px <= right; px += STEP) {
                for (double py = Math.min(top, base); py <= Math.max(top, base); py += STEP) {
                    add(px, py);
                }
            }
            add(0.5 * (left + right), y.position(bars.heights()[i] + bars.errors()[i]));
        }
    }

    private void points(double[] xs, double[] ys, AxisScale x, AxisScale y) {
        int stride = 1 + xs.length / MOST;
        for (int i = 0; i < xs.length; i += stride) {
            add(x.position(xs[i]), y.position(ys[i]));
            add(x.position(xs[i]), y.position(ys[i]));
        }
    }

    private void line(double[] xs, double[] ys, AxisScale x, AxisScale y) {
        int stride = 1 + xs.length / MOST;
        double px = Double.NaN;
        double py = Double.NaN;
        for (int i = 0; i < xs.length; i += stride) {
            double qx = x.position(xs[i]);
            double qy = y.position(ys[i]);
            int steps = (int) Math.min(400, Math.ceil(Math.hypot(qx - px, qy - py) / STEP));
            for (int k = 1; k < steps; k++) {
                add(px + (qx - px) * k / steps, py + (qy - py) * k / steps);
            }
            add(qx, qy);
            px = qx;
            py = qy;
        }
    }

    private void add(double x, double y) {
        if (!plot.contains(x, y)) {
            return;
        }
        if (count + 2 > xy.length) {
            xy = Arrays.copyOf(xy, 2 * xy.length);
        }
        xy[count++] = x;
        xy[count++] = y;
    }
}
