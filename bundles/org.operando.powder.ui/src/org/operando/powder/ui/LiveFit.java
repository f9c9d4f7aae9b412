// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.operando.api.OperandoException;
import org.operando.powder.PatternSeries;
import org.operando.powder.peaks.FittedWindow;
import org.operando.powder.peaks.PeakOperation;
import org.operando.powder.peaks.PeaksOperation;
import org.operando.powder.peaks.PhasesOperation;
import org.operando.ui.api.Measured;
import org.operando.ui.api.StudyEditing;
import org.operando.ui.api.StudyResults;

/** A step that fits patterns, with the parameters as they are dragged: what it makes of the shown pattern. */
interface LiveFit {
    /** Least width of a window, and of a peak, degrees. */
    double LEAST = 2e-3;

    /**
     * The pattern that is shown.
     * @param results the study
     * @param measured its measurement
     * @param step the step
     * @param patterns the series
     * @param row row of the pattern
     */
    record Shown(StudyResults results, Measured measured, Measured.Step step, PatternSeries patterns, int row) {
        PatternSeries alone() throws OperandoException {
            return patterns.alone(row);
        }

        long number() {
            return patterns.numbers()[row];
        }
    }

    /** What a step fits; empty when it fits nothing. */
    static Optional<LiveFit> of(Record parameters) {
        return switch (parameters) {
            case PeakOperation.Parameters p -> Optional.of(new OnePeak(p));
            case PeaksOperation.Parameters p -> Optional.of(new ManyPeaks(p));
            case PhasesOperation.Parameters p -> Optional.of(new PhasesOfLine(p));
            default -> Optional.empty();
        };
    }

    /** Its parameters. */
    Record parameters();

    /** Names of its windows. */
    List<String> windows();

    /** Names of the peaks of a window that can be dragged. */
    default List<String> peaks(int window) {
        return List.of();
    }

    /** The fit of a window in the shown pattern. */
    FittedWindow fitted(Shown shown, int window) throws OperandoException;

    /**
     * What of a window can be dragged.
     * @param fit what was found, where the study leaves a start open
     */
    List<FitHandle> handles(int window, FittedWindow fit);

    /**
     * The same with a handle at another place.
     * @param by how far from where it was held last, degrees
     */
    LiveFit moved(int window, FitHandle handle, double to, double by);

    /**
     * What differs from the study, as it is to be written there.
     * @param said what the study says
     * @param step where it says it
     */
    Map<List<String>, String> changes(LiveFit said, List<String> step, StudyEditing editing);

    /** An angle as the study says it. */
    static String degrees(double angle) {
        return String.format(Locale.ROOT, "%.4f deg", angle);
    }

    /** Ends of a window and the window as a whole. */
    static List<FitHandle> ends(double from, double to) {
        return List.of(FitHandle.of(FitHandle.Part.LOWER, from), FitHandle.of(FitHandle.Part.UPPER, to),
                FitHandle.of(FitHandle.Part.WHOLE, (from + to) / 2));
    }

    /** Both ends after one or both were moved, within what an angle may be. */
    static double[] ends(double from, double to, FitHandle handle, double place, double by) {
        return switch (handle.part()) {
            case LOWER -> new double[] {Math.clamp(place, 0, to - LEAST), to};
            case UPPER -> new double[] {from, Math.clamp(place, from + LEAST, 180)};
            case WHOLE -> {
                double within = Math.clamp(by, -from, 180 - to);
                yield new double[] {from + within, to + within};
            }
            default -> new double[] {from, to};
        };
    }

    /** Notes an angle that is another one than before. */
    static void put(Map<List<String>, String> changes, double before, double now, List<String> path) {
        if (!degrees(before).equals(degrees(now))) {
            changes.put(path, degrees(now));
        }
    }
}
