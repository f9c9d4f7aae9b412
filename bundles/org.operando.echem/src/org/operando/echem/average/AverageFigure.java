// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.average;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.FigureBuilder;
import org.operando.api.Label;
import org.operando.api.Quantity;
import org.operando.api.Table;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Band;
import org.operando.api.figure.Box;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;

/** Mean curve of each condition with the curves of its cells; a band of one standard deviation from three cells on. */
@Doc("Mean capacity or retention of replicate cells against the cycle number, the cells thin beside it; a band of one sample standard deviation where three cells or more have the cycle.")
public final class AverageFigure implements FigureBuilder<AverageFigure.Inputs, AverageFigure.Options> {
    /** Fewer cells say too little of their scatter for a band. */
    static final int LEAST = 3;

    /** What is drawn against the cycle number. */
    public enum Show {
        /** The capacity. */
        CAPACITY,
        /** The part of the reference cycle's capacity. */
        RETENTION
    }

    /**
     * What is shown.
     * @param average results of echem.average
     */
    public record Inputs(AverageOperation.Outputs average) {
    }

    /**
     * How.
     * @param show what is drawn
     */
    public record Options(
            @Label("Show") @Default("capacity") @Doc("What is drawn against the cycle number: capacity or retention.") Show show) {
    }

    @Override
    public Page build(Inputs results, Options options) {
        AverageOperation.Outputs average = results.average();
        boolean capacity = options.show() == Show.CAPACITY;
        Table means = average.cycles();
        Table cells = average.cells();
        List<String> conditions = Arrays.stream(means.texts("condition")).distinct().toList();
        List<Mark> marks = new ArrayList<>();
        List<double[]> drawn = new ArrayList<>();
        boolean band = false;
        for (int k = 0; k < conditions.size(); k++) {
            int[] rows = rows(means.texts("condition"), conditions.get(k));
            double[] cycle = of(means, "cycle", rows);
            double[] mean = of(means, capacity ? "mean_capacity" : "retention_of_mean_curve", rows);
            band |= band(marks, means, rows, cycle, mean, capacity, Ink.series(k));
            cells(marks, drawn, cells, conditions.get(k), capacity, Ink.series(k));
            marks.add(Line.of(cycle, mean, Ink.series(k).withWidth(1.2)).labelled(label(average, conditions.get(k))));
            drawn.add(mean);
        }
        double lowest = drawn.stream().flatMapToDouble(Arrays::stream).filter(Double::isFinite).min().orElse(0);
        double highest = drawn.stream().flatMapToDouble(Arrays::stream).filter(Double::isFinite).max().orElse(1);
        double room = Math.max(highest - lowest, 0.1 * highest);
        AxisSpec y = AxisSpec.of(capacity ? "Capacity (" + unit(means) + ")" : "Capacity retention (%)",
                Math.max(0, lowest - 0.15 * room), highest + 0.1 * room);
        double last = Arrays.stream(means.doubles("cycle")).max().orElse(1);
        AxisSpec x = AxisSpec.of("Cycle number", 0, last + Math.max(1, 0.02 * last)).whole();
        Panel panel = Panel.of("", new Box(0, 0, Page.SINGLE_COLUMN, 66), x, y, marks);
        return Page.of((capacity ? "Capacity" : "Capacity retention") + " of replicate cells against cycle number",
                Page.SINGLE_COLUMN, 66, panel).withCaption(caption(average, conditions, band));
    }

    private static String unit(Table means) {
        return means.column("mean_capacity").unit().name().equals("mAh/g") ? "mAh g^{−1}" : "mAh";
    }

    private static int[] rows(String[] condition, String wanted) {
        return IntStream.range(0, condition.length).filter(i -> condition[i].equals(wanted)).toArray();
    }

    private static double[] of(Table table, String column, int[] rows) {
        double[] all = table.doubles(column);
        return Arrays.stream(rows).mapToDouble(i -> all[i] > 0 ? all[i] : Double.NaN).toArray();
    }

    private static String label(AverageOperation.Outputs average, String condition) {
        Table retentions = average.retentions();
        int row = Arrays.asList(retentions.texts("condition")).indexOf(condition);
        double left = retentions.doubles("retention_of_mean_curve")[row];
        return condition + (Double.isNaN(left) ? "" : String.format(Locale.ROOT, ", %.1f %%", left));
    }

    /** A band where three cells or more have the cycle; whether there is any. */
    private static boolean band(List<Mark> marks, Table means, int[] rows, double[] cycle, double[] mean,
            boolean capacity, Ink ink) {
        double[] scatter = of(means, capacity ? "capacity_sd" : "retention_sd", rows);
        long[] n = means.longs("n");
        int[] wide = IntStream.range(0, rows.length).filter(i -> n[rows[i]] >= LEAST && Double.isFinite(mean[i]))
                .toArray();
        if (wide.length < 2) {
            return false;
        }
        double[] low = new double[wide.length];
        double[] high = new double[wide.length];
        for (int i = 0; i < wide.length; i++) {
            double deviation = Double.isNaN(scatter[wide[i]]) ? 0 : scatter[wide[i]];
            low[i] = mean[wide[i]] - deviation;
            high[i] = mean[wide[i]] + deviation;
        }
        marks.add(Band.of(Arrays.stream(wide).mapToDouble(i -> cycle[i]).toArray(), low, high, ink.withOpacity(0.25)));
        return true;
    }

    private static void cells(List<Mark> marks, List<double[]> drawn, Table cells, String condition, boolean capacity,
            Ink ink) {
        int[] rows = rows(cells.texts("condition"), condition);
        String[] name = cells.texts("cell");
        for (String cell : Arrays.stream(rows).mapToObj(i -> name[i]).distinct().toList()) {
            int[] own = Arrays.stream(rows).filter(i -> name[i].equals(cell)).toArray();
            double[] values = of(cells, capacity ? "capacity" : "retention", own);
            marks.add(Line.of(of(cells, "cycle", own), values,
                    ink.withWidth(0.5).withOpacity(0.75).withDash(Ink.Dash.DASHED)));
            drawn.add(values);
        }
    }

    private static String caption(AverageOperation.Outputs average, List<String> conditions, boolean band) {
        Table retentions = average.retentions();
        String counts = IntStream.range(0, conditions.size()).mapToObj(k -> {
            int[] rows = rows(average.cycles().texts("condition"), conditions.get(k));
            long[] n = Arrays.stream(rows).mapToLong(i -> average.cycles().longs("n")[i]).toArray();
            long low = Arrays.stream(n).min().orElse(0);
            long high = Arrays.stream(n).max().orElse(0);
            return conditions.get(k) + ": n = " + high + (low < high ? ", at the end " + n[n.length - 1] : "");
        }).collect(Collectors.joining("; "));
        Quantity first = retentions.column("retention_of_mean_curve").quantity(0);
        return "Full lines: means of the cells; dashed: the cells (" + counts + "). "
                + (band ? "Bands: one sample standard deviation, where three cells or more have the cycle."
                        : "No bands: fewer than three cells of a condition say too little of their scatter.")
                + (Double.isNaN(first.value()) ? ""
                        : " Percentages: capacity of the mean curve in cycle " + average.retentionAfter()
                                + " from the reference cycle, as a part of that cycle's.");
    }
}
