// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.FigureBuilder;
import org.operando.api.In;
import org.operando.api.Label;
import org.operando.api.OperationException;
import org.operando.api.Range;
import org.operando.api.Table;
import org.operando.api.figure.Arrow;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Legend;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.math.Quantiles;
import org.operando.powder.PatternSeries;
import org.operando.powder.PatternSeries.Columns;

/** Selected patterns, one above the other, each with its voltage or number. */
@Doc("Selected patterns one above the other.")
public final class PatternsFigure implements FigureBuilder<PatternsFigure.Inputs, PatternsFigure.Options> {
    /**
     * What is shown.
     * @param patterns the series
     */
    public record Inputs(PatternSeries patterns) {
    }

    /**
     * How it is shown.
     * @param count patterns shown, evenly spread over the series
     * @param numbers numbers of the patterns shown; wins over count
     * @param from lowest 2theta shown, degrees
     * @param to highest 2theta shown, degrees
     * @param shift distance of neighbours as a part of the tallest pattern's height
     */
    public record Options(
            @Label("Count") @Doc("Patterns shown, evenly spread over the series.") @Default("6") @Range(min = 1,
                    max = 50) int count,
            @Label("Numbers") @Doc("Numbers of the patterns shown, instead of a count.") List<Integer> numbers,
            @Label("From") @In("deg") Optional<Double> from, @Label("To") @In("deg") Optional<Double> to,
            @Label("Shift") @Doc("Distance of neighbours as a part of the tallest pattern's height.") @Default("0.5") @Range(
                    min = 0, max = 2) double shift) {
    }

    @Override
    public Page build(Inputs inputs, Options options) throws OperationException {
        PatternSeries series = inputs.patterns();
        int[] window = series.window(options.from().orElse(Double.NEGATIVE_INFINITY),
                options.to().orElse(Double.POSITIVE_INFINITY));
        if (window[1] - window[0] < 2) {
            throw new OperationException("no points between 'from' and 'to' to show", "", "widen the range");
        }
        double[] x = Arrays.copyOfRange(series.twoThetaDegrees(), window[0], window[1]);
        List<Integer> chosen = chosen(series.frames(), options);
        List<double[]> patterns = new ArrayList<>();
        double low = Double.POSITIVE_INFINITY;
        double height = 0;
        for (int frame : chosen) {
            double[] y = series.intensities(frame, frame + 1, window[0], window[1]);
            patterns.add(y);
            double least = Arrays.stream(y).filter(Double::isFinite).min().orElse(0);
            low = Math.min(low, least);
            height = Math.max(height, Arrays.stream(y).filter(Double::isFinite).max().orElse(0) - least);
        }
        double shift = options.shift() * height;
        List<Mark> marks = new ArrayList<>();
        for (int k = 0; k < chosen.size(); k++) {
            double[] y = patterns.get(k);
            for (int i = 0; i < y.length; i++) {
                y[i] += k * shift;
            }
            Ink ink = shift > 0 ? ink(series.frames(), chosen.get(k), k) : Ink.series(k);
            marks.add(Line.of(x, y, ink.withWidth(0.7)));
            double level = Quantiles.median(Arrays.copyOfRange(y, y.length - Math.max(1, y.length / 50), y.length));
            marks.add(Arrow.fromRight(level, text(series.frames(), chosen.get(k)), ink));
        }
        double top = low + 1.08 * height + (chosen.size() - 1) * shift + 1e-12;
        // numbers would be true of the lowest pattern only
        AxisSpec y = shift > 0 && chosen.size() > 1
                ? AxisSpec.of("Intensity, shifted (arb. units)", low - 0.04 * height, top).unnumbered()
                : AxisSpec.of("Intensity (" + (series.isCounts() ? "counts" : "arb. units") + ")", low - 0.04 * height,
                        top);
        return Page.of("Selected patterns", Page.SINGLE_COLUMN, 80, Panel.of("", new Box(0, 0, Page.SINGLE_COLUMN, 80),
                AxisSpec.of("2*\u03b8* (\u00b0)", x[0], x[x.length - 1]), y, marks)
                .withLegend(Legend.NONE)).withCaption("n = " + chosen.size() + " of " + series.size()
                        + " patterns, each as measured: no mean, no error bars.");
    }

    private static List<Integer> chosen(Table frames, Options options) throws OperationException {
        double[] numbers = frames.column(Columns.NUMBER).doubles();
        List<Integer> chosen = new ArrayList<>();
        for (int number : options.numbers()) {
            int found = -1;
            for (int i = 0; i < numbers.length; i++) {
                found = numbers[i] == number ? i : found;
            }
            if (found < 0) {
                throw new OperationException("the series has no pattern " + number, "", "its numbers run from "
                        + (long) numbers[0]
                        + " to " + (long) numbers[numbers.length - 1]);
            }
            chosen.add(found);
        }
        int count = Math.min(options.count(), numbers.length);
        for (int k = 0; options.numbers().isEmpty() && k < count; k++) {
            chosen.add(count == 1 ? 0 : (int) Math.round(k * (numbers.length - 1.0) / (count - 1)));
        }
        return chosen;
    }

    /** One colour a direction of the current when it is known: shifted lines are told apart by their heights. */
    private static Ink ink(Table frames, int frame, int k) {
        if (frames.find(Columns.VOLTAGE).map(c -> Double.isNaN(c.doubles()[frame])).orElse(true)) {
            return Ink.series(k);
        }
        double current = frames.doubles(Columns.CURRENT)[frame];
        return current > 0 ? Ink.series(1) : current < 0 ? Ink.series(0) : Ink.BLACK;
    }

    /** Direction and voltage when they are known, else the number. */
    private static String text(Table frames, int frame) {
        double voltage = frames.find(Columns.VOLTAGE).map(c -> c.doubles()[frame]).orElse(Double.NaN);
        if (Double.isNaN(voltage)) {
            return Long.toString((long) frames.column(Columns.NUMBER).doubles()[frame]);
        }
        double current = frames.doubles(Columns.CURRENT)[frame];
        return (current > 0 ? "C " : current < 0 ? "D " : "") + String.format(Locale.ROOT, "%.2f V", voltage);
    }
}
