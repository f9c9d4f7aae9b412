// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

import java.util.List;
import java.util.Optional;

/**
 * A named region of the study, in micrometres: drawn once and used by any technique. An operation has it as a parameter,
 * {@code record Parameters(StudyRegion region)}; the study writes its name, {@code region: core}. A result is out of date
 * when a region that its parameters name changes. Coordinates are those of {@link #frame}; y goes down, as in pictures.
 */
public interface StudyRegion {
    /**
     * An upright box around a region, um.
     * @param left smallest x
     * @param top smallest y
     * @param right greatest x
     * @param bottom greatest y
     */
    record Bounds(double left, double top, double right, double bottom) {
    }

    /** Its name in the study. */
    String name();

    /** The word of the study: point, line, rectangle, circle, ellipse, shells, polygon or mask. */
    String kind();

    /** The particle it lies on. */
    Optional<String> particle();

    /** Frame of reference of its coordinates. */
    Optional<String> frame();

    /** The smallest box around it. */
    Bounds bounds();

    /**
     * Places that define it as x and y in um: a point, the ends of a line, the corners of a rectangle or a polygon in
     * their order. Empty for other kinds.
     */
    List<double[]> corners();

    /** Area, um2; that of a mask is the area of its pixels. 0 for a point and a line. */
    double area();

    /**
     * Number of the shell in which a place lies, from 0 at the centre; 0 inside a region of another kind; -1 outside, and
     * everywhere for a point and a line, which have no inside. An edge belongs to the region on the side of greater x and
     * y; the edge of a round region and of a shell belongs to its inside.
     * @param x um
     * @param y um
     */
    int shell(double x, double y);

    /**
     * Whether a place lies inside.
     * @param x um
     * @param y um
     */
    default boolean contains(double x, double y) {
        return shell(x, y) >= 0;
    }

    /** All that the region is, in one line that is equal for equal regions; a mask counts by its pixels, not by its file. */
    String definition();
}
