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
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.math.Gauss;
import org.operando.math.Lorentz;
import org.operando.math.PeakShape;
import org.operando.math.PearsonVII;
import org.operando.math.PseudoVoigt;
import org.operando.math.SplitPseudoVoigt;
import org.operando.math.ThompsonCoxHastings;
import org.operando.powder.PatternSeries;

/** A window in some patterns: points as measured, each peak on the background, their sum, and the difference below. */
@Doc("The fit of a window in some patterns: data, components and difference.")
public final class PeaksFitFigure implements FigureBuilder<PeaksFitFigure.Inputs, PeaksFitFigure.Options> {
    /** Least width of a window beside others. */
    private static final double NARROW_MM = 44;
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
            long number = fits.longs("number")[rows.get(k)];
            FittedWindow fit = FittedWindow.of(inputs.peaks(), window, number, PeaksFitFigure::shape);
            panels.addAll(new FittedWindowPanels(inputs.patterns(), inputs.patterns().row(number), fit).panels(
                    new FittedWindowPanels.Place(k, width, Tracks.letter(k), "pattern " + number, false)));
        }
        return new Page("Fit of " + window, rows.size() * width, FittedWindowPanels.HEIGHT_MM, panels,
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

    private static PeakShape shape(String id) throws OperationException {
        return Optional.ofNullable(SHAPES.get(id)).orElseThrow(() -> new OperationException(
                "the shape '" + id + "' comes from a plug-in and cannot be drawn here", "", "draw its table instead"));
    }

    /** All windows of one pattern side by side. */
    static Page alone(PatternSeries patterns, PeaksOperation.Outputs fits, long number, FittedWindow.Shapes shapes)
            throws OperationException {
        List<String> windows = Arrays.stream(fits.fits().texts("window")).distinct().toList();
        double width = Math.max(NARROW_MM, Page.SINGLE_COLUMN / windows.size());
        int row = patterns.row(number);
        List<Panel> panels = new ArrayList<>();
        for (int k = 0; k < windows.size(); k++) {
            panels.addAll(new FittedWindowPanels(patterns, row, FittedWindow.of(fits, windows.get(k), number, shapes))
                    .panels(new FittedWindowPanels.Place(k, width, "", "", true)));
        }
        return new Page("Peaks of frame " + number, windows.size() * width, FittedWindowPanels.HEIGHT_MM, panels);
    }
}
