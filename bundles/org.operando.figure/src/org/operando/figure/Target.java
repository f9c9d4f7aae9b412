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
     * Draws an image; pixels are not to be smoothed.
     * @param argb colours, row by row from the top, not premultiplied
     * @param width columns
     * @param height rows
     * @param at where; its edges are whole pixels at {@link #pixelsPerPoint}
     */
    void image(int[] argb, int width, int height, Area at);

    /** Resolution for images and for thinning long lines; 600 dots per inch unless the target knows better. */
    default double pixelsPerPoint() {
        return 600 / 72.0;
    }
}
