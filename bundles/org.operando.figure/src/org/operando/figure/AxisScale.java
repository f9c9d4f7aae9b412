// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import org.operando.api.figure.AxisSpec;

/**
 * Maps the values of an axis to points on the page and back.
 *
 * <p>position = start + (f(v) - f(from)) / (f(to) - f(from)) (end - start), f(v) = v or ln v.
 */
final class AxisScale {
    private final boolean log;
    private final double origin;
    private final double factor;
    private final double start;
    private final double end;
    private final double from;
    private final double to;

    /**
     * @param spec the axis
     * @param start points of {@code spec.from()}
     * @param end points of {@code spec.to()}
     */
    AxisScale(AxisSpec spec, double start, double end) {
        this.log = spec.scale() == AxisSpec.Scale.LOG;
        this.from = spec.from();
        this.to = spec.to();
        this.origin = forward(from);
        this.factor = (end - start) / (forward(to) - origin);
        this.start = start;
        this.end = end;
    }

    private double forward(double value) {
        return log ? Math.log(value) : value;
    }

    /** Points of a value; NaN for NaN, infinities and values at or below 0 on a logarithmic axis. */
    double position(double value) {
        if (!log) {
            double p = start + (value - origin) * factor;
            return Math.abs(p) <= Double.MAX_VALUE ? p : Double.NaN;
        }
        return value > 0 && value <= Double.MAX_VALUE ? start + (Math.log(value) - origin) * factor : Double.NaN;
    }

    /** The value at a position. */
    double value(double position) {
        double f = origin + (position - start) / factor;
        return log ? Math.exp(f) : f;
    }

    /** Whether a value lies between the ends, with room for rounding. */
    boolean shows(double value) {
        double p = position(value);
        return p >= Math.min(start, end) - 1e-6 && p <= Math.max(start, end) + 1e-6;
    }

    boolean isLog() {
        return log;
    }

    double low() {
        return Math.min(from, to);
    }

    double high() {
        return Math.max(from, to);
    }

    /** Length of the axis, points. */
    double length() {
        return Math.abs(end - start);
    }
}
