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
    /** Opacity of what something speaks against. */
    private static final double PALE = 0.45;

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
            @Default("true") @Label("Marked ones too") @Doc("Whether interruptions are drawn, pale and open, that something speaks against.") boolean marked) {
    }

    @Override
    public Page build(Inputs results, Options options) throws OperationException {
        Table table = results.ici().interruptions();
        String[] marks = table.texts("marks");
        double[] d = table.doubles("diffusion_coefficient");
        int[] rows = IntStream.range(0, d.length)
                .filter(i -> d[i] > 0 && Double.isFinite(d[i]) && (options.marked() || marks[i].isEmpty())).toArray();
        if (rows.length == 0) {
            throw options.marked()
                    ? new OperationException(
                            "no interruption has a diffusion coefficient; the marks of the table say why")
                    : new OperationException("no interruption has a diffusion coefficient that nothing speaks against",
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
                b).withCaption(caption(table, rows, options));
    }

    private static String caption(Table table, int[] rows, Options options) {
        String[] marks = table.texts("marks");
        long marked = Arrays.stream(rows).filter(i -> !marks[i].isEmpty()).count();
        String of = rows.length < marks.length ? " of " + marks.length : "";
        return "n = " + rows.length + " interruptions" + of
                + " of one cell. Circles: charge; squares: discharge. "
                + (marked > 0 ? "Pale and open: something speaks against the value (" + marked + "). " : "")
                + (of.isEmpty() ? "" : options.marked() ? "The others have no coefficient; the table says why. "
                        : "The table says what speaks against the others. ")
                + "Error bars of *D*: "
                + table.column("diffusion_coefficient").errorBar() + "; of *R*: "
                + table.column("resistance").errorBar()
                + ", smaller than the symbols where none is seen. "
                + (options.plain() ? "The plain fit neglects the curvature of the sphere." : "");
    }

    private static List<Mark> marks(Table table, String name, String plain, int[] rows, Options options,
            List<double[]> drawn) {
        List<Mark> bars = new ArrayList<>();
        List<Mark> symbols = new ArrayList<>();
        String[] half = table.texts("half");
        String[] marks = table.texts("marks");
        for (String which : options.plain() ? List.of(plain, name) : List.of(name)) {
            boolean main = which.equals(name);
            double[] y = table.doubles(which);
            boolean labelled = false;
            for (boolean valid : new boolean[] {true, false}) {
                for (String side : List.of("charge", "discharge")) {
                    int[] some = Arrays.stream(rows).filter(i -> half[i].equals(side)
                            && marks[i].isEmpty() == valid && Double.isFinite(y[i])).toArray();
                    if (some.length == 0) {
                        continue;
                    }
                    Ink full = main ? Ink.series(1) : Ink.GREY;
                    Ink ink = valid ? full : full.withOpacity(PALE);
                    double[] x = picked(table.doubles("voltage"), some);
                    drawn.add(picked(y, some));
                    if (main) {
                        bars.add(bars(table.column(which), x, some, ink, drawn));
                    }
                    Symbol symbol = side.equals("charge") ? Symbol.CIRCLE : Symbol.FILLED_SQUARE;
                    Markers markers = Markers.of(x, picked(y, some), valid ? symbol : symbol.open(), ink).withSize(3);
                    symbols.add(labelled ? markers : markers.labelled(main ? "√*t* and *t*" : "√*t* alone"));
                    labelled = true;
                }
            }
        }
        bars.addAll(symbols);
        return bars;
    }

    private static Mark bars(Column column, double[] x, int[] rows, Ink ink, List<double[]> drawn) {
        double[] y = picked(column.doubles(), rows);
        double[] error = picked(column.uncertainties(), rows);
        // on a logarithmic axis a bar that reaches 0 has no lower end: it is cut at a tenth of the value
        double[] bar = IntStream.range(0, y.length)
                .mapToDouble(i -> Double.isFinite(error[i]) ? Math.min(error[i], 0.9 * Math.abs(y[i])) : 0).toArray();
        drawn.add(IntStream.range(0, y.length).mapToDouble(i -> y[i] - bar[i]).toArray());
        drawn.add(IntStream.range(0, y.length).mapToDouble(i -> y[i] + bar[i]).toArray());
        return ErrorBars.of(x, y, bar, ink);
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
