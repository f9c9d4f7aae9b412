// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.series;

/** Along what a series is shown. */
public enum Along {
    /** Time, hours. */
    TIME,
    /** Number of the pattern. */
    FRAME,
    /** Times, at which voltages are written. */
    VOLTAGE,
    /** Times, at which states of charge are written. */
    SOC
}
