// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure.view;

import org.operando.api.figure.AxisSpec;

/**
 * What an axis shows.
 * @param from value at the left or bottom end
 * @param to value at the right or top end
 * @param scale linear or logarithmic
 */
public record AxisRange(double from, double to, AxisSpec.Scale scale) {
    /** Narrower ranges have no distinct numbers at their ticks. */
    private static final double NARROWEST = 1e-10;
    private static final double WIDEST = 1e250;

    /** What an axis shows by itself. */
    public static AxisRange of(AxisSpec axis) {
        return new AxisRange(axis.from(), axis.to(), axis.scale());
    }

    /** Whether an axis can show it: finite, neither too narrow nor too wide for numbers, positive when logarithmic. */
    public boolean isPossible() {
        double size = Math.max(Math.abs(from), Math.abs(to));
        boolean finite = size < WIDEST && size > 1 / WIDEST && Math.abs(to - from) > NARROWEST * size;
        return finite && (scale == AxisSpec.Scale.LINEAR || from > 0 && to > 0);
    }

    /** An axis that shows it. */
    public AxisSpec on(AxisSpec axis) {
        return new AxisSpec(axis.label(), from, to, scale, axis.labelled(), axis.names(),
                axis.numbering());
    }

    /** Whether a value lies in it. */
    public boolean contains(double value) {
        return value >= Math.min(from, to) && value <= Math.max(from, to);
    }
}
