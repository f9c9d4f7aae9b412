// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.roi;

import java.util.Arrays;
import java.util.List;

/**
 * A region of interest in pixels, as ImageJ counts them: the corner of the first pixel is 0, y goes down.
 * @param name its name in the file
 * @param kind what it is
 * @param x abscissae: corners of a polygon, ends of a line, points; of a rectangle or ellipse the two sides of its bounds
 * @param y ordinates likewise
 */
public record Roi(String name, Kind kind, List<Double> x, List<Double> y) {
    /** What a region is. */
    public enum Kind {
        /** One point or several. */
        POINTS,
        /** A straight line. */
        LINE,
        /** A line with corners. */
        POLYLINE,
        /** A rectangle with upright sides. */
        RECTANGLE,
        /** An ellipse with upright axes. */
        ELLIPSE,
        /** A closed polygon. */
        POLYGON
    }

    static Roi of(String name, Kind kind, double[] x, double[] y) {
        return new Roi(name, kind, Arrays.stream(x).boxed().toList(), Arrays.stream(y).boxed().toList());
    }
}
