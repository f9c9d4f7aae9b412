// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.operando.api.figure.Arrow;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Span;

/**
 * Blank rows of a contour, and what is said of them.
 * @param grid rows of the contour
 */
record ContourGaps(TimeGrid grid) {
    /** A gap of this part of the axis has room for letters of 7 pt. */
    private static final double LEAST_NAMED = 0.05;
    /** A gap of this part of the axis is seen on paper (0.5 mm of 60), so that an arrow may point to it. */
    private static final double LEAST_SEEN = 0.008;
    /** A gap is seen by itself; only its words are put there. */
    private static final Ink NOT_DRAWN = Ink.rgb(0xffffff).withOpacity(0);

    private int[] rows(double least) {
        double[] edges = grid.edges();
        return IntStream.range(0, grid.rows().length).filter(row -> grid.rows()[row] < 0
                && edges[row + 1] - edges[row] >= least * (edges[edges.length - 1] - edges[0])).toArray();
    }

    /** Whether there are any. */
    boolean any() {
        return rows(0).length > 0;
    }

    /** How many are too low to be seen, so that no arrow points to them. */
    int unseen() {
        return rows(0).length - rows(LEAST_SEEN).length;
    }

    /** Says of each gap that is high enough for letters what it is, in the part of it that is seen. */
    List<Mark> named(double[] changes) {
        double[] edges = grid.edges();
        double least = LEAST_NAMED * (edges[edges.length - 1] - edges[0]);
        List<Mark> notes = new ArrayList<>();
        for (int row : rows(LEAST_NAMED)) {
            double middle = (edges[row] + edges[row + 1]) / 2;
            if (Arrays.stream(changes).noneMatch(t -> Math.abs(t - middle) < least / 2)) {
                notes.add(Span.ofY(edges[row], edges[row + 1], NOT_DRAWN, "no pattern"));
            }
        }
        return notes;
    }

    /** An arrow at the middle of each gap that is seen; of neighbours nearer than letters are high the first is named. */
    List<Mark> arrows(String words) {
        double[] edges = grid.edges();
        double apart = LEAST_NAMED * (edges[edges.length - 1] - edges[0]);
        double free = Double.NEGATIVE_INFINITY;
        List<Mark> arrows = new ArrayList<>();
        for (int row : rows(LEAST_SEEN)) {
            double middle = (edges[row] + edges[row + 1]) / 2;
            arrows.add(Arrow.fromRight(middle, middle >= free ? words : "", Ink.BLACK));
            free = middle >= free ? middle + apart : free;
        }
        return arrows;
    }
}
