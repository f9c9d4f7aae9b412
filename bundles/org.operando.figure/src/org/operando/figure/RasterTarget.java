// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.ArrayDeque;
import java.util.Deque;

/** Draws into an image of pixels, on white; by AWT, without a display. */
public final class RasterTarget implements Target {
    /** Larger text, pixels, is filled as an outline. */
    private static final double LARGEST_MASK = 100;

    private final BufferedImage image;
    private final Graphics2D graphics;
    private final double scale;
    private final Deque<Shape> clips = new ArrayDeque<>();
    private boolean crisp;

    /**
     * An image of so many pixels.
     * @param scale pixels in a point; 300 / 72 for 300 dots per inch
     */
    public RasterTarget(int width, int height, double scale) {
        this(width, height, scale, Color.WHITE.getRGB());
    }

    /**
     * An image of so many pixels on another ground.
     * @param ground colour, 0xRRGGBB
     */
    RasterTarget(int width, int height, double scale, int ground) {
        this.image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        this.scale = scale;
        this.graphics = image.createGraphics();
        graphics.setColor(new Color(ground));
        graphics.fillRect(0, 0, width, height);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    /** The image; drawn into further by later calls. */
    public BufferedImage image() {
        return image;
    }

    /** The pixels, 0xRRGGBB, row by row; the image's own. */
    public int[] pixels() {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    @Override
    public double pixelsPerPoint() {
        return scale;
    }

    @Override
    public void push(Area clip) {
        clips.push(graphics.getClip() == null ? new Rectangle2D.Double(0, 0, image.getWidth(), image.getHeight())
                : graphics.getClip());
        int left = (int) Math.round(clip.x() * scale);
        int top = (int) Math.round(clip.y() * scale);
        graphics.clipRect(left, top, (int) Math.round(clip.right() * scale) - left,
                (int) Math.round(clip.bottom() * scale) - top);
    }

    @Override
    public void pop() {
        graphics.setClip(clips.pop());
    }

    @Override
    public void path(Outline outline, int fill, Pen pen) {
        if (fill >>> 24 == 0xff && outline.rectanglesOnly() && !pen.visible()) {
            fillRectangles(outline.xy(), fill);
            return;
        }
        crisp = pen.visible() && pen.crisp();
        double width = crisp ? Math.max(1, Math.round(pen.width() * scale)) : pen.width() * scale;
        Path2D.Double path = path(outline, width % 2 == 1 ? 0.5 : 0);
        if (fill >>> 24 != 0) {
            graphics.setColor(new Color(fill, true));
            graphics.fill(path);
        }
        if (pen.visible()) {
            graphics.setColor(new Color(pen.argb(), true));
            double[] pattern = pen.pattern();
            graphics.setStroke(pattern.length == 0 ? new BasicStroke((float) width, BasicStroke.CAP_BUTT,
                    crisp ? BasicStroke.JOIN_MITER : BasicStroke.JOIN_ROUND)
                    : new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, scaled(pattern),
                            0));
            graphics.draw(path);
        }
    }

    private float[] scaled(double[] pattern) {
        float[] lengths = new float[pattern.length];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = (float) (pattern[i] * scale);
        }
        return lengths;
    }

    /** Each rectangle by itself: much faster than one path of all. */
    private void fillRectangles(double[] xy, int argb) {
        graphics.setColor(new Color(argb, true));
        Rectangle2D.Double rectangle = new Rectangle2D.Double();
        for (int i = 0; i + 7 < xy.length; i += 8) {
            rectangle.setRect(xy[i] * scale, xy[i + 1] * scale, (xy[i + 4] - xy[i]) * scale,
                    (xy[i + 5] - xy[i + 1]) * scale);
            graphics.fill(rectangle);
        }
    }

    /** A pixel coordinate; of axes on whole pixels, or on their middles for lines of odd width. */
    private double pixel(double points, double middle) {
        double p = points * scale;
        return crisp ? middle == 0 ? Math.round(p) : Math.floor(p) + middle : p;
    }

    private Path2D.Double path(Outline outline, double middle) {
        byte[] ops = outline.ops();
        double[] xy = outline.xy();
        double[] p = new double[xy.length];
        for (int i = 0; i < p.length; i++) {
            p[i] = pixel(xy[i], middle);
        }
        Path2D.Double path = new Path2D.Double(Path2D.WIND_NON_ZERO, ops.length);
        int k = 0;
        for (byte op : ops) {
            switch (op) {
                case Outline.MOVE -> path.moveTo(p[k++], p[k++]);
                case Outline.LINE -> path.lineTo(p[k++], p[k++]);
                case Outline.CURVE -> path.curveTo(p[k++], p[k++], p[k++], p[k++], p[k++], p[k++]);
                default -> path.closePath();
            }
        }
        return path;
    }

    @Override
    public void text(double x, double y, String run, Face face, double size, double angle, int argb) {
        if (angle % 90 == 0 && size * scale <= LARGEST_MASK) {
            masks(x * scale, y * scale, run, face, (float) (size * scale), Math.floorMod((int) angle / 90, 4), argb);
            return;
        }
        AffineTransform place = AffineTransform.getTranslateInstance(x * scale, y * scale);
        place.rotate(Math.toRadians(-angle));
        Path2D.Float outline = FontFile.of(face).outline(run, size * scale);
        outline.transform(place);
        graphics.setColor(new Color(argb, true));
        graphics.fill(outline);
    }

    /** Character by character, on a base line of whole pixels, which keeps small text sharp. */
    private void masks(double x, double y, String run, Face face, float size, int quarter, int argb) {
        Rectangle whole = new Rectangle(image.getWidth(), image.getHeight());
        Rectangle clip = graphics.getClip() == null ? whole : whole.intersection(graphics.getClipBounds());
        int alongX = quarter == 0 ? 1 : quarter == 2 ? -1 : 0;
        int alongY = quarter == 1 ? -1 : quarter == 3 ? 1 : 0;
        int originX = alongX == 0 ? (int) Math.round(x) : 0;
        int originY = alongY == 0 ? (int) Math.round(y) : 0;
        double along = alongX * x + alongY * y;
        for (int i = 0; i < run.length(); i++) {
            long step = Math.round(along * GlyphMask.PHASES);
            int pixel = (int) Math.floorDiv(step, GlyphMask.PHASES);
            GlyphMask.of(face, run.charAt(i), size, (int) Math.floorMod(step, (long) GlyphMask.PHASES), quarter)
                    .draw(pixels(), image.getWidth(), originX + alongX * pixel, originY + alongY * pixel, clip, argb);
            along += FontFile.of(face).width(run.substring(i, i + 1), size);
        }
    }

    @Override
    public double imagePixelsPerPoint() {
        return scale;
    }

    @Override
    public void image(Pixels pixels, Area at, boolean smooth) {
        int left = (int) Math.round(at.x() * scale);
        int top = (int) Math.round(at.y() * scale);
        int right = (int) Math.round(at.right() * scale);
        int bottom = (int) Math.round(at.bottom() * scale);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, smooth
                ? RenderingHints.VALUE_INTERPOLATION_BILINEAR
                : RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        graphics.drawImage(pixels.image(), left, top, right - left, bottom - top, null);
    }
}
