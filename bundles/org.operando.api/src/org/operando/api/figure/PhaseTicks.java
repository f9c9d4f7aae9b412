// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api.figure;

/**
 * A row of short upright ticks: positions of a phase's reflections under a pattern.
 * @param x positions; the mark owns the array
 * @param y ordinate of the ticks' middles
 * @param ink colour and pen
 * @param label the phase in the legend; empty for none
 */
public record PhaseTicks(double[] x, double y, Ink ink, String label) implements Mark {
    /** Ticks of 0.7 pt. */
    public static PhaseTicks of(double[] x, double y, Ink ink, String label) {
        return new PhaseTicks(x, y, ink.withWidth(0.7), label);
    }
}
