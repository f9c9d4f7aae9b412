// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.gitt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Symbol;

/** One pulse of a titration: its linearity in sqrt t, and pulse and rest with the fit of the sphere. */
@Doc("One pulse of a titration: potential against the square root of time with line and parabola; pulse and rest with the sphere fit.")
public final class GittPulseFigure implements FigureBuilder<GittPulseFigure.Inputs, GittPulseFigure.Options> {
    private static final double HEIGHT = 62;

    /**
     * What is shown.
     * @param gitt results of echem.gitt
     */
    public record Inputs(GittOperation.Outputs gitt) {
    }

    /**
     * Which.
     * @param pulse number of the pulse, from 1
     */
    public record Options(
            @Default("1") @Range(min = 1,
                    max = 1e6) @Label("Pulse") @Doc("Number of the pulse, from 1.") int pulse) {
    }

    @Override
    public Page build(Inputs results, Options options) throws OperationException {
        Table curves = results.gitt().curves();
        long[] pulse = curves.longs("pulse");
        int[] rows = IntStream.range(0, pulse.length).filter(i -> pulse[i] == options.pulse()).toArray();
        if (rows.length == 0) {
            throw new OperationException("there is no pulse " + options.pulse() + "; there are "
                    + results.gitt().pulses().rows(), "pulse", "choose one of these");
        }
        double duration = results.gitt().pulses().doubles("duration")[options.pulse() - 1];
        int[] on = Arrays.stream(rows).filter(i -> curves.doubles("time")[i] <= duration + 1e-6).toArray();
        Panel linearity = linearity(curves, on);
        Panel relaxation = relaxation(curves, rows);
        return Page.of("Pulse " + options.pulse() + " of a titration", Page.DOUBLE_COLUMN, HEIGHT, linearity,
                relaxation)
                .withCaption("n = 1 pulse. No error bars: points are records as read, thinned; lines are fits over the "
                        + "times they are drawn for.");
    }

    private static double[] of(Table table, String column, int[] rows) {
        double[] all = table.doubles(column);
        return Arrays.stream(rows).mapToDouble(i -> all[i]).toArray();
    }

    private static Panel linearity(Table curves, int[] rows) {
        double[] root = Arrays.stream(of(curves, "time", rows)).map(Math::sqrt).toArray();
        double[] voltage = of(curves, "voltage", rows);
        List<Mark> marks = new ArrayList<>();
        marks.add(Markers.of(root, voltage, Symbol.OPEN_CIRCLE, Ink.GREY).withSize(2).labelled("record"));
        line(marks, root, of(curves, "line", rows), Ink.BLACK, "line");
        line(marks, root, of(curves, "root_and_linear", rows), Ink.series(0), "√*t* and *t*");
        return Panel.of("a", new Box(0, 0, Page.SINGLE_COLUMN, HEIGHT), AxisSpec.around("√(*t* / s)", root),
                AxisSpec.around("Voltage (V)", voltage), marks);
    }

    private static Panel relaxation(Table curves, int[] rows) {
        double[] minutes = Arrays.stream(of(curves, "time", rows)).map(t -> t / 60).toArray();
        double[] voltage = of(curves, "voltage", rows);
        List<Mark> marks = new ArrayList<>();
        marks.add(Markers.of(minutes, voltage, Symbol.OPEN_CIRCLE, Ink.GREY).withSize(2).labelled("record"));
        line(marks, minutes, of(curves, "sphere", rows), Ink.series(1), "sphere");
        return Panel.of("b", new Box(Page.DOUBLE_COLUMN - Page.SINGLE_COLUMN, 0, Page.SINGLE_COLUMN, HEIGHT),
                AxisSpec.around("Time since the pulse began (min)", minutes), AxisSpec.around("Voltage (V)", voltage),
                marks);
    }

    /** The part of a line where it is known. */
    private static void line(List<Mark> marks, double[] x, double[] y, Ink ink, String label) {
        int[] known = IntStream.range(0, y.length).filter(i -> Double.isFinite(y[i])).toArray();
        if (known.length > 1) {
            marks.add(Line.of(Arrays.stream(known).mapToDouble(i -> x[i]).toArray(),
                    Arrays.stream(known).mapToDouble(i -> y[i]).toArray(), ink).labelled(label));
        }
    }
}
