// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.clock;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Finds the frame before which a clock jumped: where a step in the differences of time explains most of them. */
final class JumpFinder {
    private static final int CANDIDATES = 300;
    private static final int LEAST = 8;
    private static final double SIGMAS = 8;
    /** Differences count up to this many robust standard deviations. */
    private static final double LIMIT = 20;

    /**
     * A jump.
     * @param frame the first one after it, by its place
     * @param seconds how far the clock went ahead (the frames' seconds grew)
     */
    record Jump(int frame, double seconds) {
    }

    private final int[] places;
    private final double[] time;
    private final double[] late;
    private final double[] weight;

    /**
     * @param late how much later each frame was than the fitted clock says, s; NaN where not known
     * @param weight of each, 1/s2, relative
     */
    JumpFinder(double[] time, double[] late, double[] weight) {
        int[] known = IntStream.range(0, time.length).filter(i -> Double.isFinite(late[i])).toArray();
        this.places = known;
        this.time = Arrays.stream(known).mapToDouble(i -> time[i]).toArray();
        this.late = cut(Arrays.stream(known).mapToDouble(i -> late[i]).toArray());
        this.weight = Arrays.stream(known).mapToDouble(i -> weight[i]).toArray();
    }

    /** Single frames that are far off are no jump: they count up to a limit. */
    private static double[] cut(double[] values) {
        if (values.length == 0) {
            return values;
        }
        double middle = median(values);
        double limit = LIMIT * 1.4826 * median(Arrays.stream(values).map(v -> Math.abs(v - middle)).toArray());
        return Arrays.stream(values).map(v -> Math.max(middle - limit, Math.min(middle + limit, v))).toArray();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** The jump, or null where none stands out of the scatter. */
    Jump find(double least) {
        int n = late.length;
        if (n < 2 * LEAST) {
            return null;
        }
        int every = Math.max(1, n / CANDIDATES);
        int best = -1;
        double[] most = {0, 0, 1};
        for (int k = LEAST; k <= n - LEAST; k += every) {
            double[] here = step(k);
            best = here[1] > most[1] ? k : best;
            most = here[1] > most[1] ? here : most;
        }
        for (int k = Math.max(LEAST, best - every); best >= 0 && k <= Math.min(n - LEAST, best + every); k++) {
            double[] here = step(k);
            best = here[1] > most[1] ? k : best;
            most = here[1] > most[1] ? here : most;
        }
        return best >= 0 && Math.abs(most[0]) > least && most[1] > SIGMAS * SIGMAS * most[2]
                ? new Jump(places[best], most[0]) : null;
    }

    /** {step, what it takes from the sum of squares, that sum's share of one degree of freedom} with a step before k. */
    private double[] step(int k) {
        int n = late.length;
        double middle = time[n / 2];
        double[][] a = new double[3][4];
        double all = 0;
        for (int i = 0; i < n; i++) {
            double[] f = {1, (time[i] - middle) / 1e4, i >= k ? 1 : 0, late[i]};
            for (int r = 0; r < 3; r++) {
                for (int c = 0; c < 4; c++) {
                    a[r][c] += weight[i] * f[r] * f[c];
                }
            }
            all += weight[i] * late[i] * late[i];
        }
        double[][] without = {a[0].clone(), a[1].clone()};
        double det = without[0][0] * without[1][1] - without[0][1] * without[1][0];
        double p0 = (without[0][3] * without[1][1] - without[0][1] * without[1][3]) / det;
        double p1 = (without[0][0] * without[1][3] - without[1][0] * without[0][3]) / det;
        double left = all - p0 * without[0][3] - p1 * without[1][3];
        // the step's column made orthogonal to the other two
        double q0 = (a[0][2] * a[1][1] - a[0][1] * a[1][2]) / det;
        double q1 = (a[0][0] * a[1][2] - a[1][0] * a[0][2]) / det;
        double norm = a[2][2] - q0 * a[0][2] - q1 * a[1][2];
        double product = a[2][3] - q0 * a[0][3] - q1 * a[1][3];
        if (!(norm > 0)) {
            return new double[] {0, 0, 1};
        }
        double gain = product * product / norm;
        return new double[] {product / norm, gain, Math.max(left - gain, 1e-30) / (n - 3)};
    }
}
