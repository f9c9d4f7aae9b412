// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import java.util.Arrays;
import org.operando.math.PeakShape;
import org.operando.math.Quantiles;

/**
 * Values to begin the fit of a window with. Background: through the lowest tenths of a constant or a straight line, else
 * through what remains when every point is lowered again and again to the mean of its neighbours at growing distance
 * (SNIP; Ryan et al. 1988, Nucl. Instrum. Methods B 34, 396). Peaks without a position: one after the other the highest
 * point that is left, smoothed, with the width between its half-maximum points.
 */
final class WindowStart {
    private final FitPlan plan;
    private final double[] x;
    private final double[] net;
    private final double[] all;
    private final double step;

    private WindowStart(FitPlan plan, double[] x, double[] y) {
        this.plan = plan;
        this.x = x;
        step = (x[x.length - 1] - x[0]) / (x.length - 1);
        all = new double[plan.all()];
        net = y.clone();
        background(y);
        double[] level = new double[x.length];
        PeakWindow window = plan.window();
        double[][] functions = window.background().functions(x, window.from(), window.to());
        for (int b = 0; b < functions.length; b++) {
            for (int i = 0; i < x.length; i++) {
                level[i] += all[plan.first(plan.peaks()) + b] * functions[b][i];
            }
        }
        for (int i = 0; i < x.length; i++) {
            net[i] -= level[i];
        }
    }

    /** All parameters to begin with. */
    static double[] of(FitPlan plan, double[] x, double[] y) {
        WindowStart start = new WindowStart(plan, x, y);
        for (int j = 0; j < plan.peaks(); j++) {
            if (plan.window().peaks().get(j).position().isPresent()) {
                start.peak(j);
            }
        }
        for (int j = 0; j < plan.peaks(); j++) {
            if (plan.window().peaks().get(j).position().isEmpty()) {
                start.peak(j);
            }
        }
        return start.all;
    }

    private void background(double[] y) {
        int k = plan.first(plan.peaks());
        int terms = plan.window().background().coefficients();
        int half = x.length / 2;
        if (terms == 1) {
            all[k] = Quantiles.percentile(y, 10);
        } else if (terms == 2) {
            double left = Quantiles.percentile(Arrays.copyOfRange(y, 0, half), 10);
            double right = Quantiles.percentile(Arrays.copyOfRange(y, half, y.length), 10);
            all[k] = (left + right) / 2;
            // the halves' middles lie half the window apart
            all[k + 1] = right - left;
        } else {
            double[] snip = snip(smoothed(y, Math.max(1, x.length / 100)), x.length / 3);
            for (int j = 0; j < terms; j++) {
                double u = Math.cos(Math.PI * (j + 0.5) / terms);
                int i = (int) Math.round((u + 1) / 2 * (x.length - 1));
                for (int t = 0; t < terms; t++) {
                    all[k + t] += snip[i] * Math.cos(t * Math.PI * (j + 0.5) / terms) * (t == 0 ? 1 : 2) / terms;
                }
            }
        }
    }

    /** The level under peaks narrower than twice the reach. */
    private static double[] snip(double[] y, int reach) {
        double[] z = y.clone();
        for (int m = 1; m <= reach; m++) {
            double[] before = z.clone();
            for (int i = m; i < z.length - m; i++) {
                z[i] = Math.min(before[i], (before[i - m] + before[i + m]) / 2);
            }
        }
        return z;
    }

    /** Finds a peak in what is left and takes it away. */
    private void peak(int j) {
        double[] smooth = smoothed(net, Math.max(1, x.length / 40));
        WindowPeak known = plan.window().peaks().get(j);
        int top = known.position().isPresent() ? nearest(known.position().get()) : highest(smooth);
        if (known.position().isPresent()) {
            // the highest point within its limits, and never beyond: a neighbour may be higher
            double within = known.within().orElse(2 * step);
            int at = top;
            for (int i = 0; i < x.length; i++) {
                top = Math.abs(x[i] - x[at]) <= within && smooth[i] > smooth[top] ? i : top;
            }
        }
        int a = top;
        while (a > 0 && smooth[a] > smooth[top] / 2) {
            a--;
        }
        int b = top;
        while (b < smooth.length - 1 && smooth[b] > smooth[top] / 2) {
            b++;
        }
        PeakShape shape = plan.shape(j);
        double[] shapes = shape.shapeParameters().stream().mapToDouble(PeakShape.ShapeParameter::start).toArray();
        int k = plan.first(j);
        double span = plan.window().to() - plan.window().from();
        all[k + FitPlan.POSITION] = x[top];
        all[k + FitPlan.FWHM] = known.fwhm().orElse(Math.min(span, Math.max(3 * step, x[b] - x[a])));
        double tiny = 1e-12 * (1 + Math.abs(all[plan.first(plan.peaks())]));
        double height = Math.max(smooth[top], tiny);
        all[k] = height / shape.height(all[k + FitPlan.FWHM], shapes);
        System.arraycopy(shapes, 0, all, k + 3, shapes.length);
        double[] profile = new double[x.length];
        shape.profile(x, 0, x.length, x[top], all[k + FitPlan.FWHM], shapes, profile);
        for (int i = 0; i < x.length; i++) {
            net[i] -= all[k] * profile[i];
        }
    }

    private int nearest(double at) {
        int best = 0;
        for (int i = 1; i < x.length; i++) {
            best = Math.abs(x[i] - at) < Math.abs(x[best] - at) ? i : best;
        }
        return best;
    }

    private static int highest(double[] y) {
        int top = 0;
        for (int i = 1; i < y.length; i++) {
            top = y[i] > y[top] ? i : top;
        }
        return top;
    }

    /** Running mean over 2 reach + 1 points, fewer at the ends. */
    static double[] smoothed(double[] y, int reach) {
        double[] z = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            int a = Math.max(0, i - reach);
            int b = Math.min(y.length - 1, i + reach);
            double sum = 0;
            for (int j = a; j <= b; j++) {
                sum += y[j];
            }
            z[i] = sum / (b - a + 1);
        }
        return z;
    }
}
