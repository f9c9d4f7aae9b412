// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.gitt;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Finds current pulses between rests. */
final class PulseFinder {
    /** A current below this share of the largest one is none. */
    private static final double NONE = 1e-3;
    /** A change of the current by less than this part, or than so many times its neighbours' and the median change, is
     * none. */
    private static final double CHANGED = 0.01;
    private static final double ABOVE_NEIGHBOURS = 5;
    private static final double ABOVE_NOISE = 8;
    /** Records that each side of a change must have: one alone is what a cycler writes while it switches. */
    private static final int SIDE = 3;
    /** An interval is a gap when it is so many times those before and after it, and such a part of the pulse. */
    private static final double GAP = 10;
    private static final double PART = 0.02;

    /** The current began within an interval that is so many times those after it: when, nothing tells. */
    private static final double LATE = 3;
    /** What the beginning may be uncertain by without a word, as a part of the pulse. */
    private static final double SHARP = 1e-3;
    private static final double[] NONE_TOLD = {};

    private final double[] time;
    private final double[] current;
    private final double[] begun;

    private PulseFinder(double[] time, double[] current, double[] begun) {
        this.time = time;
        this.current = current;
        this.begun = begun;
    }

    /**
     * All runs of current of one sign that follow a rest, cut where the current steps to another value.
     * @param time s
     * @param current A
     */
    static List<Pulse> find(double[] time, double[] current) {
        return find(time, current, NONE_TOLD);
    }

    /**
     * Likewise, with the times when steps began.
     * @param begun s on the axis of {@code time}, at the first row of each step, NaN elsewhere; empty where not known
     */
    static List<Pulse> find(double[] time, double[] current, double[] begun) {
        return new PulseFinder(time, current, begun).find();
    }

    private List<Pulse> find() {
        int n = time.length;
        double largest = 0;
        for (double i : current) {
            largest = Math.max(largest, Math.abs(i));
        }
        double threshold = NONE * largest;
        List<Pulse> pulses = new ArrayList<>();
        int i = 0;
        while (i < n && sign(current[i], threshold) != 0) {
            i++;
        }
        while (i < n) {
            while (i < n && sign(current[i], threshold) == 0) {
                i++;
            }
            int first = i;
            int sign = i < n ? sign(current[i], threshold) : 0;
            while (i < n && sign(current[i], threshold) == sign && sign != 0) {
                i++;
            }
            int rest = i;
            int end = rest;
            while (end < n && sign(current[end], threshold) == 0) {
                end++;
            }
            if (first > 0 && rest > first) {
                add(pulses, first, rest, end);
            }
            // a current of the other sign without a rest between is no titration: it ends with the next rest
            while (i < n && sign(current[i], threshold) != 0) {
                i++;
            }
        }
        return pulses;
    }

    private void add(List<Pulse> pulses, int first, int rest, int end) {
        int from = first;
        for (int cut = change(current, from, rest); cut > 0; cut = change(current, from, rest)) {
            pulses.add(pulse(from, cut, cut));
            from = cut;
        }
        if (time[rest - 1] > time[from - 1]) {
            pulses.add(pulse(from, rest, end));
        }
    }

    private static int sign(double current, double threshold) {
        return current > threshold ? 1 : current < -threshold ? -1 : 0;
    }

    private Pulse pulse(int first, int rest, int end) {
        double next = interval(first, rest);
        double start = start(first, next);
        double last = time[rest - 1];
        double stop = stop(first, rest, end);
        if (!(stop > start)) {
            start = time[first - 1];
            stop = last;
        }
        double duration = stop - start;
        double charge = current[first] * (time[first] - start) + current[rest - 1] * (stop - last);
        double counted = time[first] - start + stop - last;
        double within = 0;
        for (int k = first + 1; k < rest; k++) {
            double interval = time[k] - time[k - 1];
            if (isGap(k, first, rest, duration)) {
                within = Math.max(within, interval);
            } else {
                charge += (current[k] + current[k - 1]) / 2 * interval;
                counted += interval;
            }
        }
        Pulse.Silence silence = new Pulse.Silence(before(first, start, next, duration),
                unsure(first, next, duration),
                Math.max(within, atEnd(first, rest, end, duration)), longest(rest, end, duration));
        return new Pulse(first, rest, end, start, duration, charge, charge / counted, silence);
    }

    /** The longer of the first two intervals after a row, s; NaN where there is none. */
    private double interval(int first, int rest) {
        double next = first + 1 < rest ? time[first + 1] - time[first] : Double.NaN;
        return first + 2 < rest ? Math.max(next, time[first + 2] - time[first + 1]) : next;
    }

    /** When the step of a row began, where that is known and the row is its first; else NaN. */
    private double begun(int row) {
        return row < begun.length && begun[row] <= time[row] ? begun[row] : Double.NaN;
    }

    /** When the current began: by the step; else at the last record before, at most one interval before the first. */
    private double start(int first, double next) {
        double told = begun(first);
        if (told >= time[first - 1]) {
            return told;
        }
        return isLate(first, next) ? time[first] - next : time[first - 1];
    }

    private boolean isLate(int first, double next) {
        return next > 0 && time[first] - time[first - 1] > LATE * next;
    }

    private double unsure(int first, double next, double duration) {
        double told = begun(first);
        double lag = time[first] - time[first - 1] - next;
        return told >= time[first - 1] || !isLate(first, next) || lag <= SHARP * duration ? 0 : lag;
    }

    /** Seconds between the last record of the rest and the beginning of the current that the log is silent for. */
    private double before(int first, double start, double next, double duration) {
        double silent = start - time[first - 1];
        double usual = Math.max(first > 1 ? time[first - 1] - time[first - 2] : 0, Double.isNaN(next) ? 0 : next);
        return usual > 0 && silent > GAP * usual && silent > PART * duration ? silent : 0;
    }

    /** When the current ended: by the beginning of the rest's step where that is not far from the last record. */
    private double stop(int first, int rest, int end) {
        double last = time[rest - 1];
        double told = end > rest ? begun(rest) : Double.NaN;
        return told > last && told - last <= 2 * usual(first, rest) ? told : last;
    }

    /** Last interval between records of a pulse; of one record, that before it. */
    private double usual(int first, int rest) {
        return time[rest - 1] - time[Math.max(rest - 2, first - 1)];
    }

    /** Seconds between the last record of the pulse and the rest that the log is silent for. */
    private double atEnd(int first, int rest, int end, double duration) {
        if (end == rest) {
            return 0;
        }
        double told = begun(rest);
        double silent = (told >= time[rest - 1] ? told : time[rest]) - time[rest - 1];
        double after = end > rest + 1 ? time[rest + 1] - time[rest] : 0;
        double near = told >= time[rest - 1] ? usual(first, rest) : Math.max(usual(first, rest), after);
        return near > 0 && silent > GAP * near && silent > PART * duration ? silent : 0;
    }

    /**
     * First row of another current in these rows; 0 when it is one throughout. A current that falls at a held potential
     * changes as much before and after, one that steps does not.
     */
    private static int change(double[] current, int from, int to) {
        double noise = Double.NaN;
        for (int k = from + SIDE; k + SIDE < to; k++) {
            double change = Math.abs(current[k + 1] - current[k - 1]);
            if (change > CHANGED * Math.abs(current[k - 1]) && change > ABOVE_NEIGHBOURS * neighbours(current, k)) {
                noise = Double.isNaN(noise) ? medianChange(current, from, to) : noise;
                if (change > ABOVE_NOISE * noise) {
                    return Math.abs(current[k] - current[k - 1]) > Math.abs(current[k + 1] - current[k]) ? k : k + 1;
                }
            }
        }
        return 0;
    }

    /** Largest change between records on either side of a row, which itself may lie between two currents. */
    private static double neighbours(double[] current, int k) {
        double before = Math.max(Math.abs(current[k - 1] - current[k - 2]), Math.abs(current[k - 2] - current[k - 3]));
        return Math.max(before, Math.max(Math.abs(current[k + 2] - current[k + 1]),
                Math.abs(current[k + 3] - current[k + 2])));
    }

    private static double medianChange(double[] current, int from, int to) {
        return IntStream.range(from + 1, to).mapToDouble(i -> Math.abs(current[i] - current[i - 1])).sorted()
                .skip((to - from - 1) / 2).findFirst().orElse(0);
    }

    /** The longest interval between these rows that stands out from those before and after it, s; 0 for none. */
    private double longest(int from, int end, double duration) {
        double longest = 0;
        for (int k = from + 1; k < end; k++) {
            if (isGap(k, from, end, duration)) {
                longest = Math.max(longest, time[k] - time[k - 1]);
            }
        }
        return longest;
    }

    private boolean isGap(int row, int from, int end, double duration) {
        double interval = time[row] - time[row - 1];
        double before = row - 1 > from ? time[row - 1] - time[row - 2] : 0;
        double after = row + 1 < end ? time[row + 1] - time[row] : 0;
        double near = Math.max(before, after);
        return near > 0 && interval > GAP * near && interval > PART * duration;
    }
}
