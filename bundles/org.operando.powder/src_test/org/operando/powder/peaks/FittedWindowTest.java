// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.operando.api.figure.Line;
import org.operando.api.figure.Page;
import org.operando.math.LevenbergMarquardt;
import org.operando.math.Minimum;
import org.operando.math.PeakShape;
import org.operando.powder.PatternSeries;
import org.operando.powder.Samples;
import org.operando.testkit.PlainContext;

/** Fits as curves: of one window of many peaks, of phases, and of a pattern that is looked at alone. */
class FittedWindowTest {
    private static final PeaksOperation.Parameters TWO = new PeaksOperation.Parameters(
            List.of(new PeakWindow("w", 5.2, 5.6, List.of(at("a", 5.30), at("b", 5.36)), "pseudo-voigt",
                    new Baseline.Linear(), List.of(), List.of())),
            PointWeights.AUTOMATIC, Minimum.Scaling.NEVER, 0.5, "levenberg-marquardt");

    private static WindowPeak at(String name, double position) {
        return new WindowPeak(name, Optional.of(position), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static PlainContext context() {
        return PeaksReferenceTest.context().with("levenberg-marquardt", new LevenbergMarquardt());
    }

    /** Two lines that move by half of their width from pattern to pattern: 0.2 degrees in all. */
    private static PatternSeries moving() {
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            double first = 5.30 + 0.02 * i;
            rows.add(MadeLines.line(5000, 30, new double[] {first, first + 0.06}, new double[] {1, 0.5}));
        }
        return MadeLines.counts(Samples.series(LongStream.range(1, 12).toArray(), MadeLines.grid(), rows,
                Optional.empty(), Optional.empty(), Optional.of(MadeLines.WAVELENGTH)));
    }

    @Test
    void curvesOfManyPeaksAddUpToThePattern() throws Exception {
        PatternSeries series = moving();
        PeaksOperation.Outputs fits = new PeaksOperation().run(new PeaksOperation.Inputs(series), TWO, context());

        FittedWindow fit = FittedWindow.of(fits, "w", 3, id -> context().contributed(PeakShape.class, id));

        assertEquals(List.of("a", "b"), fit.peaks().stream().map(FittedWindow.Peak::name).toList());
        assertEquals(5.34, fit.peaks().getFirst().position(), 1e-4);
        double[] x = MadeLines.grid();
        // without noise the fit meets each point within what the optimizer leaves
        assertArrayEquals(series.intensities(2, 3, 0, x.length), fit.values(x), 1);
    }

    @Test
    void patternLookedAtAloneIsFittedAsAlongTheSeries() throws Exception {
        PatternSeries series = moving();
        PeaksOperation.Outputs fits = new PeaksOperation().run(new PeaksOperation.Inputs(series), TWO, context());

        Page page = new PeaksOperation().one(new PeaksOperation.Inputs(series), TWO, 11, context());

        assertEquals(2, page.panels().size());
        double[] drawn = page.panels().getFirst().marks().stream().filter(Line.class::isInstance)
                .map(m -> ((Line) m).y()).reduce((a, b) -> b).orElseThrow();
        FittedWindow whole = FittedWindow.of(fits, "w", 11, id -> context().contributed(PeakShape.class, id));
        // by itself it would begin 0.2 degrees away, where the study says that the lines are at first
        assertEquals(5.50, whole.peaks().getFirst().position(), 1e-4);
        assertEquals(Arrays.stream(whole.values(((Line) page.panels().getFirst().marks().stream()
                .filter(Line.class::isInstance).findFirst().orElseThrow()).x())).max().orElseThrow(),
                Arrays.stream(drawn).max().orElseThrow(), 1);
    }

    @Test
    void componentsOfOnePatternAreNamedByTheSeries() throws Exception {
        PatternSeries series = moving();
        PhasesOperation.Parameters p = new PhasesOperation.Parameters(5.2, 5.6,
                List.of(LinePhase.named("H2"), LinePhase.named("H3")), 2, new LineWidth.Free(), false,
                new Background.Linear(), 3, PointWeights.AUTOMATIC, Minimum.Scaling.NEVER, "levenberg-marquardt");
        PhasesOperation.Outputs all = new PhasesOperation().run(new PhasesOperation.Inputs(series), p, context());
        PhasesOperation.Outputs alone = new PhasesOperation().run(
                new PhasesOperation.Inputs(PhasesOperation.neighbours(series, 4, p)), p, context());

        FittedWindow fit = FittedWindow.of(alone, p, 5, Optional.of(all));

        assertEquals(List.of("H2", "H3"), fit.peaks().stream().map(FittedWindow.Peak::name).toList());
        assertTrue(fit.background().isPresent());
        assertEquals(2, new PhasesOperation().one(new PhasesOperation.Inputs(series), p, 5, context()).panels().size());
    }

    @Test
    void neighboursAreThoseWhoseWidthIsTaken() throws Exception {
        PatternSeries series = moving();
        PhasesOperation.Parameters p = new PhasesOperation.Parameters(5.2, 5.6, List.of(), 2,
                new LineWidth.SinglePhase(2, 3), true, new Background.Linear(), 3, PointWeights.AUTOMATIC,
                Minimum.Scaling.NEVER, "levenberg-marquardt");

        PatternSeries near = PhasesOperation.neighbours(series, 6, p);

        assertArrayEquals(new long[] {2, 3, 7}, near.numbers());
        int points = series.twoThetaDegrees().length;
        assertArrayEquals(series.intensities(6, 7, 0, points), near.intensities(2, 3, 0, points));
    }

    @Test
    void rowsOfAPatternFollowEachOther() throws Exception {
        PeaksOperation.Outputs fits = new PeaksOperation().run(new PeaksOperation.Inputs(moving()), TWO, context());

        assertArrayEquals(new String[] {"a", "b", "a", "b"},
                Arrays.copyOf(Rows.byNumber(fits.peaks()).texts("peak"), 4));
    }
}
