// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.clock;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Where the frames' voltages lie on the cell's curve, before the clock is fitted: offsets tried one by one. */
final class ClockSearch {
    private static final double STEP = 2;
    /** Frames that are looked at in the scan; more tell no more. */
    private static final int SAMPLED = 300;
    /** Time zones go from -12 to +14 h, some by half an hour; both clocks may have one. */
    private static final int HALF_HOURS = 28;
    /** A zone is taken when it makes the differences this much smaller. */
    private static final double BETTER = 3;

    private final CellTrace cell;
    private final double[] time;
    private final double[] voltage;

    ClockSearch(CellTrace cell, double[] time, double[] voltage) {
        this.cell = cell;
        int[] logged = IntStream.range(0, time.length).filter(i -> Double.isFinite(voltage[i]))
                .toArray();
        int every = Math.max(1, logged.length / SAMPLED);
        int[] rows = IntStream.range(0, (logged.length + every - 1) / every)
                .map(k -> logged[k * every]).toArray();
        this.time = Arrays.stream(rows).mapToDouble(i -> time[i]).toArray();
        this.voltage = Arrays.stream(rows).mapToDouble(i -> voltage[i]).toArray();
    }

    /**
     * What fits best.
     * @param offset s, on top of the stated one
     * @param score mean difference, V
     * @param covered frames that lie in the record
     * @param atEnd whether the best offset is at the end of the search
     */
    record Found(double offset, double score, int covered, boolean atEnd) {
    }

    /**
     * The best offset within the reach of the stated clock, or of it with half hours added where that fits much better.
     */
    Found best(ClockFit stated, double reach) {
        Found best = around(stated, 0, reach);
        Found zone = best;
        for (int k = 1; k <= HALF_HOURS; k++) {
            for (int sign : new int[] {-1, 1}) {
                Found there = around(stated, sign * k * 1800.0, reach);
                zone = better(there, zone, there.atEnd ? BETTER : 1) ? there : zone;
            }
        }
        return best.covered == 0 || zone.covered >= Math.max(3, best.covered / 2) && better(zone, best, BETTER) ? zone
                : best;
    }

    private static boolean better(Found a, Found b, double by) {
        return b.covered == 0 && a.covered > 0 || a.covered >= Math.max(3, b.covered / 2) && a.score * by < b.score;
    }

    private Found around(ClockFit stated, double offset, double reach) {
        Found[] all = new Found[2 * (int) Math.ceil(reach / STEP) + 1];
        int most = 0;
        for (int k = 0; k < all.length; k++) {
            all[k] = score(stated, offset + (k - all.length / 2) * STEP, k == 0 || k == all.length - 1);
            most = Math.max(most, all[k].covered);
        }
        Found best = all[all.length / 2];
        for (Found f : all) {
            if (f.covered > 0 && f.covered >= 0.7 * most && (best.covered < 0.7 * most || f.score < best.score)) {
                best = f;
            }
        }
        return best;
    }

    private Found score(ClockFit stated, double offset, boolean end) {
        double sum = 0;
        int covered = 0;
        for (int i = 0; i < time.length; i++) {
            double difference = cell.voltageAt(stated.at(time[i]) + offset) - voltage[i];
            if (Double.isFinite(difference)) {
                sum += Math.abs(difference);
                covered++;
            }
        }
        return new Found(offset, covered == 0 ? Double.POSITIVE_INFINITY : sum / covered, covered, end);
    }
}
