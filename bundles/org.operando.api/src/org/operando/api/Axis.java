// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

import java.util.Objects;

/**
 * Axis of a signal.
 * @param name e.g. {@code two_theta}
 * @param unit unit of the values
 * @param values one a grid point; the record owns the array
 */
public record Axis(String name, Unit unit, double[] values) {
    public Axis {
        Objects.requireNonNull(unit, "unit");
        if (name.isBlank() || name.contains("/")) {
            throw new IllegalArgumentException("an axis needs a name without '/': '" + name + "'");
        }
    }

    /** An axis in the unit named. */
    public static Axis of(String name, String unit, double[] values) {
        return new Axis(name, Unit.of(unit), values);
    }
}
