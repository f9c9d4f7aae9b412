// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.operando.api.OperandoException;
import org.operando.api.Table;
import org.operando.powder.PatternSeries.Columns;
import org.operando.powder.series.SeriesOperation;
import org.operando.ui.api.Measured;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.SelectionRelation;
import org.operando.ui.api.StudyResults;

/**
 * A frame has a time on the clock of its cell and the cell's voltage there; a time has the frame nearest to it, as long as
 * it lies within the series.
 */
public final class TimeOfFrame implements SelectionRelation {
    /**
     * Frames of a series.
     * @param of its measurement
     * @param number their numbers
     * @param middle their times, s; ascending where they are known
     * @param voltage the cell's voltage, V; NaN where it is not known
     */
    record Frames(Measured of, double[] number, double[] middle, double[] voltage) {
        static Frames of(Measured of, Table frames) {
            double[] middle = frames.doubles(Columns.MIDDLE);
            double[] voltage = frames.find(Columns.VOLTAGE).map(c -> c.doubles()).orElseGet(() -> nan(middle.length));
            return new Frames(of, frames.column(Columns.NUMBER).doubles(), middle, voltage);
        }

        private static double[] nan(int length) {
            double[] nan = new double[length];
            Arrays.fill(nan, Double.NaN);
            return nan;
        }

        /** Row of a frame; -1 when there is none of this number. */
        int row(double frame) {
            for (int i = 0; i < number.length; i++) {
                if (number[i] == frame) {
                    return i;
                }
            }
            return -1;
        }

        /** What is chosen with the time of a frame, where it has one, and the cell's voltage there. */
        Selected moment(Selected now, int row) {
            Selected timed = Double.isFinite(middle[row]) ? now.with(Kind.TIME, middle[row]) : now;
            return Double.isFinite(voltage[row]) ? timed.with(Kind.VOLTAGE, voltage[row])
                    : timed.without(Kind.VOLTAGE);
        }

        /** Row of the frame nearest in time; -1 outside the series. */
        int at(double time) {
            int nearest = -1;
            double first = Double.POSITIVE_INFINITY;
            double last = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < middle.length; i++) {
                first = Math.min(first, Double.isNaN(middle[i]) ? first : middle[i]);
                last = Math.max(last, Double.isNaN(middle[i]) ? last : middle[i]);
                if (Double.isFinite(middle[i])
                        && (nearest < 0 || Math.abs(middle[i] - time) < Math.abs(middle[nearest] - time))) {
                    nearest = i;
                }
            }
            double share = (last - first) / Math.max(1, middle.length - 1);
            return time < first - share || time > last + share ? -1 : nearest;
        }
    }

    @Override
    public Follow prepare(StudyResults results) throws OperandoException {
        List<Frames> all = new ArrayList<>();
        for (Measured m : results.measurements()) {
            if (m.technique().equals(ShownSeries.TECHNIQUE)) {
                results.result(m, SeriesOperation.Outputs.class, Selected.NOTHING)
                        .ifPresent(o -> all.add(Frames.of(m, o.series().frames())));
            }
        }
        return change -> follow(all, change);
    }

    static Selected follow(List<Frames> all, Change change) {
        Selected now = change.now();
        Optional<String> measurement = now.text(Kind.MEASUREMENT);
        Optional<Frames> series = all.stream().filter(f -> measurement.map(f.of::belongsTo).orElse(true)).findFirst();
        if (series.isEmpty()) {
            return now;
        }
        Frames frames = series.get();
        if (change.hasOneOf(Kind.FRAME)) {
            int row = now.number(Kind.FRAME).map(frames::row).orElse(-1);
            return row < 0 ? now : frames.moment(now, row);
        }
        if (change.hasOneOf(Kind.TIME) && now.number(Kind.TIME).isPresent()) {
            int row = frames.at(now.number(Kind.TIME).get());
            return row < 0 ? now.without(Kind.FRAME) : now.with(Kind.FRAME, frames.number[row]);
        }
        return now;
    }
}
