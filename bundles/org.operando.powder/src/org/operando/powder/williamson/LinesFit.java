// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.williamson;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.operando.math.LeastSquaresProblem;
import org.operando.math.LevenbergMarquardt;
import org.operando.math.Minimum;
import org.operando.math.Optimizer;
import org.operando.math.ThompsonCoxHastings;

/**
 * Fit of all lines of a pattern together; arrays only. First the areas at the positions and widths of
 * {@link LinesStart}; then with positions that move together and widths X/cos(theta) + Y tan(theta), which tells lines
 * apart that overlap; then everything. A line below three uncertainties is left out. A line less than a third of a width
 * from the one before it is part of that one. A line beyond an end of the pattern is there for its tail: it has an area,
 * the expected position and the width of its neighbour.
 * @param shape profile
 * @param tolerance how far a line may lie from where it is expected, degrees
 * @param terms coefficients of the background
 * @param gauss Gauss FWHM of the instrument by expected line, degrees; empty when TCH has to find it
 * @param smooth whether all widths are of U, V, W, X, Y instead of each line's own; TCH only
 */
record LinesFit(LineShape shape, double tolerance, int terms, double[] gauss, boolean smooth) {
    private static final double SEEN = 3;
    private static final double APART = 0.33;

    /** Mixing to begin with. */
    private static final double ETA = 0.7;

    /** Lines this many widths beyond an end still reach into the pattern. */
    private static final double REACH = 8;

    /** A constant of the cell may move lines by this times the tolerance, times tan(theta). */
    private static final double CELL = 5;

    /** Fits at most so many lines: each takes a time that rises with the square of their number. */
    static final int MOST = 300;

    /** Of what another stage follows: near the minimum is enough. */
    private static final Optimizer.Settings COARSE = new Optimizer.Settings(100, 1e-2, Optimizer.BoundPolicy.FULL);

    /** To a ten thousandth of the uncertainties: of a hundred parameters some weak lines creep for long after that. */
    private static final Optimizer.Settings FINE = new Optimizer.Settings(200, 1e-4, Optimizer.BoundPolicy.FULL);

    /** A pattern to fit, and whether its weights are those of counts, which are then taken from the model. */
    record Points(double[] x, double[] y, double[] weights, boolean poisson, Minimum.Scaling scaling) {
    }

    /** What is free in a stage of the fit. */
    private enum Freedom {
        AREAS, SMOOTH, ALL
    }

    /** Fits a pattern. */
    FittedLines fit(Points points, LineSet lines) {
        String[] lost = new String[lines.size()];
        Arrays.fill(lost, "");
        LineStage stage = begin(points, lines, lost);
        stage = after(stage, fitted(points, points.weights(), stage, Freedom.AREAS, lost));
        FittedLines together = fitted(points, points.weights(), stage, Freedom.SMOOTH, lost);
        stage = seen(after(stage, together), together, lost);
        // lines are not tested again: of lines that overlap the areas alone are uncertain when all is free
        double[] weights = points.poisson() ? counting(together) : points.weights();
        return fitted(points, weights, stage, Freedom.ALL, lost);
    }

    /** Weights of counts from what the model expects there; those of the counts themselves bias areas low. */
    private static double[] counting(FittedLines fitted) {
        double[] expected = new double[fitted.model().x().length];
        fitted.model().values(fitted.minimum().parameters(), expected);
        return Arrays.stream(expected).map(v -> 1 / Math.max(v, 1)).toArray();
    }

    private LineStage begin(Points points, LineSet lines, String[] lost) {
        double[] x = points.x();
        int n = lines.size();
        LinesStart start = LinesStart.of(x, points.y(), IntStream.range(0, n).mapToDouble(lines::at).toArray(),
                tolerance);
        boolean[] inside = new boolean[n];
        boolean[] kept = new boolean[n];
        int last = -1;
        for (int i = 0; i < n; i++) {
            double c = start.position()[i];
            double w = start.width()[i];
            inside[i] = c > x[0] + w && c < x[x.length - 1] - w;
            boolean near = c > x[0] - REACH * w && c < x[x.length - 1] + REACH * w;
            boolean joined = last >= 0 && c - start.position()[last] < APART * w;
            kept[i] = near && !joined;
            if (joined && near) {
                lost[i] = "coincides with " + lines.lines().get(last).label();
            } else if (!inside[i]) {
                lost[i] = "at or beyond the end of the pattern";
            }
            last = kept[i] ? i : last;
        }
        double[] background = new double[terms];
        return new LineStage(IntStream.range(0, n).toArray(), start.position(), start.width(), filled(n, ETA),
                new double[n], inside, lines.levers(), background).keep(kept);
    }

    private static double[] filled(int n, double value) {
        double[] v = new double[n];
        Arrays.fill(v, value);
        return v;
    }

    private static LineStage seen(LineStage stage, FittedLines fit, String[] lost) {
        boolean[] kept = new boolean[stage.size()];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = fit.area(i) > SEEN * fit.areaError(i) && fit.area(i) > 0;
            if (!kept[i] && stage.inside()[i]) {
                lost[stage.index()[i]] = "not seen: area below 3 uncertainties";
            }
        }
        return stage.keep(kept);
    }

    /** Where the next stage begins. */
    private static LineStage after(LineStage stage, FittedLines fit) {
        int n = stage.size();
        double[] p = fit.minimum().parameters();
        LinesModel model = fit.model();
        double[] line = new double[6];
        double[] eta = stage.eta().clone();
        double[] width = new double[n];
        for (int i = 0; i < n; i++) {
            width[i] = fit.width(i);
            if (model.shape() == LineShape.TCH) {
                ThompsonCoxHastings.profileOf(fit.gauss(i), width[i], line);
                eta[i] = line[1];
                width[i] = line[0];
            } else if (model.shape() == LineShape.PSEUDO_VOIGT && model.eta()[i] >= 0) {
                eta[i] = fit.eta(i);
            }
        }
        return new LineStage(stage.index(), IntStream.range(0, n).mapToDouble(fit::position).toArray(), width, eta,
                IntStream.range(0, n).mapToDouble(fit::area).toArray(), stage.inside(), stage.levers(),
                Arrays.copyOfRange(p, model.background(), model.count()));
    }

    private FittedLines fitted(Points points, double[] weights, LineStage stage, Freedom freedom, String[] lost) {
        LinesModel model = model(points, stage, freedom);
        double[] start = new double[model.count()];
        for (int i = 0; i < stage.size(); i++) {
            start[model.area()[i]] = Math.max(0, stage.area()[i]);
            set(start, model.position()[i], stage.position()[i]);
            set(start, model.width()[i], model.shape() == LineShape.TCH
                    ? stage.width()[i] * ThompsonCoxHastings.lorentzPart(stage.eta()[i]) : stage.width()[i]);
            set(start, model.eta()[i], stage.eta()[i]);
        }
        System.arraycopy(stage.background(), 0, start, model.background(), terms);
        double typical = Arrays.stream(stage.width()).average().orElse(1);
        if (model.gauss() >= 0) {
            start[model.gauss() + 2] = typical * typical / 4;
        }
        if (model.lorentz() >= 0) {
            start[model.lorentz()] = model.shape() == LineShape.TCH ? typical / 2 : typical;
        }
        return new FittedLines(stage.index(), model, minimise(model, points, weights, stage, start,
                freedom == Freedom.ALL ? FINE : COARSE), points.scaling(), lost);
    }

    private static void set(double[] start, int at, double value) {
        if (at >= 0) {
            start[at] = value;
        }
    }

    private Minimum minimise(LinesModel model, Points points, double[] weights, LineStage stage, double[] start,
            Optimizer.Settings settings) {
        double[] lower = new double[model.count()];
        double[] upper = new double[model.count()];
        Arrays.fill(lower, Double.NEGATIVE_INFINITY);
        Arrays.fill(upper, Double.POSITIVE_INFINITY);
        double[] x = points.x();
        double step = (x[x.length - 1] - x[0]) / (x.length - 1);
        double[] c = stage.position();
        for (int i = 0; i < c.length; i++) {
            lower[model.area()[i]] = model.lorentz() >= 0 || model.position()[i] >= 0 ? 0 : Double.NEGATIVE_INFINITY;
            if (model.position()[i] >= 0) {
                int at = model.position()[i];
                lower[at] = c[i] - Math.min(tolerance, i > 0 ? (c[i] - c[i - 1]) / 2 : tolerance);
                upper[at] = c[i] + Math.min(tolerance, i < c.length - 1 ? (c[i + 1] - c[i]) / 2 : tolerance);
            }
            if (model.width()[i] >= 0) {
                lower[model.width()[i]] = model.shape() == LineShape.TCH ? 0 : step / 4;
                upper[model.width()[i]] = 20 * stage.width()[i];
            }
            if (model.eta()[i] >= 0) {
                lower[model.eta()[i]] = 0;
                upper[model.eta()[i]] = 1;
            }
        }
        for (int k = 0; model.shift() >= 0 && k < stage.levers()[0].length; k++) {
            lower[model.shift() + k] = -tolerance * (k == 0 ? 1 : CELL);
            upper[model.shift() + k] = tolerance * (k == 0 ? 1 : CELL);
        }
        return new LevenbergMarquardt(LevenbergMarquardt.Reduction.NORMAL_EQUATIONS).minimise(
                new LeastSquaresProblem(model, points.y(), weights, start, lower, upper), settings);
    }

    private LinesModel model(Points points, LineStage stage, Freedom freedom) {
        int n = stage.size();
        boolean all = freedom == Freedom.ALL;
        // lines of their own mixing begin as TCH, whose width and mixing are smooth functions
        LineShape shown = shape == LineShape.PSEUDO_VOIGT && freedom == Freedom.SMOOTH ? LineShape.TCH : shape;
        int next = 0;
        int[] area = new int[n];
        int[] position = new int[n];
        int[] width = new int[n];
        int[] eta = new int[n];
        for (int i = 0; i < n; i++) {
            boolean free = all && stage.inside()[i];
            area[i] = next++;
            position[i] = free ? next++ : -1;
            width[i] = free && !smooth ? next++ : -1;
            eta[i] = free && shown == LineShape.PSEUDO_VOIGT ? next++ : -1;
        }
        if (all) {
            borrow(stage.inside(), width);
            borrow(stage.inside(), eta);
        }
        boolean ownWidths = freedom == Freedom.AREAS || all && !smooth;
        boolean fitsGauss = freedom != Freedom.AREAS && shown == LineShape.TCH && gauss.length == 0;
        int uvw = fitsGauss ? next : -1;
        next += fitsGauss ? 3 : 0;
        int xy = ownWidths ? -1 : next;
        next += ownWidths ? 0 : 2;
        int shift = freedom == Freedom.SMOOTH && n > 0 ? next : -1;
        next += shift < 0 ? 0 : stage.levers()[0].length;
        return new LinesModel(points.x(), shown, held(stage, shown), area, position, width, eta, uvw, xy, shift, next,
                terms);
    }

    private LinesModel.Held held(LineStage stage, LineShape shown) {
        int n = stage.size();
        double[] width = stage.width().clone();
        double[] gaussian = new double[n];
        for (int i = 0; i < n && shown == LineShape.TCH; i++) {
            gaussian[i] = gauss.length > 0 ? gauss[stage.index()[i]] : width[i] / 2;
            width[i] = Math.max(width[i] - gaussian[i], width[i] / 10);
        }
        return new LinesModel.Held(stage.position(), width, stage.eta(), gaussian, stage.levers());
    }

    /** Lines beyond the ends get the parameter of the nearest line inside. */
    private static void borrow(boolean[] inside, int[] places) {
        for (int i = 0; i < places.length; i++) {
            if (!inside[i]) {
                int best = -1;
                for (int j = 0; j < places.length; j++) {
                    best = inside[j] && (best < 0 || Math.abs(j - i) < Math.abs(best - i)) ? j : best;
                }
                places[i] = best < 0 ? -1 : places[best];
            }
        }
    }
}
