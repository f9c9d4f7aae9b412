// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.regions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.figure.MaskPicture;
import org.operando.ui.api.MaskDrawing;

/** A mask as marks of a figure: the edges of its pixels, and hatching, so that what is below stays visible. */
final class MaskMarks {
    /** Stretches that one line mark takes without being thinned. */
    private static final int A_LINE = 1300;
    /** Stretches after which no more are drawn: noise has no outline that could be looked at. */
    private static final int MOST = 60_000;
    private static final int HATCHES = 48;

    private final MaskPicture mask;
    private final MaskDrawing.Grid grid;
    private final List<double[]> stretches = new ArrayList<>();

    private MaskMarks(MaskPicture mask, MaskDrawing.Grid grid) {
        this.mask = mask;
        this.grid = grid;
    }

    /** Hatching, then the outline. */
    static List<Mark> of(MaskPicture mask, MaskDrawing.Grid grid, Ink ink) {
        List<Mark> marks = new ArrayList<>();
        if (mask.inside().isEmpty()) {
            return marks;
        }
        MaskMarks hatches = new MaskMarks(mask, grid);
        hatches.hatch();
        hatches.lines(ink.withWidth(0.7).withOpacity(0.6), marks);
        MaskMarks edges = new MaskMarks(mask, grid);
        edges.outline();
        edges.lines(ink.withWidth(1.4), marks);
        return marks;
    }

    private void hatch() {
        int first = mask.inside().nextSetBit(0) / grid.columns();
        int last = (mask.inside().length() - 1) / grid.columns();
        int step = Math.max(1, (last - first + 1) / HATCHES);
        for (int row = first + step / 2; row <= last; row += step) {
            int[] ends = ends(row);
            for (int i = 0; i < ends.length; i += 2) {
                add(ends[i], row + 0.5, ends[i + 1], row + 0.5);
            }
        }
    }

    /** Edges between inside and outside, level ones row by row, upright ones as long as they go on. */
    private void outline() {
        int columns = grid.columns();
        int[] since = new int[columns + 1];
        Arrays.fill(since, -1);
        BitSet above = new BitSet();
        BitSet uprightAbove = new BitSet();
        for (int row = 0; row <= grid.rows() && stretches.size() < MOST; row++) {
            BitSet here = row < grid.rows() ? mask.inside().get(row * columns, (row + 1) * columns) : new BitSet();
            BitSet level = (BitSet) here.clone();
            level.xor(above);
            for (int from = level.nextSetBit(0); from >= 0; from = level.nextSetBit(level.nextClearBit(from))) {
                add(from, row, level.nextClearBit(from), row);
            }
            BitSet upright = new BitSet();
            for (int from = here.nextSetBit(0); from >= 0; from = here.nextSetBit(here.nextClearBit(from))) {
                upright.set(from);
                upright.set(here.nextClearBit(from));
            }
            uprightAbove.xor(upright);
            for (int c = uprightAbove.nextSetBit(0); c >= 0; c = uprightAbove.nextSetBit(c + 1)) {
                if (since[c] >= 0) {
                    add(c, since[c], c, row);
                }
                since[c] = since[c] >= 0 ? -1 : row;
            }
            uprightAbove = upright;
            above = here;
        }
    }

    /** Columns at which a row goes in and out. */
    private int[] ends(int row) {
        BitSet line = mask.inside().get(row * grid.columns(), (row + 1) * grid.columns());
        List<Integer> ends = new ArrayList<>();
        for (int from = line.nextSetBit(0); from >= 0; from = line.nextSetBit(line.nextClearBit(from))) {
            ends.add(from);
            ends.add(line.nextClearBit(from));
        }
        return ends.stream().mapToInt(i -> i).toArray();
    }

    private void add(double fromColumn, double fromRow, double toColumn, double toRow) {
        if (stretches.size() < MOST) {
            stretches.add(new double[] {fromColumn, fromRow, toColumn, toRow});
        }
    }

    private void lines(Ink ink, List<Mark> marks) {
        for (int first = 0; first < stretches.size(); first += A_LINE) {
            List<double[]> some = stretches.subList(first, Math.min(stretches.size(), first + A_LINE));
            double[] x = new double[3 * some.size()];
            double[] y = new double[x.length];
            for (int i = 0; i < some.size(); i++) {
                double[] s = some.get(i);
                x[3 * i] = grid.x() + s[0] * grid.pixel();
                y[3 * i] = grid.y() + s[1] * grid.pixel();
                x[3 * i + 1] = grid.x() + s[2] * grid.pixel();
                y[3 * i + 1] = grid.y() + s[3] * grid.pixel();
                // the pen is lifted
                x[3 * i + 2] = Double.NaN;
                y[3 * i + 2] = Double.NaN;
            }
            marks.add(Line.of(x, y, ink));
        }
    }
}
