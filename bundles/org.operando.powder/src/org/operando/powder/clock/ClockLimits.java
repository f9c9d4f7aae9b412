// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.clock;

import java.util.Locale;
import org.operando.api.OperationException;

/**
 * What a clock must keep to.
 * @param given period, s; NaN when it is sought
 * @param least shortest period, s: the exposure
 * @param from begin of the record, s
 * @param to end of the record, s
 * @param numbers of the patterns, ascending
 * @param outside part of the patterns that may lie outside the record
 * @param covered part of the record that the patterns must cover at least
 */
record ClockLimits(double given, double least, double from, double to, double[] numbers, double outside,
        double covered) {
    boolean allow(double period, double offset) {
        if (!(period >= least * (1 - 1e-6)) || !(period > 0)) {
            return false;
        }
        double begin = Math.max(from, (numbers[0] - 1) * period + offset);
        double end = Math.min(to, numbers[numbers.length - 1] * period + offset);
        if (end - begin < covered * (to - from)) {
            return false;
        }
        int out = 0;
        for (double n : numbers) {
            double t = (n - 0.5) * period + offset;
            out += t < from || t > to ? 1 : 0;
        }
        return out <= outside * numbers.length;
    }

    boolean free() {
        return Double.isNaN(given);
    }

    /** What to say when no clock keeps to them. */
    OperationException none() {
        double shortest = free() ? least : given;
        return new OperationException(String.format(Locale.ROOT,
                "no clock: %.0f patterns of at least %.0f s take %.0f s or more, the cell's record %.0f s, of "
                        + "which they"
                        + " must cover %.2f, with at most %.2f of them outside",
                count(), shortest, count() * shortest, to - from, covered, outside), "",
                "give the record of the whole series, or raise outside, or lower covered");
    }

    private double count() {
        return numbers[numbers.length - 1] - numbers[0] + 1;
    }

    /** Shortest and longest period that can be allowed at all. */
    double[] periods() {
        if (!free()) {
            return new double[] {given, given};
        }
        double record = to - from;
        return new double[] {Math.max(least, covered * record / count()),
            record / (count() * Math.max(0.1, 1 - outside) - 1)};
    }

    /** Lowest and highest offset that can be allowed at this period. */
    double[] offsets(double period) {
        double slack = (outside * count() + 1) * period;
        double first = from - (numbers[0] - 1) * period - slack;
        double last = to - numbers[numbers.length - 1] * period + slack;
        return new double[] {Math.min(first, last), Math.max(first, last)};
    }
}
