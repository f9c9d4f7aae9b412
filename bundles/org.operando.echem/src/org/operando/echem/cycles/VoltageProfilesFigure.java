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
import org.operando.api.figure.Ink;
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
    /** Five colours of viridis, from the first to the last cycle; the lightest end is left out for white paper. */
    private static final int[] COLOURS = {0x440154, 0x3b528b, 0x21918c, 0x5ec962, 0xc8b91e};

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

    static Page page(Table table, Options options) throws OperationException {
        boolean specific = table.find("specific_capacity").isPresent();
        double[] known = table.doubles(specific ? "specific_capacity" : "capacity");
        double highest = Arrays.stream(known).filter(Double::isFinite).max().orElse(1);
        CapacityScale scale = CapacityScale.of(specific ? "mAh/g" : "mAh", highest);
        double[] capacity = scale.of(known);
        double[] voltage = table.doubles("voltage");
        long[] cycle = table.longs("cycle");
        long[] chosen = chosen(cycle, options);
        if (chosen.length == 0) {
            throw new OperationException(cycle.length == 0
                    ? "no step charges or discharges: there are no profiles to show"
                    : "none of the cycles " + options.cycles() + " has a charge or discharge");
        }
        List<Mark> marks = lines(table, capacity, voltage, chosen);
        AxisSpec x = AxisSpec.of("Capacity (" + scale.label() + ")", 0,
                1.04 * Math.max(1e-9, highest * scale.factor()));
        Panel panel = Panel.of("", new Box(0, 0, Page.SINGLE_COLUMN, 66), x, AxisSpec.around("Voltage (V)", voltage),
                marks);
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
                    colour(at, chosen.length));
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

    /** Cycles to draw, ascending. */
    private static long[] chosen(long[] cycle, Options options) {
        long[] all = Arrays.stream(cycle).distinct().sorted().toArray();
        if (!options.cycles().isEmpty()) {
            return Arrays.stream(all).filter(c -> options.cycles().contains((int) c)).toArray();
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

    private static Ink colour(int at, int of) {
        double place = of == 1 ? 0 : (COLOURS.length - 1.0) * at / (of - 1);
        int low = Math.min((int) place, COLOURS.length - 2);
        double part = place - low;
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = COLOURS[low] >> shift & 0xff;
            int b = COLOURS[low + 1] >> shift & 0xff;
            rgb |= (int) Math.round(a + part * (b - a)) << shift;
        }
        return Ink.rgb(rgb);
    }
}
