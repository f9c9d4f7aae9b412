// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import java.util.Optional;
import org.operando.api.Context;
import org.operando.api.Contributed;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.In;
import org.operando.api.InvalidParameter;
import org.operando.api.Label;
import org.operando.api.Methods;
import org.operando.api.OperationException;
import org.operando.api.PiecewiseOperation;
import org.operando.api.Quantity;
import org.operando.api.Range;
import org.operando.api.Reference;
import org.operando.api.Split;
import org.operando.api.SplitOperation;
import org.operando.api.Table;
import org.operando.api.Version;
import org.operando.api.figure.Page;
import org.operando.math.Minimum;
import org.operando.math.Optimizer;
import org.operando.math.PeakShape;
import org.operando.powder.NegativeIntensities;
import org.operando.powder.PatternSeries;

/**
 * Fits one peak in every pattern of a series by weighted least squares. Each pattern is fitted for itself, so the
 * result does not depend on the order or on the parts. Points of counts weigh by their variance; one without counts
 * has an uncertainty of one count.
 */
@Version(3)
@Reference(authors = {"Wertheim, G. K.", "Butler, M. A.", "West, K. W.", "Buchanan, D. N. E."},
        title = "Determination of the Gaussian and Lorentzian content of experimental line shapes",
        journal = "Review of Scientific Instruments", volume = "45", pages = "1369-1371", year = 1974,
        doi = "10.1063/1.1686503", about = "pseudo-Voigt function", when = "shape = pseudo-voigt")
@Reference(authors = "Marquardt, D. W.", title = "An algorithm for least-squares estimation of nonlinear parameters",
        journal = "Journal of the Society for Industrial and Applied Mathematics", volume = "11", pages = "431-441",
        year = 1963, doi = "10.1137/0111030", about = "least squares", when = "optimizer = levenberg-marquardt")
@Methods("The line {name} was fitted in every pattern between 2\u03b8 = {from} and {to} by a {shape} function on a "
        + "{background} background, by weighted least squares ({optimizer}; {weights} weights; where intensities are "
        + "counts, a point without counts has an uncertainty of one count). Uncertainties are one standard uncertainty "
        + "from the full covariance matrix, {uncertainties} scaled by the square root of reduced chi squared.")
@Doc("Position, width and area of one peak in every pattern, with uncertainties.")
public final class PeakOperation
        implements SplitOperation<PeakOperation.Inputs, PeakOperation.Parameters, PeakOperation.Outputs>,
        PiecewiseOperation<PeakOperation.Inputs, PeakOperation.Parameters, PeakOperation.Outputs> {
    /**
     * What it works on.
     * @param patterns the series
     */
    public record Inputs(PatternSeries patterns) {
    }

    /**
     * What the study says.
     * @param from lower end of the window, degrees 2theta, included
     * @param to upper end, included
     * @param name name of the line, e.g. its indices
     * @param shape id of the peak shape
     * @param background background under the peak
     * @param weights weights of the points
     * @param uncertainties what the uncertainties of the fit are multiplied by
     * @param optimizer id of the optimizer
     */
    public record Parameters(
            @Label("From") @Doc("Lower end of the window, included.") @In("deg") @Range(min = 0, max = 180) double from,
            @Label("To") @Doc("Upper end of the window, included.") @In("deg") @Range(min = 0, max = 180) double to,
            @Label("Name") @Doc("Name of the line, e.g. (003).") @Default("peak") String name,
            @Label("Shape") @Doc("Id of the peak shape.") @Default("pseudo-voigt") @Contributed(PeakShape.class) String shape,
            @Label("Background") @Default("linear") Background background,
            @Label("Weights") @Doc("Automatic: from the patterns' uncertainties, or 1/max(intensity, 1) where they have none.") @Default("automatic") Weighting weights,
            @Label("Scaling of uncertainties") @Doc("Whether uncertainties are multiplied by the square root of the reduced chi squared; always is right"
                    + " for weights that are only relative.") @Default("always") Minimum.Scaling uncertainties,
            @Label("Optimizer") @Doc("Id of the optimizer.") @Default("levenberg-marquardt") @Contributed(Optimizer.class) String optimizer) {
        public Parameters {
            if (to <= from) {
                throw new InvalidParameter("to", "must be above 'from' = " + from + " deg");
            }
        }
    }

    /**
     * Fits of all patterns.
     * @param line name of the line
     * @param shape id of the peak shape
     * @param peaks one row a pattern: number, time, voltage when known, area, position, fwhm, shape parameters,
     *            background, d_spacing when the wavelength is known, chi2_r, flag; NaN where there is no fit.
     *            Uncertainties are from the full covariance, also where a shape parameter sits at its bound
     * @param position mean position; its uncertainty is the standard deviation of the patterns, of a single fit that
     *            of its covariance
     * @param fwhm mean FWHM, likewise
     * @param spacing mean d, likewise, when the wavelength is known
     */
    public record Outputs(String line, String shape, Table peaks, Quantity position, Quantity fwhm,
            Optional<Quantity> spacing) {
    }

    @Override
    public Split<?, ?, Outputs> split(Inputs inputs, Parameters p, Context context) throws OperationException {
        PatternSeries patterns = inputs.patterns();
        PeakShape shape = context.contributed(PeakShape.class, p.shape());
        Optimizer optimizer = context.contributed(Optimizer.class, p.optimizer());
        PeakFitKernel kernel = new PeakFitKernel(shape, optimizer, p.background().terms(), p.from(), p.to());
        int[] window = patterns.window(p.from(), p.to());
        int points = window[1] - window[0];
        if (points <= kernel.parameters()) {
            double[] x = patterns.twoThetaDegrees();
            throw new OperationException(
                    points + " points between " + Quantity.digits(p.from()) + " and " + Quantity.digits(p.to())
                            + " deg for "
                            + kernel.parameters() + " parameters; the patterns run from " + Quantity.digits(x[0])
                            + " to " + Quantity.digits(x[x.length - 1])
                            + " deg",
                    "", "widen the window");
        }
        boolean hasErrors = patterns.intensity().errors().isPresent();
        if (!hasErrors && p.weights() == Weighting.UNCERTAINTIES) {
            throw new OperationException("the patterns have no uncertainties to take weights from", "",
                    "write weights: inverse-intensity or weights: equal");
        }
        boolean relative = !hasErrors && !patterns.isCounts() || p.weights() == Weighting.EQUAL;
        if (relative && p.uncertainties() != Minimum.Scaling.ALWAYS) {
            context.warn(p.name(),
                    "the intensities are not known to be counts and have no uncertainties: weights are relative"
                            + " and only 'uncertainties: always' gives uncertainties of the right size");
        }
        if (p.weights() == Weighting.INVERSE_INTENSITY || !hasErrors && p.weights() == Weighting.AUTOMATIC) {
            NegativeIntensities.warn(patterns, window[0], window[1], "write weights: equal", context);
        }
        return new PeakSplit(patterns, p, kernel, shape.shapeParameters(), window);
    }

    @Override
    public Piece piece() {
        return Piece.FRAME;
    }

    @Override
    public long[] pieces(Inputs inputs, Parameters p, Context context) {
        return inputs.patterns().numbers();
    }

    @Override
    public Page one(Inputs inputs, Parameters p, long piece, Context context) throws OperationException {
        PatternSeries alone = inputs.patterns().alone(inputs.patterns().row(piece));
        Outputs fit = run(new Inputs(alone), p, context);
        FittedWindow window = FittedWindow.of(fit, p, id -> context.contributed(PeakShape.class, id), 0);
        return new Page("Peak " + p.name() + " of frame " + piece + ": 2\u03b8 = " + degrees(fit.position())
                + ", FWHM = " + degrees(fit.fwhm()), Page.SINGLE_COLUMN, FittedWindowPanels.HEIGHT_MM,
                new FittedWindowPanels(alone, 0, window).panels(
                        new FittedWindowPanels.Place(0, Page.SINGLE_COLUMN, "", "", true)));
    }

    private static String degrees(Quantity angle) {
        return Quantity.digits(angle.value(), angle.uncertainty()) + "\u00b0";
    }
}
