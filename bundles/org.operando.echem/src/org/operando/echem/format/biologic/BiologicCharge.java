// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.biologic;

import java.util.Optional;

/** Charge and energy between the records of a BioLogic log, Ah and Wh. */
final class BiologicCharge {
    static final String[] CURRENT = {"I/mA", "<I>/mA"};
    private static final String[] NET_ENERGY = {"|Energy|/W.h", "Energy we/W.h"};

    private BiologicCharge() {
    }

    /**
     * Charge since the record before, from the first of these that the file has: dq; Q-Qo; Q charge/discharge, which
     * begins at 0 in each half cycle (and is wrong in some chronopotentiometry files: the last choice). Of length 0
     * when it has none.
     */
    static double[] increments(BiologicTable table) {
        Optional<double[]> dq = table.numbers("dq/mA.h");
        if (dq.isPresent()) {
            return scaled(dq.get(), 1e-3);
        }
        Optional<double[]> total = table.numbers("(Q-Qo)/mA.h");
        double factor = total.isPresent() ? 1e-3 : 1 / 3600.0;
        total = total.or(() -> table.numbers("(Q-Qo)/C"));
        if (total.isPresent()) {
            return differences(scaled(total.get(), factor), table.numbers(CURRENT));
        }
        int[] half = table.counts("half cycle");
        Optional<double[]> q = table.numbers("Q charge/discharge/mA.h");
        if (q.isEmpty() || half.length == 0) {
            return new double[0];
        }
        double[] charge = scaled(q.get(), 1e-3);
        for (int i = charge.length - 1; i > 0; i--) {
            charge[i] -= half[i] == half[i - 1] ? charge[i - 1] : 0;
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

    private static double[] scaled(double[] values, double factor) {
        double[] scaled = new double[values.length];
        for (int i = 0; i < scaled.length; i++) {
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
     * new beginning), else from its net sum, which is summed up between the records like them. In the first point of a
     * half cycle, where the program leaves it out, in points of impedance, where its sums stand still, and in its own
     * files of techniques with half cycles, whose exports state them, it is made as the program does: charge times the voltage at the end of the interval, with
     * the sign of the charge. In a text without them by the rule of trapezoids.
     */
    static double[] energies(BiologicTable table, double[] charge, double[] voltage) {
        int rows = charge.length;
        double[] energy = new double[rows];
        boolean stated = table.has("Energy charge/W.h", "Energy discharge/W.h") || table.has(NET_ENERGY);
        for (int i = 0; i < rows; i++) {
            // a text without energies has nothing to agree with: then the rule of trapezoids, which is closer
            energy[i] = stated || table.isUnexported() && table.has("half cycle") ? charge[i] * Math.abs(voltage[i])
                    : charge[i] * (i == 0 ? voltage[0] : (voltage[i] + voltage[i - 1]) / 2);
        }
        double[] in = table.numbers("Energy charge/W.h").orElse(energy);
        double[] out = table.numbers("Energy discharge/W.h").orElse(energy);
        double[] net = table.numbers(NET_ENERGY).orElse(energy);
        if (in != energy && out != energy || net != energy) {
            boolean sums = in != energy && out != energy;
            double[] frequency = table.numbers("freq/Hz").orElse(new double[rows]);
            double[] made = energy.clone();
            for (int i = 1; i < rows; i++) {
                double gain = sums ? gain(in, i) - gain(out, i) : netGain(net, i, made[i]);
                energy[i] = gain == 0 || frequency[i] > 0 ? made[i] : gain;
            }
        }
        return energy;
    }

    /** What a sum that only begins anew where it leaps has gained; 0 where it leaps. */
    private static double netGain(double[] net, int i, double made) {
        double gain = Math.copySign(net[i] - net[i - 1], made);
        return gain / made > 0.5 && gain / made < 2 ? gain : 0;
    }

    private static double gain(double[] sums, int i) {
        double now = Math.abs(sums[i]);
        double before = Math.abs(sums[i - 1]);
        return now >= before ? now - before : now;
    }
}
