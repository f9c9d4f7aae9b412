// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What is chosen in a study: any of its things and places. Immutable.
 * @param values what is chosen, by kind; a text for things with a name, a number in the unit of its kind for the others
 */
public record Selected(Map<Kind, Object> values) {
    /** Kinds of what can be chosen. */
    public enum Kind {
        /** Name of a sample. */
        SAMPLE,
        /** Name of a cell. */
        CELL,
        /** Name of a state. */
        STATE,
        /** Name of a measurement. */
        MEASUREMENT,
        /** Name of a step of the measurement. */
        STEP,
        /** Number of a frame or pattern, as the study counts them. */
        FRAME,
        /** Number of a cycle. */
        CYCLE,
        /** Time on the clock of the cell, s. */
        TIME,
        /** Stretch of time on the clock of the cell, s, as {@link Interval}. */
        TIMES,
        /** Voltage, V. */
        VOLTAGE,
        /** State of charge, %. */
        STATE_OF_CHARGE,
        /** Row and column of a pixel, as int[2]. */
        PIXEL,
        /** Slice, row and column of a voxel, as int[3]. */
        VOXEL,
        /** Name of a particle. */
        PARTICLE,
        /** Name of a region. */
        REGION
    }

    /** A stretch of values. */
    public record Interval(double from, double to) {
        /** Whether a value lies in it or at its ends. */
        public boolean contains(double value) {
            return value >= from && value <= to;
        }
    }

    /** Nothing. */
    public static final Selected NOTHING = new Selected(Map.of());

    public Selected {
        Map<Kind, Object> same = new HashMap<>(values);
        // 12 and 12.0 are one frame
        same.replaceAll((kind, value) -> value instanceof Number n ? (Object) n.doubleValue() : value);
        values = Map.copyOf(same);
    }

    /** The same with one kind chosen anew. */
    public Selected with(Kind kind, Object value) {
        Map<Kind, Object> all = new EnumMap<>(Kind.class);
        all.putAll(values);
        all.put(kind, value);
        return new Selected(all);
    }

    /** The same with a kind that is not chosen. */
    public Selected without(Kind kind) {
        Map<Kind, Object> all = new HashMap<>(values);
        all.remove(kind);
        return new Selected(all);
    }

    /** The same with a kind as it is in another, chosen or not. */
    public Selected withKindOf(Selected other, Kind kind) {
        return other.values.containsKey(kind) ? with(kind, other.values.get(kind)) : without(kind);
    }

    /** Kinds in which two differ. */
    public Set<Kind> differences(Selected other) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (Kind kind : Kind.values()) {
            if (!Objects.deepEquals(values.get(kind), other.values.get(kind))) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    /** The name or text of a kind. */
    public Optional<String> text(Kind kind) {
        return Optional.ofNullable(values.get(kind)).map(Object::toString);
    }

    /** The number of a kind. */
    public Optional<Double> number(Kind kind) {
        return values.get(kind) instanceof Number n ? Optional.of(n.doubleValue()) : Optional.empty();
    }

    /** The stretch of a kind. */
    public Optional<Interval> interval(Kind kind) {
        return values.get(kind) instanceof Interval i ? Optional.of(i) : Optional.empty();
    }
}
