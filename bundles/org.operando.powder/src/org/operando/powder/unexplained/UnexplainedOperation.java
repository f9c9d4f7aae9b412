// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.unexplained;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.In;
import org.operando.api.Label;
import org.operando.api.Methods;
import org.operando.api.Operation;
import org.operando.api.OperationException;
import org.operando.api.Range;
import org.operando.api.Reference;
import org.operando.api.Table;
import org.operando.api.Version;
import org.operando.powder.Bragg;
import org.operando.powder.NamedLine;
import org.operando.powder.NegativeIntensities;
import org.operando.powder.PatternSeries;
import org.operando.powder.lattice.Lattice;
import org.operando.powder.lattice.LatticeLine;
import org.operando.powder.lattice.ReflectionRule;
import org.operando.powder.series.AngleRange;

/** Peaks of a pattern that no known line explains, with their d and the bundled phases that have a line there. */
@Version(1)
@Reference(authors = "Mariscotti, M. A.",
        title = "A method for automatic identification of peaks in the presence of background and its application to"
                + " spectrum analysis",
        journal = "Nuclear Instruments and Methods", volume = "50", pages = "309-320", year = 1967,
        doi = "10.1016/0029-554X(67)90058-4", about = "peak search by the second derivative")
@Methods("Peaks were searched where the smoothed second derivative is below zero by {significance} of its uncertainties; those "
        + "further than {tolerance} from the known lines were compared with NiO, Al, Li, CeO2, Li2CO3 and LiOH.")
@Doc("Peaks that no known line explains, with d and phases that have a line there.")
public final class UnexplainedOperation
        implements
        Operation<UnexplainedOperation.Inputs, UnexplainedOperation.Parameters, UnexplainedOperation.Outputs> {
    /**
     * What it works on.
     * @param patterns the series
     */
    public record Inputs(PatternSeries patterns) {
    }

    /**
     * How.
     * @param number of the pattern; the mean of all when left out
     * @param a constant of the known cell, angstrom
     * @param c constant of the known cell, angstrom
     * @param spaceGroup which lines the known cell has
     * @param lines further known lines
     * @param tolerance within this of a line a peak is that line, degrees
     * @param significance second derivative over its uncertainty
     */
    public record Parameters(
            @Label("Pattern") @Doc("Number of the pattern. Left out: the mean of all.") Optional<Long> number,
            @Label("a") @Doc("Constant of the known cell.") @In("angstrom") @Range(min = 0.5,
                    max = 50) Optional<Double> a,
            @Label("c") @Doc("Constant of the known cell; not needed for a cubic one.") @In("angstrom") @Range(
                    min = 0.5, max = 100) Optional<Double> c,
            @Label("Space group") @Doc("Which lines the known cell has.") @Default("r-3m") ReflectionRule spaceGroup,
            @Label("Lines") @Doc("Further known lines.") List<NamedLine> lines,
            @Label("Tolerance") @Doc("A peak within this of a line is that line.") @In("deg") @Default("0.05 deg") @Range(
                    min = 1e-4, max = 2) double tolerance,
            @Label("Significance") @Doc("Second derivative over its uncertainty that makes a peak.") @Default("5") @Range(
                    min = 2, max = 1000) double significance) {
    }

    /**
     * What came out.
     * @param peaks all peaks
     * @param phases how well each bundled phase fits
     * @param pattern the pattern that was searched
     */
    public record Outputs(
            @Label("Peaks") @Doc("All peaks: position, d, height, the known line, else phases that have a line there.") Table peaks,
            @Label("Phases") @Doc("Bundled phases: strong lines in range, how many are hidden by known lines, how many lie where the pattern has no points (excluded regions), how many of the others are among the peaks and how many would be by chance, score 0 to 1.") Table phases,
            @Label("Pattern") @Doc("The pattern that was searched.") Table pattern) {
    }

    @Override
    public Outputs run(Inputs inputs, Parameters p, Context context) throws OperationException {
        PatternSeries patterns = inputs.patterns();
        Optional<Double> wavelength = patterns.wavelength();
        if (wavelength.isEmpty()) {
            context.warn("wavelength", "is not known: peaks have no d and are not compared with phases");
            if (p.a().isPresent()) {
                patterns.requireWavelength();
            }
        }
        SearchedPattern pattern = SearchedPattern.of(patterns, p.number());
        if (!pattern.hasUncertainty()) {
            context.warn("uncertainty",
                    "the intensities are not known to be counts: noise is taken from the differences of"
                            + " neighbours");
        }
        if (patterns.isCounts() && patterns.intensity().errors().isEmpty()) {
            int row = p.number().isPresent() ? patterns.row(p.number().get()) : -1;
            PatternSeries searched = row < 0 ? patterns : patterns.alone(row);
            NegativeIntensities.warn(searched, 0, patterns.twoThetaDegrees().length, "", context);
        }
        double[] x = pattern.x();
        List<PeakSearch.Peak> peaks = PeakSearch.of(x, pattern.y(), pattern.sigma(), p.significance());
        List<NamedLine> known = new ArrayList<>(p.lines());
        wavelength.ifPresent(w -> known.addAll(cell(p, x[x.length - 1], w)));
        List<ForeignPhase> phases = wavelength.isPresent() ? ForeignPhase.bundled() : List.of();
        PhaseMatch match = new PhaseMatch(peaks, known, p.tolerance(), wavelength.orElse(Double.NaN), x[0],
                x[x.length - 1], pattern.gaps());
        return new Outputs(match.peaks(phases, patterns.intensity().unit().name()), match.phases(phases),
                Table.of(Column.of("two_theta", "deg", x),
                        Column.of("intensity", patterns.intensity().unit().name(), pattern.y(), pattern.sigma())
                                .withOrigin("counting")));
    }

    private static List<NamedLine> cell(Parameters p, double last, double wavelength) {
        if (p.a().isEmpty()) {
            return List.of();
        }
        double a = p.a().get();
        double c = p.c().orElse(a);
        Lattice lattice = p.spaceGroup().isHexagonal() ? Lattice.hexagonal(a, c) : new Lattice(a, a, c, 90, 90, 90);
        return LatticeLine.of(lattice, p.spaceGroup(), Bragg.dSpacing(Math.min(179, last), wavelength)).stream()
                .map(l -> new NamedLine(l.label(), PhaseMatch.twoTheta(l.d(), wavelength))).toList();
    }

    /** Mean or one pattern; points without a value are left out. */
    private record SearchedPattern(double[] x, double[] y, double[] sigma, boolean hasUncertainty,
            List<AngleRange> gaps) {
        static SearchedPattern of(PatternSeries patterns, Optional<Long> number) throws OperationException {
            double[] grid = patterns.twoThetaDegrees();
            int first = number.isPresent() ? patterns.row(number.get()) : 0;
            int last = number.isPresent() ? first + 1 : patterns.size();
            double[] sum = new double[grid.length];
            double[] variance = new double[grid.length];
            int[] count = new int[grid.length];
            boolean known = patterns.intensity().errors().isPresent() || patterns.isCounts();
            for (int row = first; row < last; row++) {
                double[] y = patterns.intensities(row, row + 1, 0, grid.length);
                Optional<double[]> errors = patterns.errors(row, row + 1, 0, grid.length);
                for (int i = 0; i < grid.length; i++) {
                    if (Double.isFinite(y[i])) {
                        double e = errors.isPresent() ? errors.get()[i] : Math.sqrt(Math.max(y[i], 1));
                        sum[i] += y[i];
                        variance[i] += Double.isFinite(e) ? e * e : 0;
                        count[i]++;
                    }
                }
            }
            int[] good = IntStream.range(0, grid.length).filter(i -> count[i] > 0).toArray();
            if (good.length < 20) {
                throw new OperationException("the pattern has " + good.length + " points with a value");
            }
            double[] y = Arrays.stream(good).mapToDouble(i -> sum[i] / count[i]).toArray();
            double[] sigma = Arrays.stream(good).mapToDouble(i -> Math.sqrt(variance[i]) / count[i]).toArray();
            double floor = Arrays.stream(sigma).filter(s -> s > 0).min().orElse(1);
            double[] kept = known ? Arrays.stream(sigma).map(s -> Math.max(s, floor)).toArray() : noise(y);
            return new SearchedPattern(Arrays.stream(good).mapToDouble(i -> grid[i]).toArray(), y, kept, known,
                    gaps(grid, good));
        }

        /** Stretches of points without a value between those that have one. */
        private static List<AngleRange> gaps(double[] grid, int[] good) {
            return IntStream.range(1, good.length).filter(i -> good[i] > good[i - 1] + 1)
                    .mapToObj(i -> new AngleRange(grid[good[i - 1]], grid[good[i]])).toList();
        }

        /** One noise for all points: the median size of differences of neighbours, as of a Gaussian. */
        private static double[] noise(double[] y) {
            double[] steps = new double[y.length - 1];
            Arrays.setAll(steps, i -> Math.abs(y[i + 1] - y[i]));
            Arrays.sort(steps);
            double[] sigma = new double[y.length];
            Arrays.fill(sigma, Math.max(1e-300, 1.4826 * steps[steps.length / 2] / Math.sqrt(2)));
            return sigma;
        }
    }
}
