// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.probe;

import java.util.Optional;
import org.operando.api.Quantity;
import org.operando.api.Table;

/**
 * Currents and the voltages that they gave, and the sizes that stood in the same table.
 * @param points columns {@code current} (A) and {@code voltage} (V), one row a point
 * @param thickness of the film or pellet
 * @param spacing distance of neighbouring tips of a probe in line
 * @param diameter of the disc
 * @param width of the pellet
 * @param length distance of the voltage probes
 */
public record IvTable(Table points, Optional<Quantity> thickness, Optional<Quantity> spacing,
        Optional<Quantity> diameter, Optional<Quantity> width, Optional<Quantity> length) {
    /** Name of the column of currents. */
    public static final String CURRENT = "current";
    /** Name of the column of voltages. */
    public static final String VOLTAGE = "voltage";

    /** Points without any size. */
    public static IvTable of(Table points) {
        return new IvTable(points, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty());
    }
}
