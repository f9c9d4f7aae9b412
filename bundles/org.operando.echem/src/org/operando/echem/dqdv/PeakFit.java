// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.dqdv;

import java.util.Arrays;
import org.operando.echem.dqdv.DifferentialKernel.Curve;
import org.operando.math.Gauss;
import org.operando.math.LeastSquaresProblem;
import org.operando.math.LevenbergMarquardt;
import org.operando.math.Minimum;
import org.operando.math.Model;
import org.operando.math.Optimizer.BoundPolicy;
import org.operando.math.Optimizer.Settings;

/**
 * A Gaussian on a line fitted to the part of a curve in a window. Parameters: area, position, FWHM, value of the line
 * at the window's middle, its slope.
 */
final class PeakFit implements Model {
    private static final int LEAST_POINTS = 7;
    /** Share of the highest value by which a peak must stand out to be another one. */
    private static final double TOP = 0.25;
    private static final double[] NO_SHAPE = {};
    /** Height of a peak of unit area and width. */
    private static final double HEIGHT = new Gauss().height(1, NO_SHAPE);
    /** A thousandth of the uncertainty is near enough. */
    private static final Settings SETTINGS = new Settings(60, 1e-3, BoundPolicy.FULL);

    private final Gauss gauss = new Gauss();
    private final double[] x;
    private final double middle;
    private final double[][] profile;

    private PeakFit(double[] x) {
        this.x = x;
        middle = (x[0] + x[x.length - 1]) / 2;
        profile = new double[2][x.length];
    }

    /**
     * What came out; NaN where there is no peak. Errors are standard uncertainties of the fit.
     * @param position V
     * @param positionError V
     * @param height above the line, Ah/V
     * @param heightError Ah/V
     * @param area Ah
     * @param areaError Ah
     * @param width FWHM, V
     * @param top voltage where the curve itself is highest, by a parabola through three points
     * @param highest value there, Ah/V
     * @param tops peaks of the curve in the window: more than one are not told apart
     */
    record Peak(double position, double positionError, double height, double heightError, double area,
            double areaError, double width, double top, double highest, int tops) {
        static final Peak NONE = new Peak(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN,
                Double.NaN, Double.NaN, Double.NaN, 0);

        boolean found() {
            return Double.isFinite(position);
        }
    }

    /**
     * Fits the peak of a window.
     * @param correlation points of the curve that are worth one, because it was smoothed
     * @param near a peak much like it, to begin with; or none
     */
    static Peak fit(Curve curve, double from, double to, double correlation, Peak near) {
        int first = 0;
        while (first < curve.x().length && curve.x()[first] < from) {
            first++;
        }
        int end = first;
        while (end < curve.x().length && curve.x()[end] <= to) {
            end++;
        }
        if (end - first < LEAST_POINTS) {
            return Peak.NONE;
        }
        double[] x = Arrays.copyOfRange(curve.x(), first, end);
        double[] y = Arrays.copyOfRange(curve.y(), first, end);
        for (double value : y) {
            if (!Double.isFinite(value)) {
                return Peak.NONE;
            }
        }
        return new PeakFit(x).fit(y, Math.max(1, correlation), near);
    }

    private Peak fit(double[] y, double correlation, Peak near) {
        int n = x.length;
        int top = 1;
        for (int i = 1; i < n - 1; i++) {
            top = y[i] > y[top] ? i : top;
        }
        if (!(y[top] > y[top - 1] && y[top] >= y[top + 1])) {
            return Peak.NONE;
        }
        double span = x[n - 1] - x[0];
        double[] start = start(y, top, span, near);
        double none = Double.NEGATIVE_INFINITY;
        double all = Double.POSITIVE_INFINITY;
        double[] lower = {0, x[0], 2 * (x[1] - x[0]), none, none};
        double[] upper = {all, x[n - 1], 2 * span, all, all};
        double[] weights = new double[n];
        Arrays.fill(weights, 1);
        Minimum m = new LevenbergMarquardt().minimise(new LeastSquaresProblem(this, y, weights, start, lower, upper),
                SETTINGS);
        for (boolean bound : m.atBound()) {
            if (bound) {
                return Peak.NONE;
            }
        }
        return m.converged() ? peak(m, y, top, Math.sqrt(m.reducedChiSquared() * correlation)) : Peak.NONE;
    }

    private double[] start(double[] y, int top, double span, Peak near) {
        int n = x.length;
        double slope = (y[n - 1] - y[0]) / span;
        double base = y[0] + slope * (x[top] - x[0]);
        double line = y[0] + slope * (middle - x[0]);
        if (near.found()) {
            double height = Math.max(1e-3 * y[top], near.height());
            return new double[] {height * near.width() / HEIGHT, x[top], near.width(),
                line + y[top] - base - height, slope};
        }
        double width = span / 3;
        return new double[] {Math.max(1e-3 * y[top], y[top] - base) * width / HEIGHT, x[top], width, line, slope};
    }

    private Peak peak(Minimum m, double[] y, int top, double noise) {
        double[] p = m.parameters();
        int n = p.length;
        double height = p[0] * HEIGHT / p[2];
        double relative = m.covariance()[0] / (p[0] * p[0]) + m.covariance()[2 * n + 2] / (p[2] * p[2])
                - 2 * m.covariance()[2] / (p[0] * p[2]);
        double curvature = y[top - 1] - 2 * y[top] + y[top + 1];
        double shift = curvature == 0 ? 0 : 0.5 * (y[top - 1] - y[top + 1]) / curvature;
        return new Peak(p[1], noise * Math.sqrt(m.covariance()[n + 1]), height,
                noise * height * Math.sqrt(Math.max(0, relative)), p[0], noise * Math.sqrt(m.covariance()[0]), p[2],
                x[top] + shift * (x[1] - x[0]), y[top] - 0.25 * (y[top - 1] - y[top + 1]) * shift, tops(y, y[top]));
    }

    /** Maxima that stand out by a quarter of the highest value: both sides of each fall by as much. */
    private static int tops(double[] y, double highest) {
        int tops = 0;
        double least = y[0];
        double most = Double.NEGATIVE_INFINITY;
        boolean rising = true;
        for (double v : y) {
            if (rising) {
                least = Math.min(least, v);
                most = v - least > TOP * highest ? Math.max(most, v) : most;
                if (most - v > TOP * highest) {
                    tops++;
                    rising = false;
                    least = v;
                }
            } else if (v - least > TOP * highest) {
                rising = true;
                most = v;
            } else {
                least = Math.min(least, v);
            }
        }
        // a peak whose far side lies beyond the window
        return rising && most > Double.NEGATIVE_INFINITY ? tops + 1 : Math.max(1, tops);
    }

    @Override
    public void values(double[] p, double[] values) {
        gauss.profile(x, 0, x.length, p[1], p[2], NO_SHAPE, values);
        for (int i = 0; i < x.length; i++) {
            values[i] = p[0] * values[i] + p[3] + p[4] * (x[i] - middle);
        }
    }

    @Override
    public void valuesAndJacobian(double[] p, double[] values, double[][] jacobian) {
        gauss.derivatives(x, 0, x.length, p[1], p[2], NO_SHAPE, values, profile);
        for (int i = 0; i < x.length; i++) {
            jacobian[0][i] = values[i];
            jacobian[1][i] = p[0] * profile[0][i];
            jacobian[2][i] = p[0] * profile[1][i];
            jacobian[3][i] = 1;
            jacobian[4][i] = x[i] - middle;
            values[i] = p[0] * values[i] + p[3] + p[4] * (x[i] - middle);
        }
    }
}
