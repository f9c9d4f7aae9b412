// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api.figure;

/**
 * A straight line across the panel at one value.
 * @param vertical at a value of x; else at a value of y
 * @param at the value
 * @param ink colour and pen
 * @param label text at the line, at its upper or right end; empty for none
 */
public record Rule(boolean vertical, double at, Ink ink, String label) implements Mark {
    /** A line at a value of x. */
    public static Rule atX(double x, Ink ink) {
        return new Rule(true, x, ink, "");
    }

    /** A line at a value of y. */
    public static Rule atY(double y, Ink ink) {
        return new Rule(false, y, ink, "");
    }

    /** The same with a text. */
    public Rule labelled(String text) {
        return new Rule(vertical, at, ink, text);
    }
}
