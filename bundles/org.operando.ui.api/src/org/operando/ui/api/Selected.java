// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

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
        /** Number of a frame or pattern, as the study counts them. */
        FRAME,
        /** Number of a cycle. */
        CYCLE,
        /** Time on the clock of the cell, s. */
        TIME,
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

    /** Nothing. */
    public static final Selected NOTHING = new Selected(Map.of());

    public Selected {
        values = Map.copyOf(values);
    }

    /** The same with one kind chosen anew. */
    public Selected with(Kind kind, Object value) {
        Map<Kind, Object> all = new EnumMap<>(Kind.class);
        all.putAll(values);
        all.put(kind, value);
        return new Selected(all);
    }

    /** The name or text of a kind. */
    public Optional<String> text(Kind kind) {
        return Optional.ofNullable(values.get(kind)).map(Object::toString);
    }

    /** The number of a kind. */
    public Optional<Double> number(Kind kind) {
        return values.get(kind) instanceof Number n ? Optional.of(n.doubleValue()) : Optional.empty();
    }
}
