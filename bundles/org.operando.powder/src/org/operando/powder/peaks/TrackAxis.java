// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

/** Against what a quantity is followed along a series. */
public enum TrackAxis {
    /** Time since the beginning of the cell's record; the pattern's number where no time is known. */
    TIME,
    /** The cell's voltage; time where it is not known. */
    VOLTAGE
}
