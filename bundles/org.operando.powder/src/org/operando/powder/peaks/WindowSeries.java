// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.operando.api.Context;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.math.Minimum;
import org.operando.powder.PatternSeries;

/**
 * One window in all patterns of a series, fitted in their order and against it, each fit beginning with the values of the
 * one before. A pattern without a fit is passed over, and the next begins with the last good values.
 */
final class WindowSeries {
    /** Forwards and backwards may differ by this many standard uncertainties before it is said. */
    private static final double AGREE = 1;
    /** A peak lower than this part of its background is rounding. */
    private static final double NOTHING = 1e-9;

    private final WindowKernel kernel;
    private final WindowPoints[] points;
    private final boolean reweight;

    /** The window's points of all patterns. */
    WindowSeries(WindowKernel kernel, PatternSeries patterns, WindowPoints.Rule rule) throws OperationException {
        this.kernel = kernel;
        reweight = rule.reweight();
        PeakWindow window = kernel.plan().window();
        int[] range = patterns.window(window.from(), window.to());
        double[] grid = Arrays.copyOfRange(patterns.twoThetaDegrees(), range[0], range[1]);
        if (grid.length <= kernel.plan().free()) {
            double[] x = patterns.twoThetaDegrees();
            throw new OperationException("window " + window.name() + ": " + grid.length + " points between "
                    + Quantity.digits(window.from()) + " and " + Quantity.digits(window.to()) + " deg for "
                    + kernel.plan().free()
                    + " parameters; the patterns run from " + Quantity.digits(x[0]) + " to "
                    + Quantity.digits(x[x.length - 1]) + " deg", "",
                    "widen the window or take a peak away");
        }
        double[] all = patterns.intensities(0, patterns.size(), range[0], range[1]);
        Optional<double[]> errors = rule.errors() ? patterns.errors(0, patterns.size(), range[0], range[1])
                : Optional.empty();
        points = new WindowPoints[patterns.size()];
        for (int i = 0; i < points.length; i++) {
            points[i] = WindowPoints.of(grid, all, errors, i * grid.length, rule, kernel.plan().free());
        }
    }

    /** A fit of one pattern, and what is to be known of it. */
    record Result(Optional<WindowFit> fit, String flag) {
    }

    /** Number of points of a pattern that were fitted. */
    int points(int pattern) {
        return points[pattern].x().length;
    }

    /** Fits of all patterns in one direction. */
    List<Result> pass(boolean forwards, Context context) {
        List<Result> results = new ArrayList<>(Collections.nCopies(points.length, new Result(Optional.empty(), "")));
        Optional<double[]> seed = Optional.empty();
        for (int step = 0; step < points.length; step++) {
            context.check();
            int i = forwards ? step : points.length - 1 - step;
            Result result = one(points[i], seed);
            results.set(i, result);
            if (result.fit().isPresent()) {
                seed = Optional.of(seed(result.fit().get(), seed));
            }
        }
        return results;
    }

    private Result one(WindowPoints at, Optional<double[]> seed) {
        if (!at.fault().isEmpty()) {
            return new Result(Optional.empty(), at.fault());
        }
        WindowFit fit = kernel.fit(at.x(), at.y(), at.weights(),
                seed.orElseGet(() -> kernel.start(at.x(), at.y())), reweight);
        if (seed.isPresent() && (!fit.minimum().converged() || anyLost(fit))) {
            WindowFit fresh = kernel.fit(at.x(), at.y(), at.weights(), kernel.start(at.x(), at.y()), reweight);
            fit = better(fit, fresh);
        }
        if (!fit.minimum().converged()) {
            return new Result(Optional.empty(), "not converged after " + fit.minimum().iterations() + " iterations");
        }
        WindowFit done = fit;
        boolean none = IntStream.range(0, kernel.plan().peaks()).noneMatch(j -> lost(done, j).isEmpty());
        return none ? new Result(Optional.empty(), lost(fit, 0)) : new Result(Optional.of(fit), "");
    }

    private static WindowFit better(WindowFit a, WindowFit b) {
        if (a.minimum().converged() != b.minimum().converged()) {
            return a.minimum().converged() ? a : b;
        }
        return b.minimum().chiSquared() < a.minimum().chiSquared() ? b : a;
    }

    private boolean anyLost(WindowFit fit) {
        return IntStream.range(0, kernel.plan().peaks()).anyMatch(j -> !lost(fit, j).isEmpty());
    }

    /** Why a peak of a fit is none; empty when it is one. */
    static String lost(WindowFit fit, int peak) {
        FitPlan plan = fit.plan();
        int k = plan.first(peak);
        double[] all = fit.all();
        double[] shape = Arrays.copyOfRange(all, k + 3, plan.first(peak + 1));
        double level = Math.abs(all[plan.first(plan.peaks())]);
        if (fit.atBound(k) || all[k] * plan.shape(peak).height(all[k + FitPlan.FWHM], shape) < NOTHING * level) {
            return "no peak";
        }
        if (fit.atBound(k + FitPlan.POSITION)) {
            return "no peak inside its range: position at " + Quantity.digits(all[k + FitPlan.POSITION]) + " deg";
        }
        return fit.atBound(k + FitPlan.FWHM)
                ? "no peak: width " + Quantity.digits(all[k + FitPlan.FWHM]) + " deg is at its bound" : "";
    }

    /** Values for the next fit: those of a peak that is gone are the last good ones. */
    private double[] seed(WindowFit fit, Optional<double[]> last) {
        double[] seed = fit.all().clone();
        FitPlan plan = kernel.plan();
        for (int j = 0; j < plan.peaks() && last.isPresent(); j++) {
            if (!lost(fit, j).isEmpty()) {
                int k = plan.first(j);
                System.arraycopy(last.get(), k, seed, k, plan.first(j + 1) - k);
            }
        }
        return seed;
    }

    /** The better of both directions for each pattern, with a word where they differ. */
    static List<Result> merged(List<Result> forwards, List<Result> backwards, Minimum.Scaling scaling) {
        List<Result> merged = new ArrayList<>();
        for (int i = 0; i < forwards.size(); i++) {
            Optional<WindowFit> a = forwards.get(i).fit();
            Optional<WindowFit> b = backwards.get(i).fit();
            if (a.isEmpty() || b.isEmpty()) {
                merged.add(b.isPresent() ? backwards.get(i) : forwards.get(i));
            } else {
                WindowFit best = better(a.get(), b.get());
                merged.add(new Result(Optional.of(best), difference(best, best == a.get() ? b.get() : a.get(),
                        scaling)));
            }
        }
        return merged;
    }

    private static String difference(WindowFit best, WindowFit other, Minimum.Scaling scaling) {
        FitPlan plan = best.plan();
        double most = AGREE;
        String flag = "";
        for (int k = 0; k < plan.first(plan.peaks()); k++) {
            double ratio = Math.abs(best.all()[k] - other.all()[k]) / best.uncertainty(k, scaling);
            if (ratio > most && !Double.isInfinite(ratio)) {
                most = ratio;
                flag = "forwards and backwards differ by " + Math.round(10 * ratio) / 10.0
                        + " standard uncertainties in " + plan.name(k) + "; the better fit is given";
            }
        }
        return flag;
    }
}
