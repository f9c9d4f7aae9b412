// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.average;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.operando.api.Chosen;
import org.operando.api.Context;
import org.operando.api.Default;
import org.operando.api.Doc;
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

/** Averages replicate cells cycle by cycle and compares the retentions of conditions. */
@Version(1)
@Reference(authors = "Welch, B. L.",
        title = "The generalization of 'Student's' problem when several different population variances are involved",
        journal = "Biometrika", volume = "34", pages = "28-35", year = 1947, doi = "10.1093/biomet/34.1-2.28",
        about = "interval of a difference of two means")
@Reference(authors = "{Joint Committee for Guides in Metrology}",
        title = "Evaluation of measurement data - Guide to the expression of uncertainty in measurement, JCGM 100:2008",
        publisher = "BIPM", year = 2008, doi = "10.59161/JCGM100-2008E", about = "standard deviation of a mean")
@Methods("Replicate cells were averaged cycle by cycle; the statistical uncertainty of a mean is the sample standard "
        + "deviation (by n - 1) over the square root of n. Retentions were compared by Welch's interval of 95 %.")
@Doc("Mean and scatter of replicate cells by cycle, retention of each condition, differences between conditions.")
public final class AverageOperation
        implements Operation<AverageOperation.Inputs, AverageOperation.Parameters, AverageOperation.Outputs> {
    /**
     * The cells.
     * @param cells results of echem.cycles with what they belong to
     */
    public record Inputs(
            @Label("Cells") @Doc("Results of echem.cycles of the cells.") List<Chosen<CyclesOperation.Outputs>> cells) {
    }

    /**
     * How.
     * @param by what replicates share
     * @param retentionAfter number of the cycle whose retention is compared, the reference cycle being 1
     */
    public record Parameters(
            @Label("Replicates by") @Default("[sample, state]") @Doc("What cells share that are replicates of one condition.") List<Grouping> by,
            @Label("Retention after") @Range(min = 2,
                    max = 1e6) @Doc("Cycles after which retentions are compared, counted from the reference cycle as the first. Without it as "
                            + "many as the shortest cell has.") Optional<Integer> retentionAfter) {
        /** All defaults. */
        public static Parameters defaults() {
            return new Parameters(List.of(Grouping.SAMPLE, Grouping.STATE), Optional.empty());
        }
    }

    /**
     * What came out.
     * @param cycles mean, scatter and number of cells by condition and cycle
     * @param cells the curves of the cells
     * @param retentions retention of each condition
     * @param differences of the retentions of each two conditions
     * @param retentionAfter number of the cycle whose retentions are compared
     */
    public record Outputs(
            @Label("Mean cycles") @Doc("By condition and cycle: number of cells, mean capacity, efficiency and retention, their sample standard deviations.") Table cycles,
            @Label("Cells") @Doc("Capacity, efficiency and retention of each cell by cycle.") Table cells,
            @Label("Retentions") @Doc("Of each condition: retention of the mean curve, and mean of the cells' retentions.") Table retentions,
            @Label("Differences") @Doc("Between the mean retentions of each two conditions, with the interval that holds the true one at 95 %; none with a single cell.") Table differences,
            @Label("Cycles compared") @Doc("Number of the cycle whose retentions are compared, the reference cycle being 1.") int retentionAfter) {
    }

    @Override
    public Outputs run(Inputs inputs, Parameters p, Context context) throws OperationException {
        List<Condition> conditions = conditions(inputs, p, context);
        int after = p.retentionAfter().orElseGet(() -> conditions.stream().flatMap(c -> c.cells().stream())
                .mapToInt(CellCurve::length).filter(n -> n > 1).min().orElse(1));
        warn(conditions, after, p.retentionAfter().isPresent(), context);
        AverageTables tables = new AverageTables(conditions, after);
        return new Outputs(tables.cycles(), tables.cells(), tables.retentions(), tables.differences(), after);
    }

    private static List<Condition> conditions(Inputs inputs, Parameters p, Context context) throws OperationException {
        List<Chosen<CyclesOperation.Outputs>> members = inputs.cells();
        if (members.isEmpty()) {
            throw new OperationException("there are no cells to average", "of",
                    "choose measurements with echem.cycles");
        }
        Electrode electrode = members.getFirst().value().tested();
        boolean specific = members.stream().anyMatch(m -> isSpecific(m.value()));
        Map<String, List<CellCurve>> byCondition = new LinkedHashMap<>();
        for (Chosen<CyclesOperation.Outputs> member : members) {
            String name = member.subject().measurement();
            if (member.value().tested() != electrode) {
                context.leaveOut(name, "tests the other electrode: its retention is that of the other half");
            } else if (specific && !isSpecific(member.value())) {
                context.leaveOut(name, "has no active mass: its capacity cannot be averaged with specific ones");
            } else {
                CellCurve curve = CellCurve.of(member, p.by(), specific);
                byCondition.computeIfAbsent(curve.condition(), k -> new ArrayList<>()).add(curve);
            }
        }
        if (!specific) {
            context.warn("active mass", "is known of no cell: absolute capacities are averaged, in mAh");
        }
        return byCondition.entrySet().stream().map(e -> new Condition(e.getKey(), List.copyOf(e.getValue()))).toList();
    }

    private static boolean isSpecific(CyclesOperation.Outputs cell) {
        return cell.cycles().find("discharge_specific_capacity").isPresent();
    }

    private static void warn(List<Condition> conditions, int after, boolean asked, Context context) {
        for (Condition condition : conditions) {
            List<CellCurve> cells = condition.cells();
            if (cells.size() == 1) {
                context.warn(condition.name(), "has one cell: how much cells scatter is not known");
            }
            CellCurve shortest = cells.getFirst();
            CellCurve longest = cells.getFirst();
            for (CellCurve cell : cells) {
                shortest = cell.cycle().length < shortest.cycle().length ? cell : shortest;
                longest = cell.cycle().length > longest.cycle().length ? cell : longest;
                if (cell.reference() != cells.getFirst().reference()) {
                    context.warn(condition.name(), cell.name() + " refers to cycle " + cell.reference() + ", "
                            + cells.getFirst().name() + " to cycle " + cells.getFirst().reference()
                            + ": cycles are averaged by their number; state 'referenceCycle'");
                }
                if (asked && cell.length() < after) {
                    context.warn(condition.name(), cell.name() + " has " + cell.length() + " of " + after
                            + " cycles: it does not count in the retention");
                }
            }
            if (shortest.cycle().length < longest.cycle().length) {
                context.warn(condition.name(), "cells of different length: " + shortest.name() + " has "
                        + shortest.cycle().length + " cycles, " + longest.name() + " has " + longest.cycle().length
                        + "; each mean is over the cells that have the cycle");
            }
        }
    }
}
