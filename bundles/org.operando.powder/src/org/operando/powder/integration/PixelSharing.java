// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import java.util.Arrays;
import java.util.List;

/**
 * Shares pixels out to bins of the radial axis: what part of each pixel lies in which bin. Pixels that are masked or
 * outside all sectors have no shares.
 * @param rays where the pixels are seen
 * @param splitting how a pixel is shared out
 * @param masked by pixel
 * @param sectors ranges of azimuth that are used; none: all. With a splitting, a pixel that reaches into a sector
 * belongs
 *            to it as a whole
 */
record PixelSharing(PixelRays rays, Splitting splitting, boolean[] masked, List<Sector> sectors) {
    /** Rows that one task works on. */
    static final int BLOCK = 32;

    /** Number of tasks of {@link #BLOCK} rows. */
    int blocks() {
        return (rays.rows() + BLOCK - 1) / BLOCK;
    }

    /** The last row of a task, excluded. */
    int end(int block) {
        return Math.min((block + 1) * BLOCK, rays.rows());
    }

    /** Least and greatest radial coordinate of what the pixels without mask reach; NaN when there are none. */
    double[] range(Threads threads) {
        double[][] found = new double[blocks()][];
        threads.run(blocks(), b -> found[b] = switch (splitting) {
            case NONE -> rangeOfCentres(b * BLOCK, end(b));
            case BOUNDING_BOX -> rangeOfBoxes(b * BLOCK, end(b));
            case FULL -> rangeOfCorners(b * BLOCK, end(b));
        });
        double least = Arrays.stream(found).mapToDouble(f -> f[0]).min().orElse(Double.NaN);
        double greatest = Arrays.stream(found).mapToDouble(f -> f[1]).max().orElse(Double.NaN);
        return least <= greatest ? new double[] {least, greatest} : new double[] {Double.NaN, Double.NaN};
    }

    private double[] rangeOfCentres(int from, int to) {
        int columns = rays.columns();
        double[] x = new double[columns];
        double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int i = from; i < to; i++) {
            rays.centres(i, x);
            for (int j = 0; j < columns; j++) {
                if (!masked[i * columns + j]) {
                    extend(range, x[j], x[j]);
                }
            }
        }
        return range;
    }

    private static void extend(double[] range, double least, double greatest) {
        range[0] = Math.min(range[0], least);
        range[1] = Math.max(range[1], greatest);
    }

    private double[] rangeOfBoxes(int from, int to) {
        int columns = rays.columns();
        double[] above = new double[columns + 1];
        double[] below = new double[columns + 1];
        double[] x = new double[columns];
        double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        rays.corners(from, below);
        for (int i = from; i < to; i++) {
            double[] turn = above;
            above = below;
            below = turn;
            rays.corners(i + 1, below);
            rays.centres(i, x);
            for (int j = 0; j < columns; j++) {
                if (!masked[i * columns + j]) {
                    double reach = reach(x[j], above, below, j);
                    extend(range, Math.max(0, x[j] - reach), x[j] + reach);
                }
            }
        }
        return range;
    }

    /** The greatest distance of a corner from the centre. */
    static double reach(double centre, double[] above, double[] below, int j) {
        return Math.max(Math.max(Math.abs(above[j] - centre), Math.abs(above[j + 1] - centre)),
                Math.max(Math.abs(below[j] - centre), Math.abs(below[j + 1] - centre)));
    }

    /** Looks for the pixels at both ends by a number that needs no angle, then takes the angles of their rows. */
    private double[] rangeOfCorners(int from, int to) {
        int columns = rays.columns();
        double[] above = new double[columns + 1];
        double[] below = new double[columns + 1];
        int[] ends = {-1, -1, -1, -1};
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        rays.order(from, below);
        for (int i = from; i < to; i++) {
            double[] turn = above;
            above = below;
            below = turn;
            rays.order(i + 1, below);
            for (int j = 0; j < columns; j++) {
                if (!masked[i * columns + j]) {
                    double low = Math.min(Math.min(above[j], above[j + 1]), Math.min(below[j], below[j + 1]));
                    double high = Math.max(Math.max(above[j], above[j + 1]), Math.max(below[j], below[j + 1]));
                    if (low < least) {
                        least = low;
                        ends[0] = i;
                        ends[1] = j;
                    }
                    if (high > greatest) {
                        greatest = high;
                        ends[2] = i;
                        ends[3] = j;
                    }
                }
            }
        }
        double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int k = 0; k < 4 && ends[k] >= 0; k += 2) {
            rays.corners(ends[k], above);
            rays.corners(ends[k] + 1, below);
            int j = ends[k + 1];
            for (double x : new double[] {above[j], above[j + 1], below[j], below[j + 1]}) {
                extend(range, x, x);
            }
        }
        return range;
    }

    /** Shares out the pixels of the rows {@code from} to {@code to}, excluded. */
    void share(BinGrid grid, int from, int to, PixelSink sink) {
        switch (splitting) {
            case NONE -> shareCentres(grid, from, to, sink);
            case BOUNDING_BOX -> shareBoxes(grid, from, to, sink);
            case FULL -> shareAreas(grid, from, to, sink);
        }
    }

    private void shareCentres(BinGrid grid, int from, int to, PixelSink sink) {
        int columns = rays.columns();
        double[] x = new double[columns];
        double[] chi = new double[columns];
        double[] whole = {1};
        for (int i = from; i < to; i++) {
            if (sectors.isEmpty()) {
                rays.centres(i, x);
            } else {
                rays.centres(i, x, chi);
            }
            for (int j = 0; j < columns; j++) {
                double bin = Math.floor((x[j] - grid.min()) / grid.width());
                if (!masked[i * columns + j] && bin >= 0 && bin < grid.bins() && inSectors(chi[j])) {
                    sink.pixel(i * columns + j, (int) bin, whole, 1);
                }
            }
        }
    }

    private boolean inSectors(double chi) {
        return sectors.isEmpty() || sectors.stream().anyMatch(s -> s.has(chi));
    }

    private void shareBoxes(BinGrid grid, int from, int to, PixelSink sink) {
        int columns = rays.columns();
        CornerLines lines = new CornerLines(rays, from);
        double[] x = new double[columns];
        double[] shares = new double[grid.bins()];
        for (int i = from; i < to; i++) {
            lines.next();
            rays.centres(i, x);
            for (int j = 0; j < columns; j++) {
                if (!masked[i * columns + j] && touches(lines, j)) {
                    double reach = reach(x[j], lines.above, lines.below, j);
                    interval(grid, Math.max(0, x[j] - reach), x[j] + reach, i * columns + j, shares, sink);
                }
            }
        }
    }

    /** Shares a pixel evenly over an interval of the axis. */
    private static void interval(BinGrid grid, double low, double high, int pixel, double[] shares, PixelSink sink) {
        double left = (low - grid.min()) / grid.width();
        double right = (high - grid.min()) / grid.width();
        if (!(right > 0 && left < grid.bins() && right > left)) {
            return;
        }
        int first = Math.max(0, (int) left);
        int last = Math.min(grid.bins() - 1, (int) right);
        for (int k = first; k <= last; k++) {
            shares[k - first] = Math.max(0, Math.min(right, k + 1) - Math.max(left, k)) / (right - left);
        }
        sink.pixel(pixel, first, shares, last - first + 1);
    }

    private boolean touches(CornerLines l, int j) {
        if (sectors.isEmpty()) {
            return true;
        }
        for (Sector sector : sectors) {
            if (sector.touches(l.chiAbove[j], l.chiAbove[j + 1], l.chiBelow[j + 1], l.chiBelow[j])) {
                return true;
            }
        }
        return false;
    }

    private void shareAreas(BinGrid grid, int from, int to, PixelSink sink) {
        int columns = rays.columns();
        CornerLines lines = new CornerLines(rays, from);
        double[] shares = new double[grid.bins()];
        double[] x = new double[4];
        double[] y = new double[4];
        QuadrilateralBins areas = new QuadrilateralBins();
        for (int i = from; i < to; i++) {
            lines.next();
            for (int j = 0; j < columns; j++) {
                int pixel = i * columns + j;
                if (masked[pixel] || !touches(lines, j)) {
                    continue;
                }
                boolean holdsBeam = lines.corners(j, x, y);
                if (holdsBeam) {
                    double high = Math.max(Math.max(x[0], x[1]), Math.max(x[2], x[3]));
                    interval(grid, Math.max(0, grid.min()), high, pixel, shares, sink);
                    continue;
                }
                for (int k = 0; k < 4; k++) {
                    x[k] = (x[k] - grid.min()) / grid.width();
                }
                area(grid.bins(), x, y, pixel, areas, shares, sink);
            }
        }
    }

    private static void area(int bins, double[] x, double[] y, int pixel, QuadrilateralBins areas, double[] shares,
            PixelSink sink) {
        int bin = (int) x[0];
        if (x[0] >= 0 && bin < bins && bin == (int) x[1] && bin == (int) x[2] && bin == (int) x[3] && x[1] >= 0
                && x[2] >= 0 && x[3] >= 0) {
            shares[0] = 1;
            sink.pixel(pixel, bin, shares, 1);
            return;
        }
        if (areas.share(x, y, 4, bins)) {
            for (int k = 0; k < areas.count(); k++) {
                shares[k] = areas.area(k) / areas.total();
            }
            sink.pixel(pixel, areas.first(), shares, areas.count());
        }
    }
}
