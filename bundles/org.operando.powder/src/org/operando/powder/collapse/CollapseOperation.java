// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.collapse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.operando.api.Chosen;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.Label;
import org.operando.api.Methods;
import org.operando.api.Operation;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Range;
import org.operando.api.Table;
import org.operando.api.Version;
import org.operando.powder.Instrument;
import org.operando.powder.PatternSeries.Columns;
import org.operando.powder.peaks.PeakOperation;
import org.operando.powder.peaks.PeaksOperation;
import org.operando.powder.peaks.PhasesOperation;
import org.operando.powder.series.SeriesOperation;
import org.operando.powder.williamson.WilliamsonHallOperation;

/** Puts a quantity of several series on one axis and tests whether one curve describes them all. */
@Version(1)
@Methods("The values of {column} of the series were put against {against} and fitted by one regression spline, with the "
        + "number of knots by leave-one-out cross-validation; chi squared of the common curve and an F-test against a "
        + "curve of its own for each series tell whether the series differ.")
@Doc("Several series on one axis, e.g. (003) position at two rates against SoC, with the test whether one curve holds.")
public final class CollapseOperation
        implements Operation<CollapseOperation.Inputs, CollapseOperation.Parameters, CollapseOperation.Outputs> {
    /** Column of the test with the number of points that are left out because their fits are flagged. */
    static final String FLAGGED = "flagged";
    private static final int LEAST = 8;
    private static final double SIGNIFICANT = 0.05;
    private static final List<String> WIDTHS = List.of("fwhm", "breadth", "fwhm_gauss", "fwhm_lorentz");

    /**
     * What is compared; of the kinds of results one has the column.
     * @param peak results of powder.peak
     * @param peaks results of powder.peaks
     * @param phases results of powder.phases003
     * @param sizes results of powder.williamsonHall
     * @param series results of powder.series, for the axis
     */
    public record Inputs(@Label("Single peaks") Optional<List<Chosen<PeakOperation.Outputs>>> peak,
            @Label("Peaks") Optional<List<Chosen<PeaksOperation.Outputs>>> peaks,
            @Label("Phases") Optional<List<Chosen<PhasesOperation.Outputs>>> phases,
            @Label("Sizes") Optional<List<Chosen<WilliamsonHallOperation.Outputs>>> sizes,
            @Label("Series") Optional<List<Chosen<SeriesOperation.Outputs>>> series) {
    }

    /** Which results are compared. */
    public enum Kind {
        /** Of powder.peak. */
        PEAK,
        /** Of powder.peaks. */
        PEAKS,
        /** Of powder.phases003. */
        PHASES,
        /** Of powder.williamsonHall. */
        SIZES
    }

    /**
     * How.
     * @param result which results
     * @param column the quantity
     * @param line peak or phase, where a result has several
     * @param against the axis
     * @param scales state of charge of each cell, for the axis soc
     * @param direction patterns of which direction of the current
     * @param axisError uncertainty of the axis, in its unit
     * @param instrumentIncluded whether widths may hold the instrument
     */
    public record Parameters(
            @Label("Result") @Doc("Which results are compared.") @Default("peak") Kind result,
            @Label("Column") @Doc("The quantity: a column of the result that has uncertainties.") @Default("position") String column,
            @Label("Line") @Doc("Peak or phase, where a result has several.") Optional<String> line,
            @Label("Against") @Doc("The axis: soc, voltage, capacity, time or another column.") @Default("voltage") String against,
            @Label("Scales") @Doc("State of charge of each cell, for the axis soc.") List<Scale> scales,
            @Label("Direction") @Doc("Patterns of which direction of the current.") @Default("both") Direction direction,
            @Label("Uncertainty of the axis") @Doc("One standard uncertainty of the abscissa, in its unit.") @Range(
                    min = 0) @Default("0") double axisError,
            @Label("Instrument included") @Doc("Allows widths that hold the instrument; the figure then says so.") @Default("false") boolean instrumentIncluded) {
    }

    /**
     * What came out.
     * @param points by series: number of the pattern, abscissa, value, residual in units of its uncertainty
     * @param curve the common curve
     * @param test chi squared, p, F-test, and how many points are left out because their fits are flagged
     * @param verdict what they say
     * @param label of the value, with a note where the instrument is included
     */
    public record Outputs(@Label("Points") @Doc("The points of all series.") Table points,
            @Label("Curve") @Doc("The common curve with its uncertainty.") Table curve,
            @Label("Test") @Doc("Chi squared and p of the common curve, F and p against separate curves.") Table test,
            @Label("Verdict") @Doc("SoC-determined when one curve holds (p above 0.05).") Verdict verdict,
            @Label("Quantity") @Doc("What was compared.") String label) {
    }

    @Override
    public Outputs run(Inputs inputs, Parameters p, Context context) throws OperationException {
        List<SeriesPoints> all = new ArrayList<>();
        List<Chosen<Table>> tables = tables(inputs, p);
        String label = label(inputs, tables, p);
        for (Chosen<Table> member : tables) {
            String name = member.subject().measurement();
            SeriesPoints points = SeriesPoints.of(name, member.value(), frames(inputs, name), p);
            if (points.flagged() > 0) {
                context.warn(name, points.flagged() + " points are left out: their fits are flagged as weak, not"
                        + " determined" + (isWidth(p.column()) ? ", failed or of a shape at its bound" : " or failed"));
            }
            if (points.x().length < LEAST) {
                context.leaveOut(name, "has " + points.x().length + " points; " + LEAST + " are needed");
            } else {
                all.add(points);
            }
        }
        if (all.size() < 2) {
            throw new OperationException(all.size() + " series to compare", "of", "choose two measurements at least");
        }
        if (p.against().equals("soc") && p.direction() == Direction.BOTH) {
            context.warn("direction", "charge counts from the beginning of each step of the cell, and 'start' is of one"
                    + " step: write direction: charge or discharge, unless all patterns are of one step");
        }
        List<SeriesPoints> shared = shared(all, context);
        CollapseKernel.Points points = joined(shared, p.axisError());
        CollapseKernel test = CollapseKernel.of(points, shared.size());
        Verdict verdict = test.p() > SIGNIFICANT ? Verdict.SOC_DETERMINED
                : test.pF() < SIGNIFICANT ? Verdict.RATE_DETERMINED : Verdict.UNDECIDED;
        if (verdict == Verdict.UNDECIDED) {
            context.warn("test",
                    "one curve does not hold, but curves of their own are no better: the uncertainties are too"
                            + " small, or the scatter is not random");
        }
        return new Outputs(points(all, test), curve(shared, test),
                test(test, all.stream().mapToLong(SeriesPoints::flagged).sum()), verdict, label);
    }

    /** Whether a column is a width of a line; none is negative. */
    static boolean isWidth(String column) {
        return WIDTHS.contains(column);
    }

    private static <T extends Record> List<Chosen<Table>> of(Optional<List<Chosen<T>>> members,
            Function<T, Table> table) {
        return members.orElse(List.of()).stream().map(m -> new Chosen<>(m.subject(), table.apply(m.value()))).toList();
    }

    private static List<Chosen<Table>> tables(Inputs inputs, Parameters p) throws OperationException {
        List<Chosen<Table>> tables = switch (p.result()) {
            case PEAK -> of(inputs.peak(), PeakOperation.Outputs::peaks);
            case PEAKS -> of(inputs.peaks(), PeaksOperation.Outputs::peaks);
            case PHASES -> of(inputs.phases(), PhasesOperation.Outputs::phases);
            case SIZES -> of(inputs.sizes(), WilliamsonHallOperation.Outputs::results);
        };
        if (tables.isEmpty()) {
            throw new OperationException("no measurement has such a result", "result",
                    "choose peak, peaks, phases or sizes, as the recipes of the measurements give");
        }
        return tables;
    }

    private static Optional<Table> frames(Inputs inputs, String name) {
        return inputs.series().stream().flatMap(List::stream).filter(s -> s.subject().measurement().equals(name))
                .map(s -> s.value().series().frames()).findFirst();
    }

    /** The name of the quantity; widths that hold instruments that may differ are refused or labelled. */
    private static String label(Inputs inputs, List<Chosen<Table>> tables, Parameters p) throws OperationException {
        if (p.result() == Kind.SIZES) {
            boolean included = inputs.sizes().orElseThrow().stream()
                    .anyMatch(s -> s.value().convention().endsWith("instrument included"));
            return labelled(p, included, false);
        }
        if (!isWidth(p.column())) {
            return p.column();
        }
        List<Optional<String>> instruments = tables.stream().map(t -> inputs.series().stream().flatMap(List::stream)
                .filter(s -> s.subject().measurement().equals(t.subject().measurement())).findFirst()
                .flatMap(s -> s.value().measuredAt()).map(Instrument::name)).toList();
        boolean same = instruments.stream().allMatch(Optional::isPresent)
                && instruments.stream().distinct().count() == 1;
        return labelled(p, true, same);
    }

    private static String labelled(Parameters p, boolean included, boolean same) throws OperationException {
        if (included && !same && !p.instrumentIncluded()) {
            throw new OperationException(
                    "widths that hold the instrument cannot be compared: the series are not known to be"
                            + " of one instrument",
                    "column",
                    "take the instrument off by powder.williamsonHall with its standard, or write instrumentIncluded:"
                            + " true");
        }
        return included ? p.column() + ", instrument included" : p.column();
    }

    private static List<SeriesPoints> shared(List<SeriesPoints> all, Context context) throws OperationException {
        double low = all.stream().mapToDouble(s -> Arrays.stream(s.x()).min().orElseThrow()).max().orElseThrow();
        double high = all.stream().mapToDouble(s -> Arrays.stream(s.x()).max().orElseThrow()).min().orElseThrow();
        List<SeriesPoints> shared = all.stream().map(s -> s.between(low, high)).toList();
        if (shared.stream().anyMatch(s -> s.x().length < LEAST)) {
            throw new OperationException(
                    "the series share the axis from " + Quantity.digits(low) + " to " + Quantity.digits(high)
                            + " only, where one has less"
                            + " than " + LEAST + " points",
                    "against", "choose series that overlap");
        }
        int left = all.stream().mapToInt(s -> s.x().length).sum() - shared.stream().mapToInt(s -> s.x().length).sum();
        if (left > 0) {
            context.warn("axis", left + " points outside the range that all series share are not tested");
        }
        return shared;
    }

    private static CollapseKernel.Points joined(List<SeriesPoints> series, double axisError) {
        int[] of = Stream.iterate(0, i -> i < series.size(), i -> i + 1)
                .flatMapToInt(i -> Arrays.stream(series.get(i).x()).mapToInt(x -> i)).toArray();
        double[] xError = new double[of.length];
        Arrays.fill(xError, axisError);
        return new CollapseKernel.Points(of, series.stream().flatMapToDouble(s -> Arrays.stream(s.x())).toArray(),
                series.stream().flatMapToDouble(s -> Arrays.stream(s.y())).toArray(),
                series.stream().flatMapToDouble(s -> Arrays.stream(s.error())).toArray(), xError);
    }

    private static Table points(List<SeriesPoints> series, CollapseKernel test) {
        String[] name = series.stream().flatMap(s -> Arrays.stream(s.x()).mapToObj(x -> s.name()))
                .toArray(String[]::new);
        CollapseKernel.Points all = joined(series, 0);
        double[] residual = new double[name.length];
        for (int i = 0; i < residual.length; i++) {
            residual[i] = test.isCovered(all.x()[i])
                    ? (all.y()[i] - test.curve().value(all.x()[i])) / all.error()[i] : Double.NaN;
        }
        List<Column> columns = new ArrayList<>(List.of(Column.of("series", name),
                Column.of("x", series.getFirst().xUnit(), all.x()),
                Column.of("value", series.getFirst().yUnit(), all.y(), all.error()).withOrigin("fit covariance"),
                Column.of("residual", "1", residual)));
        long[] numbers = series.stream().flatMapToLong(s -> Arrays.stream(s.number())).toArray();
        if (numbers.length == name.length) {
            columns.add(1, Column.of(Columns.NUMBER, numbers));
        }
        return Table.of(columns.toArray(Column[]::new));
    }

    private static Table curve(List<SeriesPoints> shared, CollapseKernel test) {
        int n = 201;
        double[] x = new double[n];
        double[] y = new double[n];
        double[] error = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = test.curve().first() + (test.curve().last() - test.curve().first()) * i / (n - 1);
            y[i] = test.curve().value(x[i]);
            error[i] = test.curve().error(x[i]);
        }
        return Table.of(Column.of("x", shared.getFirst().xUnit(), x),
                Column.of("value", shared.getFirst().yUnit(), y, error).withOrigin("fit covariance"));
    }

    private static Table test(CollapseKernel test, long flagged) {
        return Table.of(Column.of("knots", new long[] {test.inside()}),
                Column.of("chi2", "1", new double[] {test.chiSquared()}),
                Column.of("degrees", new long[] {test.degrees()}), Column.of("p", "1", new double[] {test.p()}),
                Column.of("separate_chi2", "1", new double[] {test.separateChiSquared()}),
                Column.of("separate_degrees", new long[] {test.separateDegrees()}),
                Column.of("f", "1", new double[] {test.f()}), Column.of("p_f", "1", new double[] {test.pF()}),
                Column.of(FLAGGED, new long[] {flagged}));
    }
}
