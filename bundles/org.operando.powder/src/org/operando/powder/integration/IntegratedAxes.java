// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import java.util.Locale;
import java.util.Optional;
import org.operando.api.Axis;
import org.operando.api.OperationException;
import org.operando.api.Table;
import org.operando.api.figure.AxisSpec;
import org.operando.powder.PatternSeries;

/** What the figures of integrated frames have in common: axes by their terms, and frames by their numbers. */
final class IntegratedAxes {
    static final String ANGLE = "2*\u03b8* (\u00b0)";

    private IntegratedAxes() {
    }

    /** Symbol and unit of a radial axis. */
    static String label(Axis axis) {
        return switch (axis.name()) {
            case "q" -> "*Q* (\u00c5^{\u22121})";
            case "d" -> "*d* (\u00c5)";
            case "r" -> "*r* (mm)";
            default -> ANGLE;
        };
    }

    /** An axis of the radius from the first to the last of these values. */
    static AxisSpec across(Axis axis, double[] x) {
        return AxisSpec.of(label(axis), x[0], x[x.length - 1]);
    }

    /**
     * Row of the frame that is shown.
     * @param number of the frame; empty for the first with a result
     * @param problems why a frame has none
     */
    static int row(Table frames, Optional<Long> number, String[] problems) throws OperationException {
        double[] numbers = frames.column(PatternSeries.Columns.NUMBER).doubles();
        for (int i = 0; i < numbers.length; i++) {
            if (number.isEmpty() ? problems[i].isEmpty() : numbers[i] == number.get()) {
                if (!problems[i].isEmpty()) {
                    throw new OperationException("frame " + number.get() + " has none: " + problems[i], "frame",
                            "take another frame, or leave it out for the first good one");
                }
                return i;
            }
        }
        throw new OperationException("there is no frame " + number.map(Object::toString).orElse("with a result"),
                "frame", String.format(Locale.ROOT, "the frames are numbered %.0f to %.0f", numbers[0],
                        numbers[numbers.length - 1]));
    }

    /** From {@code from} to {@code to}, the second excluded: the values of a window; ascending or descending. */
    static int[] window(double[] x, Optional<Double> from, Optional<Double> to) throws OperationException {
        double low = from.orElse(Double.NEGATIVE_INFINITY);
        double high = to.orElse(Double.POSITIVE_INFINITY);
        int first = 0;
        while (first < x.length && !(x[first] >= low && x[first] <= high)) {
            first++;
        }
        int last = first;
        while (last < x.length && x[last] >= low && x[last] <= high) {
            last++;
        }
        if (last - first < 2) {
            throw new OperationException("no points between 'from' and 'to' to show", "from", String.format(Locale.ROOT,
                    "the axis goes from %.4g to %.4g", x[0], x[x.length - 1]));
        }
        return new int[] {first, last};
    }
}
