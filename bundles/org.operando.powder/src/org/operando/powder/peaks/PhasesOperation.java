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
import org.operando.api.Contributed;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.In;
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
import org.operando.math.Quantiles;
import org.operando.powder.PatternSeries;
import org.operando.powder.PatternSeries.Columns;

/**
 * Takes the (003) line of a layered oxide apart into its hexagonal phases in every pattern of a series: pseudo-Voigt
 * components of one width and one eta, as many as the data support, c = 3 d(003) and the fraction of each, and names that
 * follow each phase through the series.
 *
 * <p>Volume fractions: v_i proportional to A_i V_i^2/(|F_i|^2 L_i) with the area A, the cell's volume V, |F|^2 per cell and
 * the Lorentz factor L = 1/(sin^2(theta) cos(theta)); polarisation is the same for components so close.
 */
@Version(1)
@Reference(authors = "Schwarz, G.", title = "Estimating the dimension of a model", journal = "The Annals of Statistics",
        volume = "6", pages = "461-464", year = 1978, doi = "10.1214/aos/1176344136",
        about = "Bayesian information criterion")
@Methods("The (003) line between 2\u03b8 = {from} and {to} was described by up to {most} pseudo-Voigt components of one "
        + "width and one share of the Lorentz profile on a {background} background; a further component was accepted when "
        + "it lowered the Bayesian information criterion by more than {margin}; widths of their own likewise where allowed ({ownWidths}). c = 3d(003); volume fractions from areas "
        + "divided by |F|^2 and the Lorentz factor and multiplied by the squared cell volume.")
@Doc("Phases H1, H2, H3 in the (003) line: how many, c, width and fraction of each in every pattern.")
public final class PhasesOperation
        implements PiecewiseOperation<PhasesOperation.Inputs, PhasesOperation.Parameters, PhasesOperation.Outputs> {
    /** c falls below this in H3 only: between the largest c of H3 and the smallest of H2 in Ni-rich layered oxides. */
    private static final double H3_BELOW = 13.95;
    /** Reduced chi squared above which the components do not describe the line. */
    private static final double POOR = 3;

    /**
     * What it works on.
     * @param patterns the series
     */
    public record Inputs(PatternSeries patterns) {
    }

    /**
     * What the study says.
     * @param from lower end of the line's window, degrees 2theta, included
     * @param to upper end, included
     * @param phases the phases in their order in Q
     * @param most components at most
     * @param width what is known of their width
     * @param ownWidths whether widths may differ
     * @param background background under the line
     * @param margin by how much a further component has to lower BIC
     * @param weights weights of the points
     * @param uncertainties what the uncertainties are multiplied by
     * @param optimizer id of the optimizer
     */
    public record Parameters(
            @Label("From") @Doc("Lower end of the window of (003), included.") @In("deg") @Range(min = 0,
                    max = 180) double from,
            @Label("To") @Doc("Upper end of the window, included.") @In("deg") @Range(min = 0, max = 180) double to,
            @Label("Phases") @Doc("The phases by rising Q (falling c), e.g. [{name: H2}, {name: H3}], with |F|^2 and cell volume. Left out: H1, H2, H3 as many as are found.") List<LinePhase> phases,
            @Label("Most") @Doc("Components at most.") @Default("3") @Range(min = 1, max = 3) int most,
            @Label("Width") @Doc("What is known of the components' width and shape.") @Default("free") LineWidth width,
            @Label("Own widths") @Doc("Whether the components of a pattern may have a width and eta each where that lowers BIC by more than the margin: otherwise a phase broader than its neighbour looks like two.") @Default("true") boolean ownWidths,
            @Label("Background") @Doc("A constant or a straight line.") @Default("linear") Background background,
            @Label("Margin") @Doc("By how much a further component has to lower BIC; with 0 about one single line in fifty is called two.") @Default("3") @Range(
                    min = 0) double margin,
            @Label("Weights") @Doc("Automatic: from the model for counts, else from the patterns' uncertainties, or 1/max(intensity, 1) where they have none.") @Default("automatic") PointWeights weights,
            @Label("Scaling of uncertainties") @Doc("Whether uncertainties are multiplied by the square root of the reduced chi squared; always is right"
                    + " for weights that are only relative.") @Default("if-above-one") Minimum.Scaling uncertainties,
            @Label("Optimizer") @Doc("Id of the optimizer.") @Default("levenberg-marquardt") @Contributed(Optimizer.class) String optimizer) {
        public Parameters {
            if (to <= from) {
                throw new InvalidParameter("to", "must be above 'from' = " + from + " deg");
            }
            if (phases.size() > 3) {
                throw new InvalidParameter("phases", "at most three phases can be told apart");
            }
            if (phases.stream().map(LinePhase::name).distinct().count() < phases.size()) {
                throw new InvalidParameter("phases", "two phases have the same name");
            }
        }

        /** Components that are tried at most. */
        int components() {
            return phases.isEmpty() ? most : Math.min(most, phases.size());
        }
    }

    /**
     * What comes out.
     * @param phases a row a phase and pattern: position, c, area, volume fraction, FWHM, eta; no numbers where the pattern
     *            does not hold the phase
     * @param choice a row a pattern: number of components and what speaks for it, background, reduced chi squared
     * @param middle middle of the window, about which a straight background is written, degrees
     */
    public record Outputs(
            @Label("Phases") @Doc("Position, c, area and fraction of each phase in each pattern.") Table phases,
            @Label("Choice") @Doc("Number of components in each pattern and the evidence for it.") Table choice,
            @Label("Middle") @Doc("Middle of the window, about which a straight background is written.") @In("deg") double middle) {
    }

    @Override
    public Outputs run(Inputs inputs, Parameters p, Context context) throws OperationException {
        PatternSeries patterns = inputs.patterns();
        patterns.requireWavelength();
        Optimizer optimizer = context.contributed(Optimizer.class, p.optimizer());
        WindowPoints.Rule rule = WindowPoints.Rule.of(patterns, p.weights());
        boolean absolute = rule.errors() || rule.reweight();
        if (!absolute) {
            context.warn("evidence",
                    "the intensities are not known to be counts and have no uncertainties: the number of "
                            + "components is judged by the scatter about the fit (N ln(chi2/N)), which knows less");
        }
        PeakWindow window = new PeakWindow("(003)", p.from(), p.to(), List.of(), "pseudo-voigt",
                p.background() instanceof Background.Constant
                        ? new Baseline.Constant() : new Baseline.Linear(),
                List.of(), List.of());
        rule.warnNegative(patterns, window, context);
        LineWindow line = new LineWindow(window, patterns, rule, optimizer, p, absolute);
        List<Optional<ComponentFits.Choice>> choices = line.choices(Optional.empty(), context);
        if (p.width() instanceof LineWidth.Fixed f) {
            choices = line.choices(Optional.of(i -> new ComponentFits.Held(f.fwhm(), f.eta())), context);
        } else if (p.width() instanceof LineWidth.SinglePhase s) {
            choices = line.choices(Optional.of(line.nearest(choices, s)), context);
        }
        return new PhasesTable(patterns, p, line, choices, names(patterns, p, choices, context)).outputs();
    }

    /** The pattern and those that the width is taken from, in their order. */
    public static PatternSeries neighbours(PatternSeries patterns, int row, Parameters p) throws OperationException {
        long[] numbers = patterns.numbers();
        return patterns.rows(IntStream.range(0, numbers.length).filter(i -> i == row
                || p.width() instanceof LineWidth.SinglePhase s && numbers[i] >= s.first() && numbers[i] <= s.last())
                .toArray());
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
        PatternSeries near = neighbours(inputs.patterns(), inputs.patterns().row(piece), p);
        FittedWindow fit = FittedWindow.of(run(new Inputs(near), p, context), p, piece, Optional.empty());
        return new Page("(003) of frame " + piece + ": " + fit.peaks().size()
                + (fit.peaks().size() == 1 ? " component" : " components"), Page.SINGLE_COLUMN,
                FittedWindowPanels.HEIGHT_MM, new FittedWindowPanels(near, near.row(piece), fit).panels(
                        new FittedWindowPanels.Place(0, Page.SINGLE_COLUMN, "", "", true)));
    }

    /** Names and constants of the phases, lowest Q first, as many as the series holds. */
    private static List<LinePhase> names(PatternSeries patterns, Parameters p,
            List<Optional<ComponentFits.Choice>> choices, Context context) throws OperationException {
        int found = LineWindow.together(choices);
        List<LinePhase> phases = p.phases();
        if (phases.isEmpty()) {
            double wavelength = patterns.requireWavelength();
            double least = choices.stream().flatMap(Optional::stream).flatMapToDouble(c -> LineWindow
                    .positions(c.fit()).stream().mapToDouble(x -> PhasesTable.c(x, wavelength))).min().orElse(0);
            String[] names = found == 2 && least < H3_BELOW ? new String[] {"H2", "H3"}
                    : Arrays.copyOf(new String[] {"H1", "H2", "H3"}, found);
            phases = Arrays.stream(names).map(LinePhase::named).toList();
            if (found > 1) {
                context.warn("phases", "named " + String.join(", ", names) + " by their order in Q"
                        + (found == 2 ? " and because c " + (least < H3_BELOW ? "falls below " : "stays above ")
                                + H3_BELOW + " angstrom" : "")
                        + "; write phases: [{name: ...}, ...] when they are others");
            }
        }
        if (found > 1 && phases.stream().mapToDouble(LinePhase::structureFactorSquared).distinct().count() < 2) {
            context.warn("fractions", "|F|^2 of (003) is taken to be equal in all phases; it changes with the lithium "
                    + "content: write phases: [{name: H2, structureFactorSquared: ..., cellVolume: ...}, ...]");
        }
        warnPoor(patterns, choices, context);
        return phases;
    }

    private static void warnPoor(PatternSeries patterns, List<Optional<ComponentFits.Choice>> choices,
            Context context) {
        double[] chi = choices.stream().flatMap(Optional::stream)
                .mapToDouble(c -> c.fit().minimum().reducedChiSquared()).toArray();
        if (chi.length > 0 && patterns.isCounts() && Quantiles.median(chi) > POOR) {
            context.warn("components", "the median reduced chi squared is "
                    + Math.round(10 * Quantiles.median(chi)) / 10.0
                    + ": at these counts the components do not describe the line, and a further one may only mend its "
                    + "shape");
        }
    }

    /** Numbers of the frames, for messages. */
    static String name(PatternSeries patterns, int row) {
        return patterns.frames().texts(Columns.NAME)[row];
    }

    /** An empty list of so many. */
    static <T> List<Optional<T>> empty(int count) {
        return new ArrayList<>(Collections.nCopies(count, Optional.empty()));
    }
}
