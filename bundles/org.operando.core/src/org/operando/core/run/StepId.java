// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.util.Comparator;

/**
 * A step of a plan.
 * @param measurement name of the measurement; empty for a comparison
 * @param name name of the step
 */
public record StepId(String measurement, String name) implements Comparable<StepId> {
    private static final Comparator<StepId> ORDER = Comparator.comparing(StepId::measurement)
            .thenComparing(StepId::name);

    /** Where its result file lies in the results folder. */
    public String file() {
        return measurement.isEmpty() ? "compare/" + name + ".nxs" : "steps/" + measurement + "/" + name + ".nxs";
    }

    @Override
    public int compareTo(StepId other) {
        return ORDER.compare(this, other);
    }

    /** {@code measurement/step}. */
    @Override
    public String toString() {
        return (measurement.isEmpty() ? "compare" : measurement) + "/" + name;
    }
}
