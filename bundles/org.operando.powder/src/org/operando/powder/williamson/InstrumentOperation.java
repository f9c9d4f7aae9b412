// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.williamson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.operando.math.Minimum;
import org.operando.powder.PatternSeries;
import org.operando.powder.lattice.ReflectionRule;

/** Widths of the instrument from all lines of a standard, which is taken to have no width of its own. */
@Version(1)
@Reference(authors = {"Caglioti, G.", "Paoletti, A.", "Ricci, F. P."},
        title = "Choice of collimators for a crystal spectrometer for neutron diffraction",
        journal = "Nuclear Instruments",
        volume = "3", pages = "223-228", year = 1958, doi = "10.1016/0369-643X(58)90029-X", about = "U, V, W")
@Reference(authors = {"Thompson, P.", "Cox, D. E.", "Hastings, J. B."},
        title = "Rietveld refinement of Debye-Scherrer synchrotron X-ray data from Al2O3",
        journal = "Journal of Applied Crystallography", volume = "20", pages = "79-83", year = 1987,
        doi = "10.1107/S0021889887087090", about = "Lorentz and Gauss parts of a width")
@Methods("The widths of the instrument were taken from the lines of a standard, fitted together with Gauss widths of U "
        + "tan^2(theta) + V tan(theta) + W (squares) and Lorentz widths of X/cos(theta) + Y tan(theta).")
@Doc("Widths that the instrument gives a line, from a standard without a width of its own (CeO2, LaB6, Si).")
public final class InstrumentOperation
        implements Operation<InstrumentOperation.Inputs, InstrumentOperation.Parameters, InstrumentOperation.Outputs> {
    /**
     * What it works on.
     * @param patterns the standard; of a series the first pattern
     */
    public record Inputs(@Label("Patterns") PatternSeries patterns) {
    }

    /**
     * How.
     * @param a constant of the cell, angstrom
     * @param c constant of the cell, angstrom
     * @param spaceGroup which lines the cell has
     * @param lines lines instead of a cell
     * @param from lower end, degrees
     * @param to upper end, degrees
     * @param tolerance how far a line may lie from where it is expected, degrees
     * @param background coefficients of the background
     */
    public record Parameters(
            @Label("a") @Doc("Constant of the standard's cell, e.g. 4.1568 angstrom of LaB6.") @In("angstrom") @Range(
                    min = 0.5, max = 50) Optional<Double> a,
            @Label("c") @Doc("Constant of the cell; not needed for a cubic one.") @In("angstrom") @Range(min = 0.5,
                    max = 100) Optional<Double> c,
            @Label("Space group") @Doc("Which lines the cell has: pm-3m for LaB6, fm-3m for CeO2, fd-3m for Si.") @Default("pm-3m") ReflectionRule spaceGroup,
            @Label("Lines") @Doc("Lines instead of a cell. All that the pattern has must be given.") List<IndexedLine> lines,
            @Label("From") @Doc("Lower end of the range, where not the whole pattern is taken.") @In("deg") @Range(
                    min = 0, max = 180) Optional<Double> from,
            @Label("To") @Doc("Upper end of the range.") @In("deg") @Range(min = 0, max = 180) Optional<Double> to,
            @Label("Tolerance") @Doc("How far a line may lie from where it is expected.") @In("deg") @Range(min = 0.001,
                    max = 2) @Default("0.1 deg") double tolerance,
            @Label("Background") @Doc("Coefficients of the background.") @Range(min = 1,
                    max = 24) @Default("6") int background) {
    }

    /**
     * What came out.
     * @param widths of the instrument
     * @param values the same with uncertainties
     * @param lines the lines of the standard
     */
    public record Outputs(@Label("Widths") @Doc("What powder.williamsonHall takes off.") InstrumentWidths widths,
            @Label("Values") @Doc("U, V, W, X, Y with uncertainties.") Table values,
            @Label("Lines") @Doc("Position, area and fitted width of each line.") Table lines) {
    }

    @Override
    public Outputs run(Inputs inputs, Parameters p, Context context) throws OperationException {
        PatternSeries patterns = inputs.patterns();
        double wavelength = patterns.requireWavelength();
        if (patterns.size() > 1) {
            context.warn("patterns", "the first of " + patterns.size() + " is taken");
        }
        PatternPoints window = PatternPoints.of(patterns, p.from(), p.to());
        LineSet lines = ExpectedLines.of(p.lines(), p.a(), p.c(), p.spaceGroup(), window.first(), window.last(),
                wavelength);
        window.require(lines, p.background());
        window.warnNegative(context);
        LinesFit fit = new LinesFit(LineShape.TCH, p.tolerance(), p.background(), new double[0], true);
        LinesFit.Points points = window.points(0)
                .orElseThrow(() -> new OperationException("the pattern of the standard has no intensity", "",
                        "check the frame, its mask and the range"));
        FittedLines found = fit.fit(points, lines);
        if (found.inside() < 5) {
            throw new OperationException("only " + found.inside() + " lines of the standard were found", "",
                    "check the cell, the wavelength and the tolerance; five lines are needed");
        }
        Outputs outputs = outputs(found, lines, patterns.intensity().unit().name() + " deg");
        new InstrumentChecks(found, points, outputs.widths()).warn(context);
        return outputs;
    }

    private static Outputs outputs(FittedLines fit, LineSet lines, String area) {
        Minimum minimum = fit.minimum();
        int g = fit.model().gauss();
        int l = fit.model().lorentz();
        double[] v = minimum.parameters();
        InstrumentWidths widths = new InstrumentWidths(v[l], v[l + 1], v[g], v[g + 1], v[g + 2]);
        int[] places = {g, g + 1, g + 2, l, l + 1};
        String[] names = {"u", "v", "w", "x", "y"};
        List<Column> values = new ArrayList<>();
        for (int k = 0; k < places.length; k++) {
            values.add(Column.of(names[k], k < 3 ? "deg^2" : "deg", new double[] {v[places[k]]},
                    new double[] {minimum.uncertainty(places[k], fit.scaling())}).withOrigin("fit covariance"));
        }
        values.add(Column.of("chi2_r_pattern", "1", new double[] {minimum.reducedChiSquared()}));
        int n = fit.index().length;
        String[] line = new String[n];
        double[][] c = new double[6][n];
        for (int i = 0; i < n; i++) {
            line[i] = lines.lines().get(fit.index()[i]).label();
            c[0][i] = fit.position(i);
            c[1][i] = fit.positionError(i);
            c[2][i] = fit.area(i);
            c[3][i] = fit.areaError(i);
            c[4][i] = widths.gauss(c[0][i]);
            c[5][i] = widths.lorentz(c[0][i]);
        }
        return new Outputs(widths, new Table(values), Table.of(Column.of("line", line),
                Column.of("position", "deg", c[0], c[1]).withOrigin("fit covariance"),
                Column.of("area", area, c[2], c[3]).withOrigin("fit covariance"), Column.of("gauss_fwhm", "deg", c[4]),
                Column.of("lorentz_fwhm", "deg", c[5])));
    }
}
