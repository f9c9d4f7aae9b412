// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.neware;

import java.util.Set;
import java.util.TreeSet;
import org.operando.api.Context;

/**
 * Current ranges of NEWARE cyclers. Currents, charges and energies are stored as counts; what a count is follows from
 * the range code by decades: {@code m = 10^(min(floor(log10 code), 3) - 4)} mA for positive codes,
 * {@code 10^(min(floor(log10 |code|), 3) - 5)} mA for negative ones. The rule gives every code that is known from
 * measured files; it is used for others too, with a warning.
 */
final class RangeCode {
    /** Codes whose factor was seen to be right, here or by peers. */
    private static final Set<Integer> KNOWN = Set.of(-100000000, -200000, -100000, -60000, -30000, -50000, -40000,
            -20000,
            -12000, -10000, -6000, -5000, -3000, -2000, -1000, -500, -100, -50, -25, -20, -10, -5, -2, -1, 0, 1, 2, 5,
            10,
            20, 25, 50, 100, 200, 250, 500, 1000, 6000, 10000, 12000, 20000, 30000, 40000, 50000, 60000, 100000,
            200000);

    private final Set<Integer> unlisted = new TreeSet<>();
    private int last;
    private double lastFactor;

    /** Milliamperes a count. */
    static double milliamperes(int code) {
        if (code == -100000000) {
            return 10;
        }
        if (code == 0) {
            return 0;
        }
        int decade = 0;
        for (long rest = Math.abs((long) code); rest >= 10 && decade < 3; rest /= 10) {
            decade++;
        }
        return POWERS[decade + (code > 0 ? 1 : 0)];
    }

    /** 1e-5 to 1e-1. */
    private static final double[] POWERS = {1e-5, 1e-4, 1e-3, 1e-2, 1e-1};

    /** Milliamperes a count; remembers codes that are not listed. */
    double factor(int code) {
        if (code != last) {
            if (!KNOWN.contains(code)) {
                unlisted.add(code);
            }
            last = code;
            lastFactor = milliamperes(code);
        }
        return lastFactor;
    }

    /** Warns of codes that are not listed. */
    void report(String file, Context context) {
        if (!unlisted.isEmpty()) {
            context.warn(file, "range code " + unlisted
                    + " is not in the list of known ones; the current's factor follows "
                    + "the rule by decades: compare the current with what the schedule says");
        }
    }
}
