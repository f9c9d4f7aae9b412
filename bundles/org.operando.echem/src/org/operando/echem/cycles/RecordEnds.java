// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.cycles;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.operando.api.CellRecord.Columns;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.Table;

/** Tells of a record that begins or ends within a cycle: its first or last cycle is not to be compared with others. */
final class RecordEnds {
    /** Distance from where the other cycles end at which a half was not finished, V. */
    private static final double SHORT = 0.05;
    /** Rows that show how far a counter advances from record to record. */
    private static final int FIRST_ROWS = 10;

    private final StepSums steps;
    private final CycleSums sums;
    private final boolean positive;
    private final Table records;
    private final double[] voltage;

    RecordEnds(StepSums steps, CycleSums sums, Electrode electrode, Table records) {
        this.steps = steps;
        this.sums = sums;
        positive = electrode == Electrode.POSITIVE;
        this.records = records;
        voltage = records.doubles(Columns.VOLTAGE);
    }

    /**
     * Takes out what is not known of the half cycle that the record begins within: its hours and its energy, which begin
     * with the record even where the cycler's counter of the charge does not.
     */
    static void takeOutCut(StepSums steps, CycleSums sums, Table records) {
        if (!beginsWithin(steps, records)) {
            return;
        }
        int direction = steps.direction()[0];
        int cycle = Arrays.binarySearch(sums.number(), steps.cycle()[0]);
        sums.cut(cycle, direction);
        steps.energy()[0] = Double.NaN;
        (direction > 0 ? sums.chargedEnergy() : sums.dischargedEnergy())[cycle] = Double.NaN;
    }

    /**
     * Whether the first record lies within a step with current: its counter is further than the records after it advance
     * by, or its time does not begin at 0 and its voltage is past that where other such steps begin.
     */
    private static boolean beginsWithin(StepSums steps, Table records) {
        int direction = steps.direction()[0];
        int rows = Math.min(FIRST_ROWS, steps.end()[0]);
        if (direction == 0 || rows < 3) {
            return false;
        }
        Optional<double[]> charge = records.find(Columns.CAPACITY).map(Column::doubles);
        if (charge.isPresent() && Math.abs(charge.get()[0]) > 2 * advance(charge.get(), rows)) {
            return true;
        }
        double[] time = records.doubles(Columns.TIME);
        double[] voltage = records.doubles(Columns.VOLTAGE);
        double[] begins = IntStream.range(1, steps.count()).filter(s -> steps.direction()[s] == direction)
                .mapToDouble(s -> voltage[steps.first()[s]]).filter(Double::isFinite).sorted().toArray();
        return time[0] > 2 * advance(time, rows) && begins.length >= 3
                && (voltage[0] - begins[begins.length / 2]) * direction > SHORT;
    }

    /** The largest difference between neighbours. */
    private static double advance(double[] values, int rows) {
        return IntStream.range(1, rows).mapToDouble(i -> Math.abs(values[i] - values[i - 1])).max().orElseThrow();
    }

    void warn(Context context) {
        int last = sums.count() - 1;
        double[] first = positive ? sums.charged() : sums.discharged();
        double[] second = positive ? sums.discharged() : sums.charged();
        String one = positive ? "charge" : "discharge";
        String other = positive ? "discharge" : "charge";
        int begun = Arrays.binarySearch(sums.number(), steps.cycle()[0]);
        if (!sums.isWhole(begun)) {
            context.warn("cycle " + steps.cycle()[0], "the record begins within its "
                    + (steps.direction()[0] > 0 ? "charge" : "discharge") + String.format(Locale.ROOT,
                            ", at %.0f s and %.3f V: energy, mean voltage, current and efficiencies of it are not "
                                    + "known, and no retention refers to it",
                            records.doubles(Columns.TIME)[0], voltage[0]));
        }
        if (!(first[0] > 0) && second[0] > 0) {
            context.warn("cycle " + sums.number()[0], "the record begins within it: it has no " + one
                    + ", so that it has no efficiency");
        }
        if (first[last] > 0 && !(second[last] > 0)) {
            context.warn("cycle " + sums.number()[last], "the record ends within it: it has no " + other
                    + ", so that it has no efficiency and no retention");
        } else if (last >= 3) {
            cut(context);
        }
    }

    /** Whether the last step that the record has ends far from where such steps end in the other cycles. */
    private void cut(Context context) {
        int s = steps.count() - 1;
        int direction = steps.direction()[s];
        if (direction == 0) {
            return;
        }
        double[] ends = new double[sums.count()];
        Arrays.fill(ends, Double.NaN);
        for (int k = 0; k < s; k++) {
            if (steps.direction()[k] == direction) {
                ends[Arrays.binarySearch(sums.number(), steps.cycle()[k])] = voltage[steps.end()[k] - 1];
            }
        }
        double[] known = Arrays.stream(ends, 0, ends.length - 1).filter(Double::isFinite).sorted().toArray();
        double own = voltage[steps.end()[s] - 1];
        if (known.length >= 3 && (known[known.length / 2] - own) * direction > SHORT) {
            context.warn("cycle " + steps.cycle()[s], String.format(Locale.ROOT,
                    "the record ends within its %s, at %.3f V where the others end at %.3f V: its capacity is not whole",
                    direction > 0 ? "charge" : "discharge", own, known[known.length / 2]));
        }
    }
}
