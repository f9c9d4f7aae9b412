// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.rate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.In;
import org.operando.api.Label;
import org.operando.api.Methods;
import org.operando.api.Operation;
import org.operando.api.OperationException;
import org.operando.api.Range;
import org.operando.api.Reference;
import org.operando.api.Table;
import org.operando.api.Version;
import org.operando.echem.cycles.CyclesOperation;
import org.operando.echem.cycles.Electrode;
import org.operando.echem.rate.RateBlocks.Block;

/** Capacity by rate: blocks of cycles at one current, of each the mean of the last cycles. */
@Version(1)
@Reference(authors = "{Joint Committee for Guides in Metrology}",
        title = "Evaluation of measurement data - Guide to the expression of uncertainty in measurement, JCGM 100:2008",
        publisher = "BIPM", year = 2008, doi = "10.59161/JCGM100-2008E", about = "standard deviation of a mean")
@Methods("Rate capability was taken from runs of cycles at one current (within {tolerance} %), of each the mean of the "
        + "last {last} cycles, and as a part of that of the first run.")
@Doc("Capacity by rate: for each block of cycles at one current the mean of the last ones, and what is left of the first.")
public final class RateOperation
        implements Operation<RateOperation.Inputs, RateOperation.Parameters, RateOperation.Outputs> {
    /**
     * The cycles.
     * @param cycles results of echem.cycles
     */
    public record Inputs(@Label("Cycles") @Doc("Results of echem.cycles.") CyclesOperation.Outputs cycles) {
    }

    /**
     * How.
     * @param last cycles of a block that are averaged
     * @param tolerance difference of currents within a block, %
     */
    public record Parameters(
            @Label("Cycles averaged") @Default("3") @Range(min = 1,
                    max = 1000) @Doc("Last cycles of each block that are averaged: the first ones still settle.") int last,
            @In("%") @Label("Tolerance of the current") @Default("10 %") @Range(min = 0.1,
                    max = 50) @Doc("How much the current of a cycle may differ from that of its block's first one.") double tolerance) {
        /** All defaults. */
        public static Parameters defaults() {
            return new Parameters(3, 10);
        }
    }

    /**
     * What came out.
     * @param rates one row a block
     * @param cycles capacity by cycle with the block it belongs to; 0 for none
     */
    public record Outputs(
            @Label("Rates") @Doc("By block of cycles: rate or current, cycles averaged, mean capacity, part of the first block's.") Table rates,
            @Label("Cycles") @Doc("Capacity by cycle and the block that it belongs to, 0 for none.") Table cycles) {
    }

    @Override
    public Outputs run(Inputs inputs, Parameters p, Context context) throws OperationException {
        Table cycles = inputs.cycles().cycles();
        String half = inputs.cycles().tested() == Electrode.POSITIVE ? "discharge" : "charge";
        Column capacity = cycles.find(half + "_specific_capacity").orElseGet(() -> cycles.column(half + "_capacity"));
        double[] current = cycles.doubles(half + "_current");
        List<Block> blocks = RateBlocks.of(current, capacity.doubles(), p.tolerance() / 100);
        if (blocks.isEmpty()) {
            throw new OperationException("no cycle has a " + half + ": there is no rate", "cycles",
                    "check the record, and 'electrode' of echem.cycles");
        }
        if (blocks.size() == 1) {
            context.warn("cycles", "all have the same current: a rate capability needs several");
        }
        if (cycles.find(half + "_c_rate").isEmpty()) {
            context.warn("rate", "is given as a current: 'nominalCapacity' and the active mass make a C-rate of it");
        }
        for (Block block : blocks) {
            if (block.end() - block.first() < p.last()) {
                context.warn("cycle " + cycles.longs("cycle")[block.first()], "its block has "
                        + (block.end() - block.first()) + " cycles, fewer than the " + p.last() + " to be averaged");
            }
        }
        return new Outputs(rates(cycles, half, capacity, blocks, p.last()), members(cycles, capacity, blocks));
    }

    private static Table members(Table cycles, Column capacity, List<Block> blocks) {
        long[] member = new long[cycles.rows()];
        for (int b = 0; b < blocks.size(); b++) {
            Arrays.fill(member, blocks.get(b).first(), blocks.get(b).end(), b + 1L);
        }
        return Table.of(cycles.column("cycle"), new Column("capacity", capacity.unit(), capacity.values(),
                capacity.uncertainties(), capacity.systematic(), capacity.origin()), Column.of("block", member));
    }

    private static Table rates(Table cycles, String half, Column capacity, List<Block> blocks, int last) {
        int n = blocks.size();
        long[] number = new long[n];
        long[] from = new long[n];
        long[] to = new long[n];
        long[] averaged = new long[n];
        int[] first = new int[n];
        int[] end = new int[n];
        for (int b = 0; b < n; b++) {
            end[b] = blocks.get(b).end();
            first[b] = Math.max(blocks.get(b).first(), end[b] - last);
            number[b] = b + 1L;
            from[b] = cycles.longs("cycle")[blocks.get(b).first()];
            to[b] = cycles.longs("cycle")[end[b] - 1];
            averaged[b] = (long) end[b] - first[b];
        }
        List<Column> columns = new ArrayList<>(List.of(Column.of("block", number), Column.of("first_cycle", from),
                Column.of("last_cycle", to), Column.of("n", averaged)));
        for (String[] of : new String[][] {{"_c_rate", "c_rate"}, {"_specific_current", "specific_current"},
            {"_current", "current"}}) {
            cycles.find(half + of[0]).ifPresent(c -> columns.add(Column.of(of[1], c.unit().name(),
                    means(c.doubles(), first, end))));
        }
        RateMeans means = RateMeans.of(capacity, first, end);
        String unit = capacity.unit().name();
        columns.add(means.capacity(unit, capacity.origin()));
        columns.add(Column.of("capacity_sd", unit, means.deviation()));
        columns.add(means.relative(RateMeans.of(cycles.column(half + "_capacity"), first, end)));
        return new Table(columns);
    }

    private static double[] means(double[] values, int[] first, int[] end) {
        double[] means = new double[first.length];
        Arrays.setAll(means, b -> Arrays.stream(values, first[b], end[b]).average().orElse(Double.NaN));
        return means;
    }
}
