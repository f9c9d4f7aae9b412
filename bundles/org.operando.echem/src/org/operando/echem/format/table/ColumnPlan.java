// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.table;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.operando.api.Unit;

/** Which column of a table is what in a cell record, and in which unit. */
public final class ColumnPlan {
    /**
     * A column with its unit.
     * @param index number in the table, from 0
     * @param unit unit in the file
     */
    public record Source(int index, Unit unit) {
    }

    /**
     * A further column.
     * @param index number in the table, from 0
     * @param from unit in the file
     * @param name name in the record
     * @param to unit in the record
     */
    public record Extra(int index, Unit from, String name, Unit to) {
    }

    private final Map<Role, Source> roles = new EnumMap<>(Role.class);
    private final List<Extra> extras = new ArrayList<>();
    private boolean capacityOfStep;
    private boolean energyOfStep;

    /** Gives a role to a column; the first one keeps it. */
    public ColumnPlan with(Role role, int column, Unit unit) {
        roles.putIfAbsent(role, new Source(column, unit));
        return this;
    }

    /** Adds a further column, unless one of that name is there. */
    public ColumnPlan withExtra(int column, Unit from, String name, Unit to) {
        if (extras.stream().noneMatch(e -> e.name().equals(name))) {
            extras.add(new Extra(column, from, name, to));
        }
        return this;
    }

    /** Says of the counters of charge whether they begin anew in each step. */
    public ColumnPlan capacityOfStep(boolean eachStep) {
        capacityOfStep = eachStep;
        return this;
    }

    /** Says of the counters of energy whether they begin anew in each step. */
    public ColumnPlan energyOfStep(boolean eachStep) {
        energyOfStep = eachStep;
        return this;
    }

    /** The column of a role. */
    public Optional<Source> source(Role role) {
        return Optional.ofNullable(roles.get(role));
    }

    /** Whether a column has this role. */
    public boolean has(Role role) {
        return roles.containsKey(role);
    }

    Map<Role, Source> roles() {
        return roles;
    }

    List<Extra> extras() {
        return extras;
    }

    boolean isCapacityOfStep() {
        return capacityOfStep;
    }

    boolean isEnergyOfStep() {
        return energyOfStep;
    }

    /** Whether the column is of use, as a role or as a further column. */
    public boolean uses(int column) {
        return roles.values().stream().anyMatch(s -> s.index() == column)
                || extras.stream().anyMatch(e -> e.index() == column);
    }
}
