// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.williamson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.operando.api.OperationException;
import org.operando.powder.PatternSeries;
import org.operando.powder.Samples;
import org.operando.powder.lattice.ReflectionRule;
import org.operando.testkit.PlainContext;

class InstrumentOperationTest {
    private static final double WAVELENGTH = 0.4520;
    private static final double LAB6 = 4.1568;
    private static final InstrumentWidths TRUE = new InstrumentWidths(0.004, 0.012, 6e-3, -1.2e-3, 5e-4);

    /** Lines inside the range of a primitive cubic cell, with widths of the closed formulas, on a falling background. */
    private static double[] standard(double[] x, double scale) {
        double[] y = new double[x.length];
        Arrays.setAll(y, i -> scale * (60 - x[i]));
        for (int squares = 1; squares < 80; squares++) {
            double sine = WAVELENGTH * Math.sqrt(squares) / (2 * LAB6);
            double at = 2 * Math.toDegrees(Math.asin(Math.min(1, sine)));
            int count = ways(squares);
            if (count == 0 || at > x[x.length - 1]) {
                continue;
            }
            double t = Math.tan(Math.toRadians(at) / 2);
            double g = Math.sqrt(TRUE.u() * t * t + TRUE.v() * t + TRUE.w());
            double l = TRUE.x() / Math.cos(Math.toRadians(at) / 2) + TRUE.y() * t;
            double w = Math.pow(Math.pow(g, 5) + 2.69269 * Math.pow(g, 4) * l + 2.42843 * Math.pow(g, 3) * l * l
                    + 4.47163 * g * g * Math.pow(l, 3) + 0.07842 * g * Math.pow(l, 4) + Math.pow(l, 5), 0.2);
            double q = l / w;
            double eta = 1.36603 * q - 0.47719 * q * q + 0.11116 * q * q * q;
            double area = scale * 100 * count / (1 + at);
            for (int i = 0; i < x.length; i++) {
                double s = (x[i] - at) / w;
                y[i] += area
                        * (eta * 2 / (Math.PI * w) / (1 + 4 * s * s) + (1 - eta) * 2 * Math.sqrt(Math.log(2) / Math.PI)
                                / w * Math.exp(-4 * Math.log(2) * s * s));
            }
        }
        return y;
    }

    /** Number of h, k, l with this sum of squares. */
    private static int ways(int squares) {
        int n = 0;
        for (int h = -9; h <= 9; h++) {
            for (int k = -9; k <= 9; k++) {
                for (int l = -9; l <= 9; l++) {
                    n += h * h + k * k + l * l == squares ? 1 : 0;
                }
            }
        }
        return n;
    }

    private static double[] grid(double from, double to, double step) {
        double[] x = new double[(int) Math.round((to - from) / step) + 1];
        Arrays.setAll(x, i -> from + i * step);
        return x;
    }

    private static PatternSeries series(double[] x, double[] y, boolean counts, Optional<Double> wavelength) {
        return Samples.series(new long[] {1}, x, List.of(y),
                counts ? Optional.of(Arrays.stream(y).map(v -> Math.sqrt(Math.max(1, v))).toArray()) : Optional.empty(),
                Optional.empty(), wavelength);
    }

    private static InstrumentOperation.Outputs run(PatternSeries series, List<IndexedLine> lines, PlainContext context)
            throws OperationException {
        return new InstrumentOperation().run(new InstrumentOperation.Inputs(series),
                new InstrumentOperation.Parameters(lines.isEmpty() ? Optional.of(LAB6) : Optional.empty(),
                        Optional.empty(), ReflectionRule.PM_3M, lines, Optional.empty(), Optional.empty(), 0.05, 4),
                context);
    }

    private static double[] noisy(double[] mean, long seed) {
        Random random = new Random(seed);
        return Arrays.stream(mean).map(m -> Math.max(0, Math.rint(m + Math.sqrt(m) * random.nextGaussian())))
                .toArray();
    }

    @Test
    void widthsThatAStandardWasMadeWithComeBack() throws Exception {
        double[] x = grid(4, 34, 0.004);

        InstrumentWidths found = run(series(x, standard(x, 100), false, Optional.of(WAVELENGTH)), List.of(),
                new PlainContext()).widths();

        // without noise; the fit stops at a ten thousandth of uncertainties that are those of rounding
        assertEquals(TRUE.u(), found.u(), 1e-4 * TRUE.u());
        assertEquals(TRUE.v(), found.v(), -1e-4 * TRUE.v());
        assertEquals(TRUE.w(), found.w(), 1e-4 * TRUE.w());
        assertEquals(TRUE.x(), found.x(), 1e-4 * TRUE.x());
        assertEquals(TRUE.y(), found.y(), 1e-4 * TRUE.y());
    }

    @Test
    void countsGiveWidthsWithinTheirUncertainties() throws Exception {
        double[] x = grid(4, 34, 0.004);
        PlainContext context = new PlainContext();

        InstrumentOperation.Outputs out = run(
                series(x, noisy(standard(x, 100), 5), true, Optional.of(WAVELENGTH)), List.of(), context);

        double[] expected = {TRUE.u(), TRUE.v(), TRUE.w(), TRUE.x(), TRUE.y()};
        for (int k = 0; k < expected.length; k++) {
            double error = out.values().columns().get(k).uncertainties()[0];
            // three uncertainties: five numbers leave them once in 80 seeds
            assertEquals(expected[k], out.values().columns().get(k).doubles()[0], 3 * error);
        }
        assertEquals(1, out.values().doubles("chi2_r_pattern")[0], 0.05, "7500 points: three standard deviations");
        assertFalse(context.warnings().stream().anyMatch(w -> w.where().equals("fit")), context.warnings().toString());
    }

    @Test
    void widthsThatAShortRangeDoesNotDetermineAreNamed() throws Exception {
        double[] x = grid(4, 17, 0.004);
        PlainContext context = new PlainContext();

        run(series(x, noisy(standard(x, 1), 5), true, Optional.of(WAVELENGTH)), List.of(), context);

        assertTrue(context.warnings().stream().anyMatch(w -> w.where().equals("widths")
                && w.what().contains("U = ") && w.what().contains("V = ")), context.warnings().toString());
    }

    @Test
    void coarseStepsAndUncertaintiesBelowTheProfileAreTold() throws Exception {
        double[] x = grid(4, 34, 0.012);
        double[] y = standard(x, 100);
        double[] bent = new double[y.length];
        // lines with a shoulder of five parts in a hundred: no profile of the model
        Arrays.setAll(bent, i -> y[i] + 0.05 * y[Math.max(0, i - 3)]);
        PlainContext context = new PlainContext();

        run(series(x, bent, true, Optional.of(WAVELENGTH)), List.of(), context);

        assertTrue(context.warnings().stream().anyMatch(w -> w.where().equals("step")), context.warnings().toString());
        assertTrue(context.warnings().stream().anyMatch(w -> w.where().equals("fit") && w.what().contains("chi2_r")),
                context.warnings().toString());
    }

    @Test
    void badInputIsRefusedInWords() {
        double[] x = grid(4, 34, 0.01);
        double[] y = standard(x, 1);
        PlainContext context = new PlainContext();

        assertTrue(assertThrows(OperationException.class,
                () -> run(series(x, y, false, Optional.empty()), List.of(), context)).getMessage()
                .contains("wavelength"));
        assertTrue(assertThrows(OperationException.class,
                () -> run(series(x, new double[x.length], false, Optional.of(WAVELENGTH)), List.of(), context))
                .getMessage().contains("no intensity"));
        List<IndexedLine> outside = List.of(new IndexedLine(1, 0, 0, 60), new IndexedLine(1, 1, 0, 70));
        assertTrue(assertThrows(OperationException.class,
                () -> run(series(x, y, false, Optional.of(WAVELENGTH)), outside, context)).getMessage()
                .contains("0 lines"));
        List<IndexedLine> few = List.of(new IndexedLine(1, 0, 0, 6.235), new IndexedLine(1, 1, 0, 8.82));
        assertTrue(assertThrows(OperationException.class,
                () -> run(series(x, y, false, Optional.of(WAVELENGTH)), few, context)).getMessage()
                .contains("five lines are needed"));
    }
}
