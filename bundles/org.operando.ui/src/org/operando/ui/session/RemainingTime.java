// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.session;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.OptionalDouble;

/**
 * Rate and remaining time of work that is counted: the median of the rates between the newest counts, so that a pause or a
 * burst does not throw it. Says nothing before it knows enough.
 */
final class RemainingTime {
    private static final int SAMPLES = 24;
    private static final double BETWEEN = 0.25;
    private static final double FIRST_SAID = 1.5;

    private record Sample(double seconds, long done) {
    }

    private final Deque<Sample> samples = new ArrayDeque<>();
    private long done;
    private long of;

    /** Notes how far the work is. */
    synchronized void at(double seconds, long nowDone, long nowOf) {
        if (nowDone < done || nowOf != of) {
            samples.clear();
        }
        done = nowDone;
        of = nowOf;
        if (samples.isEmpty() || seconds - samples.getLast().seconds() >= BETWEEN) {
            samples.addLast(new Sample(seconds, nowDone));
            if (samples.size() > SAMPLES) {
                samples.removeFirst();
            }
        }
    }

    /** Counts a second; empty before it is known. */
    synchronized OptionalDouble rate() {
        if (samples.size() < 3 || samples.getLast().seconds() - samples.getFirst().seconds() < FIRST_SAID) {
            return OptionalDouble.empty();
        }
        Sample[] all = samples.toArray(Sample[]::new);
        double[] rates = new double[all.length * (all.length - 1) / 2];
        int n = 0;
        for (int i = 0; i < all.length; i++) {
            for (int j = i + 1; j < all.length; j++) {
                rates[n++] = (all[j].done() - all[i].done()) / (all[j].seconds() - all[i].seconds());
            }
        }
        Arrays.sort(rates);
        double median = rates[n / 2];
        return median > 0 ? OptionalDouble.of(median) : OptionalDouble.empty();
    }

    /** Seconds still to go; empty before it is known. */
    synchronized OptionalDouble seconds() {
        OptionalDouble rate = rate();
        return rate.isEmpty() ? rate : OptionalDouble.of(Math.max(0, of - done) / rate.getAsDouble());
    }
}
