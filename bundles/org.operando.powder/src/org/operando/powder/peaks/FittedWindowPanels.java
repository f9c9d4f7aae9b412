// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.operando.api.OperationException;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Band;
import org.operando.api.figure.Box;
import org.operando.api.figure.ErrorBars;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Legend;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Note;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Rule;
import org.operando.api.figure.Symbol;
import org.operando.powder.PatternSeries;

/**
 * Two panels of a window in one pattern: points as measured with each peak on the background and their sum, and what is
 * left. Points about the window are shown where more of the pattern is seen.
 * @param patterns the series
 * @param row row of the pattern
 * @param fit its fit
 * @param from lowest angle seen, degrees
 * @param to highest angle seen, degrees
 */
public record FittedWindowPanels(PatternSeries patterns, int row, FittedWindow fit, double from, double to) {
    /** Height of the panels together. */
    public static final double HEIGHT_MM = 72;
    private static final double DATA_MM = 46;
    /** Points of the fitted line: smooth at any size of the view. */
    private static final int SMOOTH = 400;
    private static final double FILLED = 0.45;

    /**
     * Where the panels are.
     * @param column number of the column, from 0; the first names the axes
     * @param width width of a column, mm
     * @param letter letter of the upper panel
     * @param note what is said in the upper panel; empty for nothing
     * @param bars whether the points have their uncertainties
     */
    public record Place(int column, double width, String letter, String note, boolean bars) {
    }

    /** The panels of a window as it is. */
    public FittedWindowPanels(PatternSeries patterns, int row, FittedWindow fit) {
        this(patterns, row, fit, fit.from(), fit.to());
    }

    /** The points that are seen. */
    private record Points(double[] x, double[] y, double[] errors) {
        double[] moved(int sign) {
            return IntStream.range(0, y.length)
                    .mapToDouble(i -> Double.isNaN(errors[i]) ? y[i] : y[i] + sign * errors[i]).toArray();
        }
    }

    /** Data with fit, and below it what is left. */
    public List<Panel> panels(Place place) throws OperationException {
        int[] range = patterns.window(from, to);
        double[] x = Arrays.copyOfRange(patterns.twoThetaDegrees(), range[0], range[1]);
        Optional<double[]> errors = place.bars() ? patterns.errors(row, row + 1, range[0], range[1]) : Optional.empty();
        Points points = new Points(x, patterns.intensities(row, row + 1, range[0], range[1]),
                errors.orElseGet(() -> none(x.length)));
        double[] fine = IntStream.range(0, SMOOTH)
                .mapToDouble(i -> fit.from() + (fit.to() - fit.from()) * i / (SMOOTH - 1)).toArray();
        double[] sum = fit.background().isPresent() ? fit.values(fine) : none(SMOOTH);
        boolean first = place.column() == 0;
        String unit = first ? "Intensity (" + (patterns.isCounts() ? "counts" : "arb. units") + ")" : "";
        AxisSpec intensity = AxisSpec.around(unit, points.moved(-1), points.moved(1), sum);
        AxisSpec angle = AxisSpec.of("2*\u03b8* (\u00b0)", from, to);
        double left = place.column() * place.width();
        List<Mark> marks = new ArrayList<>(curves(fine, sum));
        marks.addAll(measured(points, 2));
        if (!place.note().isEmpty()) {
            marks.add(Note.of(to - 0.03 * (to - from), intensity.to() - 0.08 * (intensity.to() - intensity.from()),
                    place.note(), Note.Align.RIGHT));
        }
        Legend legend = fit.peaks().isEmpty() ? Legend.NONE : Legend.BEST;
        return List.of(Panel.of(place.letter(), new Box(left, 0, place.width(), DATA_MM), angle.bare(), intensity,
                marks).withLegend(legend), rest(points, angle, left, place));
    }

    /** Each peak on the background, the background, and the sum; one peak alone is the sum. */
    private List<Mark> curves(double[] x, double[] sum) {
        List<Mark> marks = new ArrayList<>();
        if (fit.background().isEmpty()) {
            return marks;
        }
        double[] level = fit.background().get().at(x);
        List<FittedWindow.Peak> peaks = fit.peaks();
        for (int k = 0; k < peaks.size() && peaks.size() > 1; k++) {
            double[] one = peaks.get(k).profile().at(x);
            for (int i = 0; i < x.length; i++) {
                one[i] += level[i];
            }
            marks.add(new Band(x, level, one, ink(k).withOpacity(FILLED), peaks.get(k).name()));
        }
        marks.add(Line.of(x, level, Ink.GREY.withDash(Ink.Dash.DASHED)));
        Line all = Line.of(x, sum, (peaks.size() == 1 ? ink(0) : Ink.BLACK).withWidth(0.7));
        marks.add(peaks.size() == 1 ? all.labelled(peaks.getFirst().name()) : all);
        return marks;
    }

    private Ink ink(int peak) {
        String name = fit.peaks().get(peak).name();
        return name.matches("H[123]") ? PhaseInk.of(name, List.of()) : Ink.series(peak);
    }

    private static List<Mark> measured(Points points, double size) {
        return List.of(ErrorBars.of(points.x(), points.y(), points.errors(), Ink.GREY),
                Markers.of(points.x(), points.y(), Symbol.OPEN_CIRCLE, Ink.GREY).withSize(size));
    }

    private Panel rest(Points all, AxisSpec angle, double left, Place place) {
        int[] own = IntStream.range(0, all.x().length).filter(i -> all.x()[i] >= fit.from() && all.x()[i] <= fit.to())
                .toArray();
        double[] x = at(all.x(), own);
        double[] calculated = fit.background().isPresent() ? fit.values(x) : none(x.length);
        double[] y = at(all.y(), own);
        for (int i = 0; i < y.length; i++) {
            y[i] -= calculated[i];
        }
        Points rest = new Points(x, y, at(all.errors(), own));
        List<Mark> marks = new ArrayList<>(List.of(Rule.atY(0, Ink.GREY)));
        if (place.bars()) {
            marks.addAll(measured(rest, 1.6));
        } else {
            marks.add(Line.of(x, y, Ink.BLACK.withWidth(0.7)));
        }
        AxisSpec difference = AxisSpec.around(place.column() == 0 ? "Difference" : "", rest.moved(-1), rest.moved(1),
                new double[] {0});
        return Panel.of("", new Box(left, DATA_MM, place.width(), HEIGHT_MM - DATA_MM), angle, difference, marks)
                .withLegend(Legend.NONE);
    }

    private static double[] at(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
    }

    private static double[] none(int length) {
        double[] none = new double[length];
        Arrays.fill(none, Double.NaN);
        return none;
    }
}
