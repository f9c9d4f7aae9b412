// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem;

import org.operando.api.Context;

/**
 * Counts the steps, or pulses, whose current has another sign than their type says, and those whose voltage falls while
 * they charge or rises while they discharge, and tells of both.
 */
public final class SignCheck {
    private final String part;
    private final double least;
    private int count;
    private int against;
    private int firstAgainst;
    private int told;
    private int falling;

    /**
     * Nothing counted yet.
     * @param part what a part is called, e.g. "step"
     * @param least change of voltage that says whether a part charges, V: noise and a short part's overpotential are
     *        less
     */
    public SignCheck(String part, double least) {
        this.part = part;
        this.least = least;
    }

    /** A part that is passed over: it counts, but neither charges nor discharges. */
    public void neither() {
        count++;
    }

    /**
     * A part that charges or discharges.
     * @param number its number, from 1
     * @param direction 1 charges, -1 discharges
     * @param current in its middle, A, as the file has it
     * @param rise change of the voltage over it, V
     */
    public void add(int number, int direction, double current, double rise) {
        count++;
        if (current * direction < 0) {
            against++;
            firstAgainst = firstAgainst == 0 ? number : firstAgainst;
        }
        told += Math.abs(rise) > least ? 1 : 0;
        falling += rise * direction < -least ? 1 : 0;
    }

    /** Tells where current and type disagree, and that the voltage falls while most parts charge. */
    public void warn(Context context) {
        if (against > 0) {
            context.warn(part + " " + firstAgainst, "its current has the wrong sign for its type, as that of "
                    + against + " of " + count + " " + part + "s; the type says whether it charges");
        }
        if (falling > 0 && 2 * falling > told) {
            context.warn("current", "the voltage falls in " + falling + " of " + told + " " + part
                    + "s that charge, or rises where they discharge: its sign seems to be the wrong one; "
                    + "charge and discharge are as the file has them");
        }
    }
}
