// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

/**
 * What a figure is drawn on: points (1/72 inch), origin at the top left, y downwards. A target decides nothing: it gets
 * texts whose characters exist in the face, outlines without NaN, images at its own resolution.
 */
public interface Target {
    /** Clips all that follows to an area as well, until {@link #pop}. */
    void push(Area clip);

    /** Ends the newest clip. */
    void pop();

    /**
     * Fills and strokes an outline.
     * @param outline the path
     * @param fill colour, ARGB; alpha 0 for none
     * @param pen the stroke; {@link Pen#NONE} for none
     */
    void path(Outline outline, int fill, Pen pen);

    /**
     * Draws a run of text.
     * @param x left end of the base line
     * @param y the base line
     * @param run characters of one face
     * @param face face of the shipped font
     * @param size points
     * @param angle degrees, anticlockwise about (x, y)
     * @param argb colour
     */
    void text(double x, double y, String run, Face face, double size, double angle, int argb);

    /**
     * Told of each text as a whole, after its runs; for targets that look at where texts stand.
     * @param text its characters
     * @param area what its ink covers, points
     */
    default void written(String text, Area area) {
    }

    /**
     * Draws an image.
     * @param pixels colours
     * @param at where; of an image that is not smooth, its edges are whole pixels at {@link #imagePixelsPerPoint}
     * @param smooth whether pixels may be smoothed: photographs, not maps of values
     */
    void image(Pixels pixels, Area at, boolean smooth);

    /** Draws an imported drawing; as pixels unless the target can hold it as it is. */
    default void drawing(SvgPicture drawing, Area at) {
        image(drawing.pixels(at, pixelsPerPoint()), at, true);
    }

    /** Begins a part of the figure, until {@link #end}; for targets that keep parts apart. */
    default void begin(String name) {
    }

    /** Ends the newest part. */
    default void end() {
    }

    /** Resolution for thinning long lines and for drawings; 600 dots per inch unless the target knows better. */
    default double pixelsPerPoint() {
        return 600 / 72.0;
    }

    /** Resolution at which images of values are sampled; 300 dots per inch unless the target knows better. */
    default double imagePixelsPerPoint() {
        return 300 / 72.0;
    }
}
