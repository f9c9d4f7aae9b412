// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.math.Optimizer;
import org.operando.math.PseudoVoigt;

/**
 * How many pseudo-Voigt components of one width and one eta a line has. One more is accepted when it lowers
 * BIC = chi^2 + p ln N by more than a margin, both fits with the same weights: for counts those of the larger model.
 * Without true counting errors chi^2 is replaced by N ln(chi^2/N).
 */
final class ComponentFits {
    private static final int STRIDE = 4;
    /** To a thousandth of the uncertainty: a component too much makes a flat minimum that nobody needs to know better. */
    private static final Optimizer.Settings CLOSE = new Optimizer.Settings(100, 1e-3, Optimizer.BoundPolicy.FULL);
    private final List<WindowKernel> kernels = new ArrayList<>();
    /** The same with a width and an eta of its own for each component; none where these are held. */
    private final List<WindowKernel> own = new ArrayList<>();
    private final List<FitPlan> plans = new ArrayList<>();
    private final double margin;

    /** Width and eta that are not refined. */
    record Held(double fwhm, double eta) {
    }

    /**
     * The kernel of a line.
     * @param window limits and background
     * @param most components at most
     * @param held width and eta where they are known
     * @param ownWidths whether components may have widths of their own where that lowers BIC by more than the margin
     * @param step of the grid, degrees
     * @param margin by how much BIC has to fall
     */
    ComponentFits(PeakWindow window, int most, Optional<Held> held, boolean ownWidths, double step,
            Optimizer optimizer, double margin) throws OperationException {
        this.margin = margin;
        for (int n = 1; n <= most; n++) {
            List<WindowPeak> peaks = new ArrayList<>();
            List<Constraint> constraints = new ArrayList<>();
            for (int j = 1; j <= n; j++) {
                String name = Integer.toString(j);
                peaks.add(WindowPeak.named(name));
                if (held.isPresent()) {
                    constraints.add(new Constraint.Fixed(name, "fwhm", Quantity.of(held.get().fwhm(), "deg")));
                    constraints.add(new Constraint.Fixed(name, "eta", Quantity.of(held.get().eta(), "1")));
                }
            }
            FitPlan plan = plan(window, peaks, List.of("fwhm", "eta"), constraints, step);
            plans.add(plan);
            kernels.add(new WindowKernel(plan, optimizer, CLOSE));
            if (held.isEmpty() && ownWidths) {
                own.add(new WindowKernel(plan(window, peaks, List.of(), constraints, step), optimizer, CLOSE));
            }
        }
    }

    private static FitPlan plan(PeakWindow window, List<WindowPeak> peaks, List<String> shared,
            List<Constraint> constraints, double step) throws OperationException {
        PeakWindow of = new PeakWindow(window.name(), window.from(), window.to(), peaks, "pseudo-voigt",
                window.background(), shared, constraints);
        return new FitPlan(of, Collections.nCopies(peaks.size(), new PseudoVoigt()), step);
    }

    /**
     * A number of components and what speaks for it.
     * @param fits fits with 1, 2, ... components, as far as they were tried
     * @param chosen components
     * @param deltaBic by how much each further component lowers BIC; the first is that of the second component
     * @param f likewise [(chi2_n-1 - chi2_n)/dp]/[chi2_n/(N - p_n)]
     */
    record Choice(List<WindowFit> fits, int chosen, double[] deltaBic, double[] f) {
        WindowFit fit() {
            return fits.get(chosen - 1);
        }

        /** Whether the components of a fit have widths of their own. */
        static boolean own(WindowFit fit) {
            return fit.plan().peaks() > 1
                    && fit.plan().source(FitPlan.FWHM) != fit.plan().source(STRIDE + FitPlan.FWHM);
        }
    }

    /** Free parameters of the largest model. */
    int parameters() {
        return plans.getLast().free();
    }

    /**
     * Chooses the number of components.
     * @param points the window's points
     * @param reweight whether the points are counts
     * @param absolute whether weights are those of true uncertainties
     */
    Choice choose(WindowPoints points, boolean reweight, boolean absolute) {
        double[] x = points.x();
        double[] weights = reweight ? smoothWeights(points.y()) : points.weights();
        List<WindowFit> fits = new ArrayList<>();
        WindowFit one = kernels.getFirst().fit(x, points.y(), weights, kernels.getFirst().start(x, points.y()),
                reweight);
        fits.add(one);
        double[] delta = new double[plans.size() - 1];
        double[] f = new double[delta.length];
        Arrays.fill(delta, Double.NaN);
        Arrays.fill(f, Double.NaN);
        int chosen = 1;
        for (int n = 2; n <= plans.size() && chosen == n - 1; n++) {
            WindowFit smaller = fits.getLast();
            WindowFit larger = larger(n, points, weights, smaller);
            if (reweight) {
                weights = WindowKernel.weights(new WindowModel(larger.plan(), x), larger.minimum().parameters(),
                        x.length);
                larger = kernels.get(n - 1).fit(x, points.y(), weights, larger.all(), false);
                smaller = new WindowKernel(smaller.plan(), kernels.getFirst().optimizer(), CLOSE).fit(x, points.y(),
                        weights,
                        smaller.all(), false);
            }
            delta[n - 2] = bic(smaller, absolute) - bic(larger, absolute);
            f[n - 2] = f(smaller, larger);
            boolean accepted = larger.minimum().converged() && delta[n - 2] > margin && sound(larger);
            chosen = accepted ? n : chosen;
            fits.add(accepted ? widened(n, points, weights, larger, absolute) : larger);
        }
        return new Choice(fits, chosen, delta, f);
    }

    /** F of two fits of which the larger holds the smaller; NaN where it does not, for widths of their own. */
    private static double f(WindowFit smaller, WindowFit larger) {
        int more = larger.plan().free() - smaller.plan().free();
        double chi = larger.minimum().chiSquared();
        return Choice.own(smaller) ? Double.NaN
                : (smaller.minimum().chiSquared() - chi) / more / (chi / larger.minimum().degreesOfFreedom());
    }

    /** The fit with widths of their own where it is better by the margin. */
    private WindowFit widened(int n, WindowPoints points, double[] weights, WindowFit shared, boolean absolute) {
        if (own.isEmpty()) {
            return shared;
        }
        WindowFit fit = own.get(n - 1).fit(points.x(), points.y(), weights, shared.all(), false);
        boolean better = bic(shared, absolute) - bic(fit, absolute) > margin;
        return fit.minimum().converged() && better && sound(fit) ? fit : shared;
    }

    /** BIC up to a constant. */
    private static double bic(WindowFit fit, boolean absolute) {
        double n = fit.minimum().points();
        double chi = fit.minimum().chiSquared();
        return (absolute ? chi : n * Math.log(chi / n)) + fit.plan().free() * Math.log(n);
    }

    /** Whether every component is a peak. */
    private static boolean sound(WindowFit fit) {
        for (int j = 0; j < fit.plan().peaks(); j++) {
            if (!WindowSeries.lost(fit, j).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Weights 1/y of smoothed counts: those of single counts bias areas low. */
    private static double[] smoothWeights(double[] y) {
        double[] weights = WindowStart.smoothed(y, 2);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = 1 / Math.max(0.25, weights[i]);
        }
        return weights;
    }

    /** The best fit with one component more, from several starts. */
    private WindowFit larger(int n, WindowPoints points, double[] weights, WindowFit smaller) {
        WindowKernel kernel = kernels.get(n - 1);
        List<double[]> starts = new ArrayList<>();
        starts.add(kernel.start(points.x(), points.y()));
        for (int j = 0; j < n - 1; j++) {
            starts.add(split(n, smaller, j, 0.5, -0.3, 0.3));
            starts.add(split(n, smaller, j, 0.8, -0.1, 0.5));
            starts.add(split(n, smaller, j, 0.2, -0.5, 0.1));
        }
        starts.add(beside(n, points, smaller));
        WindowFit best = kernel.trial(points, weights, starts.getFirst());
        for (double[] start : starts.subList(1, starts.size())) {
            WindowFit fit = kernel.trial(points, weights, start);
            best = fit.minimum().chiSquared() < best.minimum().chiSquared() ? fit : best;
        }
        return kernel.fit(points.x(), points.y(), weights, best.all(), false);
    }

    /** The values of a fit with a component where most is left at more than a width from the others. */
    private double[] beside(int n, WindowPoints points, WindowFit fit) {
        double[] x = points.x();
        double[] left = new double[x.length];
        new WindowModel(fit.plan(), x).values(fit.minimum().parameters(), left);
        for (int i = 0; i < x.length; i++) {
            left[i] = points.y()[i] - left[i];
        }
        left = WindowStart.smoothed(left, 1);
        double width = fit.all()[FitPlan.FWHM];
        int top = -1;
        for (int i = 0; i < x.length; i++) {
            boolean free = true;
            for (int j = 0; j < n - 1; j++) {
                free &= Math.abs(x[i] - fit.all()[j * STRIDE + FitPlan.POSITION]) > width;
            }
            top = free && (top < 0 || left[i] > left[top]) ? i : top;
        }
        double[] all = split(n, fit, n - 2, 1, 0, 0);
        int k = (n - 1) * STRIDE;
        if (top >= 0) {
            double eta = Math.min(0.5, all[FitPlan.FWHM + 1]);
            for (int j = 0; j < n; j++) {
                all[j * STRIDE + FitPlan.FWHM + 1] = eta;
            }
            all[k + FitPlan.POSITION] = x[top];
            all[k] = Math.max(left[top], 1e-3 * all[0] / width) * width * 1.3;
        }
        return all;
    }

    /** The values of a fit with one component in two, at these distances from it in widths. */
    private double[] split(int n, WindowFit fit, int which, double part, double left, double right) {
        FitPlan plan = plans.get(n - 1);
        double[] all = new double[plan.all()];
        double[] from = fit.all();
        double width = from[FitPlan.FWHM];
        int to = 0;
        for (int j = 0; j < n - 1; j++) {
            int k = j * STRIDE;
            int copies = j == which ? 2 : 1;
            for (int c = 0; c < copies; c++) {
                System.arraycopy(from, k, all, to, STRIDE);
                all[to + FitPlan.FWHM] = 0.9 * width;
                if (copies == 2) {
                    all[to] *= c == 0 ? part : 1 - part;
                    all[to + FitPlan.POSITION] += width * (c == 0 ? left : right);
                }
                to += STRIDE;
            }
        }
        System.arraycopy(from, (n - 1) * STRIDE, all, to, all.length - to);
        return all;
    }
}
