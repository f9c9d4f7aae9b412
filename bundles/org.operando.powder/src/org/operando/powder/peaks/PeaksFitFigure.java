// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.FigureBuilder;
import org.operando.api.Label;
import org.operando.api.OperationException;
import org.operando.api.Range;
import org.operando.api.Table;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Legend;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Note;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Rule;
import org.operando.api.figure.Symbol;
import org.operando.math.Gauss;
import org.operando.math.Lorentz;
import org.operando.math.PearsonVII;
import org.operando.math.PeakShape;
import org.operando.math.PseudoVoigt;
import org.operando.math.SplitPseudoVoigt;
import org.operando.math.ThompsonCoxHastings;
import org.operando.powder.PatternSeries;

/** A window in some patterns: points as measured, each peak on the background, their sum, and the difference below. */
@Doc("The fit of a window in some patterns: data, components and difference.")
public final class PeaksFitFigure implements FigureBuilder<PeaksFitFigure.Inputs, PeaksFitFigure.Options> {
    private static final double DATA_MM = 46;
    private static final double REST_MM = 26;
    private static final int SMOOTH = 400;
    private static final Map<String, PeakShape> SHAPES = Map.of("gauss", new Gauss(), "lorentz", new Lorentz(),
            "pseudo-voigt", new PseudoVoigt(), "split-pseudo-voigt", new SplitPseudoVoigt(), "pearson-vii",
            new PearsonVII(), "tch", new ThompsonCoxHastings());

    /**
     * What is shown.
     * @param patterns the series
     * @param peaks its fits
     */
    public record Inputs(PatternSeries patterns, PeaksOperation.Outputs peaks) {
    }

    /**
     * How it is shown.
     * @param window name of the window; the first when left out
     * @param count patterns shown, evenly spread over those with a fit
     * @param numbers numbers of the patterns shown; wins over count
     */
    public record Options(@Label("Window") @Doc("Name of the window. Left out: the first.") Optional<String> window,
            @Label("Count") @Doc("Patterns shown, evenly spread over those with a fit.") @Default("2") @Range(min = 1,
                    max = 4) int count,
            @Label("Numbers") @Doc("Numbers of the patterns shown, instead of a count.") List<Integer> numbers) {
    }

    @Override
    public Page build(Inputs inputs, Options options) throws OperationException {
        Table fits = inputs.peaks().fits();
        List<String> windows = Arrays.stream(fits.texts("window")).distinct().toList();
        String window = options.window().orElse(windows.getFirst());
        if (!windows.contains(window)) {
            throw new OperationException(
                    "there is no window '" + window + "'; there are " + String.join(", ", windows));
        }
        List<Integer> fitted = IntStream.range(0, fits.rows()).filter(i -> fits.texts("window")[i].equals(window)
                && Double.isFinite(fits.doubles("chi2_r")[i])).boxed().toList();
        List<Integer> rows = chosen(fits, fitted, options);
        double width = rows.size() > 1 ? Page.DOUBLE_COLUMN / rows.size() : Page.SINGLE_COLUMN;
        List<Panel> panels = new ArrayList<>();
        for (int k = 0; k < rows.size(); k++) {
            panels.addAll(panels(inputs, fits, rows.get(k), k, width));
        }
        return new Page("Fit of " + window, rows.size() * width, DATA_MM + REST_MM, panels,
                "n = " + rows.size() + " of " + fitted.size() + " patterns with a fit. Circles: as measured; coloured: "
                        + "peaks on the background (dashed); black: their sum. No error bars: each point is one "
                        + "measurement.");
    }

    private static List<Integer> chosen(Table fits, List<Integer> fitted, Options options) throws OperationException {
        List<Integer> rows = new ArrayList<>();
        for (int number : options.numbers()) {
            rows.add(fitted.stream().filter(i -> fits.longs("number")[i] == number).findFirst().orElseThrow(
                    () -> new OperationException("no fit of pattern " + number, "", "name another pattern")));
        }
        int count = Math.min(options.count(), fitted.size());
        for (int k = 0; options.numbers().isEmpty() && k < count; k++) {
            rows.add(fitted.get(count == 1 ? 0 : (int) Math.round(k * (fitted.size() - 1.0) / (count - 1))));
        }
        if (rows.isEmpty()) {
            throw new OperationException("no pattern has a fit to show");
        }
        return rows;
    }

    private static List<Panel> panels(Inputs inputs, Table fits, int row, int column, double width)
            throws OperationException {
        PatternSeries series = inputs.patterns();
        double from = fits.doubles("from")[row];
        double to = fits.doubles("to")[row];
        int frame = series.row(fits.longs("number")[row]);
        int[] range = series.window(from, to);
        double[] x = Arrays.copyOfRange(series.twoThetaDegrees(), range[0], range[1]);
        double[] y = series.intensities(frame, frame + 1, range[0], range[1]);
        double[] fine = IntStream.range(0, SMOOTH).mapToDouble(i -> from + (to - from) * i / (SMOOTH - 1)).toArray();
        Table peaks = inputs.peaks().peaks();
        List<Integer> own = IntStream.range(0, peaks.rows())
                .filter(i -> peaks.texts("window")[i].equals(fits.texts("window")[row])
                        && peaks.longs("number")[i] == fits.longs("number")[row]
                        && Double.isFinite(peaks.doubles("area")[i]))
                .boxed().toList();
        double[] level = background(fits, row, fine, from, to);
        double[] sum = level.clone();
        double[] atPoints = background(fits, row, x, from, to);
        List<Mark> marks = new ArrayList<>();
        for (int k = 0; k < own.size(); k++) {
            double[] one = level.clone();
            add(peaks, own.get(k), fine, one);
            add(peaks, own.get(k), fine, sum);
            add(peaks, own.get(k), x, atPoints);
            String name = peaks.texts("peak")[own.get(k)];
            Ink ink = name.matches("H[123]") ? PhaseInk.of(name, List.of()) : Ink.series(k);
            Line component = Line.of(fine, one, ink);
            marks.add(column == 0 ? component.labelled(name) : component);
        }
        marks.add(Line.of(fine, level, Ink.GREY.withDash(Ink.Dash.DASHED)));
        marks.add(Line.of(fine, sum, Ink.BLACK.withWidth(0.7)));
        marks.add(Markers.of(x, y, Symbol.OPEN_CIRCLE, Ink.GREY).withSize(2));
        double[] rest = IntStream.range(0, x.length).mapToDouble(i -> y[i] - atPoints[i]).toArray();
        AxisSpec angle = AxisSpec.of("2*\u03b8* (\u00b0)", from, to);
        String unit = "Intensity (" + (series.isCounts() ? "counts" : "arb. units") + ")";
        AxisSpec intensity = AxisSpec.around(column == 0 ? unit : "", y, sum, level);
        marks.add(Note.of(to - 0.03 * (to - from), intensity.to() - 0.08 * (intensity.to() - intensity.from()),
                "pattern " + fits.longs("number")[row], Note.Align.RIGHT));
        return List.of(
                Panel.of(Tracks.letter(column), new Box(column * width, 0, width, DATA_MM), angle.bare(), intensity,
                        marks).withLegend(column == 0 ? Legend.BEST : Legend.NONE),
                Panel.of("", new Box(column * width, DATA_MM, width, REST_MM), angle,
                        AxisSpec.around(column == 0 ? "Difference" : "", rest, new double[] {0}),
                        List.of(Rule.atY(0, Ink.GREY), Line.of(x, rest, Ink.BLACK.withWidth(0.7))))
                        .withLegend(Legend.NONE));
    }

    private static double[] background(Table fits, int row, double[] x, double from, double to) {
        double[] coefficients = IntStream.range(0, 12).mapToObj(k -> fits.find("background_" + k))
                .flatMap(Optional::stream).mapToDouble(c -> c.doubles()[row]).filter(Double::isFinite).toArray();
        Baseline baseline = coefficients.length == 1 ? new Baseline.Constant()
                : coefficients.length == 2 ? new Baseline.Linear() : new Baseline.Chebyshev(coefficients.length);
        double[][] functions = baseline.functions(x, from, to);
        double[] level = new double[x.length];
        for (int k = 0; k < coefficients.length; k++) {
            for (int i = 0; i < x.length; i++) {
                level[i] += coefficients[k] * functions[k][i];
            }
        }
        return level;
    }

    private static void add(Table peaks, int row, double[] x, double[] into) throws OperationException {
        String id = peaks.texts("shape")[row];
        PeakShape shape = Optional.ofNullable(SHAPES.get(id)).orElseThrow(() -> new OperationException(
                "the shape '" + id + "' comes from a plug-in and cannot be drawn here", "", "draw its table instead"));
        double[] shapes = shape.shapeParameters().stream().mapToDouble(s -> peaks.doubles(s.name())[row]).toArray();
        double[] profile = new double[x.length];
        shape.profile(x, 0, x.length, peaks.doubles("position")[row], peaks.doubles("fwhm")[row], shapes, profile);
        for (int i = 0; i < x.length; i++) {
            into[i] += peaks.doubles("area")[row] * profile[i];
        }
    }
}
