// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import java.util.Arrays;
import java.util.List;
import org.operando.math.LeastSquaresProblem;
import org.operando.math.Minimum;
import org.operando.math.Optimizer;
import org.operando.math.PeakShape;
import org.operando.math.Quantiles;

/**
 * Fit of one peak in one window; arrays only. Bounds: area at least 0, position within the window, FWHM from half a
 * step to the width of the window, shape parameters as the shape says.
 *
 * <p>Start: background through the lowest tenth of the points of either half, position at the highest point after
 * smoothing, FWHM between the half-maximum crossings (three steps at least), shape as it says, area from the height.
 */
final class PeakFitKernel {
    private final PeakShape shape;
    private final Optimizer optimizer;
    private final int terms;
    private final double from;
    private final double to;

    /** A fit in the window from-to, degrees, with 1 or 2 background coefficients. */
    PeakFitKernel(PeakShape shape, Optimizer optimizer, int terms, double from, double to) {
        this.shape = shape;
        this.optimizer = optimizer;
        this.terms = terms;
        this.from = from;
        this.to = to;
    }

    /** Number of parameters: area, position, FWHM, shape parameters, background. */
    int parameters() {
        return 3 + shape.shapeParameters().size() + terms;
    }

    /** Height of the peak of these parameters above its background. */
    double height(double[] p) {
        return p[0] * shape.height(p[2], Arrays.copyOfRange(p, 3, 3 + shape.shapeParameters().size()));
    }

    /**
     * Fits the points.
     * @param x ascending, within the window, no NaN; more points than parameters
     * @param y intensities
     * @param weights weights of the points
     */
    Minimum fit(double[] x, double[] y, double[] weights) {
        List<PeakShape.ShapeParameter> shapes = shape.shapeParameters();
        int n = parameters();
        double step = (x[x.length - 1] - x[0]) / (x.length - 1);
        double[] start = new double[n];
        double[] lower = new double[n];
        double[] upper = new double[n];
        Arrays.fill(lower, Double.NEGATIVE_INFINITY);
        Arrays.fill(upper, Double.POSITIVE_INFINITY);
        lower[0] = 0;
        lower[1] = from;
        upper[1] = to;
        lower[2] = step / 2;
        upper[2] = to - from;
        for (int k = 0; k < shapes.size(); k++) {
            start[3 + k] = shapes.get(k).start();
            lower[3 + k] = shapes.get(k).lower();
            upper[3 + k] = shapes.get(k).upper();
        }
        start(x, y, step, start);
        PeakModel model = new PeakModel(x, shape, (from + to) / 2, terms);
        return optimizer.minimise(new LeastSquaresProblem(model, y, weights, start, lower, upper),
                Optimizer.Settings.STANDARD);
    }

    private void start(double[] x, double[] y, double step, double[] start) {
        int half = x.length / 2;
        double left = low(y, 0, half);
        double right = low(y, half, x.length);
        double slope = terms > 1 ? (right - left) / ((x[x.length - 1] - x[0]) / 2) : 0;
        double middle = (from + to) / 2;
        double level = terms > 1 ? (left + right) / 2 : Math.min(left, right);
        double[] net = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            net[i] = y[i] - level - slope * (x[i] - middle);
        }
        net = smoothed(net, Math.max(1, x.length / 40));
        int top = 0;
        for (int i = 1; i < net.length; i++) {
            top = net[i] > net[top] ? i : top;
        }
        int a = top;
        while (a > 0 && net[a] > net[top] / 2) {
            a--;
        }
        int b = top;
        while (b < net.length - 1 && net[b] > net[top] / 2) {
            b++;
        }
        double[] shapes = Arrays.copyOfRange(start, 3, 3 + shape.shapeParameters().size());
        start[1] = x[top];
        start[2] = Math.min(to - from, Math.max(3 * step, x[b] - x[a]));
        double tiny = 1e-12 * (1 + Math.abs(level));
        start[0] = Math.max(net[top], tiny) / shape.height(start[2], shapes);
        start[start.length - terms] = level;
        if (terms > 1) {
            start[start.length - 1] = slope;
        }
    }

    /** Mean level of the lowest tenth. */
    private static double low(double[] y, int begin, int end) {
        return Quantiles.percentile(Arrays.copyOfRange(y, begin, end), 10);
    }

    /** Running mean over 2 reach + 1 points, fewer at the ends. */
    private static double[] smoothed(double[] y, int reach) {
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
