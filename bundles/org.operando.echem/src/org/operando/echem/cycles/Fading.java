// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.cycles;

import org.operando.api.Column;
import org.operando.api.Quantity;
import org.operando.api.Unit;

/** What of the capacity is left by cycle: which cycles are formation, and when a part is lost. */
final class Fading {
    /** Formation takes a few cycles: a change of current after more of them is part of the test's programme. */
    static final int MOST_FORMATION = 5;

    private final CycleSums sums;
    private final int reference;
    private final int start;

    /**
     * @param reference place of the cycle that retention refers to
     */
    Fading(CycleSums sums, int reference) {
        this.sums = sums;
        this.reference = reference;
        int changed = CycleKernel.firstAfterFormation(sums);
        start = sums.number()[changed] - sums.number()[0] <= MOST_FORMATION ? changed : firstComplete();
    }

    /** Place of the first cycle with both halves; 0 when there is none. */
    int firstComplete() {
        for (int c = 0; c < sums.count(); c++) {
            if (complete(c)) {
                return c;
            }
        }
        return 0;
    }

    private boolean complete(int c) {
        return sums.isComplete(c);
    }

    /** How many cycles are formation: those before the first change of current, when it comes soon. */
    int formationCycles() {
        return start > firstComplete() ? start : 0;
    }

    /** What each cycle is for. */
    Column part() {
        String[] parts = new String[sums.count()];
        for (int c = 0; c < parts.length; c++) {
            parts[c] = c < formationCycles() ? "formation"
                    : !complete(c) ? "incomplete"
                            : CycleKernel.sameCurrent(sums, c, start) ? "cycling" : "other current";
        }
        return Column.of("part", parts);
    }

    /**
     * The retention of the n-th cycle, the reference cycle being the first; not known when the record ends before.
     * @param retention column in per cent
     */
    Quantity after(Column retention, int cycles) {
        for (int c = reference; c < sums.count(); c++) {
            if (sums.number()[c] == sums.number()[reference] + cycles - 1) {
                return retention.quantity(c);
            }
        }
        return new Quantity(Double.NaN, Double.NaN, retention.unit(), "");
    }

    /**
     * How many cycles, the reference cycle being the first, until no more than a part of its capacity is left:
     * interpolated between the first one at or below it, at the current of the reference cycle, that the next one does
     * not rise above again, and the one before. Its uncertainty is that of the retention over the mean fall a cycle.
     * @param retention column in per cent
     */
    Quantity cyclesTo(Column retention, double percent) {
        double[] left = retention.doubles();
        int before = reference;
        for (int c = reference + 1; c < sums.count(); c++) {
            if (Double.isNaN(left[c]) || !complete(c) || !CycleKernel.sameCurrent(sums, c, reference)) {
                continue;
            }
            if (left[c] <= percent && staysBelow(left, c, percent)) {
                double part = left[before] > left[c] ? (left[before] - percent) / (left[before] - left[c]) : 1;
                double at = sums.number()[before] + Math.clamp(part, 0, 1) * (sums.number()[c] - sums.number()[before]);
                double count = at - sums.number()[reference] + 1;
                double known = retention.uncertainties().length == 0 ? Double.NaN : retention.uncertainties()[c];
                double u = known * (count - 1) / (100 - percent);
                return new Quantity(count, u, Unit.ONE, Double.isNaN(u) ? "" : retention.origin());
            }
            before = c;
        }
        return new Quantity(Double.NaN, Double.NaN, Unit.ONE, "");
    }

    private boolean staysBelow(double[] left, int cycle, double percent) {
        for (int c = cycle + 1; c < left.length; c++) {
            if (!Double.isNaN(left[c]) && complete(c) && CycleKernel.sameCurrent(sums, c, reference)) {
                return left[c] <= percent;
            }
        }
        return true;
    }
}
