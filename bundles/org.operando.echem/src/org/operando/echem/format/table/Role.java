// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.table;

import org.operando.api.Unit;

/** What a column of a table can be to a cell record. */
public enum Role {
    /** Time since the start. */
    TEST_TIME("s"),
    /** Seconds since 1970, or days of MATLAB's count. */
    UNIX_TIME("s"),
    /** Date and time as text. */
    DATE("1"),
    /** Time since the start as text: hours, minutes and seconds. */
    DURATION("1"),
    /** Time since the start of the step. */
    STEP_TIME("s"),
    /** Voltage. */
    VOLTAGE("V"),
    /** Current. */
    CURRENT("A"),
    /** Cycle number. */
    CYCLE("1"),
    /** A number that changes where a step begins. */
    STEP("1"),
    /** Line of the schedule. */
    STEP_INDEX("1"),
    /** Kind of the step, as text. */
    STEP_TYPE("1"),
    /** Number of the record. */
    RECORD("1"),
    /** Charge in one column. */
    CAPACITY("Ah"),
    /** Charge of charging. */
    CHARGED("Ah"),
    /** Charge of discharging. */
    DISCHARGED("Ah"),
    /** Energy in one column. */
    ENERGY("Wh"),
    /** Energy of charging. */
    ENERGY_CHARGED("Wh"),
    /** Energy of discharging. */
    ENERGY_DISCHARGED("Wh");

    private final Unit unit;

    Role(String unit) {
        this.unit = Unit.of(unit);
    }

    /** The unit of a cell record. */
    public Unit unit() {
        return unit;
    }

    /** Whether the column holds texts. */
    public boolean isText() {
        return this == DATE || this == DURATION || this == STEP_TYPE;
    }

    /** Whether the column holds whole numbers. */
    public boolean isWhole() {
        return this == CYCLE || this == STEP || this == STEP_INDEX || this == RECORD;
    }
}
