// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

/**
 * What is drawn over a figure to show what is chosen: a line or a stretch across a panel. It is no part of the page and is
 * not exported.
 * @param panel index of the panel on the page
 * @param vertical at values of x; else at values of y
 * @param from the value, or the beginning of the stretch
 * @param to the same value, or the end of the stretch
 * @param label short text at its end; empty for none
 */
public record Marker(int panel, boolean vertical, double from, double to, String label) {
    /** An upright line at a value of x. */
    public static Marker atX(int panel, double x, String label) {
        return new Marker(panel, true, x, x, label);
    }

    /** A level line at a value of y. */
    public static Marker atY(int panel, double y, String label) {
        return new Marker(panel, false, y, y, label);
    }

    /** A stretch of x. */
    public static Marker ofX(int panel, double from, double to, String label) {
        return new Marker(panel, true, from, to, label);
    }

    /** A stretch of y. */
    public static Marker ofY(int panel, double from, double to, String label) {
        return new Marker(panel, false, from, to, label);
    }
}
