// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.gitt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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

    /** Opacity of what something speaks against. */
    private static final double PALE = 0.45;

    /** The three methods, as they are drawn. */
    private enum Method {
        PUBLISHED("diffusion_published", Symbol.FILLED_SQUARE, Ink.GREY, "published equation"), EARLY(
                "diffusion_root_and_linear", Symbol.TRIANGLE, Ink.series(0),
                "√*t* and *t*"), SPHERE("diffusion_sphere", Symbol.CIRCLE, Ink.series(1), "sphere");

        private final String column;
        private final Symbol symbol;
        private final Ink ink;
        private final String label;

        Method(String column, Symbol symbol, Ink ink, String label) {
            this.column = column;
            this.symbol = symbol;
            this.ink = ink;
            this.label = label;
        }

        /** Whether nothing speaks against what it gave. */
        boolean isValid(String marks) {
            return this == PUBLISHED ? marks.isEmpty() : Validity.speaksOnlyAgainstPublished(marks);
        }
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
     * @param marked whether coefficients are drawn that something speaks against
     */
    public record Options(
            @Default("voltage") @Label("Against") @Doc("What the coefficients are drawn against.") Against against,
            @Default("true") @Label("All methods") @Doc("Whether all three methods are drawn, or the sphere fit alone.") boolean methods,
            @Default("true") @Label("Marked ones too") @Doc("Whether coefficients are drawn, pale and open, that something speaks against.") boolean marked) {
    }

    @Override
    public Page build(Inputs results, Options options) throws OperationException {
        Table table = results.gitt().pulses();
        double[] x = across(table, options.against()).doubles();
        List<Mark> marks = new ArrayList<>();
        List<double[]> drawn = new ArrayList<>();
        for (Method method : options.methods() ? Method.values() : new Method[] {Method.SPHERE}) {
            series(marks, drawn, table, x, method, options.marked());
        }
        double low = drawn.stream().flatMapToDouble(Arrays::stream).filter(v -> v > 0).min().orElse(Double.NaN);
        double high = drawn.stream().flatMapToDouble(Arrays::stream).max().orElse(Double.NaN);
        if (!(low > 0)) {
            throw options.marked()
                    ? new OperationException("no pulse has a diffusion coefficient; the marks of the table say why")
                    : new OperationException("no pulse has a diffusion coefficient that nothing speaks against",
                            "marked", "the marks of the table say why; 'marked: true' draws them all the same");
        }
        AxisSpec y = AxisSpec.of("*D* (m² s⁻¹)", decade(low / 1.3, false), decade(high * 1.3, true)).logarithmic();
        Panel panel = Panel.of("", new Box(0, 0, Page.SINGLE_COLUMN, 66),
                AxisSpec.around(label(table, options.against()), x),
                y, marks);
        return Page.of("Diffusion coefficients by titration", Page.SINGLE_COLUMN, 66, panel)
                .withCaption(caption(table, options));
    }

    private static String caption(Table table, Options options) {
        String[] marks = table.texts("marks");
        long marked = Arrays.stream(marks).filter(m -> !m.isEmpty()).count();
        long against = Arrays.stream(marks).filter(m -> !Validity.speaksOnlyAgainstPublished(m)).count();
        String bars = table.column(Method.SPHERE.column).errorBar();
        return "n = " + table.rows() + " pulses of one cell. "
                + (bars.isEmpty() ? "" : "Error bars of the sphere fit: " + bars
                        + (options.methods() ? "; those of the other methods are of the same size. " : ". "))
                + (options.methods() ? window(table) : "")
                + (marked == 0 ? "" : (options.marked() ? "Pale and open: something speaks against the value"
                        : "Not drawn: what something speaks against")
                        + String.format(Locale.ROOT, " (%sall methods in %d pulses); the table says what.",
                                options.methods() ? "the published equation in " + marked + ", " : "", against));
    }

    private static String window(Table table) {
        double from = Arrays.stream(table.doubles("window_from")).filter(Double::isFinite).min().orElse(Double.NaN);
        double[] to = Arrays.stream(table.doubles("window_to")).filter(Double::isFinite).sorted().toArray();
        return to.length == 0 ? "All pulses end before the window of the published equation. "
                : String.format(Locale.ROOT, "The published equation is a line over %.0f < √(t/s) < %.0f%s; it is low "
                        + "where the pulse is long. ", from, to[to.length - 1],
                        to[0] < to[to.length - 1] || to.length < table.rows() ? " or to the end of a shorter pulse"
                                : "");
    }

    private static void series(List<Mark> marks, List<double[]> drawn, Table table, double[] x, Method method,
            boolean marked) {
        Column column = table.column(method.column);
        double[] y = column.doubles();
        double[] error = column.uncertainties();
        String[] against = table.texts("marks");
        boolean labelled = false;
        for (boolean valid : marked ? new boolean[] {true, false} : new boolean[] {true}) {
            int[] rows = IntStream.range(0, y.length).filter(i -> y[i] > 0 && Double.isFinite(y[i])
                    && method.isValid(against[i]) == valid).toArray();
            if (rows.length == 0) {
                continue;
            }
            double[] some = picked(x, rows);
            double[] values = picked(y, rows);
            Ink ink = valid ? method.ink : method.ink.withOpacity(PALE);
            // the bars of the methods would cover each other: they are nearly the same, that of the radius
            if (method == Method.SPHERE) {
                // on a logarithmic axis a bar that reaches 0 has no lower end: it is cut at a tenth of the value
                double[] bar = Arrays.stream(rows).mapToDouble(i -> error.length == 0 || !Double.isFinite(error[i]) ? 0
                        : Math.min(error[i], 0.9 * y[i])).toArray();
                marks.add(ErrorBars.of(some, values, bar, ink));
                drawn.add(IntStream.range(0, rows.length).mapToDouble(i -> values[i] - bar[i]).toArray());
            }
            Markers symbols = Markers.of(some, values, valid ? method.symbol : method.symbol.open(), ink);
            marks.add(labelled ? symbols : symbols.labelled(method.label));
            labelled = true;
            drawn.add(values);
        }
    }

    private static double[] picked(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
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

    private static String label(Table table, Against against) throws OperationException {
        return switch (across(table, against).name()) {
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
