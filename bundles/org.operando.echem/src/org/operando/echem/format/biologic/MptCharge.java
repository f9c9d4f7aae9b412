// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.biologic;

import java.util.Optional;

/** Charge and energy between the records of a BioLogic log, Ah and Wh. */
final class MptCharge {
    private MptCharge() {
    }

    /**
     * Charge since the record before, from the first of these that the file has: dq; Q-Qo; Q charge/discharge, which
     * begins at 0 in each half cycle (and is wrong in some chronopotentiometry files: the last choice). Empty when it
     * has none.
     */
    static double[] increments(MptText text) {
        int rows = text.rows();
        Optional<double[]> dq = text.column("dq/mA.h");
        if (dq.isPresent()) {
            return scaled(dq.get(), rows, 1e-3);
        }
        Optional<double[]> total = text.column("(Q-Qo)/mA.h");
        double factor = total.isPresent() ? 1e-3 : 1 / 3600.0;
        total = total.or(() -> text.column("(Q-Qo)/C"));
        if (total.isPresent()) {
            return differences(scaled(total.get(), rows, factor), text.column("I/mA", "<I>/mA"));
        }
        Optional<double[]> half = text.column("half cycle");
        Optional<double[]> q = text.column("Q charge/discharge/mA.h");
        if (q.isEmpty() || half.isEmpty()) {
            return new double[0];
        }
        double[] charge = scaled(q.get(), rows, 1e-3);
        for (int i = rows - 1; i > 0; i--) {
            charge[i] -= half.get()[i] == half.get()[i - 1] ? charge[i - 1] : 0;
        }
        return charge;
    }

    /**
     * Differences of a running sum; where it falls against the current it began anew, and its value is the difference.
     */
    private static double[] differences(double[] sum, Optional<double[]> current) {
        double[] charge = new double[sum.length];
        for (int i = 1; i < sum.length; i++) {
            charge[i] = sum[i] - sum[i - 1];
            boolean against = current.isPresent() && charge[i] * current.get()[i] < 0
                    && current.get()[i] * current.get()[i - 1] > 0;
            if (against) {
                charge[i] = sum[i];
            }
        }
        return charge;
    }

    private static double[] scaled(double[] values, int rows, double factor) {
        double[] scaled = new double[rows];
        for (int i = 0; i < rows; i++) {
            scaled[i] = values[i] * factor;
        }
        return scaled;
    }

    /** Charge since the record before by the trapezoidal rule, Ah. */
    static double[] integral(double[] time, double[] current, int rows) {
        double[] charge = new double[rows];
        for (int i = 1; i < rows; i++) {
            charge[i] = (current[i] + current[i - 1]) / 2 * (time[i] - time[i - 1]) / 3600;
        }
        return charge;
    }

    /**
     * Energy since the record before: from the file's sums, which begin anew in each half cycle (a smaller value is a
     * new beginning); without them charge times mean voltage.
     * @return empty when there is nothing to make it from
     */
    static double[] energies(Optional<double[]> charged, Optional<double[]> discharged, double[] charge,
            double[] voltage) {
        int rows = charge.length;
        double[] energy = new double[rows];
        for (int i = 0; i < rows; i++) {
            if (charged.isPresent() && discharged.isPresent()) {
                energy[i] = gain(charged.get(), i) - gain(discharged.get(), i);
            } else {
                energy[i] = charge[i] * (i == 0 ? voltage[0] : (voltage[i] + voltage[i - 1]) / 2);
            }
        }
        return energy;
    }

    private static double gain(double[] sums, int i) {
        double now = Math.abs(sums[i]);
        double before = i == 0 ? 0 : Math.abs(sums[i - 1]);
        return now >= before ? now - before : now;
    }
}
