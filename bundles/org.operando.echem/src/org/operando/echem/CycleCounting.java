// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem;

/**
 * Who numbers the cycles. The rules are those of the NEWARE software: only charge and discharge steps switch; rest,
 * pause, control, pulse, simulation and ramp steps belong to the cycle before them.
 */
public enum CycleCounting {
    /** The numbers that the file stores. */
    FILE,
    /** A new cycle begins with the first charge step after a discharge step. */
    CHARGE_FIRST,
    /** A new cycle begins with the first discharge step after a charge step. */
    DISCHARGE_FIRST,
    /** As charge first or discharge first, whichever kind of step comes first. */
    AUTOMATIC;

    /**
     * Cycle of each step, from 1.
     * @param directions one a step in order: 1 charges, -1 discharges, 0 neither
     * @throws IllegalStateException for {@link #FILE}, which has no rule
     */
    public int[] cycles(int[] directions) {
        int opening = switch (this) {
            case FILE -> throw new IllegalStateException("the file's own numbers follow no rule");
            case CHARGE_FIRST -> 1;
            case DISCHARGE_FIRST -> -1;
            case AUTOMATIC -> first(directions);
        };
        int[] cycles = new int[directions.length];
        int cycle = 1;
        int last = 0;
        for (int i = 0; i < directions.length; i++) {
            if (directions[i] != 0) {
                if (directions[i] == opening && last == -opening) {
                    cycle++;
                }
                last = directions[i];
            }
            cycles[i] = cycle;
        }
        return cycles;
    }

    private static int first(int[] directions) {
        for (int direction : directions) {
            if (direction != 0) {
                return direction;
            }
        }
        return 1;
    }
}
