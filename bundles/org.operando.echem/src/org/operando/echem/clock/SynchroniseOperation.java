// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.clock;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;
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
import org.operando.echem.EchemMeasurement;

/**
 * Finds how the clock of an X-ray series goes with that of the cell's record, {@code t_cell = t (1 + drift) + offset},
 * and gives each frame the cell's voltage, charge and state of charge. With a voltage logged per frame: offsets tried in
 * steps of 2 s, then offset and drift with a loss that outliers hardly move. Without: frames at which the current
 * changes. Differences of whole and half hours are named as time zones; a clock that jumps is cut there.
 */
@Version(2)
@Reference(authors = {"Charbonnier, P.", "Blanc-Feraud, L.", "Aubert, G.", "Barlaud, M."},
        title = "Deterministic edge-preserving regularization in computed imaging",
        journal = "IEEE Transactions on Image Processing", volume = "6", pages = "298-311", year = 1997,
        doi = "10.1109/83.551699", about = "soft-L1 loss")
@Methods("The clock of the frames was matched with that of the cell's record, t_cell = t (1 + drift) + offset: by the "
        + "voltages logged with the frames where there are any (offsets within {search} in steps of 2 s, then offset, "
        + "drift and, with charge and discharge both, a constant difference of the voltmeters by least soft-L1 differences at "
        + "mid-exposure), else by changes of the current. Values of the cell are "
        + "linear between records of one step at most {gap} apart, at mid-exposure and averaged over the exposure.")
@Doc("Clock offset and drift between an X-ray series and the cell's record; voltage, charge and state of charge of each frame.")
public final class SynchroniseOperation
        implements
        Operation<SynchroniseOperation.Inputs, SynchroniseOperation.Parameters, SynchroniseOperation.Outputs> {
    /**
     * What it works on.
     * @param cell the cell's record
     * @param frames times of the frames and their voltages
     * @param measurement what the study says of the frames: their clock
     */
    public record Inputs(@Label("Cell record") @Doc("Log of the cell.") CellRecord cell,
            @Label("Frames") @Doc("Table of frames with times or voltages; without one, 'frames' and a period say what there is.") Optional<FrameLog> frames,
            @Label("Measurement") @Doc("What the study says of the frames: their clock as far as it is known.") Optional<EchemMeasurement> measurement) {
    }

    /**
     * How.
     * @param search reach of the search around the stated clock, s
     * @param drift whether the drift is fitted
     * @param gap records further apart, s, have nothing between them
     * @param frames number of frames without a table
     * @param period s from frame to frame, for frames without times
     * @param events numbers of frames at which the current changes
     * @param eventTimes cell's seconds of these
     * @param capacity what a state of charge of 100 % refers to
     * @param initialSoc state of charge at the beginning of the record, %
     */
    public record Parameters(
            @In("s") @Default("120 s") @Range(min = 2,
                    max = 900) @Label("Search") @Doc("How far from the stated clock (and from it with half hours added) offsets are tried.") double search,
            @Default("true") @Label("Drift") @Doc("Whether the drift is fitted; it needs ten voltages or three events. Else the stated one.") boolean drift,
            @In("s") @Default("600 s") @Range(
                    min = 0) @Label("Longest pause") @Doc("Records of the cell further apart than this have nothing between them: frames there are in_gap.") double gap,
            @Range(min = 1,
                    max = 1e7) @Label("Number of frames") @Doc("How many frames there are, when no table of them is read.") Optional<Integer> frames,
            @In("s") @Range(
                    min = 1e-6) @Label("Period") @Doc("Seconds from frame to frame, for frames without times. Left out: that of the measurement's clock.") Optional<Double> period,
            @Label("Events") @Doc("Numbers of frames at which the current changes, for frames without a voltage.") Optional<List<Integer>> events,
            @In("s") @Label("Times of the events") @Doc("The cell's seconds of each event. Left out: the changes of the current that fit them best.") Optional<List<Double>> eventTimes,
            @In("mAh") @Label("Capacity") @Doc("Charge that 100 % state of charge refers to. Left out: nominal capacity times active mass.") Optional<Quantity> capacity,
            @In("%") @Default("0 %") @Label("Initial state of charge") @Doc("State of charge at the beginning of the cell's record.") double initialSoc) {
        public Parameters {
            int times = eventTimes.map(List::size).orElse(0);
            if (times > 0 && times != events.map(List::size).orElse(0)) {
                throw new InvalidParameter("eventTimes", "must be as many as 'events': " + times + " for "
                        + events.map(List::size).orElse(0));
            }
        }

        /** All defaults. */
        public static Parameters defaults() {
            return new Parameters(120, true, 600, Optional.empty(), Optional.empty(), Optional.empty(),
                    Optional.empty(), Optional.empty(), 0);
        }
    }

    /**
     * What came out.
     * @param frames one row a frame, on the cell's clock
     * @param clocks one row a clock: more than one when the frames' clock jumped
     * @param offset of the clock that most frames have
     * @param drift of that clock
     * @param origin what it was found by
     * @param study what to write under the measurement of the frames
     * @param curve the cell's voltage, thinned for a plot
     */
    public record Outputs(
            @Label("Frames") @Doc("Times of each frame on the cell's clock, and the cell's voltage, current, charge and state of charge at "
                    + "mid-exposure and averaged over it; in_gap = 1 where the record has nothing.") Table frames,
            @Label("Clocks") @Doc("Offset and drift with uncertainties, one row a stretch of frames.") Table clocks,
            @Label("Offset") @Doc("Added to the frames' seconds to get the cell's.") Quantity offset,
            @Label("Drift") @Doc("Seconds that the cell's clock gains in a second of the frames'.") Quantity drift,
            @Label("Found by") @Doc("What the clock was found by.") ClockOrigin origin,
            @Label("For the study") @Doc("The clock as the study takes it, to be written under the measurement of the frames.") Table study,
            @Label("Curve") @Doc("The cell's voltage against time while there are frames, thinned.") Table curve) {
    }

    @Override
    public Outputs run(Inputs inputs, Parameters p, Context context) throws OperationException {
        CellTrace cell = CellTrace.of(inputs.cell(), p.gap(), context);
        Optional<Clock> clock = inputs.measurement().flatMap(EchemMeasurement::clock);
        FrameTimes frames = frames(inputs, p, clock, context);
        Quantity offset = clock.map(Clock::offset).orElse(Quantity.of(0, "s")).to(Unit.of("s"));
        ClockFit stated = ClockFit.stated(offset.value(), clock.map(Clock::drift).orElse(0.0), offset.uncertainty());
        ClockOrigin origin = frames.hasVoltage() ? ClockOrigin.VOLTAGE
                : p.events().filter(e -> !e.isEmpty()).isPresent() ? ClockOrigin.EVENTS : ClockOrigin.STATED;
        if (cell.size() < 2) {
            throw new OperationException("the cell's record holds no two records", "cell", "check its file");
        }
        List<FrameClock> clocks = switch (origin) {
            case VOLTAGE -> new VoltageClocks(cell, frames, stated, p, context).find();
            case EVENTS -> List.of(new FrameClock(0, frames.size(), byEvents(cell, frames, stated, p, context), 0));
            case STATED -> List.of(stated(frames, clock, stated, context));
        };
        FrameLabels labels = new FrameLabels(cell, frames, clocks);
        Table table = labels.table(capacity(inputs, p), p.initialSoc());
        warnOfGaps(table, cell, frames, clocks, context);
        FrameClock longest = clocks.stream().max(Comparator.comparingInt(c -> c.to() - c.from())).orElseThrow();
        String source = switch (origin) {
            case VOLTAGE -> "voltage of " + longest.fit().count() + " frames";
            case EVENTS -> longest.fit().count() + (longest.fit().count() == 1 ? " event" : " events");
            case STATED -> offset.origin();
        };
        Quantity found = quantity(longest.fit().offset(), longest.fit().uncertaintyAt(0), "s", source);
        Quantity drift = quantity(longest.fit().drift(), longest.fit().driftUncertainty(), "1", source);
        return new Outputs(table, clocks(clocks, frames), found, drift, origin,
                Table.of(Column.of("under", new String[] {"measurement of the frames"}), Column.of("write",
                        new String[] {study(found, longest.fit().drift(), periodOf(inputs, p, clock))})),
                labels.curve());
    }

    private static Quantity quantity(double value, double uncertainty, String unit, String source) {
        return uncertainty > 0 ? Quantity.of(value, uncertainty, unit, source) : Quantity.of(value, unit);
    }

    private static FrameTimes frames(Inputs inputs, Parameters p, Optional<Clock> clock, Context context)
            throws OperationException {
        Optional<Double> period = p.period().or(() -> clock.flatMap(Clock::period));
        if (inputs.frames().isPresent()) {
            return FrameTimes.of(inputs.frames().get(), inputs.cell(), period, context);
        }
        if (p.frames().isEmpty() || period.isEmpty()) {
            throw new OperationException("there are no frames", "frames",
                    "give the measurement a table of frames (frame,"
                            + " start_time, exposure (s), voltage (V)), or write frames: 500 and period: 300 s (your values)");
        }
        double[] voltage = new double[p.frames().get()];
        Arrays.fill(voltage, Double.NaN);
        return FrameTimes.numbered(LongStream.rangeClosed(1, p.frames().get()).toArray(), voltage, period.get());
    }

    private static Optional<Double> periodOf(Inputs inputs, Parameters p, Optional<Clock> clock) {
        boolean numbered = inputs.frames().map(f -> f.times() == FrameLog.Times.UNKNOWN).orElse(true);
        return numbered ? p.period().or(() -> clock.flatMap(Clock::period)) : Optional.empty();
    }

    private static FrameClock stated(FrameTimes frames, Optional<Clock> clock, ClockFit stated, Context context)
            throws OperationException {
        if (frames.zonesDiffer() && clock.isEmpty()) {
            throw new OperationException(
                    "one of the clocks is on UTC, the other on a local time whose zone is not known,"
                            + " and the frames have neither voltages nor events to find it by",
                    "clock",
                    "write clock: {offset: 0 s} (your value, with the hours of the time zone) under the measurement of the"
                            + " frames");
        }
        context.warn("clock", "the frames have neither voltages nor events: the clock is as stated, nothing tests it");
        return new FrameClock(0, frames.size(), stated, 0);
    }

    private static ClockFit byEvents(CellTrace cell, FrameTimes frames, ClockFit stated, Parameters p, Context context)
            throws OperationException {
        List<Integer> events = p.events().orElseThrow();
        double[] event = new double[events.size()];
        for (int i = 0; i < event.length; i++) {
            int place = place(frames.number(), events.get(i));
            event[i] = frames.middle(place);
        }
        double[] edges = cell.edges();
        if (p.eventTimes().isEmpty() && edges.length == 0) {
            throw new OperationException("the current of the cell's record never changes between steps", "events",
                    "give eventTimes, the cell's seconds of the events");
        }
        double[] met = p.eventTimes().map(l -> l.stream().mapToDouble(Double::doubleValue).toArray())
                .orElseGet(() -> EventClock.match(event, edges, stated));
        // an event is seen in the frame that it falls into, or in the next: a rectangle of a period to either side
        ClockFit fit = EventClock.fit(event, met, frames.period() / Math.sqrt(3), stated, p.drift());
        if (event.length == 1 && p.eventTimes().isEmpty() && edges.length > 1) {
            context.warn("events", "one event fits each of the " + edges.length + " changes of the current; the one"
                    + " nearest to the stated clock is taken");
        }
        if (fit.scatter() > 2 * frames.period()) {
            context.warn("events", String.format(Locale.ROOT, "the events lie %.0f s from changes of the current, more "
                    + "than two frames: are they the same?", fit.scatter()));
        }
        long hours = Math.round((fit.offset() - stated.offset()) / 3600);
        if (hours != 0 && Math.abs(fit.offset() - stated.offset() - hours * 3600) < Math.max(120, frames.period())) {
            context.warn("clock",
                    "the frames' clock is " + Math.abs(hours) + " h " + (hours > 0 ? "behind" : "ahead of")
                            + " that of the cell: a time zone or summer time, which one of the clocks does not state");
        }
        return fit;
    }

    private static int place(long[] numbers, long number) throws OperationException {
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] == number) {
                return i;
            }
        }
        throw new OperationException("there is no frame " + number + "; the frames are numbered from " + numbers[0]
                + " to " + numbers[numbers.length - 1], "events", "choose one of these");
    }

    /** Ah that 100 % refers to. */
    private static Optional<Double> capacity(Inputs inputs, Parameters p) throws OperationException {
        if (p.capacity().isPresent()) {
            double capacity = p.capacity().get().to(Unit.of("Ah")).value();
            if (!(capacity > 0)) {
                throw new OperationException("the capacity must be above 0: " + p.capacity().get(), "capacity", "");
            }
            return Optional.of(capacity);
        }
        Optional<Double> nominal = inputs.measurement().flatMap(EchemMeasurement::nominalCapacity);
        return nominal.isEmpty() ? Optional.empty()
                : inputs.cell().activeMass().map(m -> m.to(Unit.of("g")).value() * nominal.get() * 1e-3);
    }

    private static void warnOfGaps(Table table, CellTrace cell, FrameTimes frames, List<FrameClock> clocks,
            Context context) throws OperationException {
        long[] inGap = table.longs("in_gap");
        long without = Arrays.stream(inGap).sum();
        if (without == inGap.length) {
            throw VoltageClocks.nothingInCommon(cell, frames, clocks.getFirst().fit(), "");
        }
        double[] voltage = table.doubles("voltage");
        long between = Arrays.stream(voltage).filter(Double::isNaN).count() - without;
        if (without > 0) {
            context.warn("cell", without + " of " + inGap.length
                    + " frames lie outside the cell's record or in a gap of it (in_gap)");
        }
        if (between > 0) {
            context.warn("cell", between + " of " + inGap.length + " frames have their middle between two steps of the"
                    + " cell; they have no voltage");
        }
    }

    private static Table clocks(List<FrameClock> clocks, FrameTimes frames) {
        int n = clocks.size();
        long[][] whole = new long[3][n];
        double[][] values = new double[5][n];
        for (int k = 0; k < n; k++) {
            FrameClock c = clocks.get(k);
            whole[0][k] = frames.number()[c.from()];
            whole[1][k] = frames.number()[c.to() - 1];
            whole[2][k] = c.fit().count();
            values[0][k] = c.fit().offset();
            values[1][k] = c.fit().uncertaintyAt(0);
            values[2][k] = c.fit().drift();
            values[3][k] = c.fit().driftUncertainty();
            values[4][k] = c.fit().difference() * 1e3;
        }
        return Table.of(Column.of("first_frame", whole[0]), Column.of("last_frame", whole[1]),
                Column.of("used", whole[2]), Column.of("offset", "s", values[0], values[1]).withOrigin("fit"),
                Column.of("drift", "1", values[2], values[3]).withOrigin("fit"),
                Column.of("voltage_difference", "mV", values[4]),
                Column.of("zone", "h", clocks.stream().mapToDouble(c -> c.halfHours() / 2.0).toArray()));
    }

    /** The clock as a study takes it; the drift has digits enough that no time moves by 1 ms in a month. */
    private static String study(Quantity offset, double drift, Optional<Double> period) {
        String value = String.format(Locale.ROOT, "offset: %.3f s", offset.value());
        if (offset.uncertainty() > 0) {
            int digits = (int) Math.min(6, Math.max(0, 1 - Math.floor(Math.log10(offset.uncertainty()))));
            value = String.format(Locale.ROOT, "offset: {value: %." + digits + "f, uncertainty: %." + digits
                    + "f, unit: s, source: \"%s\"}", offset.value(), offset.uncertainty(),
                    offset.origin().isEmpty() ? "as stated" : offset.origin());
        }
        return "clock: {" + period.map(t -> "period: " + Quantity.of(t, "s") + ", ").orElse("") + value
                + (drift == 0 ? "" : String.format(Locale.ROOT, ", drift: %.6e", drift)) + "}";
    }
}
