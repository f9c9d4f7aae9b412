// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.dqdv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.echem.cycles.CycleInk;
import org.operando.echem.cycles.VoltageProfilesFigure;

/** Differential capacity against voltage, or dV/dQ against capacity, one colour a cycle. */
@Doc("dQ/dV against voltage, or dV/dQ against capacity, of charge and discharge, coloured in the order of the cycles.")
public final class DifferentialFigure implements FigureBuilder<DifferentialFigure.Inputs, DifferentialFigure.Options> {
    private static final int MOST_LABELS = 8;
    /** Share of the charge at either end of dV/dQ where its divergence would hide the rest. */
    private static final double ENDS = 0.02;

    /** Which derivative. */
    public enum Derivative {
        /** Differential capacity. */
        DQ_DV,
        /** Differential voltage. */
        DV_DQ
    }

    /**
     * What is shown.
     * @param dqdv results of echem.dqdv
     */
    public record Inputs(DifferentialOperation.Outputs dqdv) {
    }

    /**
     * How.
     * @param derivative which one
     * @param cycles numbers of the cycles to draw
     * @param mirrored whether discharge is drawn below zero
     */
    public record Options(@Default("dq-dv") @Label("Derivative") @Doc("dQ/dV or dV/dQ.") Derivative derivative,
            @Range(min = 0,
                    max = 1e6) @Label("Cycles") @Doc("Numbers of the cycles to draw. Without them all, or sixty evenly chosen ones of more.") List<Integer> cycles,
            @Default("true") @Label("Discharge below zero") @Doc("Whether the discharge is drawn below zero.") boolean mirrored) {
    }

    @Override
    public Page build(Inputs results, Options options) throws OperationException {
        boolean charge = options.derivative() == Derivative.DQ_DV;
        Table table = charge ? results.dqdv().curves() : results.dqdv().inverse();
        String across = charge ? "voltage"
                : table.find("capacity").isPresent() ? "capacity" : "specific_capacity";
        boolean specific = !table.columns().getLast().unit().name().equals(charge ? "mAh/V" : "V/mAh");
        long[] chosen = VoltageProfilesFigure.chosen(table.longs("cycle"), options.cycles());
        if (chosen.length == 0) {
            throw new OperationException("none of the cycles " + options.cycles() + " has a curve", "cycles",
                    "choose others");
        }
        // ampere hours where the numbers would be long: 1000 mAh and V/mAh alike
        boolean large = Arrays.stream(table.doubles(charge ? table.columns().getLast().name() : across))
                .filter(Double::isFinite).map(Math::abs).max().orElse(0) >= 2000;
        String unit = (large ? "Ah" : "mAh") + (specific && charge ? " g^{−1}" : "");
        List<double[]> drawn = new ArrayList<>();
        List<Mark> marks = lines(table, across, chosen, options, drawn);
        boolean both = options.mirrored() && drawn.stream().anyMatch(y -> y.length > 0 && middle(y) < 0)
                && drawn.stream().anyMatch(y -> y.length > 0 && middle(y) > 0);
        double xFactor = large && !charge ? 1e-3 : 1;
        double yFactor = !large ? 1 : charge ? 1e-3 : 1e3;
        AxisSpec x = AxisSpec.around(charge ? "Voltage (V)"
                : specific ? "Specific capacity (" + unit + " g^{−1})" : "Capacity (" + unit + ")",
                times(table.doubles(across), xFactor));
        AxisSpec y = AxisSpec.around(charge ? "d*Q*/d*V* (" + unit + " V^{−1})"
                : "d*V*/d*Q* (V " + (specific ? "g " : "") + unit + "^{−1})",
                drawn.stream().map(d -> times(d, yFactor)).toArray(double[][]::new));
        marks = new ArrayList<>(marks.stream().map(m -> m instanceof Line l
                ? new Line(times(l.x(), xFactor), times(l.y(), yFactor), l.ink(), l.label(), l.right()) : m).toList());
        if (both) {
            marks.addFirst(Line.of(new double[] {x.from(), x.to()}, new double[2], Ink.GREY.withWidth(0.4)));
        }
        Panel panel = Panel.of("", new Box(0, 0, Page.SINGLE_COLUMN, 66), x, y, marks);
        return Page.of(charge ? "Differential capacity" : "Differential voltage", Page.SINGLE_COLUMN, 66, panel)
                .withCaption(caption(results.dqdv(), chosen.length, both, charge));
    }

    private static double[] times(double[] values, double factor) {
        return factor == 1 ? values : Arrays.stream(values).map(v -> v * factor).toArray();
    }

    private static double middle(double[] y) {
        return y[y.length / 2];
    }

    /** How it was made, in sentences. */
    static String caption(DifferentialOperation.Outputs out, int cycles, boolean mirrored, boolean charge) {
        String how = out.method() == DifferentialMethod.CONSERVING_BINS
                ? String.format(Locale.ROOT, "Charge in bins of %.3g mV, Gaussian", out.bin().value())
                : String.format(Locale.ROOT, "Mean charge of cells of %.3g mV, cubic Savitzky-Golay filter of %d cells",
                        out.bin().value(), out.window());
        return "n = " + cycles + (cycles == 1 ? " cycle" : " cycles") + " of one cell, parts at constant current. "
                + (charge ? how + String.format(Locale.ROOT, "; effective width %.3g mV (FWHM). ",
                        out.effectiveWidth().value())
                        : "The first and last 2 % of the charge, where the curve diverges, are left out. ")
                + (mirrored ? "Charge above zero, discharge below. " : "") + "No error bars: the curves are smoothed.";
    }

    private static List<Mark> lines(Table table, String across, long[] chosen, Options options,
            List<double[]> drawn) {
        long[] cycle = table.longs("cycle");
        String[] half = table.texts("half");
        double[] x = table.doubles(across);
        double[] y = table.columns().getLast().doubles();
        boolean charge = options.derivative() == Derivative.DQ_DV;
        List<Mark> marks = new ArrayList<>();
        int labelEvery = (chosen.length + MOST_LABELS - 1) / MOST_LABELS;
        long labelled = -1;
        int end;
        for (int from = 0; from < cycle.length; from = end) {
            end = from + 1;
            while (end < cycle.length && cycle[end] == cycle[from] && half[end].equals(half[from])) {
                end++;
            }
            int at = Arrays.binarySearch(chosen, cycle[from]);
            if (at < 0) {
                continue;
            }
            int cut = charge ? 0 : (int) (ENDS * (end - from));
            double[] xs = Arrays.copyOfRange(x, from + cut, end - cut);
            double[] ys = Arrays.copyOfRange(y, from + cut, end - cut);
            // dV/dQ of a discharge is below zero by itself, dQ/dV above
            boolean turn = half[from].equals("discharge") && charge == options.mirrored();
            for (int i = 0; i < ys.length; i++) {
                ys[i] = turn ? -ys[i] : ys[i];
            }
            drawn.add(ys);
            Line line = Line.of(xs, ys, CycleInk.of(at, chosen.length));
            boolean label = chosen.length > 1 && cycle[from] != labelled && at % labelEvery == 0;
            marks.add(label ? line.labelled((at == 0 ? "cycle " : "") + cycle[from]) : line);
            labelled = cycle[from];
        }
        return marks;
    }
}
