// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.math;

import java.util.Arrays;

/**
 * Levenberg-Marquardt least squares with bounds.
 *
 * <p>Each step minimises |r + J s|^2 + mu |D s|^2 within the bounds, with D the largest column norms of J so far
 * (Mor&eacute; 1978, Lecture Notes in Mathematics 630, 105), J reduced by Householder reflections, and the damping mu
 * moved by the ratio of actual to predicted reduction (Nielsen 1999, IMM-REP-1999-05). Bounds by an active set: a
 * parameter at its bound that the gradient presses outwards is held; one that the step would take across its bound is
 * set there and the step of the others found again.
 *
 * <p>Converged when the part of the residuals that the free parameters could still take away is below the tolerance, as
 * a part of their uncertainty: |Q^T r|/sqrt(n) &lt; tolerance |r|/sqrt(m - n) (Bates &amp; Watts 1981, Technometrics
 * 23, 179), or when chi^2 is down to rounding, or when what it could still fall by is below the rounding of chi^2 and
 * steps bring the parameters no nearer. chi^2 is known to {@link Search#resolution()}: a residual carries the rounding
 * of the value that it was taken from, which is all there is to it where a model meets data without noise. The
 * criterion is free of scale.
 */
public final class LevenbergMarquardt implements Optimizer {
    private static final double EPSILON = 0x1p-52;

    private final Reduction reduction;

    /** How J is brought to triangular form. */
    public enum Reduction {
        /** By Householder reflections: as exact as J allows. */
        REFLECTIONS,
        /**
         * By normal equations, a fifth of the time with a hundred parameters: the minimum is the same, uncertainties are
         * known to fewer digits. Reflections where parameters depend on each other.
         */
        NORMAL_EQUATIONS
    }

    /** By reflections. */
    public LevenbergMarquardt() {
        this(Reduction.REFLECTIONS);
    }

    /** With a choice for many parameters. */
    public LevenbergMarquardt(Reduction reduction) {
        this.reduction = reduction;
    }

    @Override
    public Minimum minimise(LeastSquaresProblem problem, Settings settings) {
        return new Search(problem, settings, reduction).run();
    }

    /** One search; holds its work arrays. */
    private static final class Search {
        private final LeastSquaresProblem problem;
        private final Settings settings;
        private final Reduction reduction;
        private final int m;
        private final int n;
        private final double[] root;
        private final double floor;
        private final double[][] jacobian;
        private final double[] scale;
        private double[] p;
        private double[] residual;
        private double chi;

        Search(LeastSquaresProblem problem, Settings settings, Reduction reduction) {
            this.problem = problem;
            this.settings = settings;
            this.reduction = reduction;
            m = problem.observed().length;
            n = problem.start().length;
            root = new double[m];
            double sum = 0;
            for (int i = 0; i < m; i++) {
                root[i] = Math.sqrt(problem.weights()[i]);
                sum += problem.weights()[i] * problem.observed()[i] * problem.observed()[i];
            }
            floor = sum * 16 * EPSILON * EPSILON;
            jacobian = new double[n][m];
            scale = new double[n];
            p = inside(problem.start());
            residual = new double[m];
            chi = residuals(p, residual);
        }

        Minimum run() {
            double damping = 1e-3;
            boolean converged = false;
            int iteration = 0;
            double last = Double.POSITIVE_INFINITY;
            Triangle triangle = null;
            while (!converged && iteration < settings.maximumIterations() && Double.isFinite(chi)) {
                iteration++;
                triangle = linearise();
                boolean[] free = free(triangle);
                double possible = possible(triangle, free);
                double offset = offset(possible, free);
                boolean rounding = possible < resolution() && offset >= last;
                last = offset;
                if (chi <= floor || offset < settings.tolerance() || rounding) {
                    converged = true;
                } else {
                    damping = improve(triangle, free, damping);
                    if (Double.isNaN(damping)) {
                        // no step lowers chi^2 any more: rounding; a minimum when it is one to half the digits
                        converged = possible < resolution() || offset < Math.max(settings.tolerance(), 1e-3);
                        break;
                    }
                }
            }
            if (triangle == null || !converged) {
                triangle = linearise();
            }
            return result(triangle, iteration, converged);
        }

        /** Takes a step that lowers chi^2; the damping for the next, or NaN when there is no such step. */
        private double improve(Triangle triangle, boolean[] free, double start) {
            double damping = start;
            double growth = 2;
            double[] trialResidual = new double[m];
            while (damping < 1e20) {
                double[] step = triangle.step(free, scale, damping, lowerStep(), upperStep());
                double[] trial = moved(step);
                double predicted = triangle.reduction(step);
                if (Arrays.equals(trial, p)) {
                    return Double.NaN;
                }
                double trialChi = residuals(trial, trialResidual);
                double gain = (chi - trialChi) / predicted;
                // near the minimum chi^2 no longer resolves the step: then the linear model is trusted
                boolean unresolved = predicted < resolution() && trialChi < chi + resolution();
                if (predicted > 0 && (unresolved || trialChi < chi && gain > 1e-4)) {
                    p = trial;
                    residual = trialResidual;
                    chi = trialChi;
                    double x = unresolved ? 1 : 2 * Math.min(gain, 1) - 1;
                    return Math.max(1e-15, damping * Math.max(1.0 / 3, 1 - x * x * x));
                }
                damping *= growth;
                growth *= 2;
            }
            return Double.NaN;
        }

        private Triangle linearise() {
            double[] f = new double[m];
            problem.model().valuesAndJacobian(p, f, jacobian);
            for (int k = 0; k < n; k++) {
                double norm = 0;
                for (int i = 0; i < m; i++) {
                    jacobian[k][i] *= root[i];
                    norm += jacobian[k][i] * jacobian[k][i];
                }
                scale[k] = Math.max(scale[k], Math.sqrt(norm));
            }
            return reduction == Reduction.REFLECTIONS ? Triangle.reflected(jacobian, residual)
                    : Triangle.normal(jacobian, residual);
        }

        /** Parameters that are inside, or at a bound and drawn inwards by the gradient. */
        private boolean[] free(Triangle triangle) {
            boolean[] free = new boolean[n];
            for (int k = 0; k < n; k++) {
                double g = triangle.gradient(k);
                boolean pressed = p[k] <= problem.lower()[k] && g >= 0 || p[k] >= problem.upper()[k] && g <= 0;
                free[k] = scale[k] > 0 && !pressed;
            }
            return free;
        }

        /** What chi^2 would fall by in the linear model if the free parameters took their best step, bounds aside. */
        private double possible(Triangle triangle, boolean[] free) {
            double[] none = new double[n];
            Arrays.fill(none, Double.POSITIVE_INFINITY);
            double[] minusNone = new double[n];
            Arrays.fill(minusNone, Double.NEGATIVE_INFINITY);
            return Math.max(0, triangle.reduction(triangle.step(free, scale, 1e-20, minusNone, none)));
        }

        /** Bates and Watts' relative offset of the free parameters. */
        private double offset(double possible, boolean[] free) {
            int count = 0;
            for (boolean f : free) {
                count += f ? 1 : 0;
            }
            if (count == 0) {
                return 0;
            }
            int freedom = Math.max(1, problem.points() - count);
            return Math.sqrt(possible / count / (Math.max(floor, chi - possible) / freedom));
        }

        /**
         * How far chi^2 = sum r^2 is uncertain by the rounding e of residuals, 2 |r| |e| by the inequality of Cauchy and
         * Schwarz: |e| is that of the observed values, {@code sqrt(floor)}.
         */
        private double resolution() {
            return Math.max(1e-12 * chi, 2 * Math.sqrt(chi * floor) + floor);
        }

        private double residuals(double[] at, double[] into) {
            problem.model().values(at, into);
            double sum = 0;
            for (int i = 0; i < m; i++) {
                into[i] = root[i] == 0 ? 0 : root[i] * (into[i] - problem.observed()[i]);
                sum += into[i] * into[i];
            }
            return sum;
        }

        private double[] lowerStep() {
            double[] step = new double[n];
            for (int k = 0; k < n; k++) {
                step[k] = problem.lower()[k] - p[k];
            }
            return step;
        }

        private double[] upperStep() {
            double[] step = new double[n];
            for (int k = 0; k < n; k++) {
                step[k] = problem.upper()[k] - p[k];
            }
            return step;
        }

        private double[] moved(double[] step) {
            double[] q = p.clone();
            for (int k = 0; k < n; k++) {
                q[k] += step[k];
            }
            return inside(q);
        }

        private double[] inside(double[] q) {
            double[] r = q.clone();
            for (int k = 0; k < n; k++) {
                r[k] = Math.min(problem.upper()[k], Math.max(problem.lower()[k], r[k]));
            }
            return r;
        }

        private Minimum result(Triangle triangle, int iterations, boolean converged) {
            boolean[] atBound = new boolean[n];
            boolean[] varied = new boolean[n];
            for (int k = 0; k < n; k++) {
                atBound[k] = p[k] <= problem.lower()[k] || p[k] >= problem.upper()[k];
                varied[k] = settings.bounds() == BoundPolicy.FULL || !atBound[k];
            }
            return new Minimum(p, triangle.covariance(varied), chi, problem.points(), iterations, converged, atBound);
        }
    }
}
