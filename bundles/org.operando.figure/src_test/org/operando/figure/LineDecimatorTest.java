// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.operando.api.figure.AxisSpec;

class LineDecimatorTest {
    private static final AxisScale X = new AxisScale(AxisSpec.of("", 0, 100), 0, 100);
    private static final AxisScale Y = new AxisScale(AxisSpec.of("", 0, 100), 0, 100);

    @Test
    void columnsOfFewPointsStayAsTheyAre() {
        double[] x = {0.1, 0.5, 1.5, 2.5, 2.75};
        double[] y = {1, 2, 3, 4, 5};

        LineDecimator thin = LineDecimator.thin(x, y, X, Y, 1);

        assertArrayEquals(new double[] {0.1, 1, 0.5, 2, 1.5, 3, 2.5, 4, 2.75, 5}, finite(thin.path()));
        assertEquals(0, thin.bars().length);
    }

    @Test
    void aFlatColumnKeepsFirstLeastGreatestLast() {
        double[] x = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6};
        double[] y = {1, 1.5, 1.2, 0.5, 1.1, 1.3};

        assertArrayEquals(new double[] {0.1, 1, 0.2, 1.5, 0.4, 0.5, 0.6, 1.3},
                finite(LineDecimator.thin(x, y, X, Y, 1).path()));
    }

    @Test
    void aZigzagBecomesABarOverItsWholeSpan() {
        double[] x = new double[20];
        double[] y = new double[20];
        for (int i = 0; i < 20; i++) {
            x[i] = 7 + i / 21.0;
            y[i] = i % 2 == 0 ? 10 : 30;
        }
        y[11] = 42;

        assertArrayEquals(new double[] {7.5, 10, 42}, LineDecimator.thin(x, y, X, Y, 1).bars());
    }

    @Test
    void extremesSurviveWhereverTheyLie() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            double[] x = new double[30_000];
            double[] y = new double[30_000];
            for (int i = 0; i < x.length; i++) {
                x[i] = 100.0 * i / x.length;
                y[i] = 50 + (seed % 2 == 0 ? random.nextGaussian() : Math.sin(x[i]));
            }
            y[random.nextInt(x.length)] = 97.25;
            y[random.nextInt(x.length)] = 3.5;

            LineDecimator thin = LineDecimator.thin(x, y, X, Y, 2);

            double[] all = Arrays.copyOf(finite(thin.path()), finite(thin.path()).length + thin.bars().length);
            System.arraycopy(thin.bars(), 0, all, all.length - thin.bars().length, thin.bars().length);
            assertTrue(Arrays.stream(all).anyMatch(v -> v == 97.25) && Arrays.stream(all).anyMatch(v -> v == 3.5),
                    "seed " + seed);
            assertTrue(all.length < 2 * 4 * 200 + 200, all.length + " numbers for 200 columns");
        }
    }

    @Test
    void gapsStayGaps() {
        double[] x = new double[5000];
        double[] y = new double[5000];
        for (int i = 0; i < x.length; i++) {
            x[i] = i / 50.0;
            y[i] = i >= 2000 && i < 3000 ? Double.NaN : 20;
        }

        double[] path = LineDecimator.thin(x, y, X, Y, 4).path();

        int nan = 0;
        while (!Double.isNaN(path[nan])) {
            nan += 2;
        }
        assertEquals(x[1999], path[nan - 2]);
        assertEquals(x[3000], path[nan + 2]);
    }

    @Test
    void aLineThatRunsUpThePageIsThinnedByRows() {
        double[] x = new double[10_000];
        double[] y = new double[10_000];
        Random random = new Random(3);
        for (int i = 0; i < x.length; i++) {
            y[i] = i / 100.0;
            x[i] = 50 + random.nextGaussian();
        }

        LineDecimator thin = LineDecimator.thin(x, y, X, Y, 1);

        assertTrue(thin.upward());
        assertEquals(100, thin.bars().length / 3, "one bar a row");
    }

    private static double[] finite(double[] path) {
        return Arrays.stream(path).filter(Double::isFinite).toArray();
    }
}
