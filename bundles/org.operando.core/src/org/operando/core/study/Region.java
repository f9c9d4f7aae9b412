// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.In;
import org.operando.api.InvalidParameter;

/**
 * A named region in micrometres that any technique can use.
 * @param shape what it is
 * @param particle the particle it lies on
 * @param frame frame of reference of its coordinates
 */
public record Region(
        @Doc("What it is.") Shape shape,
        @Doc("The particle it lies on.") Optional<String> particle,
        @Doc("Frame of reference of its coordinates.") Optional<String> frame) {
    /** Shape of a region. */
    public sealed interface Shape permits Point, Line, Rectangle, Circle, Ellipse, Shells, Polygon, Mask {
    }

    /** A point. */
    public record Point(@In("um") double x, @In("um") double y) implements Shape {
    }

    /** A straight line between two points. */
    public record Line(@In("um") double fromX, @In("um") double fromY, @In("um") double toX, @In("um") double toY)
            implements Shape {
    }

    /** An upright rectangle by its corner and sides. */
    public record Rectangle(@In("um") double x, @In("um") double y, @In("um") double width, @In("um") double height)
            implements Shape {
    }

    /** A disc. */
    public record Circle(@In("um") double x, @In("um") double y, @In("um") double radius) implements Shape {
    }

    /** An ellipse with upright axes. */
    public record Ellipse(@In("um") double x, @In("um") double y, @In("um") double radiusX, @In("um") double radiusY)
            implements Shape {
    }

    /** Rings about a point by their outer radii, from the inside: from the core of a particle to its surface. */
    public record Shells(@In("um") double x, @In("um") double y, @In("um") List<Double> radii) implements Shape {
        public Shells {
            for (int i = 0; i < radii.size(); i++) {
                if (radii.get(i) <= (i == 0 ? 0 : radii.get(i - 1))) {
                    throw new InvalidParameter("radii", "each larger than the one before, the first above 0");
                }
            }
            if (radii.isEmpty()) {
                throw new InvalidParameter("radii", "one at least");
            }
        }
    }

    /** A closed polygon by its corners. */
    public record Polygon(@In("um") List<Double> x, @In("um") List<Double> y) implements Shape {
        public Polygon {
            if (x.size() != y.size() || x.size() < 3) {
                throw new InvalidParameter("y",
                        "as many as 'x' and three at least, found " + x.size() + " and " + y.size());
            }
        }
    }

    /**
     * Whole pixels of a picture: PNG or TIFF with one whole number a pixel, inside where it is not 0.
     * @param file the picture
     * @param pixel side of a pixel
     * @param x left edge of the picture
     * @param y upper edge of the picture
     */
    public record Mask(Path file, @In("um") double pixel, @In("um") @Default("0 um") double x,
            @In("um") @Default("0 um") double y) implements Shape {
        public Mask {
            if (!(pixel > 0)) {
                throw new InvalidParameter("pixel", "the side of a pixel must be above 0 um");
            }
        }
    }
}
