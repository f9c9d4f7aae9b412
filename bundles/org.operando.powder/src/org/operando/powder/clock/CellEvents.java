// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.clock;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.operando.api.CellRecord;
import org.operando.api.Context;

/** When something happens in a cell: its current changes direction or stops, or its voltage bends within a step. */
final class CellEvents {
    /** Below this part of the largest current the cell rests: offsets of a cycler are of that size. */
    private static final double REST = 1e-3;
    /** Shorter stretches than this part of the record are no events of their own. */
    private static final double SHORTEST = 0.02;
    private static final int POINTS = 200;
    /** Part of a stretch beside its ends where a bend belongs to the turn: the voltage settles there. */
    private static final double SETTLING = 0.05;
    private static final int APART = 4;

    /**
     * An event.
     * @param time s of the record
     * @param uncertainty s
     * @param what in words
     */
    record Event(double time, double uncertainty, String what) {
    }

    /** A stretch of one direction. */
    private record Stretch(int from, int to, int direction) {
    }

    private CellEvents() {
    }

    /** Events in their order; at most so many bends of the voltage for each stretch of one direction. */
    static List<Event> of(CellRecord cell, int bends, Context context) {
        double[] time = cell.records().doubles(CellRecord.Columns.TIME);
        double[] voltage = cell.records().doubles(CellRecord.Columns.VOLTAGE);
        List<Event> events = new ArrayList<>();
        Stretch previous = null;
        for (Stretch s : stretches(time, cell.records().doubles(CellRecord.Columns.CURRENT))) {
            if (previous != null) {
                double gap = time[s.from] - time[previous.to];
                events.add(
                        new Event((time[s.from] + time[previous.to]) / 2, gap / Math.sqrt(12), name(previous) + " to "
                                + name(s)));
            }
            if (bends > 0 && s.direction != 0) {
                addBends(events, time, voltage, s, bends, context);
            }
            previous = s;
        }
        events.sort(Comparator.comparingDouble(Event::time));
        return events;
    }

    private static String name(Stretch s) {
        return s.direction > 0 ? "charge" : s.direction < 0 ? "discharge" : "rest";
    }

    /** Stretches of one direction; short ones are passed over, and what they part is joined. */
    private static List<Stretch> stretches(double[] time, double[] current) {
        double largest = 0;
        for (double i : current) {
            largest = Double.isNaN(i) ? largest : Math.max(largest, Math.abs(i));
        }
        List<Stretch> stretches = new ArrayList<>();
        double shortest = time.length == 0 ? 0 : SHORTEST * (time[time.length - 1] - time[0]);
        int from = 0;
        for (int i = 1; i <= time.length; i++) {
            int direction = direction(current[from], REST * largest);
            if (i == time.length || direction(current[i], REST * largest) != direction) {
                if (time[i - 1] - time[from] >= shortest) {
                    boolean same = !stretches.isEmpty() && stretches.getLast().direction == direction;
                    int begin = same ? stretches.removeLast().from : from;
                    stretches.add(new Stretch(begin, i - 1, direction));
                }
                from = Math.min(i, time.length - 1);
            }
        }
        return stretches;
    }

    private static int direction(double current, double rest) {
        return current > rest ? 1 : current < -rest ? -1 : 0;
    }

    private static void addBends(List<Event> events, double[] time, double[] voltage, Stretch s, int bends,
            Context context) {
        double[] t = new double[POINTS];
        double[] v = new double[POINTS];
        int k = s.from;
        double length = time[s.to] - time[s.from];
        for (int i = 0; i < POINTS; i++) {
            t[i] = time[s.from] + length * (SETTLING + (1 - 2 * SETTLING) * i / (POINTS - 1));
            while (k < s.to - 1 && time[k + 1] < t[i]) {
                k++;
            }
            double part = (t[i] - time[k]) / (time[k + 1] - time[k]);
            v[i] = voltage[k] + part * (voltage[k + 1] - voltage[k]);
            if (!Double.isFinite(v[i])) {
                return;
            }
        }
        KinkFinder.Kinks kinks = new KinkFinder(t, new double[][] {v}, APART).find(bends, context);
        for (int i = 0; i < kinks.at().length; i++) {
            events.add(new Event(kinks.at()[i], kinks.uncertainty()[i], "voltage bends in " + name(s)));
        }
    }
}
