// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.clock;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.operando.api.CellRecord;
import org.operando.api.Clock;
import org.operando.api.Column;
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
import org.operando.api.Unit;
import org.operando.api.Version;
import org.operando.powder.PatternSeries;
import org.operando.powder.PatternSeries.Columns;
import org.operando.powder.series.CellCurve;

/**
 * The clock of numbered patterns without time stamps: period and offset in t = (n - 0.5) period + offset, from sharp
 * bends
 * of the patterns along their number that lie at events of the cell.
 */
@Version(2)
@Methods("The scores of {components} principal components of the patterns (or the centroid of one region) along their "
        + "number were taken as a smooth change (integrated Wiener process), a change of slope at each event of "
        + "the cell "
        + "(turns of the current, and up to {bends} bends of the voltage in each stretch between them), and "
        + "noise. Period "
        + "and offset are means of their probability by the marginal likelihood, with at most the part "
        + "{outside} of the "
        + "patterns outside the record and {covered} of it covered; their uncertainty is that of the mixture of "
        + "fits that leave out "
        + "each event in turn. Kinks (shared knots of straight pieces; their number by the Bayesian information "
        + "criterion) are named beside the events within two times {spread} patterns.")
@Reference(authors = {"Kass, R. E.", "Raftery, A. E."}, title = "Bayes factors",
        journal = "J. Am. Stat. Assoc.", volume = "90", pages = "773-795", year = 1995,
        doi = "10.1080/01621459.1995.10476572", about = "number of kinks, and whether the patterns know of the events")
@Doc("Period and offset of numbered patterns without times, from bends of the patterns at events of the cell.")
public final class ClockOperation
        implements Operation<ClockOperation.Inputs, ClockOperation.Parameters, ClockOperation.Outputs> {
    private static final int LEAST_PATTERNS = 20;
    private static final int APART = 4;
    private static final double PAUSE = 600;
    private static final int MOST_EVENTS = 24;
    private static final double CLEAR = 0.95;
    /** With less than this gain over what the limits alone allow, the offset is not determined. */
    private static final double NARROWED = 2;
    private static final double PERIOD_NARROWED = 1.25;
    private static final double FAR = 2;

    /**
     * What it works on.
     * @param patterns numbered patterns
     * @param cell the record of the cell
     */
    public record Inputs(PatternSeries patterns, CellRecord cell) {
    }

    /**
     * How.
     * @param components principal components whose scores are looked at
     * @param from begin of the region, degrees
     * @param to end of the region, degrees
     * @param centroid follows the centroid of the region instead of the components
     * @param kinks most kinks of the patterns
     * @param bends most bends of the voltage in each charge or discharge
     * @param period s, when it is known
     * @param spread how far kink and event may lie apart, patterns
     * @param outside part of the patterns that may lie outside the record
     * @param covered part of the record that the patterns cover at least
     */
    public record Parameters(
            @Label("Components") @Doc("Principal components whose scores are looked at.") @Default("4") @Range(
                    min = 1, max = 10) int components,
            @Label("From") @Doc("Begin of the region that is looked at; left out: all.") @In("deg") Optional<Double> from,
            @Label("To") @Doc("End of the region that is looked at; left out: all.") @In("deg") Optional<Double> to,
            @Label("Centroid") @Doc("Follows the centroid of the region, above a straight line through its ends.") @Default("false") boolean centroid,
            @Label("Kinks") @Doc("Most kinks of the patterns that are named.") @Default("10") @Range(min = 1,
                    max = 14) int kinks,
            @Label("Bends") @Doc("Most bends of the voltage in each charge or discharge that count as events; 0: reversals and rests alone.") @Default("3") @Range(
                    min = 0, max = 6) int bends,
            @Label("Period") @Doc("Seconds from pattern to pattern, when they are known; then the offset alone is sought.") @In("s") @Range(
                    min = 1e-9) Optional<Double> period,
            @Label("Spread") @Doc("How many patterns kink and event may lie apart (one standard deviation) to be named together.") @Default("3") @Range(
                    min = 0, max = 100) double spread,
            @Label("Outside") @Doc("Part of the patterns that may lie outside the cell's record.") @Default("0.01") @Range(
                    min = 0, max = 0.9) double outside,
            @Label("Covered") @Doc("Part of the cell's record that the patterns cover at least.") @Default("0.9") @Range(
                    min = 0, max = 1) double covered) {
        public Parameters {
            if (from.isPresent() && to.isPresent() && to.get() <= from.get()) {
                throw new InvalidParameter("to", "must be above 'from' = " + from.get() + " deg");
            }
            if (centroid && (from.isEmpty() || to.isEmpty())) {
                throw new InvalidParameter("centroid", "needs 'from' and 'to' around one line");
            }
        }
    }

    /**
     * The clock.
     * @param period from pattern to pattern
     * @param offset time of the record at which the first pattern would begin, when it is number 1
     * @param kinks kinks with event, its time and the residual; NaN without an event
     * @param events events of the cell
     * @param curves by pattern number, time and value of each searched curve
     * @param cell the record, thinned for a plot
     * @param clock words for the study
     * @param probability that the patterns know of the events
     * @param stated what the study says, and how far it is from the result
     * @param uncertainty period, offset, and times of the first, the best known and the last pattern, with 95 %
     * intervals
     * @param words what was found, in a line
     */
    public record Outputs(
            @Doc("From pattern to pattern.") Quantity period,
            @Doc("Time of the record at which pattern 1 begins.") Quantity offset, Table kinks, Table events,
            Table curves, Table cell, @Doc("Words for the study.") String clock,
            @Doc("That the patterns know of the events, against a smooth change.") double probability, String stated,
            @Doc("Values, standard uncertainties and 95 % intervals.") Optional<Table> uncertainty,
            @Doc("What was found.") Optional<String> words) {
    }

    @Override
    public Outputs run(Inputs inputs, Parameters p, Context context) throws OperationException {
        PatternSeries patterns = inputs.patterns();
        if (!patterns.numbered()) {
            throw new OperationException("the names of the patterns hold no numbers", "",
                    "name the files by their number, or give times: FILE.csv under the measurement");
        }
        KinkCurves curves = KinkCurves.of(patterns, p, context);
        double[] number = curves.number();
        if (number.length < LEAST_PATTERNS) {
            throw new OperationException(number.length + " patterns that can be used are too few for kinks", "",
                    "give at least " + LEAST_PATTERNS + ", or write clock: {period: 300 s} (your value)");
        }
        KinkFinder.Kinks kinks = new KinkFinder(number, curves.values(), APART).find(p.kinks(), context);
        List<CellEvents.Event> events = CellEvents.of(inputs.cell(), p.bends(), context);
        if (events.size() > MOST_EVENTS) {
            throw new OperationException("the cell has " + events.size() + " events, more than can be assigned", "",
                    "write bends: 0, or state the clock in the study");
        }
        double[] time = Arrays.stream(inputs.cell().records().doubles(CellRecord.Columns.TIME))
                .filter(Double::isFinite).toArray();
        if (time.length < 2) {
            throw new OperationException("the cell's record is empty", "", "give the cell's file");
        }
        double exposure = Arrays.stream(patterns.frames().doubles(Columns.EXPOSURE)).filter(Double::isFinite).max()
                .orElse(0);
        if (kinks.at().length == 0 || events.isEmpty()) {
            throw none(kinks, events);
        }
        ClockLimits limits = new ClockLimits(p.period().orElse(Double.NaN), exposure, time[0], time[time.length - 1],
                number, p.outside(), p.covered());
        ClockFit fit = new ClockFit(curves, events, limits, context);
        ClockFit.Clock clock = fit.find();
        if (Double.isNaN(clock.offset())) {
            throw limits.none();
        }
        ClockStatement statement = ClockStatement.of(kinks, events, clock, fit.best(clock), number, p.spread());
        warn(clock, statement, events.size(), p, context);
        return outputs(inputs, p, curves, events, clock, statement, context);
    }

    private static OperationException none(KinkFinder.Kinks kinks, List<CellEvents.Event> events) {
        return new OperationException("no clock: the patterns have " + kinks.at().length + " kinks, the cell "
                + events.size() + " events", "",
                "look at one line with from, to and centroid: true, raise bends, or state the clock in the study");
    }

    private static void warn(ClockFit.Clock clock, ClockStatement statement, int events, Parameters p,
            Context context) {
        if (clock.probability() < CLEAR) {
            context.warn("clock", String.format(Locale.ROOT,
                    "the patterns hardly know of the cell's events (probability %.2f): the clock is not determined",
                    clock.probability()));
        } else if (clock.offsetGain() < NARROWED) {
            context.warn("clock", "the offset is not determined: the patterns say little more than that they lie within"
                    + " the record; give the period, look at one line (from, to, centroid: true), or raise bends");
        }
        if (clock.periodGain() < PERIOD_NARROWED) {
            context.warn("period", String.format(Locale.ROOT,
                    "is hardly better known than from the record's length and the parts 'covered' and 'outside': the"
                            + " bends allow more than one (standard uncertainty %.1f s)",
                    clock.periodError()));
        }
        if (statement.matched() < 2) {
            context.warn("kinks", statement.matched() + " of the kinks has an event nearby: little checks the clock");
        }
        if (events == 1 && p.period().isEmpty()) {
            context.warn("kinks", "one event alone: period and offset cannot be told apart but by the record's length");
        }
    }

    private static Outputs outputs(Inputs inputs, Parameters p, KinkCurves curves, List<CellEvents.Event> events,
            ClockFit.Clock clock, ClockStatement statement, Context context) {
        String origin = "bends of the patterns at " + events.size()
                + " events of the cell, mixture of fits without each";
        Quantity period = p.period().isPresent() ? Quantity.of(clock.period(), "s")
                : Quantity.of(clock.period(), clock.periodError(), "s", origin);
        Quantity offset = Quantity.of(clock.offset(), clock.offsetError(), "s", origin);
        String words = String.format(Locale.ROOT,
                "clock: {period: %.3f s, offset: {value: %.0f, uncertainty: %.0f, unit: s, source: \"fitted, %d "
                        + "events\"}}",
                clock.period(), clock.offset(), clock.offsetError(), events.size());
        double[] number = curves.number();
        Stream<Column> scores = IntStream.range(0, curves.values().length)
                .mapToObj(c -> Column.of(curves.name(c), curves.unit(), curves.values()[c]));
        Table values = new Table(Stream.concat(Stream.of(Column.of("number", "1", number),
                Column.of("time", "s", Arrays.stream(number).map(clock::time).toArray(),
                        Arrays.stream(number).map(clock::timeError).toArray())),
                scores).toList());
        Table eventTable = Table.of(
                Column.of("time", "s", doubles(events.stream().mapToDouble(CellEvents.Event::time)),
                        doubles(events.stream().mapToDouble(CellEvents.Event::uncertainty))),
                Column.of("event", events.stream().map(CellEvents.Event::what).toArray(String[]::new)));
        return new Outputs(period, offset, statement.kinks(), eventTable, values,
                CellCurve.of(inputs.cell(), PAUSE), words, clock.probability(),
                inputs.patterns().clock().map(c -> compared(c, clock, p, context)).orElse("no clock in the study"),
                Optional.of(statement.uncertainty()), Optional.of(statement.words()));
    }

    private static double[] doubles(DoubleStream values) {
        return values.toArray();
    }

    /** What the study says beside the result; a difference of more than two standard uncertainties is warned of. */
    private static String compared(Clock stated, ClockFit.Clock clock, Parameters p, Context context) {
        Quantity offset = stated.offset().to(Unit.of("s"));
        double both = Double.isNaN(offset.uncertainty()) ? clock.offsetError()
                : Math.hypot(clock.offsetError(), offset.uncertainty());
        double sigma = (clock.offset() - offset.value()) / both;
        StringBuilder words = new StringBuilder(String.format(Locale.ROOT, "the study's offset %s: %+.2f sigma", offset,
                sigma));
        double worst = Math.abs(sigma);
        if (stated.period().isPresent() && p.period().isEmpty()) {
            double periods = (clock.period() - stated.period().get()) / clock.periodError();
            words.append(String.format(Locale.ROOT, "; its period %s s: %+.2f sigma", stated.period().get(), periods));
            worst = Math.max(worst, Math.abs(periods));
        }
        if (worst > FAR) {
            context.warn("clock", "the clock found differs from " + words);
        }
        return words.toString();
    }
}
