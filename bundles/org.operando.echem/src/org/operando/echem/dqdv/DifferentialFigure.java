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
    public record Options(@Default("dq_dv") @Label("Derivative") @Doc("dQ/dV or dV/dQ.") Derivative derivative,
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
        List<double[]> drawn = new ArrayList<>();
        List<Mark> marks = lines(table, across, chosen, options, drawn);
        double factor = charge ? scale(drawn) : 1;
        boolean both = options.mirrored() && drawn.stream().anyMatch(y -> y.length > 0 && middle(y) < 0)
                && drawn.stream().anyMatch(y -> middle(y) > 0);
        String unit = charge ? (factor == 1 ? "mAh" : "Ah") + (specific ? " g^{−1}" : "") + " V^{−1}"
                : specific ? "V g mAh^{−1}" : "V mAh^{−1}";
        AxisSpec y = AxisSpec.around((charge ? "d*Q*/d*V* (" : "d*V*/d*Q* (") + unit + ")",
                drawn.stream().map(d -> Arrays.stream(d).map(v -> v * factor).toArray()).toArray(double[][]::new));
        if (factor != 1) {
            marks = marks.stream().map(m -> m instanceof Line l ? scaled(l, factor) : m).toList();
        }
        if (both) {
            marks = new ArrayList<>(marks);
            double[] ends = table.doubles(across);
            AxisSpec x = AxisSpec.around("", ends);
            marks.addFirst(Line.of(new double[] {x.from(), x.to()}, new double[2], Ink.GREY.withWidth(0.4)));
        }
        AxisSpec x = charge ? AxisSpec.around("Voltage (V)", table.doubles(across))
                : AxisSpec.around(specific ? "Specific capacity (mAh g^{−1})" : "Capacity (mAh)",
                        table.doubles(across));
        Panel panel = Panel.of("", new Box(0, 0, Page.SINGLE_COLUMN, 66), x, y, marks);
        return Page.of(charge ? "Differential capacity" : "Differential voltage", Page.SINGLE_COLUMN, 66, panel)
                .withCaption(caption(results.dqdv(), chosen.length, both, charge));
    }

    private static Line scaled(Line line, double factor) {
        return new Line(line.x(), Arrays.stream(line.y()).map(v -> v * factor).toArray(), line.ink(), line.label(),
                line.right());
    }

    private static double scale(List<double[]> drawn) {
        double highest = drawn.stream().flatMapToDouble(Arrays::stream).map(Math::abs).max().orElse(1);
        return highest >= 2000 ? 1e-3 : 1;
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
