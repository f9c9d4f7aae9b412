// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.operando.api.OperationException;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.ErrorBars;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Rule;
import org.operando.api.figure.Symbol;
import org.operando.math.PeakShape;
import org.operando.powder.PatternSeries;

/**
 * Two panels of one peak in one pattern: data with fit, and their difference.
 * @param series the patterns
 * @param fits their fits
 * @param window parameters of the fits
 * @param shape the shape that was fitted
 * @param row row of the pattern, in the series and in the table of fits
 */
public record PeakFitPanels(PatternSeries series, PeakOperation.Outputs fits, PeakOperation.Parameters window,
        PeakShape shape,
        int row) {
    /** Width of the panels together. */
    public static final double WIDTH_MM = Page.SINGLE_COLUMN;
    /** Height of the panels together. */
    public static final double HEIGHT_MM = 70;
    private static final double DATA_MM = 46;
    /** Points of the fitted line: smooth at any size of the view. */
    private static final int SMOOTH = 300;

    /** The panels at a column of so many. */
    public List<Panel> panels(int column, int columns) throws OperationException {
        int[] range = series.window(window.from(), window.to());
        double[] x = Arrays.copyOfRange(series.twoThetaDegrees(), range[0], range[1]);
        double[] y = series.intensities(row, row + 1, range[0], range[1]);
        double[] errors = series.errors(row, row + 1, range[0], range[1]).orElseGet(() -> none(x.length));
        Optional<PeakCurve> curve = PeakCurve.of(shape, window, fits.peaks(), row);
        double width = WIDTH_MM / columns;
        AxisSpec angle = AxisSpec.of("2*\u03b8* (\u00b0)", window.from(), window.to());
        String intensity = column == 0 ? "Intensity (" + (series.isCounts() ? "counts" : "arb. units") + ")" : "";
        Panel data = Panel.of("", new Box(column * width, 0, width, DATA_MM), angle.bare(),
                AxisSpec.around(intensity, moved(y, errors, -1), moved(y, errors, 1)), data(x, y, errors, curve));
        double[] left = curve.map(c -> difference(y, c.values(x))).orElseGet(() -> none(x.length));
        Panel rest = Panel.of("", new Box(column * width, DATA_MM, width, HEIGHT_MM - DATA_MM), angle,
                AxisSpec.around(column == 0 ? "Difference" : "", moved(left, errors, -1), moved(left, errors, 1),
                        new double[] {0}),
                List.of(Rule.atY(0, Ink.GREY), ErrorBars.of(x, left, errors, Ink.series(0)),
                        Markers.of(x, left, Symbol.CIRCLE, Ink.series(0)).withSize(1.6)));
        return List.of(data, rest);
    }

    private List<Mark> data(double[] x, double[] y, double[] errors, Optional<PeakCurve> curve) {
        List<Mark> marks = new ArrayList<>();
        marks.add(ErrorBars.of(x, y, errors, Ink.series(0)));
        String flag = fits.peaks().texts("flag")[row];
        marks.add(Markers.of(x, y, Symbol.CIRCLE, Ink.series(0)).withSize(2.2)
                .labelled(curve.isPresent() ? fits.line() : fits.line() + ": no fit (" + flag + ")"));
        curve.ifPresent(c -> {
            double[] fine = new double[SMOOTH];
            for (int i = 0; i < SMOOTH; i++) {
                fine[i] = window.from() + (window.to() - window.from()) * i / (SMOOTH - 1);
            }
            marks.add(Line.of(fine, c.background(fine), Ink.GREY.withDash(Ink.Dash.DASHED)));
            marks.add(Line.of(fine, c.values(fine), Ink.series(1).withWidth(0.7)).labelled("fit"));
        });
        return marks;
    }

    private static double[] none(int length) {
        double[] none = new double[length];
        Arrays.fill(none, Double.NaN);
        return none;
    }

    private static double[] difference(double[] a, double[] b) {
        double[] difference = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            difference[i] = a[i] - b[i];
        }
        return difference;
    }

    /** Ends of the bars; the value itself where it has none. */
    private static double[] moved(double[] y, double[] errors, int sign) {
        double[] ends = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            ends[i] = Double.isNaN(errors[i]) ? y[i] : y[i] + sign * errors[i];
        }
        return ends;
    }
}
