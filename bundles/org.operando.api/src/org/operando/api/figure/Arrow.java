// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api.figure;

/**
 * An arrow from outside the panel to its edge, with a text: marks a line of a foil, a phase, or a moment.
 * @param vertical from above to a value of x; else from the right to a value of y
 * @param at the value it points to
 * @param text at its tail
 * @param ink colour
 */
public record Arrow(boolean vertical, double at, String text, Ink ink) implements Mark {
    /** A red arrow from above to a value of x. */
    public static Arrow red(double x, String text) {
        return new Arrow(true, x, text, Ink.rgb(0xb5301f));
    }

    /** An arrow from the right to a value of y; its panel can have no right axis. */
    public static Arrow fromRight(double y, String text, Ink ink) {
        return new Arrow(false, y, text, ink);
    }
}
