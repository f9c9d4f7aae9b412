// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import org.operando.api.figure.Image;

/** Draws an image: sampled at the target's pixels, then coloured. */
final class ImagePainter {
    private ImagePainter() {
    }

    /** The area with its edges on whole pixels. */
    static Area snapped(Area area, double resolution) {
        return Area.between(Math.round(area.x() * resolution) / resolution,
                Math.round(area.y() * resolution) / resolution, Math.round(area.right() * resolution) / resolution,
                Math.round(area.bottom() * resolution) / resolution);
    }

    static void paint(Image image, AxisScale x, AxisScale y, Area plot, Target target) {
        double resolution = target.imagePixelsPerPoint();
        Area covered = covered(image, x, y, plot);
        if (image.values().length == 0 || covered.width() <= 0 || covered.height() <= 0) {
            return;
        }
        Area at = snapped(covered, resolution);
        int columns = (int) Math.round(at.width() * resolution);
        int rows = (int) Math.round(at.height() * resolution);
        if (columns < 1 || rows < 1) {
            return;
        }
        double[] across = pixelEdges(x, at.x(), columns, resolution);
        double[] down = pixelEdges(y, at.y(), rows, resolution);
        float[] sampled = switch (image.sampling()) {
            case MEAN -> ImageSampler.mean(image.values(), image.xEdges(), image.yEdges(), across, down);
            case MAXIMUM -> ImageSampler.maximum(image.values(), image.xEdges(), image.yEdges(), across, down);
        };
        ColourMap map = ColourMap.named(image.colours().map());
        double from = image.colours().from();
        double range = image.colours().to() - from;
        int[] argb = new int[sampled.length];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = map.argb((sampled[i] - from) / range);
        }
        target.image(new Pixels(argb, columns, rows), at, false);
    }

    /** The part of the plot that the image covers. */
    private static Area covered(Image image, AxisScale x, AxisScale y, Area plot) {
        double[] xs = ends(image.xEdges(), x, plot.x(), plot.right());
        double[] ys = ends(image.yEdges(), y, plot.y(), plot.bottom());
        return Area.between(xs[0], ys[0], xs[1], ys[1]);
    }

    private static double[] ends(double[] edges, AxisScale scale, double low, double high) {
        double a = scale.position(edges[0]);
        double b = scale.position(edges[edges.length - 1]);
        // an edge at or below zero has no place on a logarithmic axis: the image then begins where the axis does
        double first = Double.isNaN(a) ? low : a;
        double last = Double.isNaN(b) ? low : b;
        return new double[] {Math.max(low, Math.min(first, last)), Math.min(high, Math.max(first, last))};
    }

    private static double[] pixelEdges(AxisScale scale, double start, int count, double resolution) {
        double[] edges = new double[count + 1];
        for (int i = 0; i <= count; i++) {
            edges[i] = scale.value(start + i / resolution);
        }
        return edges;
    }
}
