// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.cycles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.operando.api.Doc;
import org.operando.api.FigureBuilder;
import org.operando.api.Label;
import org.operando.api.OperationException;
import org.operando.api.Range;
import org.operando.api.Table;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;

/** Voltage against capacity of charge and discharge, one colour a cycle. */
@Doc("Voltage against capacity, charge and discharge of each cycle, coloured in their order.")
public final class VoltageProfilesFigure
        implements FigureBuilder<VoltageProfilesFigure.Inputs, VoltageProfilesFigure.Options> {
    /** Cycles drawn at most, evenly chosen: more would cover each other. */
    private static final int MOST_CYCLES = 60;
    private static final int MOST_LABELS = 10;

    /**
     * What is shown.
     * @param cycles results of echem.cycles
     */
    public record Inputs(CyclesOperation.Outputs cycles) {
    }

    /**
     * Which.
     * @param cycles numbers of the cycles to draw
     */
    public record Options(
            @Range(min = 1,
                    max = 1e6) @Label("Cycles") @Doc("Numbers of the cycles to draw. Without them all, or sixty evenly chosen ones of more.") List<Integer> cycles) {
    }

    @Override
    public Page build(Inputs results, Options options) throws OperationException {
        return page(results.cycles().profiles(), options);
    }

    /** Voltage profiles against capacity, specific where the table has it. */
    public static Page page(Table table, Options options) throws OperationException {
        boolean specific = table.find("specific_capacity").isPresent();
        double[] known = table.doubles(specific ? "specific_capacity" : "capacity");
        double highest = Arrays.stream(known).filter(Double::isFinite).max().orElse(1);
        CapacityScale scale = CapacityScale.of(specific ? "mAh/g" : "mAh", highest);
        double[] capacity = scale.of(known);
        return page(table, capacity, AxisSpec.of("Capacity (" + scale.label() + ")", 0,
                1.04 * Math.max(1e-9, highest * scale.factor())), options);
    }

    /**
     * Voltage profiles against another quantity.
     * @param table with columns cycle, half and voltage; rows of a half cycle follow each other
     * @param across abscissae by row
     * @param x their axis
     * @param options which cycles
     */
    public static Page page(Table table, double[] across, AxisSpec x, Options options) throws OperationException {
        double[] voltage = table.doubles("voltage");
        long[] cycle = table.longs("cycle");
        long[] chosen = chosen(cycle, options.cycles());
        if (chosen.length == 0) {
            throw new OperationException(cycle.length == 0
                    ? "no step charges or discharges: there are no profiles to show"
                    : "none of the cycles " + options.cycles() + " has a charge or discharge");
        }
        Panel panel = Panel.of("", new Box(0, 0, Page.SINGLE_COLUMN, 66), x, AxisSpec.around("Voltage (V)", voltage),
                lines(table, across, voltage, chosen));
        return Page.of(title(chosen, cycle), Page.SINGLE_COLUMN, 66, panel).withCaption("n = " + chosen.length
                + (chosen.length == 1 ? " cycle" : " cycles")
                + " of one cell. No error bars: lines are records as read.");
    }

    /** One line for each half of the chosen cycles; some have labels. */
    private static List<Mark> lines(Table table, double[] capacity, double[] voltage, long[] chosen) {
        long[] cycle = table.longs("cycle");
        String[] half = table.texts("half");
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
            Line line = Line.of(Arrays.copyOfRange(capacity, from, end), Arrays.copyOfRange(voltage, from, end),
                    CycleInk.of(at, chosen.length));
            boolean label = cycle[from] != labelled && at % labelEvery == 0;
            marks.add(label ? line.labelled((at == 0 ? "cycle " : "") + cycle[from]) : line);
            labelled = cycle[from];
        }
        return marks;
    }

    private static String title(long[] chosen, long[] cycle) {
        long first = chosen[0];
        long last = chosen[chosen.length - 1];
        if (chosen.length == 1) {
            return "Voltage profile of cycle " + first;
        }
        long between = Arrays.stream(cycle).distinct().filter(c -> c >= first && c <= last).count();
        return "Voltage profiles of cycles " + first + " to " + last
                + (chosen.length < between ? " (" + chosen.length + " drawn)" : "");
    }

    /**
     * Cycles to draw, ascending.
     * @param cycle numbers by row of a table
     * @param asked those asked for; all, or sixty evenly chosen ones of more, when empty
     */
    public static long[] chosen(long[] cycle, List<Integer> asked) {
        long[] all = Arrays.stream(cycle).distinct().sorted().toArray();
        if (!asked.isEmpty()) {
            return Arrays.stream(all).filter(c -> asked.contains((int) c)).toArray();
        }
        if (all.length <= MOST_CYCLES) {
            return all;
        }
        long[] some = new long[MOST_CYCLES];
        for (int i = 0; i < some.length; i++) {
            some[i] = all[(int) Math.round(i * (all.length - 1.0) / (MOST_CYCLES - 1))];
        }
        return some;
    }
}
