// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem;

import java.util.Optional;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.Label;

/**
 * What the columns of a table hold, by their names in the file. A unit in brackets behind a name wins over that in the
 * file's own name, and is needed where the file has none: {@code "Current (mA)"}, {@code "I [uA]"}.
 *
 * @param time seconds since the start, or another unit of time, or a date
 * @param voltage voltage
 * @param current current
 * @param capacity charge in one column
 * @param charged charge of charging
 * @param discharged charge of discharging
 * @param cycle cycle number
 * @param step a number that changes where a step begins
 * @param temperature temperature
 * @param sign which current is above 0
 * @param counting where the counters of charge begin anew
 */
public record ColumnMapping(
        @Label("Time") @Doc("Column of the time since the start, or of a date and time, e.g. \"Zeit (h)\".") String time,
        @Label("Voltage") @Doc("Column of the voltage, e.g. \"U [mV]\".") String voltage,
        @Label("Current") @Doc("Column of the current, e.g. \"I [mA]\".") String current,
        @Label("Capacity") @Doc("Column of the charge, when one column holds it.") Optional<String> capacity,
        @Label("Charge capacity") @Doc("Column of the charge of charging, when two columns hold it.") Optional<String> charged,
        @Label("Discharge capacity") @Doc("Column of the charge of discharging.") Optional<String> discharged,
        @Label("Cycle") @Doc("Column of the cycle number.") Optional<String> cycle,
        @Label("Step") @Doc("Column of a number that changes where a step begins.") Optional<String> step,
        @Label("Temperature") @Doc("Column of the temperature.") Optional<String> temperature,
        @Default("charge-positive") @Label("Sign") @Doc("Which current is above 0 in the file.") Sign sign,
        @Default("never") @Label("Counting") @Doc("Where the counters of charge begin anew.") Counting counting) {

    /** Which current is above 0. */
    public enum Sign {
        /** Charging. */
        CHARGE_POSITIVE,
        /** Discharging. */
        DISCHARGE_POSITIVE
    }

    /** Where the counters of charge begin anew. */
    public enum Counting {
        /** In each step. */
        STEP,
        /** In each cycle, or when the schedule says so: where they fall. */
        CYCLE,
        /** Never: they run over the whole test. */
        NEVER
    }
}
