// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

/** The faces of the shipped font, Liberation Sans 2. */
public enum Face {
    /** Upright. */
    REGULAR("Regular"),
    /** Slanted, for symbols of quantities. */
    ITALIC("Italic"),
    /** Heavy, for letters of panels. */
    BOLD("Bold"),
    /** Heavy and slanted. */
    BOLD_ITALIC("BoldItalic");

    private final String suffix;

    Face(String suffix) {
        this.suffix = suffix;
    }

    /** Path of the TrueType file, from this class. */
    public String resource() {
        return "fonts/LiberationSans-" + suffix + ".ttf";
    }

    /** Whether its strokes are heavy. */
    boolean heavy() {
        return this == BOLD || this == BOLD_ITALIC;
    }

    /** Whether it is slanted. */
    boolean slanted() {
        return this == ITALIC || this == BOLD_ITALIC;
    }

    /** The slanted or upright sister. */
    Face italic(boolean slanted) {
        if (slanted) {
            return heavy() ? BOLD_ITALIC : ITALIC;
        }
        return heavy() ? BOLD : REGULAR;
    }
}
