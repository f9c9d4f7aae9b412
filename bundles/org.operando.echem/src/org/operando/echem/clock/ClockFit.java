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
 * @param difference constant difference of the voltmeters, cell less frames, V; 0 when it was not fitted
 * @param scatter standard deviation of the residuals: V, or s
 * @param count points used
 */
record ClockFit(double offset, double drift, double middle, double middleUncertainty, double driftUncertainty,
        double difference, double scatter, int count) {
    private static final int ITERATIONS = 60;
    /** Below this many frames the drift stays as stated, and the voltmeters are taken to agree. */
    private static final int LEAST_FOR_DRIFT = 10;
    /** Slopes this much alike do not tell an offset of the clock from a difference of the voltmeters. */
    private static final double ALIKE = 0.9;

    /** A clock as somebody states it. */
    static ClockFit stated(double offset, double drift, double uncertainty) {
        return new ClockFit(offset, drift, 0, uncertainty, 0, 0, Double.NaN, 0);
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
     * shape of the curve. Where charge and discharge are both there, a constant difference of the two voltmeters is
     * fitted too.
     * @param time of the frames' middles, s
     * @param voltage logged by the frames, NaN where there is none
     */
    static ClockFit byVoltage(CellTrace cell, double[] time, double[] voltage, ClockFit start, boolean withDrift) {
        int n = time.length;
        double middle = Arrays.stream(time).average().orElse(0);
        double[] p = {start.at(middle) - middle, start.drift(), 0};
        double reach = Math.max(2 * cell.interval(), 5);
        double span = time[n - 1] - time[0];
        Equations equations = new Equations(n);
        for (int k = 0; k < ITERATIONS; k++) {
            for (int i = 0; i < n; i++) {
                double t = time[i] + p[0] + p[1] * (time[i] - middle);
                equations.set(i, cell.voltageAt(t) - voltage[i] - p[2], cell.slopeAt(t, reach), time[i] - middle);
            }
            boolean many = equations.used() >= LEAST_FOR_DRIFT;
            double[] step = equations.solve(withDrift && many, many && equations.likeness() < ALIKE);
            if (!Double.isFinite(step[0] + step[1] + step[2])) {
                return new ClockFit(start.offset(), start.drift(), middle, Double.NaN, Double.NaN, 0, equations.scale(),
                        equations.used());
            }
            for (int q = 0; q < p.length; q++) {
                p[q] -= step[q];
            }
            if (Math.abs(step[0]) < 1e-6 && Math.abs(step[1]) * span < 1e-6) {
                break;
            }
        }
        double[] c = equations.covariance();
        double centre = c[2] > 0 ? -c[1] / c[2] : 0;
        double byShift = Math.sqrt(c[2] > 0 ? Math.max(0, c[0] - c[1] * c[1] / c[2]) : c[0]);
        return new ClockFit(p[0] - p[1] * middle, p[1], middle + centre, byShift, Math.sqrt(c[2]), p[2],
                equations.scale(), equations.used());
    }
}
