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

    private PulseFinder() {
    }

    /**
     * All runs of current of one sign that follow a rest, cut where the current steps to another value.
     * @param time s
     * @param current A
     */
    static List<Pulse> find(double[] time, double[] current) {
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
                int from = first;
                for (int cut = change(current, from, rest); cut > 0; cut = change(current, from, rest)) {
                    pulses.add(pulse(time, current, from, cut, cut));
                    from = cut;
                }
                pulses.add(pulse(time, current, from, rest, end));
            }
            // a current of the other sign without a rest between is no titration: it ends with the next rest
            while (i < n && sign(current[i], threshold) != 0) {
                i++;
            }
        }
        return pulses;
    }

    private static int sign(double current, double threshold) {
        return current > threshold ? 1 : current < -threshold ? -1 : 0;
    }

    private static Pulse pulse(double[] time, double[] current, int first, int rest, int end) {
        double start = time[first - 1];
        double duration = time[rest - 1] - start;
        double charge = current[first] * (time[first] - start);
        for (int k = first + 1; k < rest; k++) {
            charge += (current[k] + current[k - 1]) / 2 * (time[k] - time[k - 1]);
        }
        return new Pulse(first, rest, end, start, duration, charge / duration, gap(time, first, rest, duration));
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

    /** The longest interval in a pulse that stands out from those before and after it, s; 0 for none. */
    private static double gap(double[] time, int first, int rest, double duration) {
        double longest = 0;
        for (int k = first + 1; k < rest; k++) {
            double interval = time[k] - time[k - 1];
            double before = k - 1 > first ? time[k - 1] - time[k - 2] : 0;
            double after = k + 1 < rest ? time[k + 1] - time[k] : 0;
            double near = Math.max(before, after);
            if (near > 0 && interval > GAP * near && interval > PART * duration) {
                longest = Math.max(longest, interval);
            }
        }
        return longest;
    }
}
