// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.cycles;

import java.util.Arrays;
import java.util.Locale;
import org.operando.api.Context;

/** Tells of a record that begins or ends within a cycle: its first or last cycle is not to be compared with others. */
final class RecordEnds {
    /** Distance from where the other cycles end at which a half was not finished, V. */
    private static final double SHORT = 0.05;

    private final StepSums steps;
    private final CycleSums sums;
    private final boolean positive;
    private final double[] voltage;

    RecordEnds(StepSums steps, CycleSums sums, Electrode electrode, double[] voltage) {
        this.steps = steps;
        this.sums = sums;
        positive = electrode == Electrode.POSITIVE;
        this.voltage = voltage;
    }

    void warn(Context context) {
        int last = sums.count() - 1;
        double[] first = positive ? sums.charged() : sums.discharged();
        double[] second = positive ? sums.discharged() : sums.charged();
        String one = positive ? "charge" : "discharge";
        String other = positive ? "discharge" : "charge";
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
