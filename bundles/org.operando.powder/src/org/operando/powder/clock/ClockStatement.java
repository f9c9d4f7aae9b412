// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.clock;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.operando.api.Column;
import org.operando.api.Table;

/**
 * A clock in words and tables.
 * @param kinks kinks with the nearest event, its time and the residual; NaN without an event
 * @param matched kinks with an event
 * @param uncertainty values, standard uncertainties and 95 % intervals
 * @param words a line
 */
record ClockStatement(Table kinks, int matched, Table uncertainty, String words) {
    private static final double NORMAL_95 = 1.96;
    private static final double NEAR = 2;

    static ClockStatement of(KinkFinder.Kinks kinks, List<CellEvents.Event> events, ClockFit.Clock clock, double best,
            double[] number, double spread) {
        double first = number[0];
        double last = number[number.length - 1];
        String[] what = {"period", "offset", named(first), named(best), named(last)};
        double[] value = {clock.period(), clock.offset(), clock.time(first), clock.time(best), clock.time(last)};
        double[] error = {clock.periodError(), clock.offsetError(), clock.timeError(first), clock.timeError(best),
            clock.timeError(last)};
        double[] low = new double[value.length];
        double[] high = new double[value.length];
        for (int i = 0; i < value.length; i++) {
            low[i] = value[i] - NORMAL_95 * error[i];
            high[i] = value[i] + NORMAL_95 * error[i];
        }
        Table uncertainty = Table.of(Column.of("what", what), Column.of("value", "s", value, error),
                Column.of("low_95", "s", low), Column.of("high_95", "s", high));
        int[] nearest = nearest(kinks, events, clock, spread);
        int matched = (int) Arrays.stream(nearest).filter(e -> e >= 0).count();
        String words = String.format(Locale.ROOT,
                "period %.1f s (standard uncertainty %.1f s), offset %.0f s (%.0f s); times of patterns are "
                        + "good to %.0f s at"
                        + " pattern %.0f and %.0f s at the ends, %.1f to %.1f patterns; %d of %d kinks lie at an event",
                clock.period(), clock.periodError(), clock.offset(), clock.offsetError(), error[3], best,
                Math.max(error[2], error[4]), error[3] / clock.period(), Math.max(error[2], error[4]) / clock.period(),
                matched, nearest.length);
        return new ClockStatement(table(kinks, events, clock, nearest), matched, uncertainty, words);
    }

    private static String named(double pattern) {
        return String.format(Locale.ROOT, "time of pattern %.0f", pattern);
    }

    /** The nearest event of each kink, -1 for none; an event belongs to the kink that lies nearest to it. */
    private static int[] nearest(KinkFinder.Kinks kinks, List<CellEvents.Event> events, ClockFit.Clock clock,
            double spread) {
        int n = kinks.at().length;
        int[] nearest = new int[n];
        Arrays.fill(nearest, -1);
        for (int round = 0; round < n; round++) {
            double least = NEAR;
            int[] pair = null;
            for (int k = 0; k < n; k++) {
                for (int e = 0; e < events.size() && nearest[k] < 0; e++) {
                    int event = e;
                    double apart = Math.abs(events.get(e).time() - clock.time(kinks.at()[k])) / Math.hypot(
                            clock.period() * Math.hypot(kinks.uncertainty()[k], spread), events.get(e).uncertainty());
                    if (apart < least && Arrays.stream(nearest).noneMatch(v -> v == event)) {
                        least = apart;
                        pair = new int[] {k, e};
                    }
                }
            }
            if (pair == null) {
                break;
            }
            nearest[pair[0]] = pair[1];
        }
        return nearest;
    }

    private static Table table(KinkFinder.Kinks kinks, List<CellEvents.Event> events, ClockFit.Clock clock,
            int[] nearest) {
        int n = kinks.at().length;
        double[] at = new double[n];
        double[] residual = new double[n];
        String[] what = new String[n];
        for (int k = 0; k < n; k++) {
            int e = nearest[k];
            at[k] = e < 0 ? Double.NaN : events.get(e).time();
            what[k] = e < 0 ? "none" : events.get(e).what();
            residual[k] = at[k] - clock.time(kinks.at()[k]);
        }
        return Table.of(Column.of("pattern", "1", kinks.at(), kinks.uncertainty()).withOrigin("of the piecewise fit"),
                Column.of("time", "s", Arrays.stream(kinks.at()).map(clock::time).toArray(),
                        Arrays.stream(kinks.at()).map(clock::timeError).toArray()),
                Column.of("event", what), Column.of("event_time", "s", at), Column.of("residual", "s", residual));
    }
}
