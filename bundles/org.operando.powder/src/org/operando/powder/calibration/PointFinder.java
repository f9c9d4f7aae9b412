// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.calibration;

import java.util.Arrays;
import org.operando.api.Context;
import org.operando.powder.geometry.DetectorGeometry;
import org.operando.powder.geometry.PixelGrid;

/** Finds points of rings in an image where a geometry expects them: one an arc of a degree of azimuth. */
final class PointFinder {
    /** Arcs of a ring: one a degree, fewer for a ring so small that they would be shorter than {@link #LEAST_LENGTH}. */
    static final int ARCS = 360;
    private static final int LEAST_ARCS = 24;
    /** Length of an arc, pixels. */
    private static final double LEAST_LENGTH = 3;
    /** A window may take this part of the gap to the next ring. */
    private static final double GAP = 0.45;
    /** Half width of a window below which a ring cannot be told from the next, pixels. */
    private static final double LEAST_WINDOW = 2;
    /** Pixels are gathered this many windows away from the ring, so that the window can move. */
    private static final double REACH = 2;
    private static final int FEW = 20;

    private final CalibrantImage image;
    private final int frame;
    private final LineProfile profile = new LineProfile();
    private int looked;
    private int[] lookedOfRing = new int[0];

    /**
     * @param image where to look
     * @param frame number that points get
     */
    PointFinder(CalibrantImage image, int frame) {
        this.image = image;
        this.frame = frame;
    }

    /** What the lines that the last search found look like across. */
    LineProfile profile() {
        return profile;
    }

    /** Arcs that the last search looked at: whole, and free of masked pixels. */
    int looked() {
        return looked;
    }

    /** Rings of which more than a few arcs were looked at. */
    int ringsLooked() {
        return (int) Arrays.stream(lookedOfRing).filter(n -> n >= FEW).count();
    }

    /** Arcs of rings that lie wholly on the image: what a search looks at. Borders between rings are tangents of 2theta. */
    private static final class Arcs {
        private final double[] expected;
        private final double[] perPixel;
        private final double[] window;
        private final double[] low;
        private final double[] high;
        private final double[] between;
        private final int[] count;

        private Arcs(int rings, double[] expected) {
            this.expected = expected;
            perPixel = new double[rings * ARCS];
            window = new double[rings * ARCS];
            low = new double[rings];
            high = new double[rings];
            between = new double[rings];
            count = new int[rings];
            Arrays.fill(low, Double.POSITIVE_INFINITY);
            Arrays.fill(high, Double.NEGATIVE_INFINITY);
            for (int k = 0; k + 1 < rings; k++) {
                between[k] = Math.tan(0.5 * (expected[k] + expected[k + 1]));
            }
        }

        /** Azimuth of the middle of an arc. */
        private double middle(int arc) {
            return 2 * Math.PI * (arc % ARCS + 0.5) / count[arc / ARCS] - Math.PI;
        }
    }

    /**
     * Adds the points that are found.
     * @param geometry where the rings are expected
     * @param expected 2theta of the rings, rad, ascending
     * @param rings how many of them to look for, from the first
     * @param halfWidth of the window across a ring, pixels; less where the next ring is near
     */
    void find(DetectorGeometry geometry, double[] expected, int rings, double halfWidth, RingPoints points,
            Context context) {
        PixelGrid grid = new PixelGrid(geometry, image.rows(), image.columns());
        RingPlace place = new RingPlace(geometry, image.rows(), image.columns());
        Arcs arcs = arcs(grid, place, expected, Math.min(rings, expected.length), halfWidth);
        int[] arcOf = new int[image.values().length];
        int[] start = assign(grid, arcs, arcOf, context);
        int[] order = new int[start[start.length - 1]];
        int[] next = start.clone();
        for (int i = 0; i < arcOf.length; i++) {
            if (arcOf[i] >= 0) {
                order[next[arcOf[i]]++] = i;
            }
        }
        profile.clear();
        looked = 0;
        lookedOfRing = new int[arcs.low.length];
        double[] at = new double[2];
        for (int arc = 0; arc < arcs.window.length; arc++) {
            if (start[arc + 1] > start[arc]) {
                int ring = arc / ARCS;
                Arc found = look(grid, arcs, arc, Arrays.copyOfRange(order, start[arc], start[arc + 1]));
                if (found != null && place.find(expected[ring] + found.centre() * arcs.perPixel[arc], found.azimuth(),
                        at)) {
                    points.add(at[0] - 0.5, at[1] - 0.5, ring, frame);
                }
            }
        }
    }

    private Arcs arcs(PixelGrid grid, RingPlace place, double[] expected, int rings, double halfWidth) {
        Arcs arcs = new Arcs(rings, expected);
        double[] at = new double[2];
        for (int k = 0; k < rings; k++) {
            double gap = Math.min(k > 0 ? expected[k] - expected[k - 1] : 2 * expected[k],
                    k + 1 < expected.length ? expected[k + 1] - expected[k] : Math.PI);
            double radius = Math.tan(expected[k]) * grid.geometry().distance() / grid.geometry().pixel1();
            arcs.count[k] = (int) Math.max(LEAST_ARCS, Math.min(ARCS, 2 * Math.PI * radius / LEAST_LENGTH));
            for (int j = 0; j < arcs.count[k]; j++) {
                double chi = arcs.middle(k * ARCS + j);
                if (!place.find(expected[k], chi, at) || !inside(at, 1)) {
                    continue;
                }
                double perPixel = perPixel(grid, at[0], at[1]);
                double window = Math.min(halfWidth, GAP * gap / perPixel);
                if (window >= LEAST_WINDOW
                        && whole(place, expected[k], chi, window * perPixel, Math.PI / arcs.count[k], at)) {
                    int arc = k * ARCS + j;
                    arcs.perPixel[arc] = perPixel;
                    arcs.window[arc] = window;
                    double reach = REACH * window * perPixel;
                    arcs.low[k] = Math.min(arcs.low[k], Math.tan(Math.max(0, expected[k] - reach)));
                    arcs.high[k] = Math.max(arcs.high[k], Math.tan(expected[k] + reach));
                }
            }
        }
        return arcs;
    }

    /** How much 2theta changes from pixel to pixel across the ring, rad. */
    private static double perPixel(PixelGrid grid, double row, double column) {
        double down = grid.twoTheta(row + 0.5, column) - grid.twoTheta(row - 0.5, column);
        double right = grid.twoTheta(row, column + 0.5) - grid.twoTheta(row, column - 0.5);
        return Math.sqrt(down * down + right * right);
    }

    /** Whether the corners of an arc's window are on the image. */
    private boolean whole(RingPlace place, double twoTheta, double chi, double window, double half, double[] at) {
        for (int corner = 0; corner < 4; corner++) {
            if (!place.find(twoTheta + (corner < 2 ? window : -window), chi + (corner % 2 == 0 ? half : -half), at)
                    || !inside(at, 0)) {
                return false;
            }
        }
        return true;
    }

    private boolean inside(double[] at, double margin) {
        return at[0] >= margin && at[1] >= margin && at[0] <= image.rows() - margin
                && at[1] <= image.columns() - margin;
    }

    /** Gives each pixel its arc, -1 for none; where each arc begins in a list of its pixels, and the end. */
    private int[] assign(PixelGrid grid, Arcs arcs, int[] arcOf, Context context) {
        int rings = arcs.low.length;
        int[] start = new int[rings * ARCS + 1];
        double[] t = new double[3];
        int k = 0;
        for (int row = 0; row < image.rows(); row++) {
            if (row % 64 == 0) {
                context.check();
            }
            for (int column = 0; column < image.columns(); column++) {
                grid.laboratory(row + 0.5, column + 0.5, t);
                double tangent = Math.sqrt(t[0] * t[0] + t[1] * t[1]) / t[2];
                int i = row * image.columns() + column;
                arcOf[i] = -1;
                while (k + 1 < rings && tangent > arcs.between[k]) {
                    k++;
                }
                while (k > 0 && tangent < arcs.between[k - 1]) {
                    k--;
                }
                if (tangent >= arcs.low[k] && tangent <= arcs.high[k]) {
                    int j = (int) Math.floor((Math.atan2(t[0], t[1]) + Math.PI) / (2 * Math.PI) * arcs.count[k]);
                    int arc = k * ARCS + Math.floorMod(j, arcs.count[k]);
                    if (arcs.window[arc] > 0) {
                        arcOf[i] = arc;
                        start[arc + 1]++;
                    }
                }
            }
        }
        for (int arc = 0; arc < rings * ARCS; arc++) {
            start[arc + 1] += start[arc];
        }
        return start;
    }

    /** Looks at the pixels of one arc; null when there is no line, or a hole. */
    private Arc look(PixelGrid grid, Arcs arcs, int arc, int[] pixels) {
        int n = pixels.length;
        double[] x = new double[n];
        double[] chi = new double[n];
        double[] intensity = new double[n];
        double middle = arcs.middle(arc);
        double[] t = new double[3];
        for (int i = 0; i < n; i++) {
            int pixel = pixels[i];
            grid.laboratory(pixel / image.columns() + 0.5, pixel % image.columns() + 0.5, t);
            double twoTheta = Math.atan2(Math.sqrt(t[0] * t[0] + t[1] * t[1]), t[2]);
            x[i] = (twoTheta - arcs.expected[arc / ARCS]) / arcs.perPixel[arc];
            chi[i] = middle + Math.IEEEremainder(Math.atan2(t[0], t[1]) - middle, 2 * Math.PI);
            intensity[i] = image.masked()[pixel] ? Double.NaN : image.values()[pixel];
            if (image.masked()[pixel] && Math.abs(x[i]) < arcs.window[arc]) {
                return null;
            }
        }
        looked++;
        lookedOfRing[arc / ARCS]++;
        Arc found = new Arc(arcs.window[arc]);
        if (!found.find(n, x, chi, intensity)) {
            return null;
        }
        profile.add(found, n, x, intensity);
        return found;
    }
}
