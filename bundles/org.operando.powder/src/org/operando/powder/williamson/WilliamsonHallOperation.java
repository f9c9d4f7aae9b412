// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.williamson;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.operando.api.Context;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.In;
import org.operando.api.InvalidParameter;
import org.operando.api.Label;
import org.operando.api.Methods;
import org.operando.api.Operation;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Range;
import org.operando.api.Reference;
import org.operando.api.Table;
import org.operando.api.Version;
import org.operando.powder.PatternSeries;
import org.operando.powder.lattice.ReflectionRule;

/**
 * Crystallite size and microstrain of each pattern: all lines are fitted together on one background, the instrument is
 * taken off their widths, and a weighted straight line is laid through beta cos(theta) against 4 sin(theta).
 */
@Version(1)
@Reference(authors = {"Williamson, G. K.", "Hall, W. H."},
        title = "X-ray line broadening from filed aluminium and wolfram",
        journal = "Acta Metallurgica", volume = "1", pages = "22-31", year = 1953, doi = "10.1016/0001-6160(53)90006-6",
        about = "size and strain from widths")
@Reference(authors = {"Thompson, P.", "Cox, D. E.", "Hastings, J. B."},
        title = "Rietveld refinement of Debye-Scherrer synchrotron X-ray data from Al2O3",
        journal = "Journal of Applied Crystallography", volume = "20", pages = "79-83", year = 1987,
        doi = "10.1107/S0021889887087090", about = "Lorentz and Gauss parts of a width", when = "shape = tch")
@Methods("All lines of a pattern were fitted together ({shape} profiles on a Chebyshev polynomial of {background} "
        + "coefficients, weighted least squares). The widths of the instrument were subtracted (Lorentz widths linearly, Gauss "
        + "widths in squares). Size and microstrain are from a weighted straight line through beta cos(theta) = K "
        + "lambda/D + 4 eps sin(theta), with K = {constant} and beta the {breadth} of the lines in radians.")
@Doc("Crystallite size and microstrain of each pattern from the widths of its lines.")
public final class WilliamsonHallOperation implements
        Operation<WilliamsonHallOperation.Inputs, WilliamsonHallOperation.Parameters, WilliamsonHallOperation.Outputs> {
    /**
     * What it works on.
     * @param patterns the series
     * @param standard widths of the instrument, of a standard measured with it
     */
    public record Inputs(@Label("Patterns") PatternSeries patterns,
            @Label("Standard") @Doc("Result of powder.instrument of a standard: 'from: {standard: MEASUREMENT/STEP}'.") Optional<InstrumentOperation.Outputs> standard) {
    }

    /**
     * How.
     * @param a constant of the cell, angstrom
     * @param c constant of the cell, angstrom
     * @param spaceGroup which lines the cell has
     * @param lines lines instead of a cell
     * @param from lower end, degrees
     * @param to upper end, degrees
     * @param shape profile
     * @param instrument widths of the instrument, instead of a standard
     * @param constant Scherrer's K
     * @param breadth what beta is
     * @param tolerance how far a line may lie from where it is expected, degrees
     * @param background coefficients of the background
     * @param overlaps what becomes of lines that overlap
     * @param apart lines nearer than so many widths overlap
     * @param significance below so many uncertainties a breadth is dropped
     */
    public record Parameters(
            @Label("a") @Doc("Constant of the cell whose lines are fitted.") @In("angstrom") @Range(min = 0.5,
                    max = 50) Optional<Double> a,
            @Label("c") @Doc("Constant of the cell; not needed for a cubic one.") @In("angstrom") @Range(min = 0.5,
                    max = 100) Optional<Double> c,
            @Label("Space group") @Doc("Which lines the cell has.") @Default("r-3m") ReflectionRule spaceGroup,
            @Label("Lines") @Doc("Lines instead of a cell. All that the pattern has must be given: one left out spoils the result.") List<IndexedLine> lines,
            @Label("From") @Doc("Lower end of the range, where not the whole pattern is taken.") @In("deg") @Range(
                    min = 0, max = 180) Optional<Double> from,
            @Label("To") @Doc("Upper end of the range.") @In("deg") @Range(min = 0, max = 180) Optional<Double> to,
            @Label("Shape") @Doc("Profile of the lines.") @Default("lorentz") LineShape shape,
            @Label("Instrument") @Doc("Widths of the instrument, where no standard is linked.") Optional<InstrumentWidths> instrument,
            @Label("K") @Doc("Constant of Scherrer's equation; 1 compares with GSAS-II and TOPAS.") @Default("0.9") @Range(
                    min = 0.5, max = 2) double constant,
            @Label("Breadth") @Doc("What is taken as the breadth of a line.") @Default("fwhm") Breadth breadth,
            @Label("Tolerance") @Doc("How far a line may lie from where it is expected.") @In("deg") @Range(min = 0.001,
                    max = 2) @Default("0.1 deg") double tolerance,
            @Label("Background") @Doc("Coefficients of the background.") @Range(min = 1,
                    max = 24) @Default("6") int background,
            @Label("Overlapping lines") @Doc("Whether the widths of overlapping lines count. They are always fitted together.") @Default("together") Overlaps overlaps,
            @Label("Apart") @Doc("Lines nearer than so many of their widths overlap.") @Range(min = 0.33,
                    max = 20) @Default("1.5") double apart,
            @Label("Significance") @Doc("A breadth below so many of its uncertainties is dropped.") @Range(min = 0,
                    max = 10) @Default("2") double significance) {
        public Parameters {
            if (from.isPresent() && to.isPresent() && to.get() <= from.get()) {
                throw new InvalidParameter("to", "must be above 'from' = " + from.get() + " deg");
            }
        }
    }

    /**
     * What came out.
     * @param results a row a pattern
     * @param lines a row a pattern and line
     * @param classes size and strain of each class of lines alone
     * @param size mean size
     * @param strain mean strain
     * @param convention what size and strain mean
     */
    public record Outputs(
            @Label("Results") @Doc("By pattern: size or its lower limit, microstrain, number of lines, reduced chi squared of the pattern and of the straight line.") Table results,
            @Label("Lines") @Doc("By pattern and line: position, area, width, breadth of the sample, abscissa and ordinate of the straight line, and why a line does not count.") Table lines,
            @Label("Classes") @Doc("Size and microstrain of each class of lines alone, where it has three lines.") Table classes,
            @Label("Size") @Doc("Of one pattern with its uncertainty; of several the mean and the standard deviation.") Quantity size,
            @Label("Microstrain") @Doc("Likewise.") Quantity strain,
            @Label("Convention") @Doc("What size and microstrain mean.") String convention) {
    }

    @Override
    public Outputs run(Inputs inputs, Parameters p, Context context) throws OperationException {
        PatternSeries patterns = inputs.patterns();
        double wavelength = patterns.requireWavelength();
        InstrumentWidths instrument = instrument(inputs, p, context);
        PatternPoints window = PatternPoints.of(patterns, p.from(), p.to());
        LineSet lines = ExpectedLines.of(p.lines(), p.a(), p.c(), p.spaceGroup(), window.first(), window.last(),
                wavelength);
        LinesFit fit = new LinesFit(p.shape(), p.tolerance(), p.background(), gauss(lines, instrument, p), false);
        window.require(lines, p.background());
        window.warnNegative(context);
        PatternWidths[] found = new PatternWidths[patterns.size()];
        int[] done = {0};
        context.parallel(found.length, row -> {
            found[row] = PatternWidths.of(window, row, fit, lines, instrument, p, wavelength);
            synchronized (done) {
                context.progress(++done[0], found.length, "patterns");
            }
        });
        WilliamsonHallTables tables = new WilliamsonHallTables(patterns, lines, found);
        tables.warn(context);
        return new Outputs(tables.results(), tables.lines(), tables.classes(), tables.size(), tables.strain(),
                convention(p, inputs.standard().isPresent() || p.instrument().isPresent()));
    }

    private static InstrumentWidths instrument(Inputs inputs, Parameters p, Context context)
            throws OperationException {
        if (p.instrument().isPresent() && inputs.standard().isPresent()) {
            throw new OperationException("widths of the instrument are given twice", "instrument",
                    "leave out 'instrument' or the standard");
        }
        Optional<InstrumentWidths> widths = p.instrument()
                .or(() -> inputs.standard().map(InstrumentOperation.Outputs::widths));
        if (widths.isEmpty()) {
            context.warn("instrument",
                    "is not taken off: size is a lower, microstrain an upper limit; give the widths of a"
                            + " standard");
        } else if (p.shape() == LineShape.LORENTZ && widths.get().hasGauss()) {
            context.warn("instrument", "has a Gauss part, which Lorentz lines leave out; write shape: tch");
        }
        return widths.orElse(InstrumentWidths.NONE);
    }

    private static double[] gauss(LineSet lines, InstrumentWidths instrument, Parameters p) {
        return p.shape() == LineShape.TCH && instrument.hasGauss()
                ? lines.lines().stream().mapToDouble(l -> instrument.gauss(l.at())).toArray() : new double[0];
    }

    private static String convention(Parameters p, boolean corrected) {
        String breadth = p.breadth() == Breadth.FWHM ? "full width at half maximum" : "integral breadth";
        String part = switch (p.shape()) {
            case LORENTZ -> "of Lorentz lines, widths subtracted linearly";
            case GAUSS -> "of Gauss lines, widths subtracted in squares";
            case PSEUDO_VOIGT, TCH -> "of the Lorentz part of the lines, widths subtracted linearly";
        };
        return String.format(Locale.ROOT, "beta cos(theta) = K lambda/D + 4 eps sin(theta), K = %s, beta the %s %s; %s",
                p.constant(), breadth, part, corrected ? "instrument taken off" : "instrument included");
    }
}
