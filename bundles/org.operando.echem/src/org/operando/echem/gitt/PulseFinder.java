// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.gitt;

import java.util.ArrayList;
import java.util.List;

/** Finds current pulses between rests. */
final class PulseFinder {
    /** A current below this share of the largest one is none. */
    private static final double NONE = 1e-3;

    private PulseFinder() {
    }

    /**
     * All runs of current of one sign that follow a rest.
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
                pulses.add(pulse(time, current, first, rest, end));
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
        return new Pulse(first, rest, end, start, duration, charge / duration);
    }
}
