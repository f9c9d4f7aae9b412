// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.gitt;

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

/** Diffusion coefficients and resistances by interruption of the current against voltage. */
@Doc("Diffusion coefficient and resistance at each interruption of the current against the voltage, with error bars.")
public final class IciFigure implements FigureBuilder<IciFigure.Inputs, IciFigure.Options> {
    /** Height of a panel, mm. */
    private static final double PANEL = 48;

    /**
     * What is shown.
     * @param ici results of echem.ici
     */
    public record Inputs(IciOperation.Outputs ici) {
    }

    /**
     * How.
     * @param plain whether the results of the plain fit of sqrt t are drawn too
     * @param marked whether interruptions are drawn that something speaks against
     */
    public record Options(
            @Default("true") @Label("Plain fit") @Doc("Whether the results of the plain fit of the square root of time are drawn too.") boolean plain,
            @Default("false") @Label("Marked ones too") @Doc("Whether interruptions are drawn that something speaks against.") boolean marked) {
    }

    @Override
    public Page build(Inputs results, Options options) throws OperationException {
        Table table = results.ici().interruptions();
        String[] marks = table.texts("marks");
        double[] d = table.doubles("diffusion_coefficient");
        int[] rows = IntStream.range(0, d.length)
                .filter(i -> d[i] > 0 && (options.marked() || marks[i].isEmpty())).toArray();
        if (rows.length == 0) {
            throw new OperationException("no interruption has a diffusion coefficient that nothing speaks against",
                    "marked", "the marks of the table say why; 'marked: true' draws them all the same");
        }
        double[] across = Arrays.stream(rows).mapToDouble(i -> table.doubles("voltage")[i]).toArray();
        AxisSpec x = AxisSpec.around("Equilibrium voltage (V)", across);
        List<double[]> drawn = new ArrayList<>();
        List<Mark> upper = marks(table, "diffusion_coefficient", "diffusion_plain", rows, options, drawn);
        double low = drawn.stream().flatMapToDouble(Arrays::stream).filter(v -> v > 0).min().orElse(1e-16);
        double high = drawn.stream().flatMapToDouble(Arrays::stream).max().orElse(1e-14);
        AxisSpec y = AxisSpec.of("*D* (m² s⁻¹)", half(low / 1.3, false), half(high * 1.3, true)).logarithmic();
        drawn.clear();
        List<Mark> lower = marks(table, "resistance", "resistance_plain", rows, options, drawn);
        Panel a = Panel.of("a", new Box(0, 0, Page.SINGLE_COLUMN, PANEL), x.bare(), y, upper);
        Panel b = Panel.of("b", new Box(0, PANEL, Page.SINGLE_COLUMN, PANEL + 8), x,
                AxisSpec.around("*R* (Ω)", drawn.toArray(double[][]::new)), lower).withLegend(Legend.NONE);
        return Page.of("Diffusion coefficients and resistances by interruption", Page.SINGLE_COLUMN, 2 * PANEL + 8, a,
                b).withCaption(caption(table, rows.length, d.length));
    }

    private static String caption(Table table, int drawn, int all) {
        String of = drawn < all ? " of " + all + " (what speaks against the others is in the table)" : "";
        return "n = " + drawn + " interruptions" + of
                + " of one cell. Filled: charge; open: discharge. Error bars of *D*: "
                + table.column("diffusion_coefficient").errorBar() + "; of *R*: "
                + table.column("resistance").errorBar()
                + ", smaller than the symbols where none is seen. The plain fit neglects the curvature of the sphere.";
    }

    private static List<Mark> marks(Table table, String name, String plain, int[] rows, Options options,
            List<double[]> drawn) {
        String[] half = table.texts("half");
        double[] voltage = table.doubles("voltage");
        List<Mark> bars = new ArrayList<>();
        List<Mark> symbols = new ArrayList<>();
        for (String which : options.plain() ? List.of(plain, name) : List.of(name)) {
            Column column = table.column(which);
            boolean main = which.equals(name);
            Ink ink = main ? Ink.series(1) : Ink.GREY;
            boolean labelled = false;
            for (String side : List.of("charge", "discharge")) {
                int[] some = Arrays.stream(rows).filter(i -> half[i].equals(side)).toArray();
                if (some.length == 0) {
                    continue;
                }
                double[] x = picked(voltage, some);
                double[] y = picked(column.doubles(), some);
                double[] error = picked(column.uncertainties(), some);
                drawn.add(y);
                if (main) {
                    // on a logarithmic axis a bar that reaches 0 has no lower end: it is cut at a tenth of the value
                    double[] bar = IntStream.range(0, y.length)
                            .mapToDouble(i -> Double.isNaN(error[i]) ? 0 : Math.min(error[i], 0.9 * Math.abs(y[i])))
                            .toArray();
                    drawn.add(IntStream.range(0, y.length).mapToDouble(i -> y[i] - bar[i]).toArray());
                    drawn.add(IntStream.range(0, y.length).mapToDouble(i -> y[i] + bar[i]).toArray());
                    bars.add(ErrorBars.of(x, y, bar, ink));
                }
                Markers markers = Markers.of(x, y, side.equals("charge") ? Symbol.CIRCLE : Symbol.OPEN_CIRCLE, ink)
                        .withSize(3);
                symbols.add(labelled ? markers : markers.labelled(main ? "√*t* and *t*" : "√*t* alone"));
                labelled = true;
            }
        }
        bars.addAll(symbols);
        return bars;
    }

    private static double[] picked(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
    }

    /** The next half decade. */
    private static double half(double value, boolean up) {
        double exponent = 2 * Math.log10(value);
        return Math.pow(10, (up ? Math.ceil(exponent) : Math.floor(exponent)) / 2);
    }
}
