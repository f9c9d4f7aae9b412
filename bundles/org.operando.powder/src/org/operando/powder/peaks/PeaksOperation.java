// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.operando.api.Context;
import org.operando.api.Contributed;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.InvalidParameter;
import org.operando.api.Label;
import org.operando.api.Methods;
import org.operando.api.OperationException;
import org.operando.api.PiecewiseOperation;
import org.operando.api.Range;
import org.operando.api.Reference;
import org.operando.api.Table;
import org.operando.api.Version;
import org.operando.api.figure.Page;
import org.operando.math.Minimum;
import org.operando.math.Optimizer;
import org.operando.math.PeakShape;
import org.operando.powder.PatternSeries;

/**
 * Fits any number of peaks in windows of every pattern of a series, with a background, what they share and what is known
 * of them. Each window is fitted along the series forwards and backwards, every fit beginning with its neighbour's
 * values, and the better of both is given; where they differ by more than a standard uncertainty it is said.
 *
 * <p>{@code powder.peak} is the short form for a single line whose patterns are each fitted for themselves.
 */
@Version(1)
@Reference(authors = {"Wertheim, G. K.", "Butler, M. A.", "West, K. W.", "Buchanan, D. N. E."},
        title = "Determination of the Gaussian and Lorentzian content of experimental line shapes",
        journal = "Review of Scientific Instruments", volume = "45", pages = "1369-1371", year = 1974,
        doi = "10.1063/1.1686503", about = "pseudo-Voigt function")
@Reference(authors = {"Thompson, P.", "Cox, D. E.", "Hastings, J. B."},
        title = "Rietveld refinement of Debye-Scherrer synchrotron X-ray data from Al2O3",
        journal = "Journal of Applied Crystallography", volume = "20", pages = "79-83", year = 1987,
        doi = "10.1107/S0021889887087090", about = "pseudo-Voigt of a Gauss and a Lorentz width")
@Reference(authors = "Marquardt, D. W.", title = "An algorithm for least-squares estimation of nonlinear parameters",
        journal = "Journal of the Society for Industrial and Applied Mathematics", volume = "11", pages = "431-441",
        year = 1963, doi = "10.1137/0111030", about = "least squares", when = "optimizer = levenberg-marquardt")
@Methods("Peaks were fitted in windows of every pattern by weighted least squares ({optimizer}; {weights} weights; counts "
        + "weigh by the fitted model), along the series forwards and backwards, each fit beginning with the values of its "
        + "neighbour. Uncertainties are one standard uncertainty from the full covariance matrix, {uncertainties} scaled "
        + "by the square root of reduced chi squared; a parameter at its bound has none.")
@Doc("Positions, widths, areas and shapes of any number of peaks in every pattern, with uncertainties and correlations.")
public final class PeaksOperation
        implements PiecewiseOperation<PeaksOperation.Inputs, PeaksOperation.Parameters, PeaksOperation.Outputs> {
    /** Patterns on the way to one that is looked at alone: directly before it, and spread over those before. */
    private static final int CLOSE = 10;
    private static final int SPREAD = 30;

    /**
     * What it works on.
     * @param patterns the series
     */
    public record Inputs(PatternSeries patterns) {
    }

    /**
     * What the study says.
     * @param windows parts of the pattern whose peaks are fitted together
     * @param weights weights of the points
     * @param uncertainties what the uncertainties of the fit are multiplied by
     * @param correlations smallest correlation that is given out
     * @param optimizer id of the optimizer
     */
    public record Parameters(
            @Label("Windows") @Doc("Parts of the pattern whose peaks are fitted together, e.g. {name: 003, from: 5.2 deg, to: 5.8 deg}.") List<PeakWindow> windows,
            @Label("Weights") @Doc("Automatic: from the model for counts, else from the patterns' uncertainties, or 1/max(intensity, 1) where they have none.") @Default("automatic") PointWeights weights,
            @Label("Scaling of uncertainties") @Doc("Whether uncertainties are multiplied by the square root of the reduced chi squared; always is right"
                    + " for weights that are only relative.") @Default("always") Minimum.Scaling uncertainties,
            @Label("Correlations from") @Doc("Correlations of this size and above are listed.") @Default("0.5") @Range(
                    min = 0,
                    max = 1) double correlations,
            @Label("Optimizer") @Doc("Id of the optimizer.") @Default("levenberg-marquardt") @Contributed(Optimizer.class) String optimizer) {
        public Parameters {
            if (windows.isEmpty()) {
                throw new InvalidParameter("windows",
                        "names no window; write windows: [{name: 003, from: 5.2 deg, to: 5.8 deg}]");
            }
            if (windows.stream().map(PeakWindow::name).distinct().count() < windows.size()) {
                throw new InvalidParameter("windows", "two windows have the same name");
            }
        }
    }

    /**
     * What comes out.
     * @param peaks a row a peak and pattern: area, position, FWHM, shape, integral breadth, d when the wavelength is
     *            known; no numbers where there is no peak, and why under flag
     * @param fits a row a window and pattern: reduced chi squared, points, coefficients of the background
     * @param correlations pairs of parameters of the peaks of a window with their correlation
     */
    public record Outputs(
            @Label("Peaks") @Doc("Area, position, width and shape of each peak in each pattern.") Table peaks,
            @Label("Fits") @Doc("Reduced chi squared and background of each window in each pattern.") Table fits,
            @Label("Correlations") @Doc("Correlations of the parameters of a fit.") Table correlations) {
    }

    @Override
    public Outputs run(Inputs inputs, Parameters p, Context context) throws OperationException {
        PatternSeries patterns = inputs.patterns();
        Optimizer optimizer = context.contributed(Optimizer.class, p.optimizer());
        WindowPoints.Rule rule = WindowPoints.Rule.of(patterns, p.weights());
        warnRelative(patterns, p, context);
        List<FitPlan> plans = new ArrayList<>();
        List<WindowSeries> series = new ArrayList<>();
        for (PeakWindow window : p.windows()) {
            FitPlan plan = plan(window, patterns, context);
            plans.add(plan);
            rule.warnNegative(patterns, window, context);
            series.add(
                    new WindowSeries(new WindowKernel(plan, optimizer, Optimizer.Settings.STANDARD), patterns, rule));
        }
        List<List<WindowSeries.Result>> passes = new ArrayList<>(Collections.nCopies(2 * plans.size(), List.of()));
        context.parallel(2 * plans.size(), k -> passes.set(k, series.get(k / 2).pass(k % 2 == 0, context)));
        List<List<WindowSeries.Result>> results = new ArrayList<>();
        for (int w = 0; w < plans.size(); w++) {
            results.add(WindowSeries.merged(passes.get(2 * w), passes.get(2 * w + 1), p.uncertainties()));
            warn(plans.get(w), results.get(w), patterns, context);
        }
        return new PeaksTable(patterns, p, plans, series, results).outputs();
    }

    @Override
    public Piece piece() {
        return Piece.FRAME;
    }

    @Override
    public long[] pieces(Inputs inputs, Parameters p, Context context) {
        return inputs.patterns().numbers();
    }

    /**
     * A pattern after some of those before it, so that each peak is followed to it from where the study says that it
     * is in the first pattern, as along the whole series.
     */
    @Override
    public Page one(Inputs inputs, Parameters p, long piece, Context context) throws OperationException {
        int row = inputs.patterns().row(piece);
        PatternSeries way = inputs.patterns().rows(IntStream.rangeClosed(0, row)
                .filter(i -> i > row - CLOSE || i % (1 + row / SPREAD) == 0).toArray());
        return PeaksFitFigure.alone(way, run(new Inputs(way), p, context), piece,
                id -> context.contributed(PeakShape.class, id));
    }

    /** The parameters of a window. */
    static FitPlan plan(PeakWindow window, PatternSeries patterns, Context context) throws OperationException {
        double[] x = patterns.twoThetaDegrees();
        List<PeakShape> shapes = new ArrayList<>();
        for (WindowPeak peak : window.peaks()) {
            shapes.add(context.contributed(PeakShape.class, peak.shape().orElse(window.shape())));
        }
        return new FitPlan(window, shapes, (x[x.length - 1] - x[0]) / Math.max(1, x.length - 1));
    }

    private static void warnRelative(PatternSeries patterns, Parameters p, Context context) {
        boolean hasErrors = patterns.intensity().errors().isPresent();
        boolean relative = !hasErrors && !patterns.isCounts() || p.weights() == PointWeights.EQUAL;
        if (relative && p.uncertainties() != Minimum.Scaling.ALWAYS) {
            context.warn("uncertainties",
                    "the intensities are not known to be counts and have no uncertainties: weights are relative"
                            + " and only 'uncertainties: always' gives uncertainties of the right size");
        }
    }

    private static void warn(FitPlan plan, List<WindowSeries.Result> results, PatternSeries patterns, Context context) {
        String[] names = patterns.frames().texts(PatternSeries.Columns.NAME);
        for (int i = 0; i < results.size(); i++) {
            WindowSeries.Result result = results.get(i);
            String[] notes = new String[plan.peaks()];
            Arrays.fill(notes, "");
            for (int j = 0; j < plan.peaks() && result.fit().isPresent(); j++) {
                String lost = WindowSeries.lost(result.fit().get(), j);
                notes[j] = lost.isEmpty() ? "" : plan.window().peaks().get(j).name() + ": " + lost;
            }
            String note = result.fit().isEmpty() ? "no fit: " + result.flag()
                    : String.join("; ", Arrays.stream(notes).filter(t -> !t.isEmpty()).toList());
            if (!note.isEmpty()) {
                context.warn(names[i], "window " + plan.window().name() + ", " + note);
            }
        }
    }
}
