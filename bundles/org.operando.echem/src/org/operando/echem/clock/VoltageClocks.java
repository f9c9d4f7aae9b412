// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.clock;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.operando.api.Context;
import org.operando.api.OperationException;
import org.operando.api.Quantity;

/** Finds the frames' clock by the voltages that they logged; more than one where it jumped. */
final class VoltageClocks {
    private static final int LEAST = 3;
    private static final int DEEPEST = 3;
    /** A clock that goes back more often than this is no clock: the frames are not in order. */
    private static final int MOST_BACKWARD = 5;
    /** Frames to either side of a jump that may belong to the other side. */
    private static final int SHARPENED = 30;
    /** A smaller step, s, is no jump of a clock. */
    private static final double LEAST_JUMP = 1;
    /** A difference of the voltmeters of 1 mV that moves the clock by more than this, s, is told. */
    private static final double SENSITIVE = 1;
    /** Voltages this far apart, V, are of another cell or of another time. */
    private static final double APART = 0.02;

    private final CellTrace cell;
    private final FrameTimes frames;
    private final ClockFit stated;
    private final SynchroniseOperation.Parameters parameters;
    private final Context context;
    private final List<FrameClock> found = new ArrayList<>();

    VoltageClocks(CellTrace cell, FrameTimes frames, ClockFit stated, SynchroniseOperation.Parameters parameters,
            Context context) {
        this.cell = cell;
        this.frames = frames;
        this.stated = stated;
        this.parameters = parameters;
        this.context = context;
    }

    /** The clocks in the order of the frames. */
    List<FrameClock> find() throws OperationException {
        int back = backward();
        if (back > MOST_BACKWARD) {
            throw new OperationException("the times of the frames go back at " + back + " of " + frames.size()
                    + " places: they are not in the order of time", "frames", "order the table by time");
        }
        int from = 0;
        for (int i = 1; i <= frames.size(); i++) {
            if (i == frames.size() || frames.start()[i] < frames.start()[i - 1]) {
                if (i < frames.size()) {
                    context.warn("frames", String.format(Locale.ROOT,
                            "the frames' clock goes back by %.3f s from frame %d"
                                    + " to frame %d: it jumped; both parts get a clock of their own",
                            frames.start()[i - 1] - frames.start()[i], frames.number()[i - 1], frames.number()[i]));
                }
                part(from, i, 0);
                from = i;
            }
        }
        if (found.isEmpty()) {
            throw nothingInCommon(cell, frames, stated, "also not with whole or half hours added");
        }
        for (int k = 1; k < found.size(); k++) {
            sharpen(k);
        }
        return found;
    }

    private int backward() {
        int back = 0;
        for (int i = 1; i < frames.size(); i++) {
            back += frames.start()[i] < frames.start()[i - 1] ? 1 : 0;
        }
        return back;
    }

    /** Moves the boundary of two clocks to where the frames' voltages change from one to the other. */
    private void sharpen(int k) {
        FrameClock left = found.get(k - 1);
        FrameClock right = found.get(k);
        int best = right.from();
        double least = 0;
        for (int sign : new int[] {-1, 1}) {
            double sum = 0;
            for (int step = 0; step < SHARPENED; step++) {
                int i = sign < 0 ? right.from() - 1 - step : right.from() + step;
                if (i <= left.from() || i >= right.to() - 1 || left.to() != right.from()) {
                    break;
                }
                double change = Math.abs(difference(right, i)) - Math.abs(difference(left, i));
                sum += Double.isFinite(change) ? -sign * change : 0;
                if (sum < least) {
                    least = sum;
                    best = sign < 0 ? i : i + 1;
                }
            }
        }
        found.set(k - 1, new FrameClock(left.from(), best, left.fit(), left.halfHours()));
        found.set(k, new FrameClock(best, right.to(), right.fit(), right.halfHours()));
    }

    private double difference(FrameClock clock, int i) {
        return cell.voltageAt(clock.fit().at(frames.middle(i))) - frames.voltage()[i] - clock.fit().difference();
    }

    /** No frame lies within the record. */
    static OperationException nothingInCommon(CellTrace cell, FrameTimes frames, ClockFit stated, String also) {
        double[] range = cell.range().orElse(new double[] {Double.NaN, Double.NaN});
        return new OperationException(
                String.format(Locale.ROOT, "no frame lies within the cell's record, which runs from "
                        + "%.0f to %.0f s; the frames are at %.0f to %.0f s%s", range[0], range[1],
                        stated.at(frames.start()[0]), stated.at(frames.end()[frames.size() - 1]),
                        also.isEmpty() ? "" : ", " + also),
                "frames",
                "check that both are of the same day and cell, or state a clock: {offset: 0 s} (your value) under the"
                        + " measurement of the frames");
    }

    private void part(int from, int to, int depth) throws OperationException {
        context.check();
        FrameTimes some = frames.part(from, to);
        double[] time = some.middles();
        ClockSearch.Found start = new ClockSearch(cell, time, some.voltage()).best(stated, parameters.search());
        if (start.covered() < LEAST) {
            context.warn("frames", "frames " + frames.number()[from] + " to " + frames.number()[to - 1]
                    + " have fewer than " + LEAST
                    + " voltages within the cell's record; they get no clock of their own");
            return;
        }
        ClockFit fit = ClockFit.byVoltage(cell, time, some.voltage(), ClockFit.stated(stated.offset() + start.offset(),
                stated.drift(), Double.NaN), parameters.drift());
        JumpFinder.Jump jump = depth < DEEPEST ? jump(some, time, fit) : null;
        if (jump != null) {
            context.warn("frames", String.format(Locale.ROOT, "the frames' clock jumps by %.1f s before frame %d; both "
                    + "parts get a clock of their own: make two measurements of them, or the frames of one part are wrong",
                    jump.seconds(), frames.number()[from + jump.frame()]));
            part(from, from + jump.frame(), depth + 1);
            part(from + jump.frame(), to, depth + 1);
            return;
        }
        int halfHours = Math.abs(start.offset()) > 2 * parameters.search() || Math.abs(start.offset()) > 1500
                ? (int) Math.round(start.offset() / 1800)
                : 0;
        check(fit, start, halfHours, some);
        found.add(new FrameClock(from, to, fit, halfHours));
    }

    private void check(ClockFit fit, ClockSearch.Found start, int halfHours, FrameTimes some) {
        if (halfHours != 0) {
            context.warn("clock",
                    String.format(Locale.ROOT, "the frames' clock is %.1f h %s that of the cell, within %.0f s:"
                            + " a time zone or summer time, which one of the clocks does not state",
                            Math.abs(halfHours) / 2.0,
                            halfHours > 0 ? "behind" : "ahead of", Math.abs(start.offset() - halfHours * 1800.0)));
        }
        if (start.atEnd()) {
            context.warn("clock",
                    "the best offset lies at the end of the search of " + Quantity.digits(parameters.search())
                            + " s: state a clock that is nearer, or raise 'search'");
        }
        if (!(fit.middleUncertainty() < 60)) {
            context.warn("clock", "the voltage hardly changes while there are frames: it does not tell the offset");
        }
        if (Math.abs(fit.difference()) > APART) {
            context.warn("frames",
                    String.format(Locale.ROOT, "the frames' voltmeter reads %.1f mV %s than the cycler's: are "
                            + "the frames of this cell?", Math.abs(fit.difference()) * 1e3,
                            fit.difference() > 0 ? "less" : "more"));
        }
        if (fit.scatter() > APART) {
            context.warn("frames",
                    String.format(Locale.ROOT, "the frames' voltages differ from the cell's by %.1f mV: are "
                            + "they of this cell?", fit.scatter() * 1e3));
        }
        double shift = sensitivity(some, fit);
        if (Math.abs(shift) > SENSITIVE && fit.difference() == 0) {
            context.warn("clock",
                    String.format(Locale.ROOT, "a constant difference of the two voltmeters of 1 mV would "
                            + "move the offset by %.1f s: with charge and discharge both it would be seen",
                            Math.abs(shift)));
        }
    }

    /** Seconds that the clock moves by for 1 mV between the voltmeters. */
    private double sensitivity(FrameTimes some, ClockFit fit) {
        double sum = 0;
        double squares = 0;
        double reach = Math.max(2 * cell.interval(), 5);
        for (int i = 0; i < some.size(); i++) {
            double slope = Double.isFinite(some.voltage()[i]) ? cell.slopeAt(fit.at(some.middle(i)), reach)
                    : Double.NaN;
            if (Double.isFinite(slope)) {
                sum += slope;
                squares += slope * slope;
            }
        }
        return squares == 0 ? 0 : 1e-3 * sum / squares;
    }

    private JumpFinder.Jump jump(FrameTimes some, double[] time, ClockFit fit) {
        double[] late = new double[time.length];
        double[] weight = new double[time.length];
        double reach = Math.max(2 * cell.interval(), 5);
        for (int i = 0; i < time.length; i++) {
            double t = fit.at(time[i]);
            double slope = cell.slopeAt(t, reach);
            late[i] = Math.abs(slope) > 1e-9 ? (cell.voltageAt(t) - some.voltage()[i] - fit.difference()) / slope
                    : Double.NaN;
            weight[i] = slope * slope;
        }
        return new JumpFinder(time, late, weight).find(LEAST_JUMP);
    }
}
