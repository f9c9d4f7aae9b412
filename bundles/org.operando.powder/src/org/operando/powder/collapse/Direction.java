// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.collapse;

/** Patterns of which direction of the current. */
public enum Direction {
    /** Current above 0. */
    CHARGE,
    /** Current below 0. */
    DISCHARGE,
    /** All. */
    BOTH
}
