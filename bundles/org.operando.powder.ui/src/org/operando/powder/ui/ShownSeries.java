// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.Arrays;
import java.util.Optional;
import org.operando.api.OperandoException;
import org.operando.api.OperationException;
import org.operando.api.Table;
import org.operando.powder.PatternSeries.Columns;
import org.operando.powder.series.PatternPage;
import org.operando.powder.series.SeriesOperation;
import org.operando.ui.api.LinkedSteps;
import org.operando.ui.api.Measured;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.StudyResults;

/**
 * The series that the views of this technique show.
 * @param measured its measurement
 * @param outputs the series on the clock of its cell
 */
record ShownSeries(Measured measured, SeriesOperation.Outputs outputs) {
    static final String TECHNIQUE = "powder";
    static final double HOUR = 3600;

    /** The chosen one, that of the chosen cell, or without a choice the first that is there. */
    static ShownSeries of(StudyResults results, Selected selected) throws OperandoException {
        Optional<Measured> first = selected.text(Kind.MEASUREMENT).isPresent() ? Optional.empty()
                : results.measurements().stream()
                        .filter(m -> m.step(SeriesOperation.Outputs.class, selected).isPresent()).findFirst();
        Measured measured = first.or(() -> results.shown(selected, TECHNIQUE)).orElseThrow(() -> new OperationException(
                "The study has no powder patterns", "",
                "drop the patterns into the window, or add a measurement with 'technique: powder' to the study"));
        return new ShownSeries(measured, results.result(measured, SeriesOperation.Outputs.class, selected)
                .orElseThrow(() -> new OperationException("No series of " + measured.name() + " yet", "",
                        "run the study (its recipe needs the step 'powder.series'); it appears here by itself")));
    }

    Table frames() {
        return outputs.series().frames();
    }

    /** Whether the patterns have times. */
    boolean isTimed() {
        return Arrays.stream(frames().doubles(Columns.MIDDLE)).anyMatch(Double::isFinite);
    }

    /** Where the patterns are on the axis of figures: hours, or their numbers without times. */
    double[] places() {
        return isTimed() ? Arrays.stream(frames().doubles(Columns.MIDDLE)).map(t -> t / HOUR).toArray()
                : frames().column(Columns.NUMBER).doubles();
    }

    /** Row of the pattern nearest to a place on that axis; -1 without any. */
    int nearest(double place) {
        double[] places = places();
        int nearest = -1;
        for (int i = 0; i < places.length; i++) {
            if (Double.isFinite(places[i])
                    && (nearest < 0 || Math.abs(places[i] - place) < Math.abs(places[nearest] - place))) {
                nearest = i;
            }
        }
        return nearest;
    }

    /** Row of the chosen pattern; empty when none of this series is chosen. */
    Optional<Integer> row(Selected selected) {
        double[] numbers = frames().column(Columns.NUMBER).doubles();
        Optional<Double> frame = isMeant(selected) ? selected.number(Kind.FRAME) : Optional.empty();
        for (int i = 0; i < numbers.length && frame.isPresent(); i++) {
            if (numbers[i] == frame.get()) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** Where the chosen moment is on the axis of figures. */
    Optional<Double> place(Selected selected) {
        Optional<Double> time = isMeant(selected) && isTimed() ? selected.number(Kind.TIME) : Optional.empty();
        return time.map(t -> t / HOUR).or(() -> row(selected).map(i -> places()[i]));
    }

    /** What the pattern nearest to a place is chosen by a click there. */
    Optional<Selected> frameAt(double place, Selected selected) {
        int row = nearest(place);
        return row < 0 ? Optional.empty()
                : Optional.of(own(selected).with(Kind.FRAME, frames().column(Columns.NUMBER).doubles()[row]));
    }

    /**
     * The patterns, for the keys that step through them.
     * @param otherwise the row that is shown when none is chosen; -1 for none
     */
    LinkedSteps steps(int otherwise) {
        double[] numbers = frames().column(Columns.NUMBER).doubles();
        return new LinkedSteps(numbers.length, s -> row(s).orElse(otherwise),
                (row, s) -> own(s).with(Kind.FRAME, numbers[row]));
    }

    /** The moment at a place is chosen by a click there; without times the pattern. */
    Optional<Selected> timeAt(double place, Selected selected) {
        return isTimed() ? Optional.of(own(selected).with(Kind.TIME, place * HOUR)) : frameAt(place, selected);
    }

    /** A pattern in words: its number, time, voltage. */
    String words(int row) {
        return PatternPage.words(frames(), row);
    }

    /** Label of a marker at what is chosen. */
    String label(Selected selected) {
        return row(selected).map(i -> "frame " + Math.round(frames().column(Columns.NUMBER).doubles()[i])).orElse("");
    }

    private boolean isMeant(Selected selected) {
        return selected.text(Kind.MEASUREMENT).map(measured::belongsTo).orElse(true);
    }

    private Selected own(Selected selected) {
        return selected.text(Kind.MEASUREMENT).filter(measured::belongsTo).isPresent() ? selected
                : selected.with(Kind.MEASUREMENT, measured.name());
    }
}
