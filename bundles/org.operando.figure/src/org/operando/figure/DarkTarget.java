// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.util.ArrayList;
import java.util.List;

/**
 * Draws a figure light on dark: lightness is turned over, hue stays. What lies on an image keeps its colour, for that was
 * chosen to be seen there; where an image is blank, the ground is seen.
 */
final class DarkTarget implements Target {
    private static final float LIGHTEST = 0.92f;
    /** Lines that leave an image by not more than this still lie on it, points. */
    private static final double BEYOND = 1.5;

    private final RasterTarget target;
    private final List<Area> images = new ArrayList<>();
    private final List<Pixels> seen = new ArrayList<>();

    DarkTarget(RasterTarget target) {
        this.target = target;
    }

    /** The colour for dark ground: white becomes the ground, black nearly white, alpha and hue stay. */
    static int turned(int argb) {
        int rgb = argb & 0xffffff;
        if (rgb == 0xffffff) {
            return argb & 0xff000000 | ScreenPicture.DARK_GROUND;
        }
        float red = (rgb >> 16) / 255f;
        float green = (rgb >> 8 & 0xff) / 255f;
        float blue = (rgb & 0xff) / 255f;
        float most = Math.max(red, Math.max(green, blue));
        float least = Math.min(red, Math.min(green, blue));
        // HSL: the middle of the range moves, the distances from it are kept as far as there is room
        float lightness = (most + least) / 2;
        float wished = LIGHTEST - lightness * (LIGHTEST - 0.2f);
        float chroma = most - least;
        float room = 2 * Math.min(wished, 1 - wished);
        float factor = chroma == 0 ? 0 : Math.min(1, room / chroma);
        return argb & 0xff000000 | channel(red, lightness, wished, factor) << 16
                | channel(green, lightness, wished, factor) << 8 | channel(blue, lightness, wished, factor);
    }

    private static int channel(float value, float lightness, float wished, float factor) {
        return Math.clamp(Math.round(255 * (wished + (value - lightness) * factor)), 0, 255);
    }

    private int at(double left, double top, double right, double bottom, int argb) {
        for (Area image : images) {
            if (image.contains(left, top) && image.contains(right, bottom)) {
                return argb;
            }
        }
        return turned(argb);
    }

    /** Whether the image at a point, if there is one, shows what lies below it. */
    private boolean isBlank(double x, double y) {
        for (int i = images.size() - 1; i >= 0; i--) {
            Area area = images.get(i);
            if (area.contains(x, y)) {
                Pixels pixels = seen.get(i);
                int column = (int) ((x - area.x()) / area.width() * pixels.width());
                int row = (int) ((y - area.y()) / area.height() * pixels.height());
                return pixels.argb()[Math.clamp(row, 0, pixels.height() - 1) * pixels.width()
                        + Math.clamp(column, 0, pixels.width() - 1)] >>> 24 == 0;
            }
        }
        return false;
    }

    @Override
    public void push(Area clip) {
        target.push(clip);
    }

    @Override
    public void pop() {
        target.pop();
    }

    @Override
    public void path(Outline outline, int fill, Pen pen) {
        if (images.isEmpty()) {
            target.path(outline, turned(fill), new Pen(turned(pen.argb()), pen.width(), pen.dash(), pen.crisp()));
            return;
        }
        double[] xy = outline.xy();
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (int i = 0; i + 1 < xy.length; i += 2) {
            left = Math.min(left, xy[i]);
            right = Math.max(right, xy[i]);
            top = Math.min(top, xy[i + 1]);
            bottom = Math.max(bottom, xy[i + 1]);
        }
        // lines are cut a little outside the plot; the frame of a plot runs along its image's edge, but belongs to the axes
        double out = pen.crisp() ? 0.5 : -BEYOND - pen.width();
        int filled = at(left - out, top - out, right + out, bottom + out, fill);
        int drawn = at(left - out, top - out, right + out, bottom + out, pen.argb());
        target.path(outline, filled, new Pen(drawn, pen.width(), pen.dash(), pen.crisp()));
    }

    @Override
    public void text(double x, double y, String run, Face face, double size, double angle, int argb) {
        target.text(x, y, run, face, size, angle, isBlank(x, y) ? turned(argb) : at(x, y, x, y, argb));
    }

    @Override
    public void image(Pixels pixels, Area at, boolean smooth) {
        images.add(at);
        seen.add(pixels);
        target.image(pixels, at, smooth);
    }

    @Override
    public double pixelsPerPoint() {
        return target.pixelsPerPoint();
    }

    @Override
    public double imagePixelsPerPoint() {
        return target.imagePixelsPerPoint();
    }
}
