// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api.figure;

/**
 * A bar as long as a length of the x axis, with a text above it: for maps and micrographs without axes.
 * @param length in units of the x axis, greater than 0
 * @param label the length with its unit, e.g. {@code "1 µm"}
 * @param corner where it stands
 * @param ink colour; one that is seen on what lies below
 */
public record ScaleBar(double length, String label, Corner corner, Ink ink) implements Mark {
    public ScaleBar {
        if (!(length > 0)) {
            throw new IllegalArgumentException("a scale bar of " + length);
        }
    }

    /** A black bar at the bottom right. */
    public static ScaleBar of(double length, String label) {
        return new ScaleBar(length, label, Corner.BOTTOM_RIGHT, Ink.BLACK);
    }

    /** The same elsewhere. */
    public ScaleBar at(Corner place) {
        return new ScaleBar(length, label, place, ink);
    }

    /** The same in another colour. */
    public ScaleBar in(Ink colour) {
        return new ScaleBar(length, label, corner, colour);
    }
}
