// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.collapse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.operando.api.Column;
import org.operando.api.Doc;
import org.operando.api.FigureBuilder;
import org.operando.api.Label;
import org.operando.api.OperationException;
import org.operando.api.Table;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Band;
import org.operando.api.figure.Box;
import org.operando.api.figure.ErrorBars;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Symbol;

/** Series on one axis with the common curve and the result of the test. */
@Doc("Several series on one axis with their common curve.")
public final class CollapseFigure implements FigureBuilder<CollapseFigure.Inputs, CollapseFigure.Options> {
    private static final double HEIGHT_MM = 66;
    /** Smaller chances are not told apart. */
    private static final double LEAST = 0.001;
    /** Symbols of columns, as axes name them; others have their own names. */
    private static final Map<String, String> SYMBOLS = Map.ofEntries(Map.entry("position", "2*\u03b8*"),
            Map.entry("fwhm", "FWHM"), Map.entry("fwhm_gauss", "Gauss FWHM"), Map.entry("fwhm_lorentz", "Lorentz FWHM"),
            Map.entry("breadth", "Integral breadth"), Map.entry("d_spacing", "*d*"), Map.entry("c", "*c*"),
            Map.entry("size", "Size"), Map.entry("strain", "Microstrain"), Map.entry("area", "Area"),
            Map.entry("fraction", "Fraction"));

    /**
     * What is shown.
     * @param collapse the result
     */
    public record Inputs(CollapseOperation.Outputs collapse) {
    }

    /**
     * How it is shown.
     * @param x label of the axis
     * @param y label of the quantity
     */
    public record Options(
            @Label("Label of x") @Doc("Quantity and unit. Left out: the name of the column.") Optional<String> x,
            @Label("Label of y") @Doc("Quantity and unit. Left out: the name of the column.") Optional<String> y) {
    }

    @Override
    public Page build(Inputs inputs, Options options) throws OperationException {
        CollapseOperation.Outputs result = inputs.collapse();
        Table points = result.points();
        Table curve = result.curve();
        Column value = points.column("value");
        String[] name = points.texts("series");
        List<Mark> marks = new ArrayList<>();
        double[] cx = curve.doubles("x");
        double[] cy = curve.doubles("value");
        double[] ce = curve.column("value").uncertainties();
        marks.add(Band.of(cx, moved(cy, ce, -1), moved(cy, ce, 1), Ink.GREY.withOpacity(0.35)));
        List<String> names = Arrays.stream(name).distinct().toList();
        for (int s = 0; s < names.size(); s++) {
            String own = names.get(s);
            int[] rows = IntStream.range(0, name.length).filter(i -> name[i].equals(own)).toArray();
            double[] x = pick(points.doubles("x"), rows);
            double[] y = pick(value.doubles(), rows);
            marks.add(ErrorBars.of(x, y, pick(value.uncertainties(), rows), Ink.series(s)));
            marks.add(Markers.of(x, y, Symbol.series(s), Ink.series(s)).withSize(3).labelled(own));
        }
        marks.add(Line.of(cx, cy, Ink.BLACK).labelled("common curve"));
        Panel panel = Panel.of("", new Box(0, 0, Page.SINGLE_COLUMN, HEIGHT_MM),
                AxisSpec.around(options.x().orElse(abscissa(points.column("x").unit().name())), points.doubles("x")),
                ordinate(result, value, labelled(result, options.y().orElse(SYMBOLS.getOrDefault(quantity(result),
                        quantity(result)) + unit(value.unit().name())))),
                marks);
        return Page.of("Series on one axis: " + result.label(), Page.SINGLE_COLUMN, HEIGHT_MM, panel)
                .withCaption(caption(result, names.size()));
    }

    /** Around points and bars; that of a width begins at 0 at the lowest. */
    private static AxisSpec ordinate(CollapseOperation.Outputs result, Column value, String label) {
        AxisSpec axis = AxisSpec.around(label, moved(value.doubles(), value.uncertainties(), -1),
                moved(value.doubles(), value.uncertainties(), 1));
        boolean width = CollapseOperation.isWidth(quantity(result));
        return width && axis.from() < 0 && axis.to() > 0 ? AxisSpec.of(label, 0, axis.to()) : axis;
    }

    private static String quantity(CollapseOperation.Outputs result) {
        return result.label().split(",")[0];
    }

    /** A label of one's own says it too when widths hold the instrument. */
    private static String labelled(CollapseOperation.Outputs result, String label) {
        String note = result.label().substring(quantity(result).length());
        int unit = label.endsWith(")") ? label.lastIndexOf(" (") : -1;
        return note.isEmpty() || label.contains(note.substring(2)) ? label
                : unit < 0 ? label + note : label.substring(0, unit) + note + label.substring(unit);
    }

    /** What is known of the axis is its unit. */
    private static String abscissa(String unit) {
        return switch (unit) {
            case "%" -> "State of charge (%)";
            case "V" -> "Voltage (V)";
            case "Ah" -> "Charge (Ah)";
            case "s" -> "Time (s)";
            default -> "x" + unit(unit);
        };
    }

    private static String unit(String name) {
        return name.equals("1") ? ""
                : " (" + (name.equals("deg") ? "\u00b0" : name.equals("angstrom") ? "\u00c5" : name)
                        + ")";
    }

    private static double[] pick(double[] v, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> v[i]).toArray();
    }

    private static double[] moved(double[] y, double[] error, int sign) {
        return IntStream.range(0, y.length).mapToDouble(i -> y[i] + sign * error[i]).toArray();
    }

    private static String caption(CollapseOperation.Outputs result, int series) {
        return String.format(Locale.ROOT,
                "n = %d points of %d series of %s. One curve: %s. Error bars: one standard uncertainty of the fit; band:"
                        + " one of the curve.%s",
                result.points().rows(), series, result.label(), numbers(result), leftOut(result.test()));
    }

    /** What the test says, in one line. */
    public static String verdict(CollapseOperation.Outputs result) {
        Table t = result.test();
        return String.format(Locale.ROOT, "%s: \u03c7\u00b2/\u03bd = %.1f/%d, p %s", word(result),
                t.doubles("chi2")[0], t.longs("degrees")[0], chance(t.doubles("p")[0]));
    }

    private static String word(CollapseOperation.Outputs result) {
        return result.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-').replace("soc", "SoC");
    }

    private static String numbers(CollapseOperation.Outputs result) {
        Table t = result.test();
        return String.format(Locale.ROOT,
                "\u03c7\u00b2 = %.1f for %d degrees of freedom, p %s; against separate curves F = %.2f, p %s: %s",
                t.doubles("chi2")[0], t.longs("degrees")[0], chance(t.doubles("p")[0]), t.doubles("f")[0],
                chance(t.doubles("p_f")[0]), word(result));
    }

    private static String chance(double p) {
        return p < LEAST ? "< " + LEAST : String.format(Locale.ROOT, "= %.2g", p);
    }

    /** How many points are not shown; results of older versions do not say it. */
    private static String leftOut(Table test) {
        long flagged = test.find(CollapseOperation.FLAGGED).map(c -> ((long[]) c.values())[0]).orElse(0L);
        return flagged == 0 ? "" : " " + flagged + " points of flagged fits (weak, not determined, failed; of widths"
                + " also a shape at its bound) are left out.";
    }
}
