// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.Optional;
import org.operando.figure.MaskPicture;

/** A mask that is being drawn with brush and eraser, stroke by stroke; places are in micrometres. */
public final class MaskDrawing {
    private static final int MOST_STROKES = 100;
    private static final long HISTORY_BITS = 1L << 28;

    /**
     * Where the pixels lie.
     * @param columns number of columns
     * @param rows number of rows
     * @param pixel side of a pixel, um
     * @param x left edge, um
     * @param y upper edge, um
     */
    public record Grid(int columns, int rows, double pixel, double x, double y) {
        /** Whether a mask may have as many pixels. */
        public boolean isPossible() {
            return columns > 0 && rows > 0 && (long) columns * rows <= MaskPicture.MOST_PIXELS && pixel > 0;
        }
    }

    private final Grid grid;
    private final Optional<String> region;
    private final int kept;
    private final Deque<BitSet> undo = new ArrayDeque<>();
    private final Deque<BitSet> redo = new ArrayDeque<>();
    private BitSet inside;
    private boolean stroke;

    /**
     * @param region name of the region whose mask is changed; empty for a new one
     * @param begun what is inside already
     */
    public MaskDrawing(Grid grid, Optional<String> region, BitSet begun) {
        this.grid = grid;
        this.region = region;
        inside = (BitSet) begun.clone();
        kept = (int) Math.clamp(HISTORY_BITS / ((long) grid.columns() * grid.rows()), 5, MOST_STROKES);
    }

    /** Where the pixels lie. */
    public Grid grid() {
        return grid;
    }

    /** Name of the region whose mask is changed; empty for a new one. */
    public Optional<String> region() {
        return region;
    }

    /** The mask as it is now; later strokes do not change it. */
    public MaskPicture picture() {
        return new MaskPicture(grid.columns(), grid.rows(), (BitSet) inside.clone());
    }

    /** Pixels inside. */
    public int count() {
        return inside.cardinality();
    }

    /**
     * Sets or clears the pixels that a round brush passes from one place to another, one at least.
     * @param width of the brush, pixels
     * @param erase whether they are cleared
     * @param ended whether the stroke ends here
     */
    public void stroke(double fromX, double fromY, double toX, double toY, double width, boolean erase, boolean ended) {
        if (!stroke) {
            remember();
        }
        stroke = !ended;
        double[] from = {(fromX - grid.x()) / grid.pixel(), (fromY - grid.y()) / grid.pixel()};
        double[] to = {(toX - grid.x()) / grid.pixel(), (toY - grid.y()) / grid.pixel()};
        // a brush as narrow as a pixel still meets the centre of the one it is on
        double radius = Math.max(width / 2, Math.sqrt(0.5));
        int top = Math.max(0, (int) Math.floor(Math.min(from[1], to[1]) - radius));
        int bottom = Math.min(grid.rows() - 1, (int) Math.ceil(Math.max(from[1], to[1]) + radius));
        for (int row = top; row <= bottom; row++) {
            double[] near = across(row + 0.5, from, to, radius);
            int left = Math.max(0, (int) Math.floor(near[0]));
            int right = Math.min(grid.columns() - 1, (int) Math.ceil(near[1]));
            for (int column = left; column <= right; column++) {
                if (distance(column + 0.5, row + 0.5, from, to) <= radius) {
                    inside.set(row * grid.columns() + column, !erase);
                }
            }
        }
    }

    private void remember() {
        undo.push((BitSet) inside.clone());
        redo.clear();
        if (undo.size() > kept) {
            undo.removeLast();
        }
    }

    /**
     * Sets or clears the pixels whose centres lie in a polygon, by the even-odd rule, as one stroke.
     * @param x corners
     * @param y likewise; the last is joined with the first
     * @param erase whether they are cleared
     */
    public void polygon(double[] x, double[] y, boolean erase) {
        remember();
        for (int row = 0; row < grid.rows(); row++) {
            double at = grid.y() + (row + 0.5) * grid.pixel();
            double[] cuts = cuts(x, y, at);
            for (int i = 0; i + 1 < cuts.length; i += 2) {
                int from = Math.clamp((long) Math.ceil((cuts[i] - grid.x()) / grid.pixel() - 0.5), 0, grid.columns());
                int to = Math.clamp((long) Math.ceil((cuts[i + 1] - grid.x()) / grid.pixel() - 0.5), 0,
                        grid.columns());
                inside.set(row * grid.columns() + from, row * grid.columns() + Math.max(from, to), !erase);
            }
        }
    }

    /** Where the edges of a polygon cross a level, ascending. */
    private static double[] cuts(double[] x, double[] y, double at) {
        double[] cuts = new double[x.length];
        int count = 0;
        for (int i = 0; i < x.length; i++) {
            int next = (i + 1) % x.length;
            if (y[i] <= at != y[next] <= at) {
                cuts[count++] = x[i] + (at - y[i]) / (y[next] - y[i]) * (x[next] - x[i]);
            }
        }
        double[] sorted = Arrays.copyOf(cuts, count);
        Arrays.sort(sorted);
        return sorted;
    }

    /** Sets or clears pixels as one stroke. */
    public void change(BitSet pixels, boolean erase) {
        remember();
        if (erase) {
            inside.andNot(pixels);
        } else {
            inside.or(pixels);
        }
    }

    /** The columns that a stroke may touch in a row: a long oblique one must not cost the area of its bounds. */
    private static double[] across(double y, double[] from, double[] to, double radius) {
        double dy = to[1] - from[1];
        double first = dy == 0 ? 0 : Math.clamp((y - radius - from[1]) / dy, 0, 1);
        double last = dy == 0 ? 1 : Math.clamp((y + radius - from[1]) / dy, 0, 1);
        double a = from[0] + first * (to[0] - from[0]);
        double b = from[0] + last * (to[0] - from[0]);
        return new double[] {Math.min(a, b) - radius - 1, Math.max(a, b) + radius};
    }

    /** Distance of a place from the stretch between two others. */
    private static double distance(double x, double y, double[] from, double[] to) {
        double dx = to[0] - from[0];
        double dy = to[1] - from[1];
        double length = dx * dx + dy * dy;
        double along = length == 0 ? 0
                : Math.clamp(((x - from[0]) * dx + (y - from[1]) * dy) / length, 0, 1);
        return Math.hypot(x - from[0] - along * dx, y - from[1] - along * dy);
    }

    /** Takes the last stroke back; false when there is none. */
    public boolean undo() {
        return swap(undo, redo);
    }

    /** Makes the stroke again that was taken back; false when there is none. */
    public boolean redo() {
        return swap(redo, undo);
    }

    private boolean swap(Deque<BitSet> from, Deque<BitSet> to) {
        if (from.isEmpty()) {
            return false;
        }
        to.push(inside);
        inside = from.pop();
        return true;
    }
}
