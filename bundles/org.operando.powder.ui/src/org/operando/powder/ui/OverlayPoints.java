// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.operando.api.OperandoException;
import org.operando.api.Table;
import org.operando.figure.PanelMap;
import org.operando.powder.PatternSeries.Columns;
import org.operando.powder.collapse.CollapseOperation;
import org.operando.powder.series.SeriesOperation;
import org.operando.ui.api.At;
import org.operando.ui.api.Marker;
import org.operando.ui.api.Measured;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.StudyResults;

/**
 * Points of several series on one axis, each of a pattern.
 * @param series name of each point's measurement
 * @param number of its pattern; NaN in results of older versions, which do not say it
 * @param x abscissae
 * @param y ordinates
 * @param frames of the series by the names of their measurements
 */
record OverlayPoints(String[] series, double[] number, double[] x, double[] y, Map<String, TimeOfFrame.Frames> frames) {
    /** Those of a result; reads the series. */
    static OverlayPoints of(StudyResults results, CollapseOperation.Outputs result) throws OperandoException {
        Table points = result.points();
        String[] series = points.texts("series");
        double[] number = points.find(Columns.NUMBER).map(c -> c.doubles()).orElseGet(() -> {
            double[] none = new double[series.length];
            Arrays.fill(none, Double.NaN);
            return none;
        });
        Map<String, TimeOfFrame.Frames> frames = new HashMap<>();
        for (String name : Arrays.stream(series).distinct().toList()) {
            Optional<Measured> measured = results.measurement(name);
            if (measured.isPresent()) {
                results.result(measured.get(), SeriesOperation.Outputs.class, Selected.NOTHING)
                        .ifPresent(o -> frames.put(name, TimeOfFrame.Frames.of(measured.get(), o.series().frames())));
            }
        }
        return new OverlayPoints(series, number, points.doubles("x"), points.doubles("value"), frames);
    }

    /** The point nearest to a place on the page; -1 without any. Ten thousand take less than a millisecond. */
    int nearest(At at, PanelMap map, Set<String> hidden) {
        double across = map.across(at.x());
        double down = map.down(at.y(), false);
        int nearest = -1;
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < x.length; i++) {
            double distance = Math.hypot(map.across(x[i]) - across, map.down(y[i], false) - down);
            if (distance < best && !hidden.contains(series[i])) {
                best = distance;
                nearest = i;
            }
        }
        return nearest;
    }

    /** Chooses the pattern of a point with its moment. */
    Selected chosen(int point, Selected now) {
        Selected chosen = now.with(Kind.MEASUREMENT, series[point]);
        if (Double.isNaN(number[point])) {
            return chosen;
        }
        chosen = chosen.with(Kind.FRAME, number[point]);
        TimeOfFrame.Frames of = frames.get(series[point]);
        int row = of == null ? -1 : of.row(number[point]);
        // a frame of this number may be chosen in another series: then nothing but this says that the moment is another
        return row < 0 ? chosen : of.moment(chosen, row);
    }

    /** The point of the chosen pattern; empty when it has none. */
    Optional<List<Marker>> markers(Selected selected) {
        Optional<String> measurement = selected.text(Kind.MEASUREMENT);
        Optional<Double> frame = selected.number(Kind.FRAME);
        for (int i = 0; i < series.length && measurement.isPresent() && frame.isPresent(); i++) {
            if (series[i].equals(measurement.get()) && number[i] == frame.get()) {
                return Optional.of(List.of(Marker.atX(0, x[i], series[i] + ", frame " + Math.round(number[i])),
                        Marker.atY(0, y[i], "")));
            }
        }
        return Optional.empty();
    }
}
