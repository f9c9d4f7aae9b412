// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.operando.math.Minimum;
import org.operando.powder.peaks.Baseline;
import org.operando.powder.peaks.FittedWindow;
import org.operando.powder.peaks.PeakWindow;
import org.operando.powder.peaks.PeaksOperation;
import org.operando.powder.peaks.PointWeights;
import org.operando.powder.peaks.WindowPeak;
import org.operando.powder.ui.FitHandle.Part;
import org.operando.ui.api.StudyEditing;

/** What is dragged of windows with many peaks, and what the study says then. */
class ManyPeaksTest {
    private static final List<String> STEP = List.of("recipes", "r", "2", "powder.peaks");
    private static final FittedWindow FOUND = new FittedWindow("w", 5, 6,
            List.of(new FittedWindow.Peak("a", 5.4, 0.1, x -> x), new FittedWindow.Peak("b", 5.6, 0.2, x -> x)),
            Optional.of(x -> x), "");

    private static ManyPeaks fit(WindowPeak... peaks) {
        return new ManyPeaks(new PeaksOperation.Parameters(List.of(new PeakWindow("w", 5, 6, List.of(peaks),
                "pseudo-voigt", new Baseline.Linear(), List.of(), List.of())), PointWeights.AUTOMATIC,
                Minimum.Scaling.ALWAYS, 0.5, "levenberg-marquardt"));
    }

    private static WindowPeak peak(String name, double position, Optional<Double> within) {
        return new WindowPeak(name, Optional.of(position), within, Optional.empty(), Optional.empty());
    }

    private static FitHandle handle(ManyPeaks fit, Part part, double near) {
        return FitHandle.near(fit.handles(0, FOUND), near, 0.02).filter(h -> h.part() == part).orElseThrow();
    }

    @Test
    void handlesAreWhereTheStudyOrElseTheFitHasThem() {
        ManyPeaks fit = fit(peak("a", 5.3, Optional.of(0.15)), WindowPeak.named("b"));

        assertEquals(5.3, handle(fit, Part.POSITION, 5.3).at());
        assertEquals(5.35, handle(fit, Part.WIDTH, 5.35).at(), 1e-12);
        assertEquals(5.45, handle(fit, Part.REACH, 5.45).at(), 1e-12);
        assertEquals(5.6, handle(fit, Part.POSITION, 5.6).at());
        assertEquals(5.7, handle(fit, Part.WIDTH, 5.7).at(), 1e-12);
        assertEquals(Part.WHOLE, FitHandle.near(fit.handles(0, FOUND), 5.85, 0.02).orElseThrow().part());
    }

    @Test
    void eachHandleChangesItsOwnKeys() {
        ManyPeaks fit = fit(peak("a", 5.3, Optional.of(0.15)), WindowPeak.named("b"));

        assertEquals(Map.of("to", "5.8000 deg"), moved(fit, Part.UPPER, 6, 5.8));
        assertEquals(Map.of("peaks/1/position", "5.3200 deg"), moved(fit, Part.POSITION, 5.3, 5.32));
        assertEquals(Map.of("peaks/2/fwhm", "0.3000 deg"), moved(fit, Part.WIDTH, 5.7, 5.75));
        assertEquals(Map.of("peaks/1/within", "0.1000 deg"), moved(fit, Part.REACH, 5.15, 5.2));
        assertEquals(Map.of("from", "5.1000 deg", "to", "6.1000 deg"), moved(fit, Part.WHOLE, 5.9, 6.0));
        // a position that an end passes goes with it, or the study would be wrong
        assertEquals(Map.of("from", "5.3500 deg", "peaks/1/position", "5.3500 deg"),
                moved(fit, Part.LOWER, 5, 5.35));
    }

    @Test
    void peakThatTheStudyLeavesOutIsWritten() {
        ManyPeaks fit = fit(WindowPeak.named("a"));

        Map<String, String> said = said(fit, fit.moved(0, handle(fit, Part.POSITION, 5.4), 5.42, 0.02), false);

        assertEquals(Map.of("peaks", "[{name: \"a\", position: 5.4200 deg}]"), said);
    }

    @Test
    void windowNeverTurnsRound() {
        ManyPeaks fit = fit(WindowPeak.named("a"));

        PeakWindow left = ((ManyPeaks) fit.moved(0, handle(fit, Part.UPPER, 6), 4, -2)).parameters().windows()
                .getFirst();

        assertTrue(left.to() > left.from());
    }

    private static Map<String, String> moved(ManyPeaks fit, Part part, double at, double to) {
        FitHandle handle = FitHandle.near(fit.handles(0, FOUND), at, 0.02).orElseThrow();
        assertEquals(part, handle.part());
        return said(fit, fit.moved(0, handle, to, to - at), true);
    }

    /** What is written below the window. */
    private static Map<String, String> said(ManyPeaks before, LiveFit now, boolean hasPeaks) {
        Map<String, String> said = new HashMap<>();
        now.changes(before, STEP, new Text(hasPeaks)).forEach((path, value) -> {
            assertEquals(PathBelow.of(STEP, "windows", "1"), path.subList(0, 6));
            said.put(String.join("/", path.subList(6, path.size())), value);
        });
        return said;
    }

    /** A study that says its peaks or leaves them out. */
    private record Text(boolean hasPeaks) implements StudyEditing {
        @Override
        public Optional<String> said(List<String> path) {
            return hasPeaks && path.getLast().equals("name") ? Optional.of("a") : Optional.empty();
        }

        @Override
        public Optional<List<String>> step(String measurement, String step) {
            return Optional.of(STEP);
        }

        @Override
        public void say(Map<List<String>, String> values) {
            throw new AssertionError("handles only read what the study says");
        }

        @Override
        public String keep(String name, byte[] content) {
            throw new AssertionError("handles only read what the study says");
        }

        @Override
        public void run(List<String> measurements) {
            throw new AssertionError("handles only read what the study says");
        }

        @Override
        public Optional<String> problem() {
            return Optional.empty();
        }

        @Override
        public void onEdit(Runnable listener) {
            throw new AssertionError("handles only read what the study says");
        }
    }
}
