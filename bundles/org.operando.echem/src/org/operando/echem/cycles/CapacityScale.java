// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.cycles;

import java.util.Arrays;

/**
 * The unit in which capacities are drawn: that whose prefix gives numbers that can be read.
 * @param label as an axis names it, e.g. {@code µAh g^{−1}}
 * @param factor what a capacity of the table (mAh, mAh/g, mAh/cm2) is multiplied with
 */
record CapacityScale(String label, double factor) {
    /**
     * The unit for capacities.
     * @param unit theirs: {@code mAh}, {@code mAh/g} or {@code mAh/cm2}
     * @param highest of them
     */
    static CapacityScale of(String unit, double highest) {
        String by = switch (unit) {
            case "mAh" -> "";
            case "mAh/g" -> " g^{−1}";
            case "mAh/cm2" -> " cm^{−2}";
            default -> throw new IllegalArgumentException("no unit of a capacity: " + unit);
        };
        if (highest < 1e-4) {
            return new CapacityScale("nAh" + by, 1e6);
        } else if (highest < 0.1) {
            return new CapacityScale("µAh" + by, 1e3);
        } else if (highest < 1e4) {
            return new CapacityScale("mAh" + by, 1);
        }
        return new CapacityScale("Ah" + by, 1e-3);
    }

    /** Numbers of the table in this unit. */
    double[] of(double[] capacities) {
        return factor == 1 ? capacities : Arrays.stream(capacities).map(c -> c * factor).toArray();
    }
}
