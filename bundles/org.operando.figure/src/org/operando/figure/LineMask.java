// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.util.Arrays;

/**
 * Draws a line that crosses itself many times, as hundreds of sweeps do: each pixel knows which of its 32 samples the
 * pen has reached (Carpenter 1984), and where all are, nothing more is drawn, so that time is bounded by the picture.
 * Left out is only what reaches nothing new, or repeats what was drawn within an eighth of a pixel.
 */
final class LineMask {
    private static final int COLUMNS = 8;
    private static final int ROWS = 4;
    private static final int TILE = 16;
    /** Lines before full tiles are looked for; after each of the first looks twice as many. */
    private static final int FIRST_LOOK = 4000;
    /** Turns of a smaller cosine get a round join, others one of straight edges. */
    private static final double SMOOTH = 0.8;
    /** Lines whose direction has a smaller part are upright or level. */
    private static final double STRAIGHT = 1e-6;
    private static final double FAR = 1e9;
    /** Abscissae of a row are whole numbers: 2^16 to a sample. */
    private static final int SHIFT = 16;
    private static final double FIXED = COLUMNS * (double) (1 << SHIFT);

    private final int width;
    private final int height;
    private final double half;
    /** From what is full to what is not: a pen with its joins, and a pixel. */
    private final double edge;
    private final double[] pattern;
    /** A bit a sample, eight a row. */
    private final int[] samples;
    private final int tileColumns;
    /** Pixels of each tile that are not yet full. */
    private final int[] open;
    /** The largest rectangle of full tiles found so far; what lies in it needs no look. */
    private double fullLeft;
    private double fullTop;
    private double fullRight;
    private double fullBottom;
    private int untilFull = FIRST_LOOK;
    private int looks;
    /** Lines drawn before, by their hash: both ends in eighths of a pixel. */
    private final long[] drawn = new long[1 << 16];
    /** Way along the dashes, pixels. */
    private double way;
    private double directionX;
    private double directionY;

    private LineMask(int width, int height, Pen pen, double scale) {
        this.width = width;
        this.height = height;
        half = Math.max(0.2, pen.width() * scale / 2);
        edge = 2 * half + 1;
        pattern = Arrays.stream(pen.pattern()).map(length -> length * scale).toArray();
        samples = new int[width * height];
        tileColumns = (width + TILE - 1) / TILE;
        open = new int[tileColumns * ((height + TILE - 1) / TILE)];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                open[row / TILE * tileColumns + column / TILE]++;
            }
        }
    }

    /**
     * The pixels of a line.
     * @param path points, x and y in turn; NaN lifts the pen
     * @param at what is seen, points; its edges are whole pixels
     * @param scale pixels per point
     */
    static Pixels draw(double[] path, Pen pen, Area at, double scale) {
        LineMask mask = new LineMask((int) Math.round(at.width() * scale), (int) Math.round(at.height() * scale), pen,
                scale);
        boolean before = false;
        double x = 0;
        double y = 0;
        for (int i = 0; i < path.length; i += 2) {
            double nextX = (path[i] - at.x()) * scale;
            double nextY = (path[i + 1] - at.y()) * scale;
            boolean drawn = !Double.isNaN(nextX);
            if (!before) {
                mask.begin();
                boolean alone = drawn && (i + 2 >= path.length || Double.isNaN(path[i + 2]));
                if (alone) {
                    // measured, though without neighbours
                    mask.disc(nextX, nextY, 1.4 * mask.half);
                }
            } else if (drawn) {
                mask.segment(x, y, nextX, nextY);
            }
            before = drawn;
            x = nextX;
            y = nextY;
        }
        return mask.pixels(pen.argb());
    }

    private Pixels pixels(int argb) {
        int all = COLUMNS * ROWS;
        for (int i = 0; i < samples.length; i++) {
            int alpha = ((argb >>> 24) * Integer.bitCount(samples[i]) + all / 2) / all;
            samples[i] = alpha == 0 ? 0 : alpha << 24 | argb & 0xffffff;
        }
        return new Pixels(samples, width, height);
    }

    private void begin() {
        way = 0;
        directionX = 0;
        directionY = 0;
    }

    private void segment(double x0, double y0, double x1, double y1) {
        if (pattern.length == 0 && inFull(x0, y0) && inFull(x1, y1)) {
            begin();
            return;
        }
        double dx = x1 - x0;
        double dy = y1 - y0;
        double length = Math.sqrt(dx * dx + dy * dy);
        if (length == 0) {
            return;
        }
        double ux = dx / length;
        double uy = dy / length;
        double cosine = ux * directionX + uy * directionY;
        double joined = directionX == 0 && directionY == 0 ? 0 : half * Math.sqrt(Math.max(0, 1 - cosine * cosine));
        if (joined > 0 && cosine < SMOOTH) {
            if (pattern.length == 0 || inked(way)) {
                disc(x0, y0, half);
            }
            joined = 0;
        }
        directionX = ux;
        directionY = uy;
        if (pattern.length == 0 && repeated(x0, y0, x1, y1)) {
            return;
        }
        if (--untilFull == 0) {
            findFull();
        }
        double enter = Math.max(0, enter(x0, y0, ux, uy, -edge, -edge, width + edge, height + edge));
        double leave = Math.min(length, leave(x0, y0, ux, uy, -edge, -edge, width + edge, height + edge));
        double inside = enter(x0, y0, ux, uy, fullLeft + edge, fullTop + edge, fullRight - edge, fullBottom - edge);
        double outside = leave(x0, y0, ux, uy, fullLeft + edge, fullTop + edge, fullRight - edge, fullBottom - edge);
        for (double from = enter; from < leave;) {
            if (from >= inside && from < outside) {
                from = outside;
                continue;
            }
            double to = Math.min(leave, from + TILE);
            boolean inked = true;
            if (pattern.length > 0) {
                inked = inked(way + from);
                to = Math.min(to, from + Math.max(0.01, untilChange(way + from)));
            }
            if (inked) {
                piece(x0 + from * ux, y0 + from * uy, ux, uy, to - from, from == 0 ? joined : 0);
            }
            from = to;
        }
        way += length;
    }

    private boolean inFull(double x, double y) {
        return x > fullLeft + edge && x < fullRight - edge && y > fullTop + edge && y < fullBottom - edge;
    }

    /** Whether the newest line of the same hash was the same within an eighth of a pixel, as in sweeps that repeat. */
    private boolean repeated(double x0, double y0, double x1, double y1) {
        if (Math.min(Math.min(x0, x1), Math.min(y0, y1)) < 0 || Math.max(Math.max(x0, x1), Math.max(y0, y1)) > 8000) {
            return false;
        }
        long key = 1 + ((long) (8 * x0) << 48 | (long) (8 * y0) << 32 | (long) (8 * x1) << 16 | (long) (8 * y1));
        int slot = (int) (key * 0x9e3779b97f4a7c15L >>> 48);
        boolean same = drawn[slot] == key;
        drawn[slot] = key;
        return same;
    }

    /** Way from the beginning at which a line enters a rectangle; infinite when it never does. */
    private static double enter(double x, double y, double ux, double uy, double left, double top, double right,
            double bottom) {
        return Math.max(enter(x, ux, left, right), enter(y, uy, top, bottom));
    }

    private static double enter(double from, double by, double low, double high) {
        if (by == 0 || low > high) {
            return from >= low && from <= high ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return ((by > 0 ? low : high) - from) / by;
    }

    private static double leave(double x, double y, double ux, double uy, double left, double top, double right,
            double bottom) {
        return Math.min(leave(x, ux, left, right), leave(y, uy, top, bottom));
    }

    private static double leave(double from, double by, double low, double high) {
        return by == 0 ? Double.POSITIVE_INFINITY : ((by > 0 ? high : low) - from) / by;
    }

    /** The largest rectangle of full tiles: for each tile as the top right one of its least height. */
    private void findFull() {
        looks++;
        untilFull = FIRST_LOOK << Math.min(looks, 3);
        int[] heights = new int[tileColumns];
        double largest = 0;
        for (int row = 0; row * tileColumns < open.length; row++) {
            for (int column = 0; column < tileColumns; column++) {
                heights[column] = open[row * tileColumns + column] == 0 ? heights[column] + 1 : 0;
                int least = heights[column];
                for (int first = column; first >= 0 && heights[first] > 0; first--) {
                    least = Math.min(least, heights[first]);
                    if (least * (column - first + 1) > largest) {
                        largest = least * (column - first + 1);
                        fullLeft = TILE * first;
                        fullRight = TILE * (column + 1);
                        fullTop = TILE * (row + 1 - least);
                        fullBottom = TILE * (row + 1);
                    }
                }
            }
        }
    }

    private boolean inked(double at) {
        return at % (pattern[0] + pattern[1]) < pattern[0];
    }

    private double untilChange(double at) {
        double phase = at % (pattern[0] + pattern[1]);
        return (phase < pattern[0] ? pattern[0] : pattern[0] + pattern[1]) - phase;
    }

    /** Whether a box has pixels that are not full. */
    private boolean open(double left, double top, double right, double bottom) {
        int firstColumn = Math.max(0, (int) left / TILE);
        int lastColumn = Math.min(width - 1, (int) right) / TILE;
        int lastRow = Math.min(height - 1, (int) bottom) / TILE;
        for (int row = Math.max(0, (int) top / TILE); row <= lastRow; row++) {
            for (int column = firstColumn; column <= lastColumn; column++) {
                if (open[row * tileColumns + column] > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A rectangle along a direction: the samples with |across| at most half the width and -back to length along it. */
    private void piece(double x, double y, double ux, double uy, double length, double back) {
        double beginX = x - back * ux;
        double beginY = y - back * uy;
        double endX = x + length * ux;
        double endY = y + length * uy;
        double tall = half * Math.abs(ux);
        double top = Math.min(beginY, endY) - tall;
        double bottom = Math.max(beginY, endY) + tall;
        double wide = half * Math.abs(uy);
        if (!open(Math.min(beginX, endX) - wide, top, Math.max(beginX, endX) + wide, bottom)) {
            return;
        }
        int row = (int) Math.max(0, Math.ceil(top * ROWS - 0.5));
        int last = (int) Math.min(ROWS * height - 1.0, Math.floor(bottom * ROWS - 0.5));
        double dy = (row + 0.5) / ROWS - y;
        // in a row, the sides and the ends bound x; both go on by equal steps
        double slant = Math.abs(uy) < STRAIGHT ? 0 : ux / uy;
        double sideHalf = Math.abs(uy) < STRAIGHT ? FAR : half / Math.abs(uy);
        long sideLow = fixed(x + dy * slant - sideHalf);
        long sideHigh = fixed(x + dy * slant + sideHalf);
        long sideStep = Math.round(slant / ROWS * FIXED);
        double slope = Math.abs(ux) < STRAIGHT ? 0 : -uy / ux;
        double one = Math.abs(ux) < STRAIGHT ? -FAR : -back / ux;
        double other = Math.abs(ux) < STRAIGHT ? FAR : length / ux;
        long endLow = fixed(x + dy * slope + Math.min(one, other));
        long endHigh = fixed(x + dy * slope + Math.max(one, other));
        long endStep = Math.round(slope / ROWS * FIXED);
        for (; row <= last; row++) {
            span(row, Math.max(sideLow, endLow), Math.min(sideHigh, endHigh));
            sideLow += sideStep;
            sideHigh += sideStep;
            endLow += endStep;
            endHigh += endStep;
        }
    }

    /** A pixel coordinate such that the sample at or right of it is its whole number of samples. */
    private static long fixed(double x) {
        return (long) ((x + 0.5 / COLUMNS) * FIXED);
    }

    private void disc(double x, double y, double radius) {
        if (!open(x - radius, y - radius, x + radius, y + radius)) {
            return;
        }
        int last = (int) Math.min(ROWS * height - 1.0, Math.floor((y + radius) * ROWS - 0.5));
        for (int row = (int) Math.max(0, Math.ceil((y - radius) * ROWS - 0.5)); row <= last; row++) {
            double dy = (row + 0.5) / ROWS - y;
            double chord = Math.sqrt(Math.max(0, radius * radius - dy * dy));
            span(row, fixed(x - chord), fixed(x + chord));
        }
    }

    private void span(int row, long low, long high) {
        int first = (int) Math.max(0, low >> SHIFT);
        int last = (int) Math.min(COLUMNS * width - 1, (high >> SHIFT) - 1);
        if (first > last) {
            return;
        }
        int line = row / ROWS;
        int shift = row % ROWS * COLUMNS;
        int lastColumn = last / COLUMNS;
        for (int column = first / COLUMNS; column <= lastColumn; column++) {
            int bits = 0xff;
            if (column == first / COLUMNS) {
                bits = bits << first % COLUMNS & 0xff;
            }
            if (column == lastColumn) {
                bits &= 0xff >> COLUMNS - 1 - last % COLUMNS;
            }
            int before = samples[line * width + column];
            int after = before | bits << shift;
            if (after != before) {
                samples[line * width + column] = after;
                if (after == -1) {
                    open[line / TILE * tileColumns + column / TILE]--;
                }
            }
        }
    }
}
