// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.average;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.operando.api.Chosen;
import org.operando.api.Column;
import org.operando.api.Subject;
import org.operando.api.Table;
import org.operando.echem.cycles.CyclesOperation;
import org.operando.echem.cycles.Electrode;

/**
 * One cell's cycles.
 * @param name of the cell, or of the measurement when the study names no cell
 * @param condition what it shares with its replicates
 * @param reference number of the cycle that its retention refers to
 * @param cycle numbers, ascending
 * @param capacity of the half that gives back what the first took: discharge of a positive electrode
 * @param efficiency coulombic efficiency, %
 * @param retention %
 * @param current of that half, mA: what tells a check at another current
 */
record CellCurve(String name, String condition, int reference, long[] cycle, Column capacity, Column efficiency,
        Column retention, double[] current) {
    /** Two currents are the same when they differ by a fifth at the most, as for the formation. */
    private static final double SAME = 1.2;

    static CellCurve of(Chosen<CyclesOperation.Outputs> member, List<Grouping> by, boolean specific) {
        Subject subject = member.subject();
        CyclesOperation.Outputs value = member.value();
        Table cycles = value.cycles();
        String half = half(value.tested());
        String condition = by.stream().map(g -> g.of(subject)).filter(s -> !s.isEmpty()).distinct()
                .collect(Collectors.joining(", "));
        return new CellCurve(subject.cell().orElse(subject.measurement()), condition.isEmpty() ? "all" : condition,
                value.referenceCycle(), cycles.longs("cycle"),
                cycles.column(half + (specific ? "_specific" : "") + "_capacity"),
                cycles.column("coulombic_efficiency"), cycles.column("retention"),
                cycles.doubles(half + "_current"));
    }

    static String half(Electrode electrode) {
        return electrode == Electrode.POSITIVE ? "discharge" : "charge";
    }

    /** Row of a cycle; below 0 where there is none. */
    int row(long number) {
        return Arrays.binarySearch(cycle, number);
    }

    /** A value of a cycle; NaN where there is none. Capacities of 0 are none. */
    double value(Column column, long number) {
        int row = row(number);
        double value = row < 0 ? Double.NaN : column.doubles()[row];
        return value > 0 ? value : Double.NaN;
    }

    /** The systematic part of a cycle's uncertainty; NaN where it is not known. */
    static double systematic(Column column, int row) {
        return column.systematic().length == 0 ? Double.NaN : column.systematic()[row];
    }

    /** The last complete cycle at the current of the reference cycle, counted from it as 1; 0 when there is none. */
    int length() {
        int first = row(reference);
        for (int row = cycle.length - 1; row >= 0 && first >= 0; row--) {
            double ratio = current[row] / current[first];
            boolean complete = retention.doubles()[row] > 0 && efficiency.doubles()[row] > 0;
            if (complete && ratio <= SAME && ratio >= 1 / SAME) {
                return (int) (cycle[row] - reference + 1);
            }
        }
        return 0;
    }
}
