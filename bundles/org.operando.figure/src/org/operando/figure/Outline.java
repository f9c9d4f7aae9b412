// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.util.Arrays;

/**
 * A path of lines and cubic curves in points, as plain arrays: each target turns it into its own. Filled by the
 * non-zero rule.
 */
public final class Outline {
    /** Begins a new piece; one point. */
    public static final byte MOVE = 0;
    /** A line; one point. */
    public static final byte LINE = 1;
    /** A cubic curve; two control points and the end. */
    public static final byte CURVE = 2;
    /** Closes the piece; no point. */
    public static final byte CLOSE = 3;

    /** Distance of the control points of a quarter circle, in radii: 4/3 (sqrt 2 - 1). */
    private static final double QUARTER = 0.5522847498307936;

    private byte[] ops = new byte[16];
    private double[] xy = new double[32];
    private int opCount;
    private int xyCount;
    private boolean rectanglesOnly = true;

    /** An empty outline. */
    public Outline() {
    }

    /** Begins a new piece. */
    public Outline move(double x, double y) {
        rectanglesOnly = false;
        op(MOVE);
        point(x, y);
        return this;
    }

    /** Adds a line. */
    public Outline line(double x, double y) {
        op(LINE);
        point(x, y);
        return this;
    }

    /** Closes the piece. */
    public Outline close() {
        op(CLOSE);
        return this;
    }

    /** Adds a closed rectangle. */
    public Outline rectangle(double x, double y, double width, double height) {
        boolean only = rectanglesOnly;
        move(x, y).line(x + width, y).line(x + width, y + height).line(x, y + height).close();
        rectanglesOnly = only;
        return this;
    }

    /** Adds a closed circle. */
    public Outline circle(double x, double y, double radius) {
        double k = QUARTER * radius;
        move(x + radius, y);
        curve(x + radius, y + k, x + k, y + radius, x, y + radius);
        curve(x - k, y + radius, x - radius, y + k, x - radius, y);
        curve(x - radius, y - k, x - k, y - radius, x, y - radius);
        curve(x + k, y - radius, x + radius, y - k, x + radius, y);
        return close();
    }

    private void curve(double x1, double y1, double x2, double y2, double x, double y) {
        op(CURVE);
        point(x1, y1);
        point(x2, y2);
        point(x, y);
    }

    private void op(byte op) {
        if (opCount == ops.length) {
            ops = Arrays.copyOf(ops, 2 * opCount);
        }
        ops[opCount++] = op;
    }

    private void point(double x, double y) {
        if (xyCount == xy.length) {
            xy = Arrays.copyOf(xy, 2 * xyCount);
        }
        xy[xyCount++] = x;
        xy[xyCount++] = y;
    }

    /** Number of steps. */
    public int size() {
        return opCount;
    }

    /** The steps: MOVE, LINE, CURVE, CLOSE; a copy. */
    public byte[] ops() {
        return Arrays.copyOf(ops, opCount);
    }

    /** The points of all steps, x and y in turn; a copy. */
    public double[] xy() {
        return Arrays.copyOf(xy, xyCount);
    }

    /** Whether it consists of upright rectangles only, which a raster fills much faster. */
    public boolean rectanglesOnly() {
        return rectanglesOnly && opCount > 0;
    }
}
