// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api.figure;

/**
 * The area between two lines.
 * @param x abscissae; the mark owns the arrays
 * @param low lower ordinates
 * @param high upper ordinates
 * @param ink colour, usually with some opacity
 * @param label text of the legend; empty for none
 */
public record Band(double[] x, double[] low, double[] high, Ink ink, String label) implements Mark {
    public Band {
        Points.requireEqual(x, low, high);
    }

    /** An unlabelled band. */
    public static Band of(double[] x, double[] low, double[] high, Ink ink) {
        return new Band(x, low, high, ink, "");
    }
}
