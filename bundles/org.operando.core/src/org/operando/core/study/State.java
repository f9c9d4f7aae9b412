// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.study;

import java.util.Optional;
import org.operando.api.Doc;
import org.operando.api.In;
import org.operando.api.Quantity;

/**
 * State of a sample when it was measured.
 * @param direction last direction of the current
 * @param voltage against Li
 * @param soc state of charge, delithiated fraction
 * @param cycle cycle number
 * @param current current of the last step, e.g. in mA/g
 * @param note free text
 */
public record State(
        @Doc("Last direction of the current.") Optional<Direction> direction,
        @In("V") @Doc("Voltage against Li.") Optional<Quantity> voltage,
        @In("%") @Doc("State of charge: delithiated fraction.") Optional<Quantity> soc,
        @Doc("Cycle number.") Optional<Integer> cycle,
        @In("mA/g") @Doc("Current of the last step.") Optional<Quantity> current,
        @Doc("Anything else.") Optional<String> note) {
    /** Direction of the current. */
    public enum Direction {
        /** Not cycled. */
        PRISTINE,
        /** Li leaves the positive electrode. */
        CHARGED,
        /** Li enters the positive electrode. */
        DISCHARGED
    }
}
