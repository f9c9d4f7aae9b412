// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.gitt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Symbol;

/** Diffusion coefficients of a titration against voltage or charge, by the three methods. */
@Doc("Diffusion coefficient of each pulse against the equilibrium voltage or the charge, by three methods with error bars.")
public final class GittFigure implements FigureBuilder<GittFigure.Inputs, GittFigure.Options> {
    /** What the coefficients are drawn against. */
    public enum Against {
        /** Mean of the equilibrium potentials before and after the pulse. */
        VOLTAGE,
        /** Charge passed, specific where the mass is known. */
        CAPACITY,
        /** State of charge; needs mass and nominal capacity. */
        STATE_OF_CHARGE
    }

    /**
     * What is shown.
     * @param gitt results of echem.gitt
     */
    public record Inputs(GittOperation.Outputs gitt) {
    }

    /**
     * How.
     * @param against what the coefficients are drawn against
     * @param methods whether all three methods are drawn
     */
    public record Options(
            @Default("voltage") @Label("Against") @Doc("What the coefficients are drawn against.") Against against,
            @Default("true") @Label("All methods") @Doc("Whether all three methods are drawn, or the sphere fit alone.") boolean methods) {
    }

    @Override
    public Page build(Inputs results, Options options) throws OperationException {
        Table table = results.gitt().pulses();
        Column across = across(table, options.against());
        double[] x = across.doubles();
        List<Mark> marks = new ArrayList<>();
        List<double[]> drawn = new ArrayList<>();
        if (options.methods()) {
            series(marks, drawn, table, "diffusion_published", x, Symbol.OPEN_CIRCLE, Ink.GREY,
                    "published equation");
            series(marks, drawn, table, "diffusion_root_and_linear", x, Symbol.DIAMOND, Ink.series(0), "√*t* and *t*");
        }
        Column sphere = series(marks, drawn, table, "diffusion_sphere", x, Symbol.CIRCLE, Ink.series(1), "sphere");
        double low = drawn.stream().flatMapToDouble(Arrays::stream).filter(v -> v > 0).min().orElse(Double.NaN);
        double high = drawn.stream().flatMapToDouble(Arrays::stream).max().orElse(Double.NaN);
        if (!(low > 0)) {
            throw new OperationException("no pulse has a diffusion coefficient; the marks of the table say why");
        }
        AxisSpec y = AxisSpec.of("*D* (m² s⁻¹)", decade(low / 1.3, false), decade(high * 1.3, true)).logarithmic();
        Panel panel = Panel.of("", new Box(0, 0, Page.SINGLE_COLUMN, 66), AxisSpec.around(label(across), x), y, marks);
        return Page.of("Diffusion coefficients by titration", Page.SINGLE_COLUMN, 66, panel)
                .withCaption(caption(table, sphere, options));
    }

    private static String caption(Table table, Column sphere, Options options) {
        long marked = Arrays.stream(table.texts("marks")).filter(m -> !m.isEmpty()).count();
        String bars = sphere.errorBar();
        return "n = " + table.rows() + " pulses of one cell. "
                + (bars.isEmpty() ? "" : "Error bars of the sphere fit: " + bars
                        + (options.methods() ? "; those of the other methods are of the same size. " : ". "))
                + (options.methods() ? String.format(Locale.ROOT,
                        "The published equation is a line over %.0f < √(t/s) < %.0f; it is low where the pulse is long. ",
                        table.doubles("window_from")[0], table.doubles("window_to")[0]) : "")
                + (marked > 0 ? "The table says what speaks against " + marked + " of them." : "");
    }

    private static Column series(List<Mark> marks, List<double[]> drawn, Table table, String name, double[] x,
            Symbol symbol, Ink ink, String label) {
        Column column = table.column(name);
        double[] y = column.doubles();
        double[] error = column.uncertainties();
        double[] bar = new double[y.length];
        double[] ends = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            // on a logarithmic axis a bar that reaches 0 has no lower end: it is cut at a tenth of the value
            bar[i] = error.length == 0 || Double.isNaN(error[i]) ? 0 : Math.min(error[i], 0.9 * y[i]);
            ends[i] = y[i] - bar[i];
        }
        // the bars of the methods would cover each other: they are nearly the same, that of the radius
        if (symbol == Symbol.CIRCLE) {
            marks.add(ErrorBars.of(x, y, bar, ink));
            drawn.add(Arrays.stream(ends).filter(Double::isFinite).toArray());
        }
        marks.add(Markers.of(x, y, symbol, ink).labelled(label));
        drawn.add(Arrays.stream(y).filter(Double::isFinite).toArray());
        return column;
    }

    private static Column across(Table table, Against against) throws OperationException {
        return switch (against) {
            case VOLTAGE -> table.column("voltage");
            case CAPACITY -> table.find("specific_capacity").orElseGet(() -> table.column("capacity"));
            case STATE_OF_CHARGE -> table.find("state_of_charge").orElseThrow(() -> new OperationException(
                    "the state of charge is not known", "against",
                    "give the cell's mass and nominal capacity, or draw against voltage or capacity"));
        };
    }

    private static String label(Column across) {
        return switch (across.name()) {
            case "voltage" -> "Equilibrium voltage (V)";
            case "specific_capacity" -> "Capacity (mAh g⁻¹)";
            case "capacity" -> "Capacity (mAh)";
            default -> "State of charge (%)";
        };
    }

    private static double decade(double value, boolean up) {
        double exponent = Math.log10(value);
        // half a decade is room enough where the values span little
        double rounded = (up ? Math.ceil(2 * exponent) : Math.floor(2 * exponent)) / 2;
        return Math.pow(10, rounded);
    }
}
