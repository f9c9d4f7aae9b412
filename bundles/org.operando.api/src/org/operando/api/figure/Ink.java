// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api.figure;

/**
 * Colour and pen.
 * @param argb colour, alpha in the highest byte
 * @param widthPt width of lines, points
 * @param dash pattern of lines
 */
public record Ink(int argb, double widthPt, Dash dash) {
    /** Pattern of a line. */
    public enum Dash {
        /** Unbroken. */
        SOLID,
        /** Dashes. */
        DASHED,
        /** Dots. */
        DOTTED
    }

    /** Black, 1 pt. */
    public static final Ink BLACK = new Ink(0xff000000, 1, Dash.SOLID);
    /** Grey for guides, 0.6 pt. */
    public static final Ink GREY = new Ink(0xff808080, 0.6, Dash.SOLID);

    /** Colours that are told apart by colour-blind readers and in grey: blue, vermilion, green, orange, purple, sky. */
    private static final int[] SERIES = {0xff1f6fb5, 0xffc9553b, 0xff2a8c5b, 0xffe0992a, 0xff7b5aa6, 0xff4fb0d9};

    /** The n-th colour of a series (from 0, starting again after six), 1 pt. */
    public static Ink series(int n) {
        return new Ink(SERIES[Math.floorMod(n, SERIES.length)], 1, Dash.SOLID);
    }

    /** An opaque colour, e.g. 0xb5301f, 1 pt. */
    public static Ink rgb(int rgb) {
        return new Ink(0xff000000 | rgb, 1, Dash.SOLID);
    }

    /** The same colour with another width. */
    public Ink withWidth(double points) {
        return new Ink(argb, points, dash);
    }

    /** The same with another pattern. */
    public Ink withDash(Dash pattern) {
        return new Ink(argb, widthPt, pattern);
    }

    /** The same with an opacity from 0 to 1. */
    public Ink withOpacity(double opacity) {
        return new Ink((argb & 0xffffff) | (int) Math.round(opacity * 255) << 24, widthPt, dash);
    }
}
