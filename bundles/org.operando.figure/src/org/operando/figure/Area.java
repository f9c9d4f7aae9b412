// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

/**
 * A rectangle on a target: points (1/72 inch), origin at the top left, y downwards.
 * @param x left edge
 * @param y upper edge
 * @param width width
 * @param height height
 */
public record Area(double x, double y, double width, double height) {
    /** The area between two x and two y. */
    static Area between(double left, double top, double right, double bottom) {
        return new Area(left, top, right - left, bottom - top);
    }

    /** Right edge. */
    public double right() {
        return x + width;
    }

    /** Lower edge. */
    public double bottom() {
        return y + height;
    }

    /** Abscissa of the middle. */
    double centreX() {
        return x + width / 2;
    }

    /** Ordinate of the middle. */
    double centreY() {
        return y + height / 2;
    }

    /** Whether a point lies inside or on the edge. */
    public boolean contains(double px, double py) {
        return px >= x && px <= right() && py >= y && py <= bottom();
    }

    /** Whether two areas share more than an edge. */
    public boolean intersects(Area other) {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }

    /** The area with so much more on all sides. */
    Area grown(double by) {
        return new Area(x - by, y - by, width + 2 * by, height + 2 * by);
    }

    /** The area elsewhere. */
    Area movedBy(double dx, double dy) {
        return new Area(x + dx, y + dy, width, height);
    }
}
