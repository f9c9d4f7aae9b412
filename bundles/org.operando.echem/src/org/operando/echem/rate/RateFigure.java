// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.rate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.operando.api.Column;
import org.operando.api.Doc;
import org.operando.api.FigureBuilder;
import org.operando.api.Table;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.ErrorBars;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Note;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Span;
import org.operando.api.figure.Symbol;

/** Capacity by cycle in blocks of one rate, and what is left of the first block's against the rate. */
@Doc("Capacity by cycle with the rate of each block written above it, and the part of the first block's capacity against the rate.")
public final class RateFigure implements FigureBuilder<RateFigure.Inputs, RateFigure.Options> {
    private static final double HEIGHT = 66;

    /**
     * What is shown.
     * @param rate results of echem.rate
     */
    public record Inputs(RateOperation.Outputs rate) {
    }

    /** Nothing to choose. */
    public record Options() {
    }

    @Override
    public Page build(Inputs results, Options options) {
        Table rates = results.rate().rates();
        Rate rate = rate(rates);
        Column capacity = rates.column("capacity");
        String error = capacity.errorBar();
        return Page.of("Rate capability", Page.DOUBLE_COLUMN, HEIGHT, byCycle(results.rate().cycles(), rates, rate),
                byRate(rates, rate))
                .withCaption("One cell. " + labels(rate) + " (b) Means of the last " + counts(rates)
                        + " cycles of each block as parts of that of the first block; error bars: "
                        + (error.isEmpty() ? "none known" : rates.column("relative_capacity").errorBar()) + ".");
    }

    private static String labels(Rate rate) {
        return "(a) Above each block stands its " + (rate.label().startsWith("C-rate")
                ? "C-rate, by the current measured and the nominal capacity."
                : "current, " + rate.unit() + ".");
    }

    private static String counts(Table rates) {
        long[] n = Arrays.stream(rates.longs("n")).distinct().sorted().toArray();
        return n.length == 1 ? Long.toString(n[0]) : n[0] + " to " + n[n.length - 1];
    }

    /** What the blocks are told apart by. */
    private record Rate(String label, String unit, double[] values) {
    }

    private static Rate rate(Table rates) {
        if (rates.find("c_rate").isPresent()) {
            return new Rate("C-rate (h^{−1})", "C", rates.doubles("c_rate"));
        }
        return rates.find("specific_current").isPresent()
                ? new Rate("Specific current (mA g^{−1})", "mA g^{−1}", rates.doubles("specific_current"))
                : new Rate("Current (mA)", "mA", rates.doubles("current"));
    }

    private static String unit(Table table) {
        return switch (table.column("capacity").unit().name()) {
            case "mAh/g" -> "mAh g^{−1}";
            case "mAh/cm2" -> "mAh cm^{−2}";
            default -> "mAh";
        };
    }

    private static Panel byCycle(Table cycles, Table rates, Rate rate) {
        double[] cycle = cycles.doubles("cycle");
        double[] capacity = Arrays.stream(cycles.doubles("capacity")).map(q -> q > 0 ? q : Double.NaN).toArray();
        double highest = Arrays.stream(capacity).filter(Double::isFinite).max().orElse(1);
        AxisSpec x = AxisSpec.of("Cycle number", cycle[0] - 1, cycle[cycle.length - 1] + 1).whole();
        AxisSpec y = AxisSpec.of("Capacity (" + unit(cycles) + ")", 0, 1.25 * highest);
        List<Mark> marks = new ArrayList<>();
        long[] from = rates.longs("first_cycle");
        long[] to = rates.longs("last_cycle");
        for (int b = 0; b < from.length; b++) {
            if (b % 2 == 1) {
                marks.add(Span.ofX(from[b] - 0.5, to[b] + 0.5, Ink.rgb(0xf2f2f2), ""));
            }
            boolean narrow = to[b] - from[b] < 0.1 * (x.to() - x.from());
            marks.add(new Note((from[b] + to[b]) / 2.0, (b % 2 == 1 && narrow ? 1.13 : 1.19) * highest,
                    text(rate, b), Note.Align.CENTRE, Ink.BLACK, 0));
        }
        Column column = cycles.column("capacity");
        if (column.uncertainties().length > 0) {
            marks.add(ErrorBars.of(cycle, capacity, column.uncertainties(), Ink.series(0)));
        }
        marks.add(Markers.of(cycle, capacity, Symbol.CIRCLE, Ink.series(0)));
        return Panel.of("a", new Box(0, 0, Page.SINGLE_COLUMN, HEIGHT), x, y, marks);
    }

    /** A C-rate as it is spoken of: C/10 below one. */
    private static String text(Rate rate, int block) {
        double value = rate.values()[block];
        if (!rate.unit().equals("C")) {
            return String.format(Locale.ROOT, value < 10 ? "%.2g" : "%.0f", value);
        }
        double whole = value < 1 ? 1 / value : value;
        String number = Math.abs(whole - Math.rint(whole)) < 0.05 * whole && whole >= 0.95
                ? String.format(Locale.ROOT, "%.0f", whole)
                : String.format(Locale.ROOT, "%.1f", whole);
        return value < 0.95 ? "C/" + number : number.equals("1") ? "1C" : number + "C";
    }

    private static Panel byRate(Table rates, Rate rate) {
        double[] relative = rates.doubles("relative_capacity");
        double lowest = Arrays.stream(rate.values()).min().orElse(1);
        double highest = Arrays.stream(rate.values()).max().orElse(1);
        AxisSpec x = AxisSpec.of(rate.label(), 0.7 * lowest, 1.4 * highest).logarithmic();
        double top = Math.max(100, Arrays.stream(relative).max().orElse(100));
        AxisSpec y = AxisSpec.of("Capacity relative to the first rate (%)", 0, 1.1 * top);
        List<Mark> marks = new ArrayList<>();
        int up = ascending(rate.values());
        marks.add(Line.of(Arrays.copyOf(rate.values(), up), Arrays.copyOf(relative, up), Ink.series(0).withWidth(0.7)));
        marks.add(ErrorBars.of(rate.values(), relative, rates.column("relative_capacity").uncertainties(),
                Ink.series(0)));
        marks.add(Markers.of(Arrays.copyOf(rate.values(), up), Arrays.copyOf(relative, up), Symbol.CIRCLE,
                Ink.series(0)).labelled(up < relative.length ? "with rising rate" : ""));
        if (up < relative.length) {
            marks.add(Markers.of(Arrays.copyOfRange(rate.values(), up, relative.length),
                    Arrays.copyOfRange(relative, up, relative.length), Symbol.OPEN_CIRCLE, Ink.series(1))
                    .labelled("afterwards"));
        }
        return Panel.of("b", new Box(Page.DOUBLE_COLUMN - Page.SINGLE_COLUMN, 0, Page.SINGLE_COLUMN, HEIGHT), x, y,
                marks);
    }

    /** How many blocks there are until the rate falls again. */
    private static int ascending(double[] rates) {
        int up = 1;
        while (up < rates.length && rates[up] > rates[up - 1]) {
            up++;
        }
        return up;
    }
}
