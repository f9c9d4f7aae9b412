// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import org.operando.api.figure.Bars;
import org.operando.api.figure.ErrorBars;
import org.operando.api.figure.Ink;

/** Draws bars, those that touch as one area: between two areas a bright line would be seen. */
final class BarPainter {
    private static final double ERROR_WIDTH = 0.7;

    private BarPainter() {
    }

    static void paint(Bars bars, AxisScale x, AxisScale y, Area plot, Target target) {
        double base = y.isLog() ? y.position(y.low()) : y.position(0);
        base = Math.max(plot.y(), Math.min(plot.bottom(), base));
        Outline outline = new Outline();
        int n = bars.from().length;
        int first = 0;
        for (int i = 0; i < n; i++) {
            boolean ends = i + 1 == n || bars.from()[i + 1] != bars.to()[i]
                    || Double.isNaN(top(bars, i, y, plot)) || Double.isNaN(top(bars, i + 1, y, plot));
            if (ends) {
                stairs(bars, first, i, base, x, y, plot, outline);
                first = i + 1;
            }
        }
        if (outline.size() > 0) {
            target.path(outline, bars.ink().argb(), Pen.NONE);
        }
        double[] middles = new double[n];
        for (int i = 0; i < n; i++) {
            middles[i] = 0.5 * (bars.from()[i] + bars.to()[i]);
        }
        LinePainter.errors(new ErrorBars(middles, bars.heights(), bars.errors(), Ink.BLACK.withWidth(ERROR_WIDTH),
                false), x, y, plot, target);
    }

    private static double top(Bars bars, int i, AxisScale y, Area plot) {
        double height = bars.heights()[i];
        double top = y.isLog() && height <= 0 ? y.position(y.low()) : y.position(height);
        return Double.isNaN(top) ? Double.NaN : Math.max(plot.y() - 2, Math.min(plot.bottom() + 2, top));
    }

    private static void stairs(Bars bars, int first, int last, double base, AxisScale x, AxisScale y, Area plot,
            Outline outline) {
        if (Double.isNaN(top(bars, first, y, plot))) {
            return;
        }
        outline.move(across(x, bars.from()[first], plot), base);
        for (int i = first; i <= last; i++) {
            double top = top(bars, i, y, plot);
            outline.line(across(x, bars.from()[i], plot), top);
            outline.line(across(x, bars.to()[i], plot), top);
        }
        outline.line(across(x, bars.to()[last], plot), base);
        outline.close();
    }

    /** A position not far beyond the plot: far ones would leave the range of vector formats. */
    private static double across(AxisScale x, double value, Area plot) {
        double at = x.position(value);
        return Double.isNaN(at) ? plot.x() - 2 : Math.max(plot.x() - 2, Math.min(plot.right() + 2, at));
    }
}
