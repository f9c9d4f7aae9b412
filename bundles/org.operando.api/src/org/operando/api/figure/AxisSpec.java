// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api.figure;

import java.util.List;
import java.util.stream.IntStream;

/**
 * An axis of a panel. From above to runs downwards (or to the left).
 * @param label quantity and unit, e.g. {@code "2*θ* (°)"}
 * @param from value at the left or bottom end
 * @param to value at the right or top end
 * @param scale linear or logarithmic
 * @param labelled whether label and tick numbers are drawn; off for an axis shared with the panel beside
 * @param names what stands at ticks instead of numbers; empty for numbers
 * @param numbering which values may have a tick and a number
 */
public record AxisSpec(String label, double from, double to, Scale scale, boolean labelled, List<Name> names,
        Numbering numbering) {
    /** A tick with a text, e.g. a sample, or a potential on an axis of time. */
    public record Name(double at, String text) {
    }

    /** How values map to lengths. */
    public enum Scale {
        /** Equal steps, equal lengths. */
        LINEAR,
        /** Equal ratios, equal lengths; values above 0 only. */
        LOG
    }

    /** Which values of an axis may have a tick and a number. */
    public enum Numbering {
        /** All: the painter chooses. */
        ALL,
        /** Whole numbers: cycles, patterns, what is counted one by one. */
        WHOLE,
        /** Zero and above: an intensity whose axis goes on below zero for the ticks of phases and a difference. */
        FROM_ZERO,
        /** None: lines that are shifted against each other, whose heights mean nothing. */
        NONE
    }

    public AxisSpec {
        names = List.copyOf(names);
        if (!Double.isFinite(from) || !Double.isFinite(to) || from == to) {
            throw new IllegalArgumentException("axis '" + label + "' from " + from + " to " + to);
        }
        if (scale == Scale.LOG && !(from > 0 && to > 0)) {
            throw new IllegalArgumentException("logarithmic axis '" + label + "' from " + from + " to " + to);
        }
    }

    /** An axis whose ticks the painter chooses. */
    public AxisSpec(String label, double from, double to, Scale scale, boolean labelled, List<Name> names) {
        this(label, from, to, scale, labelled, names, Numbering.ALL);
    }

    /** A linear axis with these ends. */
    public static AxisSpec of(String label, double from, double to) {
        return new AxisSpec(label, from, to, Scale.LINEAR, true, List.of());
    }

    /**
     * A linear axis around these values with 4 % of room at either end; NaN are passed over. All equal or none: a range
     * of one around them.
     */
    public static AxisSpec around(String label, double[]... values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double[] some : values) {
            for (double v : some) {
                if (Double.isFinite(v)) {
                    low = Math.min(low, v);
                    high = Math.max(high, v);
                }
            }
        }
        if (low > high) {
            return of(label, 0, 1);
        }
        double room = high > low ? 0.04 * (high - low) : 0.5 * Math.max(1e-3, Math.abs(low) * 1e-3);
        return of(label, low - room, high + room);
    }

    /** An axis of samples or other things without order: the first at 1, the second at 2, and half a step around. */
    public static AxisSpec categories(String label, String... texts) {
        List<Name> names = IntStream.range(0, texts.length).mapToObj(i -> new Name(i + 1, texts[i])).toList();
        return of(label, 0.5, texts.length + 0.5).named(names);
    }

    /** The same axis with these ticks and no others. */
    public AxisSpec named(List<Name> ticks) {
        return new AxisSpec(label, from, to, scale, labelled, ticks, numbering);
    }

    /** The same axis on a logarithmic scale. */
    public AxisSpec logarithmic() {
        return new AxisSpec(label, from, to, Scale.LOG, labelled, names, numbering);
    }

    /** The same axis the other way round. */
    public AxisSpec reversed() {
        return new AxisSpec(label, to, from, scale, labelled, names, numbering);
    }

    /** The same axis with ticks but neither numbers nor label. */
    public AxisSpec bare() {
        return new AxisSpec(label, from, to, scale, false, names, numbering);
    }

    /** The same axis with ticks at whole numbers only. */
    public AxisSpec whole() {
        return numbered(Numbering.WHOLE);
    }

    /** The same axis with ticks at zero and above only. */
    public AxisSpec fromZero() {
        return numbered(Numbering.FROM_ZERO);
    }

    /** The same axis with its label, but neither ticks nor numbers. */
    public AxisSpec unnumbered() {
        return numbered(Numbering.NONE);
    }

    private AxisSpec numbered(Numbering which) {
        return new AxisSpec(label, from, to, scale, labelled, names, which);
    }
}
