// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.unexplained;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.operando.api.Doc;
import org.operando.api.FigureBuilder;
import org.operando.api.OperationException;
import org.operando.api.Table;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.PhaseTicks;
import org.operando.api.figure.Symbol;

/** The pattern that was searched, its known peaks and those that no known line explains. */
@Doc("Pattern with its known and unexplained peaks.")
public final class UnexplainedFigure
        implements FigureBuilder<UnexplainedFigure.Inputs, UnexplainedFigure.Options> {
    private static final double HEIGHT_MM = 70;
    /** Steps between points that stand beside each other at most. */
    private static final double STEPS = 3;

    /**
     * What is shown.
     * @param unexplained the result
     */
    public record Inputs(UnexplainedOperation.Outputs unexplained) {
    }

    /** Nothing to choose. */
    public record Options() {
    }

    @Override
    public Page build(Inputs inputs, Options options) throws OperationException {
        Table pattern = inputs.unexplained().pattern();
        Table peaks = inputs.unexplained().peaks();
        double[] x = pattern.doubles("two_theta");
        // square root: weak peaks are what it is about
        double[] y = Arrays.stream(pattern.doubles("intensity")).map(v -> Math.sqrt(Math.max(0, v))).toArray();
        double top = Arrays.stream(y).max().orElse(1);
        double[] at = peaks.doubles("position");
        String[] known = peaks.texts("known");
        List<Mark> marks = new ArrayList<>();
        marks.add(pattern(x, y));
        double[] explained = IntStream.range(0, at.length).filter(i -> !known[i].isEmpty()).mapToDouble(i -> at[i])
                .toArray();
        if (explained.length > 0) {
            marks.add(PhaseTicks.of(explained, -0.05 * top, Ink.GREY, "known"));
        }
        double[] other = IntStream.range(0, at.length).filter(i -> known[i].isEmpty()).mapToDouble(i -> at[i])
                .toArray();
        double[] above = Arrays.stream(other).map(a -> height(x, y, a) + 0.04 * top).toArray();
        if (other.length > 0) {
            marks.add(Markers.of(other, above, Symbol.TRIANGLE, Ink.series(1)).withSize(3).labelled("unexplained"));
        }
        String unit = pattern.column("intensity").unit().name().equals("counts") ? "\u221acounts" : "arb. units";
        Panel panel = Panel.of("", new Box(0, 0, Page.DOUBLE_COLUMN, HEIGHT_MM), AxisSpec.of("2*\u03b8* (\u00b0)", x[0],
                x[x.length - 1]), AxisSpec.of("\u221aIntensity (" + unit + ")", -0.1 * top, 1.15 * top).unnumbered(),
                marks);
        return Page.of("Unexplained peaks", Page.DOUBLE_COLUMN, HEIGHT_MM, panel).withCaption("n = " + at.length
                + " peaks, " + other.length
                + " without a known line. No error bars: one pattern or the mean of a series.");
    }

    /** Broken where points are left out, as in excluded regions. */
    private static Line pattern(double[] x, double[] y) {
        double[] steps = IntStream.range(1, x.length).mapToDouble(i -> x[i] - x[i - 1]).sorted().toArray();
        double longest = STEPS * steps[steps.length / 2];
        // -1 for a place where the line is broken
        int[] shown = IntStream.range(0, x.length)
                .flatMap(i -> i > 0 && x[i] - x[i - 1] > longest ? IntStream.of(-1, i) : IntStream.of(i)).toArray();
        return Line.of(Arrays.stream(shown).mapToDouble(i -> i < 0 ? Double.NaN : x[i]).toArray(),
                Arrays.stream(shown).mapToDouble(i -> i < 0 ? Double.NaN : y[i]).toArray(), Ink.BLACK.withWidth(0.5));
    }

    private static double height(double[] x, double[] y, double at) {
        int i = Arrays.binarySearch(x, at);
        int near = Math.min(y.length - 1, i < 0 ? -i - 1 : i);
        return Math.max(y[near], y[Math.max(0, near - 1)]);
    }
}
