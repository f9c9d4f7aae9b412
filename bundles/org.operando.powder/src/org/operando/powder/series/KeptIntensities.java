// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.operando.api.Axis;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Signal;
import org.operando.api.Table;
import org.operando.powder.PatternSeries.Columns;
import org.operando.powder.PatternSeries;

/**
 * What later steps may use of a series: the angles within the limits, NaN in excluded regions and throughout patterns
 * that hold nothing but zeros.
 * @param intensity the intensities
 * @param empty rows of the patterns without any intensity
 * @param zeros those of them that hold zeros: the others hold nothing
 */
record KeptIntensities(Signal intensity, List<Integer> empty, List<Integer> zeros) {
    static KeptIntensities of(PatternSeries patterns, SeriesOperation.Parameters p) throws OperationException {
        double[] x = patterns.twoThetaDegrees();
        int[] window = patterns.window(p.from().orElse(Double.NEGATIVE_INFINITY), p.to()
                .orElse(Double.POSITIVE_INFINITY));
        if (window[1] == window[0]) {
            throw new OperationException("no points between " + Quantity.digits(p.from().orElse(Double.NaN)) + " and "
                    + Quantity.digits(p.to().orElse(Double.NaN)) + " deg; the patterns run from "
                    + Quantity.digits(x[0]) + " to " + Quantity.digits(x[x.length - 1])
                    + " deg", "", "widen the range");
        }
        List<Integer> empty = new ArrayList<>();
        List<Integer> zeros = new ArrayList<>();
        for (int row = 0; row < patterns.size(); row++) {
            double[] measured = Arrays.stream(patterns.intensities(row, row + 1, 0, x.length)).filter(v -> v == v)
                    .toArray();
            if (Arrays.stream(measured).allMatch(v -> v == 0)) {
                empty.add(row);
                if (measured.length > 0) {
                    zeros.add(row);
                }
            }
        }
        Signal all = patterns.intensity();
        if (window[1] - window[0] == x.length && empty.isEmpty() && p.exclude().isEmpty()) {
            return new KeptIntensities(all, empty, zeros);
        }
        double[] data = patterns.intensities(0, patterns.size(), window[0], window[1]);
        int points = window[1] - window[0];
        empty.forEach(row -> Arrays.fill(data, row * points, (row + 1) * points, Double.NaN));
        for (ExcludedRange range : p.exclude()) {
            int[] out = patterns.window(range.from(), range.to());
            int from = Math.clamp(out[0] - (long) window[0], 0, points);
            int to = Math.clamp(out[1] - (long) window[0], 0, points);
            for (int row = 0; row < patterns.size(); row++) {
                Arrays.fill(data, row * points + from, row * points + to, Double.NaN);
            }
        }
        Axis angle = Axis.of(all.axes().getLast().name(), "deg", Arrays.copyOfRange(x, window[0], window[1]));
        Optional<double[]> errors = patterns.errors(0, patterns.size(), window[0], window[1]);
        Axis frame = all.axes().getFirst();
        return new KeptIntensities(errors.isPresent()
                ? Signal.of(data, errors.get(), all.unit().name(), frame, angle)
                : Signal.of(data, all.unit().name(), frame, angle), empty, zeros);
    }

    /** Tells which patterns hold nothing; refuses a series of such alone. */
    void warn(PatternSeries patterns, Context context) throws OperationException {
        if (empty.size() == patterns.size() && !empty.isEmpty()) {
            throw new OperationException(zeros.isEmpty() ? "no pattern holds a measurement"
                    : "all patterns hold nothing but zeros", "",
                    "check that there was a beam, and"
                            + " the mask");
        }
        String[] names = patterns.frames().texts(Columns.NAME);
        for (int row : zeros) {
            context.leaveOut(names[row], "the pattern holds nothing but zeros; it is marked and left blank");
        }
        // why there is none was told where it should have been made
        empty.stream().filter(row -> !zeros.contains(row))
                .forEach(row -> context.warn(names[row], "there is no pattern; its place is marked and left blank"));
    }

    /** The table of the patterns with the column that marks those without intensity. */
    Table marked(Table frames) {
        List<Column> columns = new ArrayList<>(frames.columns());
        columns.add(Column.of(Columns.LEFT_OUT,
                IntStream.range(0, frames.rows()).mapToLong(row -> empty.contains(row) ? 1 : 0).toArray()));
        return new Table(columns);
    }
}
