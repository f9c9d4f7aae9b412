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
 * The clock of numbered patterns without time stamps: period and offset in t = (n - 0.5) period + offset, from kinks of
 * the patterns along their number and events of the cell.
 */
@Version(1)
@Methods("Kinks of the patterns along their number (shared knots of straight pieces through the scores of {components} "
        + "principal components, or of the centroid of one region; their number by the Bayesian information criterion) "
        + "were assigned in order to reversals of the current and bends of the voltage; period and offset followed by "
        + "least squares. Of all assignments that keep at most the part {outside} of the patterns outside the "
        + "record and let the patterns cover {covered} of it the most probable was taken, with kink and event up to {spread} patterns (one standard deviation) apart.")
@Reference(authors = {"Kass, R. E.", "Raftery, A. E."}, title = "Bayes factors",
        journal = "J. Am. Stat. Assoc.", volume = "90", pages = "773-795", year = 1995,
        doi = "10.1080/01621459.1995.10476572", about = "number of kinks by the Bayesian information criterion")
@Doc("Period and offset of numbered patterns without times, from kinks that patterns and cell share.")
public final class ClockOperation
        implements Operation<ClockOperation.Inputs, ClockOperation.Parameters, ClockOperation.Outputs> {
    private static final int LEAST_PATTERNS = 20;
    private static final int APART = 4;
    private static final double PAUSE = 600;
    private static final int MOST_EVENTS = 14;
    private static final double CLEAR = 0.5;
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
     * @param components principal components whose scores are searched for kinks
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
            @Label("Components") @Doc("Principal components whose scores are searched for kinks.") @Default("3") @Range(
                    min = 1, max = 10) int components,
            @Label("From") @Doc("Begin of the region that is looked at; left out: all.") @In("deg") Optional<Double> from,
            @Label("To") @Doc("End of the region that is looked at; left out: all.") @In("deg") Optional<Double> to,
            @Label("Centroid") @Doc("Follows the centroid of the region, above a straight line through its ends.") @Default("false") boolean centroid,
            @Label("Kinks") @Doc("Most kinks of the patterns.") @Default("6") @Range(min = 1, max = 8) int kinks,
            @Label("Bends") @Doc("Most bends of the voltage in each charge or discharge that count as events; 0: reversals and rests alone.") @Default("1") @Range(
                    min = 0, max = 3) int bends,
            @Label("Period") @Doc("Seconds from pattern to pattern, when they are known; then the offset alone is sought.") @In("s") @Range(
                    min = 1e-9) Optional<Double> period,
            @Label("Spread") @Doc("How many patterns kink and event may lie apart (one standard deviation).") @Default("3") @Range(
                    min = 0, max = 100) double spread,
            @Label("Outside") @Doc("Part of the patterns that may lie outside the cell's record.") @Default("0.05") @Range(
                    min = 0, max = 0.9) double outside,
            @Label("Covered") @Doc("Part of the cell's record that the patterns cover at least.") @Default("0.8") @Range(
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
     * @param probability of the assignment among all that were tried
     * @param stated what the study says, and how far it is from the result
     */
    public record Outputs(
            @Doc("From pattern to pattern.") Quantity period,
            @Doc("Time of the record at which pattern 1 begins.") Quantity offset, Table kinks, Table events,
            Table curves, Table cell, @Doc("Words for the study.") String clock,
            @Doc("Of the assignment, among all that were tried.") double probability, String stated) {
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
        ClockMatch match = new ClockMatch(kinks, events, new ClockMatch.Limits(p.period().orElse(Double.NaN), exposure,
                time[0], time[time.length - 1], number, p.outside(), p.covered(), p.spread()));
        ClockMatch.Clock clock = match.find();
        if (clock.matched() == 0) {
            throw none(kinks, events, exposure);
        }
        warn(clock, match.share(), p, context);
        return outputs(inputs, p, curves, kinks, events, clock, match.share(), context);
    }

    private static OperationException none(KinkFinder.Kinks kinks, List<CellEvents.Event> events, double exposure) {
        return new OperationException("no clock: " + kinks.at().length + " kinks of the patterns and " + events.size()
                + " events of the cell agree on none" + (exposure > 0 ? ", with a period of at least " + exposure
                        + " s (the exposure)" : ""),
                "",
                "write period: 300 s (your value) under powder.clock, look at one line with from, to and centroid: true,"
                        + " or raise outside, or lower covered");
    }

    private static void warn(ClockMatch.Clock clock, double share, Parameters p, Context context) {
        if (clock.matched() < 2) {
            context.warn("kinks", "one kink alone has an event: the offset rests on it, the period is the one given");
        } else if (clock.matched() < 3 && p.period().isEmpty()) {
            context.warn("kinks", "two kinks alone have events: nothing checks the clock but the record's length");
        }
        if (share < CLEAR) {
            context.warn("kinks", String.format(Locale.ROOT,
                    "the assignment of kinks to events is not clear (probability %.2f); the uncertainties hold the others",
                    share));
        }
    }

    private static Outputs outputs(Inputs inputs, Parameters p, KinkCurves curves, KinkFinder.Kinks kinks,
            List<CellEvents.Event> events, ClockMatch.Clock clock, double share, Context context) {
        String origin = clock.matched() + " kinks of patterns and cell";
        Quantity period = p.period().isPresent() ? Quantity.of(clock.period(), "s")
                : Quantity.of(clock.period(), clock.periodError(), "s", origin);
        Quantity offset = Quantity.of(clock.offset(), clock.offsetError(), "s", origin);
        String words = String.format(Locale.ROOT,
                "clock: {period: %.3f s, offset: {value: %.0f, uncertainty: %.0f, unit: s, source: \"fitted, %s\"}}",
                clock.period(), clock.offset(), clock.offsetError(), origin);
        double[] number = curves.number();
        Stream<Column> scores = IntStream.range(0, curves.values().length)
                .mapToObj(c -> Column.of(curves.name(c), curves.unit(), curves.values()[c]));
        Table values = new Table(Stream.concat(Stream.of(Column.of("number", "1", number),
                Column.of("time", "s", Arrays.stream(number).map(clock::time).toArray())), scores).toList());
        Table eventTable = Table.of(
                Column.of("time", "s", doubles(events.stream().mapToDouble(CellEvents.Event::time)),
                        doubles(events.stream().mapToDouble(CellEvents.Event::uncertainty))),
                Column.of("event", events.stream().map(CellEvents.Event::what).toArray(String[]::new)));
        return new Outputs(period, offset, kinks(kinks, events, clock), eventTable, values,
                CellCurve.of(inputs.cell(), PAUSE), words, share,
                inputs.patterns().clock().map(c -> compared(c, clock, p, context)).orElse("no clock in the study"));
    }

    private static double[] doubles(DoubleStream values) {
        return values.toArray();
    }

    private static Table kinks(KinkFinder.Kinks kinks, List<CellEvents.Event> events, ClockMatch.Clock clock) {
        int n = kinks.at().length;
        double[] at = new double[n];
        double[] residual = new double[n];
        String[] what = new String[n];
        for (int k = 0; k < n; k++) {
            int e = clock.events()[k];
            at[k] = e < 0 ? Double.NaN : events.get(e).time();
            what[k] = e < 0 ? "none" : events.get(e).what();
            residual[k] = at[k] - clock.time(kinks.at()[k]);
        }
        return Table.of(Column.of("pattern", "1", kinks.at(), kinks.uncertainty()).withOrigin("of the piecewise fit"),
                Column.of("time", "s", Arrays.stream(kinks.at()).map(clock::time).toArray()),
                Column.of("event", what), Column.of("event_time", "s", at), Column.of("residual", "s", residual));
    }

    /** What the study says beside the result; a difference of more than two standard uncertainties is warned of. */
    private static String compared(Clock stated, ClockMatch.Clock clock, Parameters p, Context context) {
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
