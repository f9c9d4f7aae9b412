// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.clock;

/** Fits a clock to events that frames show and the cell's record too. */
final class EventClock {
    private static final int LEAST_FOR_DRIFT = 3;

    private EventClock() {
    }

    /**
     * The step edges of the record that the events meet when the first of them meets one: those with the least mean
     * square distance; of equals the ones nearest to the stated clock.
     * @param event frames' time of each event, s, ascending
     * @param edges of the record, s, ascending
     */
    static double[] match(double[] event, double[] edges, ClockFit stated) {
        double[] best = new double[0];
        double least = Double.POSITIVE_INFINITY;
        double nearest = Double.POSITIVE_INFINITY;
        for (double edge : edges) {
            double offset = edge - stated.at(event[0]);
            double[] met = new double[event.length];
            double sum = 0;
            for (int i = 0; i < event.length; i++) {
                met[i] = nearest(edges, stated.at(event[i]) + offset);
                double d = met[i] - stated.at(event[i]) - offset;
                sum += d * d;
            }
            boolean equal = Math.abs(Math.sqrt(sum) - Math.sqrt(least)) < 1;
            if (equal ? Math.abs(offset) < nearest : sum < least) {
                best = met;
                least = sum;
                nearest = Math.abs(offset);
            }
        }
        return best;
    }

    private static double nearest(double[] edges, double t) {
        double best = edges[0];
        for (double e : edges) {
            best = Math.abs(e - t) < Math.abs(best - t) ? e : best;
        }
        return best;
    }

    /**
     * Line through pairs of times.
     * @param uncertainty of a frame's time of an event, s
     */
    static ClockFit fit(double[] event, double[] met, double uncertainty, ClockFit stated, boolean withDrift) {
        int n = event.length;
        double middle = 0;
        double shift = 0;
        for (int i = 0; i < n; i++) {
            middle += event[i] / n;
        }
        boolean free = withDrift && n >= LEAST_FOR_DRIFT;
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < n; i++) {
            double d = met[i] - event[i] * (1 + (free ? 0 : stated.drift()));
            shift += d / n;
            xx += (event[i] - middle) * (event[i] - middle);
            xy += (event[i] - middle) * d;
        }
        double drift = free ? xy / xx : stated.drift();
        double offset = free ? shift - drift * middle : shift;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double r = met[i] - event[i] * (1 + drift) - offset;
            squares += r * r;
        }
        double scatter = Math.sqrt(squares / Math.max(1, n - (free ? 2 : 1)));
        double each = Math.max(uncertainty, n > 2 ? scatter : 0);
        return new ClockFit(offset, drift, middle, each / Math.sqrt(n), free ? each / Math.sqrt(xx) : 0, 0,
                scatter, n);
    }
}
