// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.FigureBuilder;
import org.operando.api.In;
import org.operando.api.InvalidParameter;
import org.operando.api.Label;
import org.operando.api.OperationException;
import org.operando.api.Range;
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
import org.operando.powder.Abscissa;
import org.operando.powder.Bragg;
import org.operando.powder.PatternSeries;

/**
 * Selected patterns, one above the other, each with its voltage or number at the right; with many of them a waterfall.
 */
@Doc("Selected patterns one above the other: chosen by number, by potential and direction, or evenly spread.")
public final class PatternsFigure implements FigureBuilder<PatternsFigure.Inputs, PatternsFigure.Options> {
    /** Names that have room beside a page of this figure's height. */
    private static final int MOST_NAMES = 14;
    private static final double HEIGHT_MM = 80;

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
     * @param at potentials with directions; wins over both
     * @param within largest distance of a pattern's voltage from the one asked for, V
     * @param axis 2theta or Q
     * @param from lowest 2theta shown, degrees
     * @param to highest 2theta shown, degrees
     * @param fromQ lowest Q shown, 1/angstrom
     * @param toQ highest Q shown, 1/angstrom
     * @param shift distance of neighbours as a part of the tallest pattern's height
     */
    public record Options(
            @Label("Count") @Doc("Patterns shown, evenly spread over the series.") @Default("6") @Range(min = 1,
                    max = 1000) int count,
            @Label("Numbers") @Doc("Numbers of the patterns shown, instead of a count.") List<Integer> numbers,
            @Label("At") @Doc("Patterns by potential and direction: OCP, C 4.1 V (charge), D 3.6 V (discharge), C2 4.1 V (second charge).") List<String> at,
            @Label("Within") @Doc("Largest distance of a pattern's voltage from the one asked for.") @In("V") @Default("0.05 V") @Range(
                    min = 0) double within,
            @Label("Axis") @Doc("What the patterns are shown against; Q needs the wavelength.") @Default("two-theta") Abscissa axis,
            @Label("From") @In("deg") Optional<Double> from, @Label("To") @In("deg") Optional<Double> to,
            @Label("From Q") @Doc("Lowest Q shown, instead of an angle.") @In("1/angstrom") Optional<Double> fromQ,
            @Label("To Q") @Doc("Highest Q shown, instead of an angle.") @In("1/angstrom") Optional<Double> toQ,
            @Label("Shift") @Doc("Distance of neighbours as a part of the tallest pattern's height.") @Default("0.5") @Range(
                    min = 0, max = 2) double shift) {
        public Options {
            if (from.isPresent() && fromQ.isPresent() || to.isPresent() && toQ.isPresent()) {
                throw new InvalidParameter("fromQ", "is given instead of an angle");
            }
            at.forEach(Potential::of);
        }

        /** By number or count, against angles. */
        public Options(int count, List<Integer> numbers, Optional<Double> from, Optional<Double> to, double shift) {
            this(count, numbers, List.of(), 0.05, Abscissa.TWO_THETA, from, to, Optional.empty(), Optional.empty(),
                    shift);
        }
    }

    @Override
    public Page build(Inputs inputs, Options options) throws OperationException {
        PatternSeries series = inputs.patterns();
        boolean needsWavelength = options.axis() == Abscissa.Q || options.fromQ().isPresent()
                || options.toQ().isPresent();
        double wavelength = needsWavelength ? series.requireWavelength() : Double.NaN;
        int[] window = series.window(limit(options.from(), options.fromQ(), wavelength, Double.NEGATIVE_INFINITY),
                limit(options.to(), options.toQ(), wavelength, Double.POSITIVE_INFINITY));
        if (window[1] - window[0] < 2) {
            throw new OperationException("no points between 'from' and 'to' to show", "", "widen the range");
        }
        double[] x = Arrays.copyOfRange(series.twoThetaDegrees(), window[0], window[1]);
        if (options.axis() == Abscissa.Q) {
            x = Arrays.stream(x).map(t -> Bragg.q(t, wavelength)).toArray();
        }
        int[] measured = measured(series, window);
        List<ChosenPattern> chosen = ChosenPattern.of(series.frames(), measured, options);
        List<double[]> patterns = new ArrayList<>();
        for (ChosenPattern one : chosen) {
            patterns.add(series.intensities(one.row(), one.row() + 1, window[0], window[1]));
        }
        double height = patterns.stream().mapToDouble(y -> greatest(y) - least(y)).filter(Double::isFinite).max()
                .orElse(0);
        double shift = options.shift() * height;
        List<Mark> marks = marks(x, chosen, patterns, shift);
        // the lines as they are drawn: baselines differ, so that the greatest need not be the last one's
        double low = patterns.stream().mapToDouble(PatternsFigure::least).filter(Double::isFinite).min().orElse(0);
        double top = patterns.stream().mapToDouble(PatternsFigure::greatest).filter(Double::isFinite).max()
                .orElse(low + height) + 0.08 * height + 1e-12;
        // numbers would be true of the lowest pattern only
        AxisSpec y = shift > 0 && chosen.size() > 1
                ? AxisSpec.of("Intensity, shifted (arb. units)", low - 0.04 * height, top).unnumbered()
                : AxisSpec.of("Intensity (" + (series.isCounts() ? "counts" : "arb. units") + ")", low - 0.04 * height,
                        top);
        String label = options.axis() == Abscissa.Q ? "*Q* (\u00c5^{\u22121})" : "2*\u03b8* (\u00b0)";
        Panel panel = Panel.of("", new Box(0, 0, Page.SINGLE_COLUMN, HEIGHT_MM),
                AxisSpec.of(label, x[0], x[x.length - 1]), y, marks).withLegend(Legend.NONE);
        return Page.of("Selected patterns", Page.SINGLE_COLUMN, HEIGHT_MM, panel)
                .withCaption(caption(series, options, chosen) + broken(patterns));
    }

    /** Rows of the patterns that hold something in a window; of all when none does. */
    private static int[] measured(PatternSeries series, int[] window) throws OperationException {
        int[] rows = new int[series.size()];
        int n = 0;
        for (int i = 0; i < rows.length; i++) {
            if (Double.isFinite(least(series.intensities(i, i + 1, window[0], window[1])))) {
                rows[n++] = i;
            }
        }
        return n == 0 ? IntStream.range(0, rows.length).toArray() : Arrays.copyOf(rows, n);
    }

    /** The least number; infinite where there is none. */
    private static double least(double[] y) {
        return Arrays.stream(y).filter(Double::isFinite).min().orElse(Double.POSITIVE_INFINITY);
    }

    /** The greatest number; infinite where there is none. */
    private static double greatest(double[] y) {
        return Arrays.stream(y).filter(Double::isFinite).max().orElse(Double.NEGATIVE_INFINITY);
    }

    private static double limit(Optional<Double> angle, Optional<Double> q, double wavelength, double otherwise) {
        return angle.or(() -> q.map(v -> 2 * Math.toDegrees(Math.asin(Math.min(1, v * wavelength / (4 * Math.PI))))))
                .orElse(otherwise);
    }

    private static List<Mark> marks(double[] x, List<ChosenPattern> chosen, List<double[]> patterns, double shift) {
        List<Mark> marks = new ArrayList<>();
        int every = shift > 0 ? (chosen.size() + MOST_NAMES - 1) / MOST_NAMES : 1;
        double width = chosen.size() > 2 * MOST_NAMES ? 0.3 : 0.7;
        for (int k = 0; k < chosen.size(); k++) {
            double[] y = patterns.get(k);
            for (int i = 0; i < y.length; i++) {
                y[i] += k * shift;
            }
            Ink ink = shift > 0 ? chosen.get(k).ink(k) : Ink.series(k);
            marks.add(Line.of(x, y, ink.withWidth(width)));
            double level = Quantiles.median(Arrays.copyOfRange(y, y.length - Math.max(1, y.length / 50), y.length));
            if (k % every == 0 && Double.isFinite(level)) {
                marks.add(Arrow.fromRight(level, chosen.get(k).text(), ink));
            }
        }
        return marks;
    }

    /** Says of angles at which no pattern shown has an intensity what they are; empty when there are none. */
    private static String broken(List<double[]> patterns) {
        int points = patterns.isEmpty() ? 0 : patterns.getFirst().length;
        boolean broken = IntStream.range(0, points)
                .anyMatch(i -> patterns.stream().allMatch(y -> Double.isNaN(y[i])));
        return broken ? " The lines are broken at angles that are left out of the analysis or were not measured." : "";
    }

    private static String caption(PatternSeries series, Options options, List<ChosenPattern> chosen) {
        String caption = "n = " + chosen.size() + " of " + series.size()
                + " patterns, each as measured: no mean, no error bars.";
        return options.at().isEmpty() ? caption
                : caption + " Measured at " + String.join(", ", chosen.stream().map(ChosenPattern::measured).toList())
                        + " (C charge, D discharge).";
    }
}
