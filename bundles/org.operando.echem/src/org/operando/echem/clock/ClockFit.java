// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.clock;

import java.util.Arrays;

/**
 * Offset and drift of a clock: {@code t_cell = t (1 + drift) + offset}.
 * @param offset s
 * @param drift seconds a second
 * @param middle time, s, at which offset and drift are not correlated
 * @param middleUncertainty of the time there, s
 * @param driftUncertainty of the drift; 0 when it was not fitted
 * @param scatter standard deviation of the residuals: V, or s
 * @param count points used
 */
record ClockFit(double offset, double drift, double middle, double middleUncertainty, double driftUncertainty,
        double scatter, int count) {
    private static final int ITERATIONS = 60;
    /** Below this many frames the drift stays as stated. */
    private static final int LEAST_FOR_DRIFT = 10;

    /** A clock as somebody states it. */
    static ClockFit stated(double offset, double drift, double uncertainty) {
        return new ClockFit(offset, drift, 0, uncertainty, 0, Double.NaN, 0);
    }

    double at(double t) {
        return t * (1 + drift) + offset;
    }

    /** Standard uncertainty of the cell's time at the frames' time t. */
    double uncertaintyAt(double t) {
        return Math.hypot(middleUncertainty, (t - middle) * driftUncertainty);
    }

    /**
     * Least soft-L1 sum of the differences of the cell's voltage and the frames', from a start that is right within the
     * shape of the curve.
     * @param time of the frames' middles, s
     * @param voltage logged by the frames, NaN where there is none
     */
    static ClockFit byVoltage(CellTrace cell, double[] time, double[] voltage, ClockFit start, boolean withDrift) {
        int n = time.length;
        double middle = Arrays.stream(time).average().orElse(0);
        double shift = start.at(middle) - middle;
        double drift = start.drift();
        double reach = Math.max(2 * cell.interval(), 5);
        double[] residual = new double[n];
        double[] slope = new double[n];
        double[] sums = new double[0];
        int used = 0;
        double scale = 0;
        for (int k = 0; k < ITERATIONS; k++) {
            used = 0;
            for (int i = 0; i < n; i++) {
                double t = time[i] + shift + drift * (time[i] - middle);
                residual[i] = cell.voltageAt(t) - voltage[i];
                slope[i] = cell.slopeAt(t, reach);
                used += usable(residual[i], slope[i]) ? 1 : 0;
            }
            boolean free = withDrift && used >= LEAST_FOR_DRIFT;
            scale = Math.max(deviation(residual, slope), 1e-7);
            sums = sums(time, middle, residual, slope, scale);
            double determinant = sums[0] * sums[2] - sums[1] * sums[1];
            double byShift = free ? (sums[2] * sums[3] - sums[1] * sums[4]) / determinant : sums[3] / sums[0];
            double byDrift = free ? (sums[0] * sums[4] - sums[1] * sums[3]) / determinant : 0;
            if (!Double.isFinite(byShift) || !Double.isFinite(byDrift)) {
                return new ClockFit(start.offset(), start.drift(), middle, Double.NaN, Double.NaN, scale, used);
            }
            shift -= byShift;
            drift -= byDrift;
            double span = time[n - 1] - time[0];
            if (Math.abs(byShift) < 1e-6 && Math.abs(byDrift) * span < 1e-6) {
                break;
            }
        }
        return result(time, middle, shift, drift, sums, scale, used, withDrift && used >= LEAST_FOR_DRIFT);
    }

    /** Uncertainties of an M-estimate: sum psi^2 / (n - p) / mean(psi')^2 (J^T J)^-1; offset told at the centre of weight. */
    private static ClockFit result(double[] time, double middle, double shift, double drift, double[] sums,
            double scale, int used, boolean free) {
        int parameters = free ? 2 : 1;
        double factor = sums[5] / Math.max(1, used - parameters) / Math.pow(sums[6] / used, 2);
        double centre = free ? sums[8] / sums[7] : 0;
        double byShift = Math.sqrt(factor / sums[7]);
        double byDrift = free ? Math.sqrt(factor / (sums[9] - sums[8] * centre)) : 0;
        return new ClockFit(shift - drift * middle, drift, middle + centre, byShift, byDrift, scale, used);
    }

    private static boolean usable(double residual, double slope) {
        return Double.isFinite(residual) && Double.isFinite(slope);
    }

    /** Robust standard deviation: 1.4826 times the median magnitude. */
    private static double deviation(double[] residual, double[] slope) {
        double[] sizes = new double[residual.length];
        int n = 0;
        for (int i = 0; i < residual.length; i++) {
            if (usable(residual[i], slope[i])) {
                sizes[n++] = Math.abs(residual[i]);
            }
        }
        double[] sorted = Arrays.copyOf(sizes, n);
        Arrays.sort(sorted);
        return n == 0 ? 0 : 1.4826 * sorted[n / 2];
    }

    /**
     * Normal equations of the weighted step (0 to 4), sum of psi^2 and of psi' (5, 6), and those without weights
     * (7 to 9).
     */
    private static double[] sums(double[] time, double middle, double[] residual, double[] slope, double scale) {
        double[] s = new double[10];
        for (int i = 0; i < time.length; i++) {
            if (!usable(residual[i], slope[i])) {
                continue;
            }
            double z = residual[i] / scale * residual[i] / scale;
            double w = 1 / Math.sqrt(1 + z);
            double a = slope[i];
            double b = a * (time[i] - middle);
            s[0] += w * a * a;
            s[1] += w * a * b;
            s[2] += w * b * b;
            s[3] += w * a * residual[i];
            s[4] += w * b * residual[i];
            s[5] += w * w * residual[i] * residual[i];
            s[6] += w * w * w;
            s[7] += a * a;
            s[8] += a * b;
            s[9] += b * b;
        }
        return s;
    }
}
