// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api.figure;

/**
 * An arrow from above the panel to its upper edge, with a text: marks a line, e.g. of a foil.
 * @param x value of x it points to
 * @param text above it
 * @param ink colour
 */
public record Arrow(double x, String text, Ink ink) implements Mark {
    /** A red arrow. */
    public static Arrow red(double x, String text) {
        return new Arrow(x, text, Ink.rgb(0xb5301f));
    }
}
