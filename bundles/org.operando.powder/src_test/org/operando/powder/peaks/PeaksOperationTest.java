// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Table;
import org.operando.api.Warning;
import org.operando.math.Gauss;
import org.operando.math.LevenbergMarquardt;
import org.operando.math.Lorentz;
import org.operando.math.Minimum;
import org.operando.math.PeakShape;
import org.operando.math.PearsonVII;
import org.operando.math.PseudoVoigt;
import org.operando.math.SplitPseudoVoigt;
import org.operando.math.ThompsonCoxHastings;
import org.operando.powder.PatternSeries;
import org.operando.powder.Samples;
import org.operando.testkit.PlainContext;

class PeaksOperationTest {
    private static final Optional<Double> NONE = Optional.empty();
    private static final Baseline CONSTANT = new Baseline.Constant();

    private static PlainContext context() {
        return PeaksReferenceTest.context().with("gauss", new Gauss()).with("lorentz", new Lorentz())
                .with("split-pseudo-voigt", new SplitPseudoVoigt()).with("pearson-vii", new PearsonVII())
                .with("tch", new ThompsonCoxHastings()).with("levenberg-marquardt", new LevenbergMarquardt());
    }

    private static WindowPeak peak(String name, double position) {
        return new WindowPeak(name, Optional.of(position), NONE, NONE, Optional.empty());
    }

    private static PeakWindow window(List<WindowPeak> peaks, String shape, Baseline background, List<String> shared,
            Constraint... constraints) {
        return new PeakWindow("w", 5.2, 5.6, peaks, shape, background, shared, List.of(constraints));
    }

    private static PeaksOperation.Outputs run(PatternSeries series, PlainContext context, PeakWindow... windows)
            throws Exception {
        return new PeaksOperation().run(new PeaksOperation.Inputs(series), new PeaksOperation.Parameters(
                List.of(windows), PointWeights.AUTOMATIC, Minimum.Scaling.NEVER, 0, "levenberg-marquardt"), context);
    }

    private static PatternSeries series(List<double[]> rows) {
        return MadeLines.counts(Samples.series(LongStream.range(0, rows.size()).toArray(), MadeLines.grid(), rows,
                Optional.empty(), Optional.empty(), Optional.of(MadeLines.WAVELENGTH)));
    }

    private static double[] pair(double first, double distance, double ratio) {
        return MadeLines.line(5000, 30, new double[] {first, first + distance}, new double[] {1, ratio});
    }

    @ParameterizedTest
    @ValueSource(strings = {"gauss", "lorentz", "pseudo-voigt", "split-pseudo-voigt", "pearson-vii", "tch"})
    void everyShapeFindsItsOwnParameters(String id) throws Exception {
        PlainContext context = context();
        PeakShape shape = context.contributed(PeakShape.class, id);
        double[] shapes = shape.shapeParameters().stream().mapToDouble(s -> s.start() * 0.9).toArray();
        double[] x = MadeLines.grid();
        double[] y = new double[x.length];
        shape.profile(x, 0, x.length, 5.41, 0.05, shapes, y);
        for (int i = 0; i < y.length; i++) {
            double u = (x[i] - 5.4) / 0.2;
            y[i] = 400 * y[i] + 100 + 10 * u + 5 * (2 * u * u - 1) + 3 * (4 * u * u * u - 3 * u);
        }
        Table peaks = run(series(List.of(y)), context,
                window(List.of(), id, new Baseline.Chebyshev(4), List.of())).peaks();

        // noiseless: what the criterion, 1e-6 of an uncertainty, leaves
        assertEquals(400, peaks.doubles("area")[0], 1e-3, peaks.texts("flag")[0]);
        assertEquals(5.41, peaks.doubles("position")[0], 1e-7);
        assertEquals(0.05, peaks.doubles("fwhm")[0], 1e-6);
        assertEquals(1 / shape.height(0.05, shapes), peaks.doubles("breadth")[0], 1e-5);
        for (int k = 0; k < shapes.length; k++) {
            String name = shape.shapeParameters().get(k).name();
            assertEquals(shapes[k], peaks.doubles(name)[0], 1e-3, name);
        }
    }

    @Test
    void countsBelowZeroAreToldWithWhatToDo() throws Exception {
        double[] line = MadeLines.counted(pair(5.36, 0.06, 0.5), new Random(1));
        double[] less = Arrays.stream(line).map(v -> v - 200).toArray();
        double least = Arrays.stream(less).min().orElseThrow();
        PatternSeries negative = series(List.of(line, less, less));
        PeakWindow window = window(List.of(peak("a", 5.36), peak("b", 5.42)), "pseudo-voigt", CONSTANT, List.of());
        PlainContext context = context();

        run(negative, context, window);

        Warning said = context.warnings().getFirst();
        assertEquals("p1", said.where());
        assertTrue(said.what().startsWith("intensity of " + Quantity.digits(least, Double.NaN) + " at 5."),
                said.what());
        assertTrue(said.what().contains("of 1 other pattern") && said.what().contains("third column")
                && said.what().contains("counts: false"), said.what());

        PlainContext equal = context();
        new PeaksOperation().run(new PeaksOperation.Inputs(negative), new PeaksOperation.Parameters(List.of(window),
                PointWeights.EQUAL, Minimum.Scaling.ALWAYS, 0, "levenberg-marquardt"), equal);
        run(series(List.of(line)), equal, window);
        assertTrue(equal.warnings().stream().noneMatch(w -> w.what().contains("below 0")), equal.warnings().toString());
    }

    @Test
    void sharedFixedAndTiedParametersHold() throws Exception {
        PatternSeries series = series(List.of(MadeLines.counted(pair(5.36, 0.06, 0.5), new Random(1))));
        PeaksOperation.Outputs outputs = run(series, context(),
                window(List.of(peak("a", 5.36), peak("b", 5.42)), "pseudo-voigt", CONSTANT, List.of("fwhm", "eta"),
                        new Constraint.Difference("b", "a", Quantity.of(0.06, "deg"), "position"),
                        new Constraint.Ratio("b", "a", 0.5, "area"),
                        new Constraint.Fixed("a", "eta", Quantity.of(0.6, "1"))));
        Table peaks = outputs.peaks();

        double[] position = peaks.doubles("position");
        assertEquals(0.06, position[1] - position[0], 1e-12);
        assertEquals(5.36, position[0], 4 * peaks.column("position").uncertainties()[0]);
        assertEquals(peaks.column("position").uncertainties()[0], peaks.column("position").uncertainties()[1], 1e-15);
        assertEquals(0.5, peaks.doubles("area")[1] / peaks.doubles("area")[0], 1e-12);
        assertEquals(peaks.column("area").uncertainties()[0] / 2, peaks.column("area").uncertainties()[1], 1e-9);
        assertEquals(peaks.doubles("fwhm")[0], peaks.doubles("fwhm")[1]);
        assertEquals(0.6, peaks.doubles("eta")[1]);
        assertTrue(Double.isNaN(peaks.column("eta").uncertainties()[1]), "fixed: no uncertainty");
        assertTrue(Arrays.stream(outputs.correlations().doubles("correlation")).allMatch(r -> Math.abs(r) <= 1));
    }

    @Test
    void boundIsKeptAndSaid() throws Exception {
        PatternSeries series = series(List.of(pair(5.36, 0.1, 0.5)));
        Table peaks = run(series, context(), window(List.of(peak("a", 5.36), peak("b", 5.46)), "pseudo-voigt", CONSTANT,
                List.of(), new Constraint.Bounds("a", "eta", Optional.of(Quantity.of(0, "1")),
                        Optional.of(Quantity.of(0.3, "1")))))
                .peaks();

        assertEquals(0.3, peaks.doubles("eta")[0]);
        assertTrue(Double.isNaN(peaks.column("eta").uncertainties()[0]));
        assertEquals("eta at bound", peaks.texts("flag")[0]);
    }

    @Test
    void wrongConstraintsAreRefusedWithWhatThereIs() {
        PatternSeries series = series(List.of(pair(5.36, 0.06, 0.5)));
        List<WindowPeak> peaks = List.of(peak("a", 5.36), peak("b", 5.42));
        Constraint self = new Constraint.Ratio("a", "b", 2, "area");
        Constraint back = new Constraint.Ratio("b", "a", 2, "area");
        assertRefused(series, "depends on itself", window(peaks, "gauss", CONSTANT, List.of(), self, back));
        assertRefused(series, "there are a, b", window(peaks, "gauss", CONSTANT, List.of(),
                new Constraint.Ratio("c", "a", 2, "area")));
        assertRefused(series, "no parameter 'eta'", window(peaks, "gauss", CONSTANT, List.of(),
                new Constraint.Fixed("a", "eta", Quantity.of(0.5, "1"))));
        assertRefused(series, "has not the unit deg", window(peaks, "gauss", CONSTANT, List.of(),
                new Constraint.Fixed("a", "fwhm", Quantity.of(0.5, "s"))));
        assertRefused(series, "no peak has a parameter 'width'", window(peaks, "gauss", CONSTANT, List.of("width")));
        assertRefused(series, "the patterns run from", new PeakWindow("w", 9, 9.5, List.of(), "gauss", CONSTANT,
                List.of(), List.of()));
    }

    private static void assertRefused(PatternSeries series, String what, PeakWindow window) {
        OperationException e = assertThrows(OperationException.class, () -> run(series, context(), window));
        assertTrue(e.getMessage().contains(what), e.getMessage());
    }

    @Test
    void badPatternsAreMarkedAndTheFitsGoOnBeyondThem() throws Exception {
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            rows.add(MadeLines.counted(MadeLines.line(3000, 30, new double[] {5.3 + 0.01 * i}, new double[] {1}),
                    new Random(i)));
        }
        rows.set(3, new double[MadeLines.POINTS]);
        Arrays.fill(rows.get(6), Double.NaN);
        PlainContext context = context();
        Table peaks = run(series(rows), context, window(List.of(), "pseudo-voigt", CONSTANT, List.of())).peaks();

        for (int i = 0; i < 12; i++) {
            if (i == 3 || i == 6) {
                assertTrue(Double.isNaN(peaks.doubles("position")[i]), "never interpolated");
            } else {
                assertEquals(5.3 + 0.01 * i, peaks.doubles("position")[i],
                        5 * peaks.column("position").uncertainties()[i]);
                assertEquals("", peaks.texts("flag")[i]);
            }
        }
        assertEquals("all intensities are 0", peaks.texts("flag")[3]);
        assertEquals("no data", peaks.texts("flag")[6]);
        assertEquals(List.of("p3", "p6"), context.warnings().stream().map(Warning::where).toList());
    }

    @Test
    void peakThatLeavesTheWindowHasNoRowOfNumbers() throws Exception {
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            rows.add(MadeLines.counted(MadeLines.line(3000, 30, new double[] {5.45 + 0.025 * i}, new double[] {1}),
                    new Random(i)));
        }
        Table peaks = run(series(rows), context(), window(List.of(), "pseudo-voigt", CONSTANT, List.of())).peaks();
        assertEquals(5.45, peaks.doubles("position")[0], 0.002);
        // at the last its centre is 0.075 deg beyond the window of 5.2 to 5.6
        assertTrue(Double.isNaN(peaks.doubles("position")[9]), peaks.texts("flag")[9]);
        assertTrue(peaks.texts("flag")[9].startsWith("no peak"), peaks.texts("flag")[9]);
    }

    /** Weights 1/y bias an area low by about a count a point; weights from the model do not. */
    @Test
    void areaOfWeakCountsIsNotBiased() throws Exception {
        List<double[]> rows = new ArrayList<>();
        Random random = new Random(5);
        double[] mean = MadeLines.line(40, 4, new double[] {5.4}, new double[] {1});
        for (int i = 0; i < 100; i++) {
            rows.add(MadeLines.counted(mean, random));
        }
        Table peaks = run(series(rows), context(), window(List.of(), "gauss", CONSTANT, List.of())).peaks();
        Table noiseless = run(series(List.of(mean)), context(), window(List.of(), "gauss", CONSTANT, List.of()))
                .peaks();
        double[] area = peaks.doubles("area");
        double sum = Arrays.stream(area).sum() / area.length;
        double spread = Math.sqrt(Arrays.stream(area).map(a -> (a - sum) * (a - sum)).sum() / 99 / 100);
        // four standard uncertainties of the mean of 100
        assertEquals(noiseless.doubles("area")[0], sum, 4 * spread);
        // and the uncertainties of single fits are those of their scatter: 7 % for 100, four of them
        double said = Arrays.stream(peaks.column("area").uncertainties()).sum() / 100;
        assertEquals(10 * spread, said, 0.3 * said);
    }
}
