// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.clock;

/**
 * Some frames in a row and their clock; a clock that jumps gives more than one.
 * @param from first frame, by its place
 * @param to one after the last
 * @param fit the clock
 * @param halfHours of the offset that a time zone explains
 */
record FrameClock(int from, int to, ClockFit fit, int halfHours) {
}
