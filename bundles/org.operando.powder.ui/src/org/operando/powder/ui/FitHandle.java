// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What of a fit can be dragged along the angle.
 * @param part what it is
 * @param peak number of its peak in the window; -1 for the window
 * @param at where it is, degrees
 * @param centre position of its peak, degrees; for the window its middle
 */
record FitHandle(Part part, int peak, double at, double centre) {
    /** Parts of a fit. */
    enum Part {
        /** Lower end of the window. */
        LOWER,
        /** Upper end of the window. */
        UPPER,
        /** The window with both ends. */
        WHOLE,
        /** Position of a peak. */
        POSITION,
        /** Half of the width of a peak, to either side. */
        WIDTH,
        /** How far a peak may move, to either side. */
        REACH
    }

    /** A handle of the window itself. */
    static FitHandle of(Part part, double at) {
        return new FitHandle(part, -1, at, at);
    }

    /** The handles of a length about the position of a peak, to either side. */
    static List<FitHandle> about(Part part, int peak, double centre, double reach) {
        return List.of(new FitHandle(part, peak, centre - reach, centre),
                new FitHandle(part, peak, centre + reach, centre));
    }

    /**
     * The handle nearest to a place; the whole window where none is near.
     * @param reach how near, degrees
     */
    static Optional<FitHandle> near(List<FitHandle> all, double place, double reach) {
        return all.stream().filter(h -> h.part() != Part.WHOLE && Math.abs(h.at() - place) <= reach)
                .min(Comparator.comparingDouble(h -> Math.abs(h.at() - place)))
                .or(() -> all.stream().filter(h -> h.part() == Part.WHOLE).findFirst());
    }
}
