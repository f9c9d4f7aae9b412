// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import org.operando.api.figure.Ink;

/**
 * How an outline is stroked: butt ends, round joins.
 * @param argb colour; alpha 0 for no stroke
 * @param width points
 * @param dash pattern; lengths are {@link #pattern}
 * @param crisp whether a raster may move it by half a pixel to make it sharp: axes and ticks, not curves
 */
public record Pen(int argb, double width, Ink.Dash dash, boolean crisp) {
    /** No stroke. */
    public static final Pen NONE = new Pen(0, 0, Ink.Dash.SOLID, false);

    /** A pen for data. */
    static Pen of(Ink ink) {
        return new Pen(ink.argb(), ink.widthPt(), ink.dash(), false);
    }

    /** A pen for axes. */
    static Pen axis(int argb, double width) {
        return new Pen(argb, width, Ink.Dash.SOLID, true);
    }

    /** Whether there is anything to draw. */
    public boolean visible() {
        return argb >>> 24 != 0 && width > 0;
    }

    /** Lengths of dashes and gaps, points; empty for an unbroken line. */
    public double[] pattern() {
        return switch (dash) {
            case SOLID -> new double[0];
            case DASHED -> new double[] {Math.max(2.6, 3.5 * width), Math.max(1.4, 2 * width)};
            case DOTTED -> new double[] {Math.max(0.8, width), Math.max(1.2, 1.5 * width)};
        };
    }
}
