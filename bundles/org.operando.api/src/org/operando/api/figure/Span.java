// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api.figure;

/**
 * A shaded stretch of an axis.
 * @param vertical a stretch of x, over the full height; else of y
 * @param from its beginning
 * @param to its end
 * @param ink colour
 * @param label text inside; empty for none
 */
public record Span(boolean vertical, double from, double to, Ink ink, String label) implements Mark {
    /** A stretch of x. */
    public static Span ofX(double from, double to, Ink ink, String label) {
        return new Span(true, from, to, ink, label);
    }

    /** A stretch of y. */
    public static Span ofY(double from, double to, Ink ink, String label) {
        return new Span(false, from, to, ink, label);
    }
}
