// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.operando.api.CellRecord;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.In;
import org.operando.api.InvalidParameter;
import org.operando.api.Label;
import org.operando.api.Methods;
import org.operando.api.NexusDefined;
import org.operando.api.NexusDefinition;
import org.operando.api.OperationException;
import org.operando.api.PiecewiseOperation;
import org.operando.api.Quantity;
import org.operando.api.Range;
import org.operando.api.Table;
import org.operando.api.Version;
import org.operando.api.figure.Page;
import org.operando.powder.Abscissa;
import org.operando.powder.Corrections;
import org.operando.powder.Instrument;
import org.operando.powder.PatternSeries;
import org.operando.powder.PatternSeries.Columns;
import org.operando.powder.PatternSeries.TimeScale;
import org.operando.powder.PowderMeasurement;

/**
 * Puts a series of patterns on the clock of its cell and gives each the cell's voltage, current and capacity at the
 * middle of its exposure: linear between two records of one step, NaN (and {@code in_gap}) between steps, in gaps of
 * the record and outside it. Patterns that are missing stay missing.
 */
@Version(4)
@Methods("Each pattern was put on the clock of the cell's record and given the cell's voltage, current and charge at the "
        + "middle of its exposure, interpolated between two records of one step that are at most {gap} apart[; angles "
        + "below {from} were left out][; angles above {to} were left out]. Patterns outside the record have none.")
@Doc("Times, voltage, current and capacity of each pattern on the clock of the cell's record.")
public final class SeriesOperation
        implements PiecewiseOperation<SeriesOperation.Inputs, SeriesOperation.Parameters, SeriesOperation.Outputs> {
    /**
     * What it works on.
     * @param patterns the patterns
     * @param cell the record of the cell, when there is one
     * @param measurement what the study says of the measurement: instrument and corrections
     */
    public record Inputs(PatternSeries patterns, Optional<CellRecord> cell,
            @Label("Measurement") @Doc("What the study says of the patterns: instrument and corrections.") Optional<PowderMeasurement> measurement) {
        /** Patterns and a cell. */
        public Inputs(PatternSeries patterns, Optional<CellRecord> cell) {
            this(patterns, cell, Optional.empty());
        }
    }

    /**
     * What the study may say.
     * @param axis what the patterns are shown against; Q needs the wavelength
     * @param from lowest 2theta kept, degrees
     * @param to highest 2theta kept, degrees
     * @param gap records of the cell further apart than this, s, have nothing between them
     * @param anglesOnly works in angles alone, when nobody knows the wavelength
     * @param exclude regions whose intensities become NaN in the series, so that no later step uses them
     */
    public record Parameters(
            @Label("Axis") @Doc("What the patterns are shown against; Q needs the wavelength.") @Default("two-theta") Abscissa axis,
            @Label("From") @Doc("Lowest angle kept; left out: all.") @In("deg") Optional<Double> from,
            @Label("To") @Doc("Highest angle kept; left out: all.") @In("deg") Optional<Double> to,
            @Label("Longest pause") @Doc("Records of the cell further apart than this have nothing between them.") @In("s") @Default("600 s") @Range(
                    min = 0) double gap,
            @Label("Angles only") @Doc("Works in 2theta alone. Without it the wavelength must be known.") @Default("false") boolean anglesOnly,
            @Label("Excluded regions") @Doc("Stretches of angles that no later step uses, e.g. lines of foils: their intensities become NaN.") List<ExcludedRange> exclude) {
        /** Without excluded regions. */
        public Parameters(Abscissa axis, Optional<Double> from, Optional<Double> to, double gap, boolean anglesOnly) {
            this(axis, from, to, gap, anglesOnly, List.of());
        }

        public Parameters {
            if (from.isPresent() && to.isPresent() && to.get() <= from.get()) {
                throw new InvalidParameter("to", "must be above 'from' = " + from.get() + " deg");
            }
        }
    }

    /**
     * The series on the cell's clock.
     * @param series the patterns; their frames have times and, with a cell, voltage, current, capacity, in_gap
     * @param cell the cell's record over the time of the patterns, thinned for a plot: time (s), voltage (V), current
     *            (A); a row of NaN in each gap
     * @param axis what the patterns are shown against
     * @param offset what was added to the patterns' own time; its uncertainty is shared by all times
     * @param clock in words, where the times come from
     * @param measuredAt where the patterns were measured
     * @param corrections what was done to the intensities when the frames were integrated
     * @param excluded regions whose intensities are NaN on purpose: name, from, to (deg)
     */
    public record Outputs(PatternSeries series, Optional<Table> cell, Abscissa axis,
            @Doc("Added to the patterns' own time; its uncertainty is shared by all times.") Quantity offset,
            String clock, Optional<Instrument> measuredAt, Optional<Corrections> corrections,
            @Label("Excluded regions") Optional<Table> excluded) implements NexusDefined {
        /** Without excluded regions. */
        public Outputs(PatternSeries series, Optional<Table> cell, Abscissa axis, Quantity offset, String clock,
                Optional<Instrument> measuredAt, Optional<Corrections> corrections) {
            this(series, cell, axis, offset, clock, measuredAt, corrections, Optional.empty());
        }

        @Override
        public Optional<NexusDefinition> nexusDefinition() {
            return measuredAt.isEmpty() || corrections.isEmpty() ? Optional.empty()
                    : IntegratedSeries.definition(series, measuredAt.get(), corrections.get());
        }
    }

    @Override
    public Outputs run(Inputs inputs, Parameters p, Context context) throws OperationException {
        PatternSeries patterns = inputs.patterns();
        if (p.axis() == Abscissa.Q || !p.anglesOnly()) {
            patterns.requireWavelength();
        }
        context.check();
        FrameTimes times = FrameTimes.of(patterns, inputs.cell());
        Optional<CellTimeline> line = inputs.cell().map(c -> CellTimeline.of(c, p.gap()));
        Table frames = frames(patterns.frames(), times, line);
        warnOfFramesWithoutCell(frames, line, context);
        context.check();
        TimeScale scale = patterns.times() == TimeScale.UNKNOWN && Arrays.stream(times.middle()).allMatch(Double::isNaN)
                ? TimeScale.UNKNOWN
                : TimeScale.RECORD;
        warnOfFramesWithoutTime(frames, scale, context);
        KeptIntensities kept = KeptIntensities.of(patterns, p);
        kept.warn(patterns, context);
        Optional<Corrections> done = inputs.measurement().flatMap(PowderMeasurement::corrections).or(patterns::done);
        PatternSeries series = new PatternSeries(kept.intensity(), kept.marked(frames), scale, patterns.numbered(),
                Optional.empty(), patterns.wavelength(), patterns.corrections(), done);
        return new Outputs(series, line.map(c -> curve(c, times)), p.axis(), times.offset(), times.source(),
                inputs.measurement().flatMap(PowderMeasurement::instrument),
                done, ExcludedRange.table(p.exclude()));
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
        PatternSeries patterns = inputs.patterns();
        if (p.axis() == Abscissa.Q || !p.anglesOnly()) {
            patterns.requireWavelength();
        }
        // times of all: a clock without a cell counts from the first pattern
        FrameTimes times = FrameTimes.of(patterns, inputs.cell());
        Table frames = frames(patterns.frames(), times, inputs.cell().map(c -> CellTimeline.of(c, p.gap())));
        int row = patterns.row(piece);
        PatternSeries placed = new PatternSeries(patterns.intensity(), frames, TimeScale.RECORD, patterns.numbered(),
                Optional.empty(), patterns.wavelength(), patterns.corrections(), patterns.done()).alone(row);
        return PatternPage.of(new PatternSeries(KeptIntensities.of(placed, p).intensity(), placed.frames(),
                placed.times(), placed.numbered(),
                placed.clock(), placed.wavelength(), placed.corrections(), placed.done()), 0);
    }

    /**
     * The cell's curve over the time of the patterns and a little before and after: a pattern's share, or a twentieth.
     */
    private static Table curve(CellTimeline cell, FrameTimes times) {
        double from = Arrays.stream(times.start()).filter(Double::isFinite).min().orElse(Double.NEGATIVE_INFINITY);
        double to = Arrays.stream(times.end()).filter(Double::isFinite).max().orElse(Double.POSITIVE_INFINITY);
        double margin = (to - from) / Math.min(20, times.start().length);
        return CellCurve.of(cell, from - margin, to + margin);
    }

    private static double first(double[] values) {
        return values.length == 0 ? Double.NaN : values[0];
    }

    private static Table frames(Table before, FrameTimes times, Optional<CellTimeline> line) {
        List<Column> columns = new ArrayList<>(List.of(before.column(Columns.NUMBER), before.column(Columns.NAME),
                Column.of(Columns.START, "s", times.start()), Column.of(Columns.MIDDLE, "s", times.middle()),
                Column.of(Columns.END, "s", times.end()), before.column(Columns.EXPOSURE)));
        if (line.isPresent()) {
            CellTimeline cell = line.get();
            int n = before.rows();
            double[][] values = new double[3][n];
            long[] inGap = new long[n];
            for (int i = 0; i < n; i++) {
                double t = times.middle()[i];
                int k = cell.before(t);
                values[0][i] = cell.at(cell.voltage(), k, t);
                values[1][i] = cell.at(cell.current(), k, t);
                values[2][i] = cell.at(cell.capacity(), k, t);
                inGap[i] = k < 0 ? 1 : 0;
            }
            columns.add(Column.of(Columns.VOLTAGE, "V", values[0]));
            columns.add(Column.of(Columns.CURRENT, "A", values[1]));
            columns.add(Column.of(Columns.CAPACITY, "Ah", values[2]));
            columns.add(Column.of(Columns.IN_GAP, inGap));
        }
        return new Table(columns);
    }

    private static void warnOfFramesWithoutTime(Table frames, TimeScale scale, Context context) {
        double[] middle = frames.doubles(Columns.MIDDLE);
        if (middle.length > 1 && Arrays.stream(middle).filter(Double::isFinite).distinct().count() == 1) {
            context.warn("times",
                    "all patterns that have a time have the same; figures show them by their number. Write"
                            + " clock: {period: 300 s} (your value) or times: FILE.csv under the measurement");
        }
        String[] names = frames.texts(Columns.NAME);
        List<String> without = IntStream.range(0, middle.length).filter(i -> !Double.isFinite(middle[i]))
                .mapToObj(i -> names[i]).toList();
        if (scale != TimeScale.UNKNOWN && !without.isEmpty()) {
            context.warn("times", without.size() + " of " + middle.length + " patterns have no time ("
                    + String.join(", ", without.subList(0, Math.min(5, without.size())))
                    + (without.size() > 5 ? ", ..." : "")
                    + "); they have no voltage and figures against time do not show them");
        }
    }

    private static void warnOfFramesWithoutCell(Table frames, Optional<CellTimeline> line, Context context) {
        if (line.isEmpty()) {
            return;
        }
        long[] inGap = frames.longs(Columns.IN_GAP);
        double[] at = frames.doubles(Columns.MIDDLE);
        int without = (int) IntStream.range(0, at.length).filter(i -> inGap[i] == 1 && Double.isFinite(at[i])).count();
        if (without == 0) {
            return;
        }
        double[] time = line.get().time();
        double[] middle = frames.doubles(Columns.MIDDLE);
        String range = time.length == 0 ? "is empty" : "runs from " + time[0] + " to " + time[time.length - 1] + " s";
        if (without == Arrays.stream(at).filter(Double::isFinite).count()) {
            context.warn("clock", "no pattern lies within the cell's record, which " + range + "; the patterns are at "
                    + first(middle) + " to " + middle[middle.length - 1]
                    + " s: is the offset of the clocks right (time zone)?");
        } else {
            context.warn("cell", without + " of " + inGap.length
                    + " patterns lie outside the cell's record, in its gaps or"
                    + " between two of its steps; they have no voltage");
        }
    }
}
