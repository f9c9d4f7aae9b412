// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.cycles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.operando.api.Column;
import org.operando.api.Doc;
import org.operando.api.FigureBuilder;
import org.operando.api.In;
import org.operando.api.Label;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Range;
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

/** Charge and discharge capacity and, on the right axis, coulombic efficiency against the cycle number. */
@Doc("Charge and discharge capacity, and coulombic efficiency on the right axis, against the cycle number.")
public final class CapacityFigure implements FigureBuilder<CapacityFigure.Inputs, CapacityFigure.Options> {
    /** More cycles than this are drawn as a line with a marker at some of them. */
    private static final int MOST_MARKERS = 45;
    /** Room that the label of the retention takes, as parts of the panel's width and height. */
    private static final double LABEL_WIDTH = 0.22;
    private static final double LABEL_HEIGHT = 0.07;
    /** Middle of the label below its point, as a part of the panel's height. */
    private static final double LABEL_BELOW = 0.075;

    /**
     * What is shown.
     * @param cycles results of echem.cycles
     */
    public record Inputs(CyclesOperation.Outputs cycles) {
    }

    /**
     * How.
     * @param efficiencyFrom lower end of the right axis
     */
    public record Options(
            @In("%") @Range(min = -1000,
                    max = 99.9) @Label("Efficiency axis from") @Doc("Lower end of the efficiency axis; without it the efficiencies lie above the capacities.") Optional<Double> efficiencyFrom) {
    }

    @Override
    public Page build(Inputs results, Options options) throws OperationException {
        Table table = results.cycles().cycles();
        CapacityScale scale = scale(table);
        Column charge = drawn(capacity(table, "charge"), scale);
        Column discharge = drawn(capacity(table, "discharge"), scale);
        double[] cycle = table.doubles("cycle");
        double[] charged = positive(charge);
        double[] discharged = positive(discharge);
        double[] efficiency = table.doubles("coulombic_efficiency");
        double highest = Math.max(highest(charged), highest(discharged));
        if (!(highest > 0)) {
            throw new OperationException("no cycle charges or discharges: there are no capacities to show");
        }
        double lowest = Math.min(lowest(charged), lowest(discharged));
        double span = Math.max(highest - lowest, 0.2 * highest);
        AxisSpec y = AxisSpec.of("Capacity (" + scale.label() + ")", Math.max(0, lowest - 0.25 * span),
                highest + 0.6 * span);
        AxisSpec x = AxisSpec.of("Cycle number", Math.min(0, cycle[0] - 1), end(cycle)).whole();
        List<Mark> marks = new ArrayList<>();
        int reference = results.cycles().referenceCycle();
        boolean sure = results.cycles().referenceOrigin() == ReferenceOrigin.STATED
                || reference - cycle[0] <= Fading.MOST_FORMATION;
        boolean formation = sure && reference > cycle[0];
        if (formation) {
            marks.add(Span.ofX(x.from(), reference - 0.5, Ink.rgb(0xececec), ""));
            marks.add(new Note((x.from() + reference - 0.5) / 2, y.from() + 0.03 * (y.to() - y.from()), "formation",
                    Note.Align.LEFT, Ink.rgb(0x606060), 90));
        }
        series(marks, cycle, charged, charge, Symbol.OPEN_CIRCLE, Ink.series(1), "charge");
        series(marks, cycle, discharged, discharge, Symbol.CIRCLE, Ink.series(0), "discharge");
        efficiencies(marks, cycle, table.column("coulombic_efficiency"));
        AxisSpec right = efficiencyAxis(efficiency, table.column("coulombic_efficiency"), options);
        Quantity retention = results.cycles().retention();
        if (sure && cycle.length >= 10 && Double.isFinite(retention.value())) {
            retention(marks, retention, new Drawn(cycle, lowerEnds(discharged, discharge),
                    List.of(discharged, charged, onLeft(efficiency, right, y))), x, y);
        }
        boolean noted = marks.stream().anyMatch(m -> m instanceof Note n && n.text().endsWith(" %"));
        Panel capacities = Panel.of("", new Box(0, 0, Page.SINGLE_COLUMN, 66), x, y, marks);
        Panel panel = Arrays.stream(efficiency).anyMatch(Double::isFinite) ? capacities.withRight(right) : capacities;
        return Page.of("Capacity and coulombic efficiency against cycle number"
                + (formation ? " (grey: formation)" : ""), Page.SINGLE_COLUMN, 66, panel)
                .withCaption(caption(cycle.length, discharge, table.column("coulombic_efficiency"))
                        + (noted ? String.format(Locale.ROOT,
                                " %.1f %% is the capacity of the last complete cycle at the"
                                        + " current of cycle %d, as a part of that of cycle %<d.",
                                retention.value(),
                                results.cycles().referenceCycle()) + ofFirst(results.cycles()) : ""));
    }

    /** The retention against the first cycle of all, where it is not the reference. */
    private static String ofFirst(CyclesOperation.Outputs cycles) {
        double first = cycles.retentionOfFirst().map(Quantity::value).orElse(Double.NaN);
        return Double.isNaN(first) || first == cycles.retention().value() ? ""
                : String.format(Locale.ROOT, " Of the first complete cycle of all it is %.1f %%.", first);
    }

    private static String caption(int cycles, Column capacity, Column efficiency) {
        String n = "n = " + cycles + (cycles == 1 ? " cycle" : " cycles") + " of one cell. ";
        if (capacity.errorBar().isEmpty()) {
            return n + "No error bars: the study states no accuracy of the cycler.";
        }
        if (cycles > MOST_MARKERS) {
            return n + "Uncertainties are not drawn; they stand in the table (" + capacity.errorBar() + ").";
        }
        return n + "Error bars: " + capacity.errorBar() + (efficiency.errorBar().isEmpty() ? ""
                : "; of the efficiency: " + efficiency.errorBar()) + ".";
    }

    private static double[] onLeft(double[] values, AxisSpec right, AxisSpec left) {
        double scale = (left.to() - left.from()) / (right.to() - right.from());
        return Arrays.stream(values).map(v -> left.from() + (v - right.from()) * scale).toArray();
    }

    /** Where the error bars end below, if any are drawn. */
    private static double[] lowerEnds(double[] values, Column column) {
        double[] ends = values.clone();
        double[] errors = column.uncertainties();
        for (int i = 0; i < errors.length && values.length <= MOST_MARKERS; i++) {
            ends[i] -= Double.isFinite(errors[i]) ? errors[i] : 0;
        }
        return ends;
    }

    private static void efficiencies(List<Mark> marks, double[] cycle, Column column) {
        double[] efficiency = column.doubles();
        if (Arrays.stream(efficiency).noneMatch(Double::isFinite)) {
            return;
        }
        Ink green = Ink.series(2);
        if (cycle.length > MOST_MARKERS) {
            marks.add(Line.of(cycle, efficiency, green.withDash(Ink.Dash.DOTTED)).labelled("efficiency").onRight());
        } else {
            marks.add(Markers.of(cycle, efficiency, Symbol.DIAMOND, green).withSize(3).labelled("efficiency")
                    .onRight());
        }
        errors(marks, cycle, efficiency, column, green, true);
    }

    /** Some room after the last cycle; five cycles at least, so that ticks are whole numbers. */
    private static double end(double[] cycle) {
        double last = cycle[cycle.length - 1];
        return Math.max(last + Math.max(1, 0.03 * (last - cycle[0])), cycle[0] + 4);
    }

    /** The specific capacity where the mass is known, else the areal one where the area is, else the capacity. */
    private static Column capacity(Table table, String half) {
        return table.find(half + "_specific_capacity").or(() -> table.find(half + "_areal_capacity"))
                .orElseGet(() -> table.column(half + "_capacity"));
    }

    private static CapacityScale scale(Table table) {
        Column charge = capacity(table, "charge");
        return CapacityScale.of(charge.unit().name(),
                Math.max(highest(charge.doubles()), highest(capacity(table, "discharge").doubles())));
    }

    /** In the unit of the axis, under the name and unit of the table. */
    private static Column drawn(Column column, CapacityScale scale) {
        return new Column(column.name(), column.unit(), scale.of(column.doubles()), scale.of(column.uncertainties()),
                scale.of(column.systematic()), column.origin());
    }

    /** Cycles that lack this half are left blank: they passed nothing, which is no capacity. */
    private static double[] positive(Column column) {
        return Arrays.stream(column.doubles()).map(v -> v > 0 ? v : Double.NaN).toArray();
    }

    private static double highest(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).max().orElse(Double.NEGATIVE_INFINITY);
    }

    private static double lowest(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).min().orElse(Double.POSITIVE_INFINITY);
    }

    private static void series(List<Mark> marks, double[] cycle, double[] values, Column column, Symbol symbol, Ink ink,
            String label) {
        if (Arrays.stream(values).noneMatch(Double::isFinite)) {
            return;
        }
        errors(marks, cycle, values, column, ink, false);
        if (cycle.length <= MOST_MARKERS) {
            marks.add(Markers.of(cycle, values, symbol, ink).labelled(label));
            return;
        }
        marks.add(Line.of(cycle, values, ink.withWidth(0.7)));
        int every = (cycle.length + MOST_MARKERS - 1) / MOST_MARKERS;
        int n = (cycle.length + every - 1) / every;
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = cycle[i * every];
            y[i] = values[i * every];
        }
        marks.add(Markers.of(x, y, symbol, ink).labelled(label));
    }

    private static void errors(List<Mark> marks, double[] cycle, double[] values, Column column, Ink ink,
            boolean right) {
        if (column.uncertainties().length > 0 && cycle.length <= MOST_MARKERS) {
            marks.add(new ErrorBars(cycle, values, column.uncertainties(), ink.withWidth(0.5), right));
        }
    }

    /** What is drawn, in the units of the left axis: lower ends of the discharge capacities and the other points. */
    private record Drawn(double[] cycle, double[] lower, List<double[]> others) {
        int last() {
            int last = cycle.length - 1;
            while (last > 0 && Double.isNaN(lower[last])) {
                last--;
            }
            return last;
        }

        /** Whether a point lies between these limits. */
        boolean within(double left, double low, double high) {
            for (int i = 0; i < cycle.length; i++) {
                int at = i;
                if (cycle[i] >= left && (inside(lower[i], low, high)
                        || others.stream().anyMatch(o -> inside(o[at], low, high)))) {
                    return true;
                }
            }
            return false;
        }

        private static boolean inside(double value, double low, double high) {
            return value >= low && value <= high;
        }
    }

    /** The retention as a number below the last discharge capacity; left out where it would lie on points. */
    private static void retention(List<Mark> marks, Quantity retention, Drawn drawn, AxisSpec x, AxisSpec y) {
        double height = y.to() - y.from();
        int last = drawn.last();
        double at = drawn.lower()[last] - LABEL_BELOW * height;
        double left = drawn.cycle()[last] - LABEL_WIDTH * (x.to() - x.from());
        double half = LABEL_HEIGHT / 2 * height;
        if (at - half > y.from() && !drawn.within(left, at - half, at + half)) {
            marks.add(new Note(drawn.cycle()[last], at, String.format(Locale.ROOT, "%.1f %%", retention.value()),
                    Note.Align.RIGHT, Ink.series(0), 0));
        }
    }

    /** An axis that puts the efficiencies into its upper part, above the capacities; from 0 at the lowest. */
    private static AxisSpec efficiencyAxis(double[] efficiency, Column column, Options options) {
        double error = Math.max(0, highest(column.uncertainties()));
        double high = Math.max(100, highest(efficiency));
        double low = Math.min(high, lowest(efficiency));
        double part = Math.max(Math.max(2, 2 * error), 1.2 * (high - low));
        double top = high + error + 0.25 * part;
        double from = options.efficiencyFrom().orElse(Math.max(0, top - 5 * part));
        return AxisSpec.of("Coulombic efficiency (%)", from, top);
    }
}
