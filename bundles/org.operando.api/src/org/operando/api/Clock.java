// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

import java.util.Optional;

/**
 * How the clock of a measurement goes with that of its cell's record: {@code t_cell = t (1 + drift) + offset}.
 *
 * <p>Frames without a time stamp have the time of their number n, from 1: exposed from (n - 1) to n periods.
 *
 * @param offset added to this measurement's seconds; its uncertainty is that of every time
 * @param drift seconds gained a second
 * @param period seconds from frame to frame, for frames that carry a number but no time stamp
 */
public record Clock(
        @In("s") @Default("0 s") @Doc("Added to the seconds of this measurement to get the cell's.") Quantity offset,
        @Default("0") @Doc("Seconds that the cell's clock gains in a second.") double drift,
        @In("s") @Range(
                min = 1e-9) @Doc("Seconds from frame to frame; for frames that carry a number but no time stamp.") Optional<Double> period) {
}
