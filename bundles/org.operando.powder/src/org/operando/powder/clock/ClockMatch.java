// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.clock;

import java.util.Arrays;
import java.util.List;

/**
 * Kinks of patterns matched with events of the cell. Every assignment that keeps the order is tried; each is worth
 * the sum over its pairs of ln(T / (E s sqrt(2 pi))) - r^2 / (2 s^2), T the record's length, E the number of events, r
 * the residual and s what kink, event and the spread between both allow: what a pair is worth more than a kink of unknown
 * cause anywhere in the record.
 */
final class ClockMatch {
    private final double[] kinks;
    private final double[] own;
    private final List<CellEvents.Event> events;
    private final Limits limits;
    private final int[] chosen;
    private Clock best = new Clock(Double.NaN, Double.NaN, Double.NaN, Double.NaN, new int[0],
            Double.NEGATIVE_INFINITY);
    private final double[] sums = new double[3];

    /**
     * What a clock must keep to.
     * @param given period, s; NaN when it is sought
     * @param least shortest period, s: the exposure
     * @param from begin of the record, s
     * @param to end of the record, s
     * @param numbers of the patterns
     * @param outside part of the patterns that may lie outside the record
     * @param covered part of the record that the patterns must cover at least
     * @param spread how far kink and event may lie apart, patterns
     */
    record Limits(double given, double least, double from, double to, double[] numbers, double outside,
            double covered, double spread) {
        boolean allow(double period, double offset) {
            if (!(period >= least * (1 - 1e-6)) || !(period > 0)) {
                return false;
            }
            double begin = Math.max(from, (numbers[0] - 1) * period + offset);
            double end = Math.min(to, numbers[numbers.length - 1] * period + offset);
            if (end - begin < covered * (to - from)) {
                return false;
            }
            long out = Arrays.stream(numbers).map(n -> (n - 0.5) * period + offset).filter(t -> t < from || t > to)
                    .count();
            return out <= outside * numbers.length;
        }
    }

    /**
     * A clock.
     * @param period s
     * @param offset s
     * @param periodError standard uncertainty, s
     * @param offsetError standard uncertainty, s
     * @param events of each kink its event, -1 for none
     * @param worth of the assignment, logarithm
     */
    record Clock(double period, double offset, double periodError, double offsetError, int[] events, double worth) {
        int matched() {
            return (int) Arrays.stream(events).filter(e -> e >= 0).count();
        }

        double time(double pattern) {
            return (pattern - 0.5) * period + offset;
        }
    }

    ClockMatch(KinkFinder.Kinks kinks, List<CellEvents.Event> events, Limits limits) {
        this.kinks = kinks.at();
        own = kinks.uncertainty();
        this.events = events;
        this.limits = limits;
        chosen = new int[this.kinks.length];
    }

    /** The assignment worth most; its uncertainties hold how far others that are worth about as much lie from it. */
    Clock find() {
        visit(0, 0, clock -> best = clock.worth > best.worth ? clock : best);
        if (best.events.length == 0) {
            return best;
        }
        visit(0, 0, clock -> {
            double weight = Math.exp(clock.worth - best.worth);
            sums[0] += weight;
            sums[1] += weight * Math.pow(clock.period - best.period, 2);
            sums[2] += weight * Math.pow(clock.offset - best.offset, 2);
        });
        return new Clock(best.period, best.offset, Math.hypot(best.periodError, Math.sqrt(sums[1] / sums[0])),
                Math.hypot(best.offsetError, Math.sqrt(sums[2] / sums[0])), best.events, best.worth);
    }

    /** Weight of the best assignment among all, 0 to 1. */
    double share() {
        return sums[0] > 0 ? 1 / sums[0] : 0;
    }

    private interface Visitor {
        void accept(Clock clock);
    }

    private void visit(int kink, int from, Visitor visitor) {
        if (kink == kinks.length) {
            fit(visitor);
            return;
        }
        chosen[kink] = -1;
        visit(kink + 1, from, visitor);
        for (int e = from; e < events.size(); e++) {
            chosen[kink] = e;
            visit(kink + 1, e + 1, visitor);
        }
        chosen[kink] = -1;
    }

    private double variance(int k, double period) {
        double event = events.get(chosen[k]).uncertainty();
        return period * period * (own[k] * own[k] + limits.spread * limits.spread) + event * event;
    }

    private void fit(Visitor visitor) {
        int pairs = (int) Arrays.stream(chosen).filter(e -> e >= 0).count();
        boolean free = Double.isNaN(limits.given);
        if (pairs < (free ? 2 : 1)) {
            return;
        }
        // weights need a period: that of the record over the patterns is near enough
        double[] n = limits.numbers;
        double near = free ? Math.max(limits.least, (limits.to - limits.from) / (n[n.length - 1] - n[0] + 1))
                : limits.given;
        double[] s = new double[5];
        for (int k = 0; k < kinks.length; k++) {
            if (chosen[k] >= 0) {
                double w = 1 / variance(k, near);
                double x = kinks[k] - 0.5;
                double t = events.get(chosen[k]).time();
                s[0] += w;
                s[1] += w * x;
                s[2] += w * x * x;
                s[3] += w * t;
                s[4] += w * x * t;
            }
        }
        double det = s[0] * s[2] - s[1] * s[1];
        double period = free ? (s[0] * s[4] - s[1] * s[3]) / det : limits.given;
        double offset = (s[3] - period * s[1]) / s[0];
        if (limits.allow(period, offset)) {
            double factor = scale(period, offset, pairs - (free ? 2 : 1), near);
            visitor.accept(new Clock(period, offset, free ? factor * Math.sqrt(s[0] / det) : 0,
                    factor * Math.sqrt(free ? s[2] / det : 1 / s[0]), chosen.clone(), worth(period, offset, near)));
        }
    }

    /**
     * Factor from the uncertainty with the allowed spread to that with the scatter found, at least one period; without
     * a degree of freedom no scatter is found, and the allowed one stays.
     */
    private double scale(double period, double offset, int degrees, double near) {
        if (degrees < 1) {
            return 1;
        }
        double chi = 0;
        double one = Double.POSITIVE_INFINITY;
        for (int k = 0; k < kinks.length; k++) {
            if (chosen[k] >= 0) {
                double r = events.get(chosen[k]).time() - (kinks[k] - 0.5) * period - offset;
                chi += r * r / variance(k, near);
                one = Math.min(one, variance(k, near));
            }
        }
        return Math.max(Math.sqrt(chi / degrees), Math.min(1, near / Math.sqrt(one)));
    }

    private double worth(double period, double offset, double near) {
        double worth = 0;
        for (int k = 0; k < kinks.length; k++) {
            if (chosen[k] >= 0) {
                double v = variance(k, near);
                double r = events.get(chosen[k]).time() - (kinks[k] - 0.5) * period - offset;
                worth += 0.5 * Math.log(Math.pow((limits.to - limits.from) / events.size(), 2) / (2 * Math.PI * v))
                        - r * r / (2 * v);
            }
        }
        return worth;
    }
}
