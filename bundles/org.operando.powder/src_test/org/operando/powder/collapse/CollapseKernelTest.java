// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.collapse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CollapseKernelTest {
    private static final double ESD = 0.002;

    /** Two series of a (003) position against SoC, the second moved. */
    private static CollapseKernel.Points points(long seed, double moved, double xError) {
        Random random = new Random(seed);
        int n = 80;
        int[] series = new int[n];
        double[] x = new double[n];
        double[] y = new double[n];
        double[] error = new double[n];
        double[] xErrors = new double[n];
        for (int i = 0; i < n; i++) {
            series[i] = i % 2;
            double soc = 100.0 * i / (n - 1);
            x[i] = soc + xError * random.nextGaussian();
            y[i] = 5.47 - 0.02 * Math.sin(soc / 25) + 0.05 / (1 + Math.exp((78 - soc) / 4))
                    + ESD * random.nextGaussian()
                    + moved * series[i];
            error[i] = ESD;
            xErrors[i] = xError;
        }
        return new CollapseKernel.Points(series, x, y, error, xErrors);
    }

    @Test
    void splineGoesThroughACubic() {
        double[] x = {0, 1, 2, 3, 5, 6, 8, 9};
        double[] y = Arrays.stream(x).map(v -> 1 + v * (2 + v * (-3 + v))).toArray();
        double[] w = new double[x.length];
        Arrays.fill(w, 1);

        SplineFit fit = SplineFit.of(x, y, w, 2);

        // splines of degree three hold the cubics; six coefficients of sizes up to 500 solved by Cholesky
        assertEquals(1 + 4 * (2 + 4 * (-3 + 4.0)), fit.value(4), 1e-9);
        assertEquals(2 - 6 * 4 + 3 * 16, fit.slope(4), 1e-4, "central difference over 1e-6 of the range");
    }

    @Test
    void oneCurveIsRejectedAsOftenAsChanceDoes() {
        int rejected = 0;
        int told = 0;
        for (int seed = 1; seed <= 200; seed++) {
            CollapseKernel test = CollapseKernel.of(points(seed, 0, 0), 2);
            rejected += test.p() < 0.05 ? 1 : 0;
            told += test.pF() < 0.05 ? 1 : 0;
        }
        // 10 of 200 expected; more than 26 once in 1e5 (binomial). Knots chosen from the data let F reject a little less
        assertTrue(rejected <= 26, rejected + " of 200");
        assertTrue(told <= 26, told + " of 200 by F");
    }

    @Test
    void seriesThatDifferByTwoUncertaintiesAreToldApart() {
        int found = 0;
        for (int seed = 1; seed <= 50; seed++) {
            CollapseKernel test = CollapseKernel.of(points(seed, 2 * ESD, 0), 2);
            found += test.p() < 0.05 && test.pF() < 0.05 ? 1 : 0;
        }
        // the mean of 40 points has a sixth of an uncertainty: chi2 rises by 80, its spread is 12
        assertEquals(50, found);
    }

    @Test
    void uncertaintyOfTheAxisIsPartOfTheTest() {
        CollapseKernel.Points with = points(3, 0, 1.0);
        CollapseKernel.Points without = new CollapseKernel.Points(with.series(), with.x(), with.y(), with.error(),
                new double[with.x().length]);

        assertTrue(CollapseKernel.of(with, 2).p() > 0.01);
        assertTrue(CollapseKernel.of(without, 2).p() < 1e-3);
    }
}
