// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.clock;

/** What a clock was found by. */
public enum ClockOrigin {
    /** Voltages that the frames' computer logged. */
    VOLTAGE,
    /** Events that frames show: changes of the current. */
    EVENTS,
    /** Nothing: as the study states it. */
    STATED
}
