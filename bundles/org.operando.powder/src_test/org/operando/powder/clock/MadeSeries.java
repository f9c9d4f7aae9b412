// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.clock;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.operando.api.CellRecord;
import org.operando.api.Column;
import org.operando.api.Table;
import org.operando.powder.PatternSeries;
import org.operando.powder.Samples;

/**
 * A made series with its cell, by seed. The cell is charged, discharged and charged; its voltage has two plateaus
 * with a
 * step between. A line moves and a second one grows at rates that differ by plateau, each following the cell with a lag
 * of its own at each turn or step; both bend slowly besides, and there is noise. Clock, times of the turns and the
 * place
 * of the step are drawn.
 */
record MadeSeries(double period, double offset, PatternSeries patterns, CellRecord cell) {
    private static final int PATTERNS = 160;
    private static final double END = 48_000;

    static MadeSeries of(long seed, double lag) {
        Random r = new Random(seed);
        double[] turns = {0, 14_000 + 3000 * r.nextDouble(), 34_000 + 4000 * r.nextDouble(), END};
        double step = 0.35 + 0.3 * r.nextDouble();
        double offset = 1500 * r.nextDouble();
        double period = (END - offset) / PATTERNS * (0.93 + 0.06 * r.nextDouble());
        double[][] c = new double[3][(int) (END / 60) + 1];
        for (int i = 0; i < c[0].length; i++) {
            c[0][i] = 60 * i;
            int k = part(turns, c[0][i]);
            double x = charge(turns, c[0][i]);
            c[1][i] = k % 2 == 0 ? 1e-4 : -1e-4;
            c[2][i] = 3.2 + 0.1 * x + 0.3 * Math.tanh((x - step) / 0.03) + (k % 2 == 0 ? 0.05 : -0.05);
        }
        CellRecord cell = new CellRecord(Table.of(Column.of("time", "s", c[0]), Column.of("current", "A", c[1]),
                Column.of("voltage", "V", c[2])), "UTC", Optional.empty(), Optional.empty());
        return new MadeSeries(period, offset, patterns(r, turns, step, period, offset, lag * period), cell);
    }

    private static int part(double[] turns, double t) {
        int k = 0;
        while (k + 2 < turns.length && t >= turns[k + 1]) {
            k++;
        }
        return k;
    }

    private static double charge(double[] turns, double t) {
        double charge = 0;
        for (int k = 0; k + 1 < turns.length; k++) {
            charge += (k % 2 == 0 ? 1 : -1) * (Math.clamp(t, turns[k], turns[k + 1]) - turns[k]);
        }
        return charge / 15_000;
    }

    private static PatternSeries patterns(Random r, double[] turns, double step, double period, double offset,
            double lag) {
        double[] late = turns.clone();
        for (int k = 1; k + 1 < late.length; k++) {
            late[k] += Math.abs(r.nextGaussian()) * lag;
        }
        double[] rates = {1, 0.2 + 0.3 * r.nextDouble(), 0.1 * r.nextDouble(), 0.6 + 0.4 * r.nextDouble()};
        double places = step + 0.01 * r.nextGaussian();
        double slow = r.nextDouble();
        double[] x = new double[80];
        Arrays.setAll(x, j -> 10 + 0.02 * j);
        List<double[]> rows = new ArrayList<>();
        long[] numbers = new long[PATTERNS];
        for (int n = 0; n < PATTERNS; n++) {
            numbers[n] = n + 1;
            double t = (n + 0.5) * period + offset;
            double q = charge(late, t);
            double low = Math.min(q, places);
            double high = Math.max(0, q - places);
            double bend = slow * Math.sin(2 * Math.PI * t / END);
            double centre = 10.5 + 0.1 * (rates[0] * low + rates[1] * high) + 0.01 * bend;
            double grown = 30 + 40 * (rates[2] * low + rates[3] * high) + 3 * bend;
            double[] y = new double[x.length];
            Arrays.setAll(y, j -> 20 + 100 * Math.exp(-Math.pow((x[j] - centre) / 0.15, 2))
                    + grown * Math.exp(-Math.pow((x[j] - 11.2) / 0.15, 2)) + r.nextGaussian());
            rows.add(y);
        }
        return Samples.series(numbers, x, rows, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
