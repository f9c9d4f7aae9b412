// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api.figure;

/**
 * A text at a point.
 * @param x abscissa of the text's anchor
 * @param y ordinate of the text's anchor
 * @param text the text
 * @param align which point of the text the anchor is, across
 * @param ink colour
 * @param angle degrees, anticlockwise
 */
public record Note(double x, double y, String text, Align align, Ink ink, double angle) implements Mark {
    /** Which point of a text lies at its anchor; its middle across. */
    public enum Align {
        /** The text begins there. */
        LEFT,
        /** The text is centred there. */
        CENTRE,
        /** The text ends there. */
        RIGHT
    }

    /** A black text without a turn. */
    public static Note of(double x, double y, String text, Align align) {
        return new Note(x, y, text, align, Ink.BLACK, 0);
    }
}
