// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.dqdv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.operando.api.Column;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.FigureBuilder;
import org.operando.api.Label;
import org.operando.api.OperationException;
import org.operando.api.Table;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.ErrorBars;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Legend;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Symbol;

/** Position and area of the peaks of the differential capacity against the cycle. */
@Doc("Position and area, or height, of the peaks of dQ/dV against the cycle, with error bars.")
public final class PeaksFigure implements FigureBuilder<PeaksFigure.Inputs, PeaksFigure.Options> {
    /** Height of a panel, mm. */
    private static final double PANEL = 48;

    /** What the lower panel shows. */
    public enum Size {
        /** Area. */
        AREA,
        /** Height. */
        HEIGHT
    }

    /**
     * What is shown.
     * @param dqdv results of echem.dqdv
     */
    public record Inputs(DifferentialOperation.Outputs dqdv) {
    }

    /**
     * How.
     * @param size what the lower panel shows
     * @param peaks names of the peaks; all when empty
     */
    public record Options(@Default("area") @Label("Size") @Doc("What the lower panel shows.") Size size,
            @Label("Peaks") @Doc("Names of the peaks, as the table tells them. Without them all.") List<String> peaks) {
    }

    @Override
    public Page build(Inputs results, Options options) throws OperationException {
        Table table = results.dqdv().peaks();
        String[] names = table.texts("peak");
        String[] halves = table.texts("half");
        double[] position = table.doubles("position");
        int[] known = IntStream.range(0, names.length).filter(i -> Double.isFinite(position[i])
                && (options.peaks().isEmpty() || options.peaks().contains(names[i]))).toArray();
        if (known.length == 0) {
            throw new OperationException("no peak was found", "peaks", "give windows to the step of echem.dqdv");
        }
        List<String> series = Arrays.stream(known).mapToObj(i -> halves[i] + " " + names[i]).distinct().sorted()
                .toList();
        String size = options.size() == Size.AREA ? "area" : "height";
        String unit = table.column(size).unit().name().replace("/g", " g^{−1}").replace("/V", " V^{−1}");
        Panel upper = panel("a", 0, table, "position", "Position (V)", series, known).withLegend(Legend.NONE);
        upper = new Panel(upper.letter(), upper.cell(), upper.x().bare(), upper.y(), upper.right(), upper.marks(),
                upper.legend(), upper.frame(), upper.equalAspect());
        Panel lower = panel("b", PANEL, table, size, (size.equals("area") ? "Area (" : "Height (") + unit + ")",
                series, known);
        return Page.of("Peaks of the differential capacity", Page.SINGLE_COLUMN, 2 * PANEL + 8, upper, lower)
                .withCaption(
                        "Filled symbols: charge; open symbols: discharge, in the colour of the peak of the charge. "
                                + "Gaussians on a line in a window. "
                                + "Error bars: " + table.column("position").errorBar() + ", for the position; "
                                + table.column(size).errorBar() + ", for the " + size
                                + "; smaller than the symbols where none is seen. "
                                + DifferentialFigure.caption(results.dqdv(), cycles(table, known), false, true)
                                        .replace(" No error bars: the curves are smoothed.", ""));
    }

    private static int cycles(Table table, int[] rows) {
        long[] cycle = table.longs("cycle");
        return (int) Arrays.stream(rows).mapToLong(i -> cycle[i]).distinct().count();
    }

    private static Panel panel(String letter, double top, Table table, String name, String label, List<String> series,
            int[] known) {
        String[] names = table.texts("peak");
        String[] halves = table.texts("half");
        long[] cycle = table.longs("cycle");
        Column column = table.column(name);
        List<Mark> bars = new ArrayList<>();
        List<Mark> symbols = new ArrayList<>();
        List<double[]> ends = new ArrayList<>();
        // as many in charge as in discharge: one entry of the legend for the two of a colour
        boolean paired = 2 * series.stream().filter(one -> one.startsWith("charge ")).count() == series.size();
        for (int s = 0; s < series.size(); s++) {
            String one = series.get(s);
            int[] rows = Arrays.stream(known).filter(i -> (halves[i] + " " + names[i]).equals(one)).toArray();
            double[] x = Arrays.stream(rows).mapToDouble(i -> cycle[i]).toArray();
            double[] y = Arrays.stream(rows).mapToDouble(i -> column.doubles()[i]).toArray();
            double[] error = Arrays.stream(rows).mapToDouble(i -> column.uncertainties()[i]).toArray();
            Ink ink = Ink.series(place(series, s));
            bars.add(ErrorBars.of(x, y, error, ink));
            boolean charge = one.startsWith("charge");
            symbols.add(Markers.of(x, y, charge ? Symbol.CIRCLE : Symbol.OPEN_CIRCLE, ink).withSize(3)
                    .labelled(paired && !charge ? "" : paired ? one.substring("charge ".length()) : one));
            ends.add(IntStream.range(0, y.length).mapToDouble(i -> y[i] - error[i]).toArray());
            ends.add(IntStream.range(0, y.length).mapToDouble(i -> y[i] + error[i]).toArray());
        }
        bars.addAll(symbols);
        double[] across = Arrays.stream(known).mapToDouble(i -> cycle[i]).toArray();
        double height = top == 0 ? PANEL : PANEL + 8;
        return Panel.of(letter, new Box(0, top, Page.SINGLE_COLUMN, height),
                AxisSpec.around("Cycle", across).whole(), AxisSpec.around(label, ends.toArray(double[][]::new)), bars);
    }

    /** Colour of a series: its place among those of its half. */
    private static int place(List<String> series, int s) {
        String half = series.get(s).substring(0, series.get(s).indexOf(' '));
        return (int) series.subList(0, s).stream().filter(o -> o.startsWith(half + " ")).count();
    }
}
