// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How much of each pixel a character covers, kept for the next time it is drawn: filling its outline takes 25 µs, adding
 * its mask less than one ({@code releng/bench}).
 */
final class GlyphMask {
    /** Places within a pixel that a character may begin at. */
    static final int PHASES = 4;
    /** Characters kept; those of some dozen sizes. */
    private static final int MOST = 4000;

    /** @param quarter turn in right angles, anticlockwise */
    private record Key(Face face, char character, float size, int phase, int quarter) {
    }

    private static final Map<Key, GlyphMask> KEPT = new ConcurrentHashMap<>();

    private final int left;
    private final int top;
    private final int width;
    private final int height;
    private final byte[] cover;

    private GlyphMask(Key key) {
        double along = (double) key.phase() / PHASES;
        AffineTransform place = new AffineTransform();
        place.quadrantRotate(-key.quarter());
        place.translate(along, 0);
        Path2D.Float outline = FontFile.of(key.face()).outline(String.valueOf(key.character()), key.size());
        outline.transform(place);
        Rectangle bounds = outline.getBounds();
        left = bounds.x - 1;
        top = bounds.y - 1;
        width = bounds.width + 2;
        height = bounds.height + 2;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(Color.WHITE);
        graphics.translate(-left, -top);
        graphics.fill(outline);
        graphics.dispose();
        cover = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    }

    /**
     * The mask of a character.
     * @param size height of the em, pixels
     * @param phase where in a pixel it begins, in parts of {@link #PHASES}
     * @param quarter its turn in right angles, anticlockwise, 0 to 3
     */
    static GlyphMask of(Face face, char character, float size, int phase, int quarter) {
        if (KEPT.size() > MOST) {
            KEPT.clear();
        }
        return KEPT.computeIfAbsent(new Key(face, character, size, phase, quarter), GlyphMask::new);
    }

    /**
     * Draws the character over pixels.
     * @param pixels 0xRRGGBB, row by row
     * @param columns pixels in a row
     * @param x column of the pixel in which it begins
     * @param y row of the base line
     * @param clip pixels that may change
     * @param argb colour
     */
    void draw(int[] pixels, int columns, int x, int y, Rectangle clip, int argb) {
        int from = Math.max(clip.x, x + left);
        int to = Math.min(clip.x + clip.width, x + left + width);
        int last = Math.min(clip.y + clip.height, y + top + height);
        int opacity = argb >>> 24;
        for (int row = Math.max(clip.y, y + top); row < last; row++) {
            int at = (row - y - top) * width - x - left;
            for (int column = from; column < to; column++) {
                int alpha = (cover[at + column] & 255) * opacity;
                if (alpha != 0) {
                    pixels[row * columns + column] = mixed(pixels[row * columns + column], argb, alpha);
                }
            }
        }
    }

    /** @param alpha of 255 squared */
    private static int mixed(int below, int above, int alpha) {
        int whole = 255 * 255;
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int under = below >>> shift & 255;
            int over = above >>> shift & 255;
            mixed |= (under * (whole - alpha) + over * alpha + whole / 2) / whole << shift;
        }
        return mixed;
    }
}
