// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.operando.api.Cancelled;
import org.operando.api.InvalidParameter;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Split;
import org.operando.api.Table;
import org.operando.api.figure.Page;
import org.operando.math.Gauss;
import org.operando.math.LevenbergMarquardt;
import org.operando.math.Minimum;
import org.operando.math.PseudoVoigt;
import org.operando.powder.Bragg;
import org.operando.powder.PatternSeries;
import org.operando.powder.Samples;
import org.operando.testkit.PlainContext;

class PeakOperationTest {
    private static final double[] GRID = grid();

    private static double[] grid() {
        double[] x = new double[161];
        for (int i = 0; i < x.length; i++) {
            x[i] = 5 + 0.005 * i;
        }
        return x;
    }

    private static PlainContext context() {
        return new PlainContext().with("pseudo-voigt", new PseudoVoigt()).with("gauss", new Gauss())
                .with("levenberg-marquardt", new LevenbergMarquardt());
    }

    private static PeakOperation.Parameters parameters(String shape, Background background, Weighting weights,
            Minimum.Scaling scaling) {
        return new PeakOperation.Parameters(5.0, 5.8, "(003)", shape, background, weights, scaling,
                "levenberg-marquardt");
    }

    private static final PeakOperation.Parameters STANDARD = parameters("pseudo-voigt", new Background.Linear(),
            Weighting.AUTOMATIC, Minimum.Scaling.ALWAYS);

    /** Pseudo-Voigt by its formula on a sloping background. */
    private static double[] pattern(double area, double position, double fwhm, double eta) {
        double[] y = new double[GRID.length];
        for (int i = 0; i < y.length; i++) {
            double u = GRID[i] - position;
            double lorentz = fwhm / (2 * Math.PI) / (u * u + fwhm * fwhm / 4);
            double gauss = 2 * Math.sqrt(Math.log(2) / Math.PI) / fwhm
                    * Math.exp(-4 * Math.log(2) * u * u / (fwhm * fwhm));
            y[i] = 40 + 12 * (GRID[i] - 5.4) + area * (eta * lorentz + (1 - eta) * gauss);
        }
        return y;
    }

    private static PatternSeries series(Optional<Double> wavelength, Optional<double[]> errors, List<double[]> rows) {
        long[] numbers = new long[rows.size()];
        Arrays.setAll(numbers, i -> i + 1);
        return Samples.series(numbers, GRID, rows, errors, Optional.empty(), wavelength);
    }

    private static PeakOperation.Outputs run(PatternSeries series, PeakOperation.Parameters p, PlainContext context)
            throws OperationException {
        return new PeakOperation().run(new PeakOperation.Inputs(series), p, context);
    }

    @Test
    void intensitiesBelowZeroAreTold() throws Exception {
        double[] line = Arrays.stream(MadeLines.line(1000, 0, new double[] {5.4}, new double[] {1})).map(v -> v - 5)
                .toArray();
        PlainContext context = context();
        run(Samples.series(new long[] {4}, MadeLines.grid(), List.of(line), Optional.empty(), Optional.empty(),
                Optional.empty()), STANDARD, context);
        assertTrue(context.warnings().stream().anyMatch(w -> w.where().equals("p4")
                && w.what().startsWith("intensity of -") && w.what().contains("write weights: equal")
                && !w.what().contains("counts: false")), context.warnings().toString());

        double[] errors = new double[line.length];
        Arrays.fill(errors, 3);
        PlainContext known = context();
        run(Samples.series(new long[] {4}, MadeLines.grid(), List.of(line), Optional.of(errors), Optional.empty(),
                Optional.empty()), STANDARD, known);
        assertTrue(known.warnings().stream().noneMatch(w -> w.what().contains("below 0")), known.warnings().toString());
    }

    @Test
    void oneFrameAloneGivesTheNumbersOfTheWhole() throws Exception {
        PatternSeries series = series(Optional.of(0.452), Optional.empty(),
                List.of(pattern(30, 5.4321, 0.06, 0.6), pattern(8, 5.3, 0.1, 0.2), pattern(9, 5.35, 0.08, 0.3)));
        PeakOperation.Inputs inputs = new PeakOperation.Inputs(series);
        Table peaks = run(series, STANDARD, context()).peaks();

        long[] frames = new PeakOperation().pieces(inputs, STANDARD, context());
        assertArrayEquals(new long[] {1, 2, 3}, frames);
        for (int row = 0; row < frames.length; row++) {
            Page page = new PeakOperation().one(inputs, STANDARD, frames[row], context());

            assertEquals("Peak (003) of frame " + frames[row] + ": 2\u03b8 = " + peaks.column("position").quantity(row)
                    + ", FWHM = " + peaks.column("fwhm").quantity(row), page.title().replace("\u00b0", " deg"));
            assertTrue(page.title().endsWith("\u00b0"), "as figures write it");
        }
    }

    @Test
    void noiselessPeakIsRecovered() throws Exception {
        PeakOperation.Outputs out = run(
                series(Optional.of(0.452), Optional.empty(), List.of(pattern(30, 5.4321, 0.06, 0.6), pattern(8, 5.3,
                        0.1, 0.2))),
                STANDARD, context());

        Table peaks = out.peaks();
        assertArrayEquals(new double[] {30, 8}, peaks.doubles("area"), 1e-6);
        assertArrayEquals(new double[] {5.4321, 5.3}, peaks.doubles("position"), 1e-8);
        assertArrayEquals(new double[] {0.06, 0.1}, peaks.doubles("fwhm"), 1e-8);
        assertArrayEquals(new double[] {0.6, 0.2}, peaks.doubles("eta"), 1e-6);
        assertArrayEquals(new double[] {40, 40}, peaks.doubles("background"), 1e-6);
        assertArrayEquals(new double[] {12, 12}, peaks.doubles("background_slope"), 1e-5);
        assertEquals(0.452 / (2 * Math.sin(Math.toRadians(5.3 / 2))), peaks.doubles("d_spacing")[1], 1e-8);
        assertEquals((5.4321 + 5.3) / 2, out.position().value(), 1e-8);
        assertEquals("(003)", out.line());
    }

    @Test
    void uncertaintiesAreThoseOfTheScatter() throws Exception {
        // 400 patterns with Gaussian noise of sigma = sqrt(y): pulls have mean 0 and deviation 1
        int n = 400;
        Random random = new Random(20_260_101);
        List<double[]> rows = new ArrayList<>();
        double[] errors = new double[n * GRID.length];
        for (int k = 0; k < n; k++) {
            double[] y = pattern(30, 5.4321, 0.06, 0.6);
            for (int i = 0; i < y.length; i++) {
                errors[k * y.length + i] = Math.sqrt(y[i]);
                y[i] += Math.sqrt(y[i]) * random.nextGaussian();
            }
            rows.add(y);
        }
        Table peaks = run(series(Optional.empty(), Optional.of(errors), rows),
                parameters("pseudo-voigt", new Background.Linear(), Weighting.UNCERTAINTIES, Minimum.Scaling.NEVER),
                context())
                .peaks();

        for (String name : List.of("area", "position", "fwhm")) {
            double truth = name.equals("area") ? 30 : name.equals("position") ? 5.4321 : 0.06;
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < n; i++) {
                double pull = (peaks.doubles(name)[i] - truth) / peaks.column(name).uncertainties()[i];
                sum += pull;
                squares += pull * pull;
            }
            // five standard errors of mean and variance, and some per cent for the curvature of the model
            assertEquals(0, sum / n, 5 / Math.sqrt(n), "mean pull of " + name);
            assertEquals(1, squares / n, 5 * Math.sqrt(2.0 / n) + 0.05, "variance of the pulls of " + name);
        }
        double chi = Arrays.stream(peaks.doubles("chi2_r")).average().orElseThrow();
        assertEquals(1, chi, 5 * Math.sqrt(2.0 / (155 * n)), "mean reduced chi squared");
    }

    @Test
    void patternsWithoutDataOrPeakGiveRowsOfNaNAndTheOthersGoOn() throws Exception {
        double[] missing = new double[GRID.length];
        Arrays.fill(missing, Double.NaN);
        double[] flat = pattern(0, 5.4, 0.06, 0.5);
        PlainContext context = context();
        Table peaks = run(series(Optional.empty(), Optional.empty(),
                List.of(pattern(30, 5.4, 0.06, 0.5), missing, flat, pattern(30, 5.5, 0.06, 0.5))), STANDARD, context)
                .peaks();

        assertEquals(5.4, peaks.doubles("position")[0], 1e-8);
        assertTrue(Double.isNaN(peaks.doubles("position")[1]));
        assertEquals(5.5, peaks.doubles("position")[3], 1e-8);
        assertEquals("no data", peaks.texts("flag")[1]);
        assertTrue(Double.isNaN(peaks.doubles("area")[2]));
        assertTrue(peaks.texts("flag")[2].startsWith("no peak"), peaks.texts("flag")[2]);
        assertEquals(List.of("p2", "p3"), context.warnings().stream().map(w -> w.where()).toList());
    }

    @Test
    void noiseIsNotTakenForAPeakWithoutAWord() throws Exception {
        Random random = new Random(7);
        List<double[]> rows = new ArrayList<>();
        for (int k = 0; k < 20; k++) {
            double[] y = pattern(0, 5.4, 0.06, 0.5);
            for (int i = 0; i < y.length; i++) {
                y[i] += 6 * random.nextGaussian();
            }
            rows.add(y);
        }
        String[] flags = run(series(Optional.empty(), Optional.empty(), rows), STANDARD, context()).peaks()
                .texts("flag");

        // the best of some tens of places in a window of noise exceeds three uncertainties now and then
        assertTrue(Arrays.stream(flags).filter(String::isEmpty).count() <= 6, Arrays.toString(flags));
    }

    @Test
    void singleFitGivesItsOwnUncertainty() throws Exception {
        Random random = new Random(3);
        double[] y = pattern(30, 5.4, 0.06, 0.5);
        for (int i = 0; i < y.length; i++) {
            y[i] += random.nextGaussian();
        }
        double[] missing = new double[GRID.length];
        Arrays.fill(missing, Double.NaN);
        PeakOperation.Outputs single = run(series(Optional.of(0.452), Optional.empty(), List.of(missing, y)), STANDARD,
                context());
        double error = single.peaks().column("position").uncertainties()[1];

        assertTrue(error > 0);
        assertEquals(error, single.position().uncertainty());
        assertEquals("fit covariance", single.position().origin());
        assertEquals(single.peaks().column("fwhm").uncertainties()[1], single.fwhm().uncertainty());
        assertEquals(Bragg.dSpacingError(single.position().value(), error, 0.452),
                single.spacing().orElseThrow().uncertainty());
        Quantity two = run(series(Optional.empty(), Optional.empty(), List.of(pattern(30, 5.4, 0.06, 0.5),
                pattern(30, 5.5, 0.06, 0.5))), STANDARD, context()).position();
        assertEquals("standard deviation of 2 patterns", two.origin());
        assertEquals(0.1 / Math.sqrt(2), two.uncertainty(), 1e-7);
    }

    @Test
    void pointsThatAreMissingAreLeftOut() throws Exception {
        double[] y = pattern(30, 5.4321, 0.06, 0.6);
        for (int i = 80; i < 90; i++) {
            y[i] = Double.NaN;
        }
        Table peaks = run(series(Optional.empty(), Optional.empty(), List.of(y)), STANDARD, context()).peaks();

        assertEquals(5.4321, peaks.doubles("position")[0], 1e-7);
    }

    @Test
    void shapesAndBackgroundsAreChosenByName() throws Exception {
        Table peaks = run(series(Optional.empty(), Optional.empty(), List.of(pattern(30, 5.4, 0.06, 0))),
                parameters("gauss", new Background.Constant(), Weighting.EQUAL, Minimum.Scaling.ALWAYS), context())
                .peaks();

        assertTrue(peaks.find("eta").isEmpty());
        assertTrue(peaks.find("background_slope").isEmpty());
        // the slope of the background, left out of the model, moves neither area nor centre of a symmetric peak by much
        assertEquals(5.4, peaks.doubles("position")[0], 1e-3);
    }

    @Test
    void partsInAnyOrderGiveTheSameBits() throws Exception {
        List<double[]> rows = new ArrayList<>();
        for (int k = 0; k < 40; k++) {
            rows.add(pattern(30 - 0.3 * k, 5.3 + 0.005 * k, 0.06, 0.4));
        }
        PatternSeries series = series(Optional.empty(), Optional.empty(), rows);
        PlainContext context = context();
        double[] expected = run(series, STANDARD, context).peaks().doubles("position");

        Split<?, ?, PeakOperation.Outputs> split = new PeakOperation().split(new PeakOperation.Inputs(series), STANDARD,
                context);
        assertArrayEquals(expected, lastFirst((PeakSplit) split, context).peaks().doubles("position"), 0);
    }

    private static PeakOperation.Outputs lastFirst(PeakSplit split, PlainContext context) throws OperationException {
        List<PeakSplit.Rows> results = new ArrayList<>();
        for (PeakSplit.Frames part : split.parts().reversed()) {
            results.addFirst(split.part(part, context));
        }
        Iterator<PeakSplit.Rows> inOrder = results.iterator();
        return split.merge(inOrder, context);
    }

    @Test
    void cancelStopsBetweenPatterns() {
        PatternSeries series = series(Optional.empty(), Optional.empty(), List.of(pattern(30, 5.4, 0.06, 0.4)));
        assertThrows(Cancelled.class, () -> run(series, STANDARD, context().cancelledAtCheck(1)));
    }

    @Test
    void windowOutsideThePatternsIsRefusedWithTheRangeThatThereIs() {
        PatternSeries series = series(Optional.empty(), Optional.empty(), List.of(pattern(30, 5.4, 0.06, 0.4)));
        PeakOperation.Parameters p = new PeakOperation.Parameters(60.0, 60.99999999999999, "x", "pseudo-voigt",
                new Background.Linear(),
                Weighting.AUTOMATIC, Minimum.Scaling.ALWAYS, "levenberg-marquardt");
        OperationException e = assertThrows(OperationException.class, () -> run(series, p, context()));
        assertTrue(e.getMessage().contains("between 60 and 61 deg") && e.getMessage().contains("5 to 5.8"),
                e.getMessage());
    }

    @Test
    void unknownShapeNamesThoseThatThereAre() {
        PatternSeries series = series(Optional.empty(), Optional.empty(), List.of(pattern(30, 5.4, 0.06, 0.4)));
        PeakOperation.Parameters p = parameters("voight", new Background.Linear(), Weighting.AUTOMATIC,
                Minimum.Scaling.ALWAYS);
        OperationException e = assertThrows(OperationException.class, () -> run(series, p, context()));
        assertTrue(e.getMessage().contains("pseudo-voigt"), e.getMessage());
    }

    @Test
    void weightsFromUncertaintiesThatAreNotThereAreRefused() {
        PatternSeries series = series(Optional.empty(), Optional.empty(), List.of(pattern(30, 5.4, 0.06, 0.4)));
        assertThrows(OperationException.class, () -> run(series,
                parameters("gauss", new Background.Linear(), Weighting.UNCERTAINTIES, Minimum.Scaling.ALWAYS),
                context()));
    }

    @Test
    void relativeWeightsWithAbsoluteUncertaintiesAreWarnedOf() throws Exception {
        PlainContext context = context();
        run(series(Optional.empty(), Optional.empty(), List.of(pattern(30, 5.4, 0.06, 0.4))),
                parameters("gauss", new Background.Linear(), Weighting.AUTOMATIC, Minimum.Scaling.NEVER), context);
        assertEquals(1, context.warnings().size());
    }

    @Test
    void windowMustHaveAWidth() {
        InvalidParameter e = assertThrows(InvalidParameter.class, () -> new PeakOperation.Parameters(5.0, 5.0, "x",
                "gauss",
                new Background.Linear(), Weighting.AUTOMATIC, Minimum.Scaling.ALWAYS, "levenberg-marquardt"));
        assertEquals("to", e.component());
    }

    @Test
    void uncertaintyOfTheSpacingIsThatOfTheAngle() {
        double h = 1e-6;
        double slope = (Bragg.dSpacing(5.4 + h, 0.452) - Bragg.dSpacing(5.4 - h, 0.452)) / (2 * h);
        assertEquals(Math.abs(slope) * 0.003, Bragg.dSpacingError(5.4, 0.003, 0.452), 1e-9);
        assertEquals(2 * Math.PI / Bragg.dSpacing(5.4, 0.452), Bragg.q(5.4, 0.452), 1e-13);
    }
}
