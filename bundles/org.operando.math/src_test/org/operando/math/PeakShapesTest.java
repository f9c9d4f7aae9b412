// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PeakShapesTest {
    /** Shape, values of its shape parameters, part of the area within +-1000 FWHM. */
    record Case(PeakShape shape, double[] parameters) {
    }

    static List<Case> cases() {
        return List.of(new Case(new Gauss(), new double[0]), new Case(new Lorentz(), new double[0]),
                new Case(new PseudoVoigt(), new double[] {0.37}), new Case(new PseudoVoigt(), new double[] {0}),
                new Case(new SplitPseudoVoigt(), new double[] {0.6, 1.7}), new Case(new PearsonVII(),
                        new double[] {1.3}),
                new Case(new PearsonVII(), new double[] {40}), new Case(new ThompsonCoxHastings(), new double[] {0.3}));
    }

    private static double at(Case c, double x, double position, double fwhm, double[] parameters) {
        double[] value = new double[3];
        c.shape().profile(new double[] {0, x, 0}, 1, 2, position, fwhm, parameters, value);
        return value[1];
    }

    @ParameterizedTest
    @MethodSource("cases")
    void areaIsOne(Case c) {
        // x = c + w sinh(u) and the trapezium rule in u: exponentially exact for smooth tails of any power
        double w = 0.2;
        double sum = 0;
        double h = 0.001;
        for (int i = -30_000; i <= 30_000; i++) {
            double u = i * h;
            sum += h * w * Math.cosh(u) * at(c, 14.4 + w * Math.sinh(u), 14.4, w, c.parameters());
        }
        // position + w sinh(u) has 16 digits in all, hence 1e-7 only where tails count; the kink of a split profile
        // costs h^2
        assertEquals(1, sum, 2e-7);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void heightHalvesAtTheHalfWidths(Case c) {
        double w = 0.2;
        double a = c.parameters().length > 1 ? c.parameters()[1] : 1;
        double height = c.shape().height(w, c.parameters());
        assertEquals(0.5, at(c, -w * a / (1 + a), 0, w, c.parameters()) / height, 1e-13);
        assertEquals(0.5, at(c, w / (1 + a), 0, w, c.parameters()) / height, 1e-13);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void derivativesEqualCentralDifferences(Case c) {
        double[] x = new double[41];
        for (int i = 0; i < x.length; i++) {
            x[i] = 14 + 0.0203 * i;
        }
        int n = 2 + c.parameters().length;
        double[] value = new double[x.length];
        double[][] derivative = new double[n][x.length];
        double[] all = new double[n];
        all[0] = 14.39;
        all[1] = 0.21;
        System.arraycopy(c.parameters(), 0, all, 2, n - 2);
        c.shape().derivatives(x, 3, 40, all[0], all[1], c.parameters(), value, derivative);

        for (int k = 0; k < n; k++) {
            double h = 1e-5 * (all[k] == 0 ? 1 : all[k]) * (k == 0 ? 0.01 : 1);
            double[] up = moved(c, x, all, k, h);
            double[] down = moved(c, x, all, k, -h);
            for (int i = 3; i < 40; i++) {
                double numerical = (up[i] - down[i]) / (2 * h);
                // truncation is of the order h^2 f''' and rounding 1e-16 f/h: both below 1e-7 of the largest slope
                assertEquals(numerical, derivative[k][i], 2e-7 * scale(derivative[k]), "parameter " + k + " point "
                        + i);
                assertEquals(at(c, x[i], all[0], all[1], c.parameters()), value[i], 1e-14 * value[i]);
            }
        }
        assertEquals(0, value[2], "outside the range nothing is written");
        assertEquals(0, derivative[0][40], "outside the range nothing is written");
    }

    private static double[] moved(Case c, double[] x, double[] all, int k, double h) {
        double[] q = all.clone();
        q[k] += h;
        double[] value = new double[x.length];
        c.shape().profile(x, 0, x.length, q[0], q[1], Arrays.copyOfRange(q, 2, q.length), value);
        return value;
    }

    private static double scale(double[] values) {
        double largest = 0;
        for (double v : values) {
            largest = Math.max(largest, Math.abs(v));
        }
        return largest;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void integralBreadthIsThatOfTheTable(Case c) {
        double w = 0.2;
        double gauss = w / 2 * Math.sqrt(Math.PI / Math.log(2));
        double lorentz = Math.PI * w / 2;
        double breadth = 1 / c.shape().height(w, c.parameters());
        double eta = c.parameters().length > 0 ? c.parameters()[0] : 0;
        double expected = switch (c.shape()) {
            case Gauss g -> gauss;
            case Lorentz l -> lorentz;
            case ThompsonCoxHastings t -> 1 / (ThompsonCoxHastings.eta(eta) / lorentz
                    + (1 - ThompsonCoxHastings.eta(eta)) / gauss);
            case PearsonVII p -> breadth > gauss && breadth < lorentz ? breadth : Double.NaN;
            default -> 1 / (eta / lorentz + (1 - eta) / gauss);
        };
        assertEquals(expected, breadth, 1e-14);
    }
}
