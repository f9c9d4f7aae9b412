// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import java.util.Arrays;
import org.operando.powder.geometry.DetectorGeometry;

/**
 * Integration of 2theta the slow way, for comparison: angles from the rotation matrices written out, areas of a pixel
 * by
 * cutting its quadrilateral at the edges of every bin, all in double precision, pixel by pixel and bin by bin. For
 * pixels
 * that do not hold the beam.
 */
final class PlainLoop {
    private final DetectorGeometry g;
    private final int rows;
    private final int columns;
    final double[] signal;
    final double[] variance;
    final double[] normalization;
    final double[] count;

    PlainLoop(DetectorGeometry geometry, int rows, int columns, int bins) {
        g = geometry;
        this.rows = rows;
        this.columns = columns;
        signal = new double[bins];
        variance = new double[bins];
        normalization = new double[bins];
        count = new double[bins];
    }

    /** 2theta in degrees and azimuth in rad of a point of the detector, in pixels from its corner. */
    double[] angles(double row, double column) {
        double a = row * g.pixel1() - g.poni1();
        double b = column * g.pixel2() - g.poni2();
        double l = g.distance();
        double c1 = Math.cos(g.rot1());
        double s1 = Math.sin(g.rot1());
        double c2 = Math.cos(g.rot2());
        double s2 = Math.sin(g.rot2());
        double c3 = Math.cos(g.rot3());
        double s3 = Math.sin(g.rot3());
        double t1 = a * c2 * c3 + b * (c3 * s1 * s2 - c1 * s3) - l * (c1 * c3 * s2 + s1 * s3);
        double t2 = a * c2 * s3 + b * (c1 * c3 + s1 * s2 * s3) - l * (c1 * s2 * s3 - c3 * s1);
        double t3 = a * s2 - b * c2 * s1 + l * c1 * c2;
        return new double[] {Math.toDegrees(Math.atan2(Math.hypot(t1, t2), t3)), Math.atan2(t1, t2)};
    }

    /** Solid angle, polarisation of factor f and absorption mu t of a pixel. */
    double weight(int row, int column, double f, double absorption) {
        double a = (row + 0.5) * g.pixel1() - g.poni1();
        double b = (column + 0.5) * g.pixel2() - g.poni2();
        double cosine = g.distance() / Math.sqrt(g.distance() * g.distance() + a * a + b * b);
        double[] at = angles(row + 0.5, column + 0.5);
        double square = Math.pow(Math.cos(Math.toRadians(at[0])), 2);
        double polarised = 0.5 * (1 + square - f * Math.cos(2 * at[1]) * (1 - square));
        double absorbed = absorption == 0 ? 1
                : (1 - Math.exp(-absorption / cosine)) / (1 - Math.exp(-absorption));
        return Math.pow(cosine, 3) * polarised * absorbed;
    }

    /** Adds a frame; negative counts are none. */
    void add(int[] raw, double[] dark, double[] weights, Splitting splitting, double from, double to) {
        double width = (to - from) / signal.length;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                int pixel = i * columns + j;
                for (int k = 0; raw[pixel] >= 0 && k < signal.length; k++) {
                    double c = part(i, j, splitting, from + k * width, from + (k + 1) * width);
                    signal[k] += c * (raw[pixel] - dark[pixel]);
                    variance[k] += c * c * raw[pixel];
                    normalization[k] += c * weights[pixel];
                    count[k] += c;
                }
            }
        }
    }

    private double part(int i, int j, Splitting splitting, double low, double high) {
        double[][] corners = {angles(i, j), angles(i + 1, j), angles(i + 1, j + 1), angles(i, j + 1)};
        double least = Arrays.stream(corners).mapToDouble(c -> c[0]).min().orElseThrow();
        double greatest = Arrays.stream(corners).mapToDouble(c -> c[0]).max().orElseThrow();
        double centre = angles(i + 0.5, j + 0.5)[0];
        switch (splitting) {
            case NONE -> {
                // the range begins at a pixel's centre: not to lose it by the last digit
                return centre + 1e-11 >= low && centre + 1e-11 < high ? 1 : 0;
            }
            case BOUNDING_BOX -> {
                double reach = Math.max(greatest - centre, centre - least);
                return Math.max(0, Math.min(high, centre + reach) - Math.max(low, centre - reach)) / (2 * reach);
            }
            default -> {
                if (greatest <= low || least >= high) {
                    return 0;
                }
                if (span(corners) > Math.PI) {
                    Arrays.stream(corners).forEach(c -> c[1] += c[1] < 0 ? 2 * Math.PI : 0);
                }
                return area(cut(cut(corners, low, 1), high, -1)) / area(corners);
            }
        }
    }

    private static double span(double[][] corners) {
        return Arrays.stream(corners).mapToDouble(c -> c[1]).max().orElseThrow()
                - Arrays.stream(corners).mapToDouble(c -> c[1]).min().orElseThrow();
    }

    /** What of a polygon lies above (side 1) or below (side -1) a value of 2theta. */
    private static double[][] cut(double[][] polygon, double at, int side) {
        double[][] left = new double[2 * polygon.length + 2][];
        int n = 0;
        for (int k = 0; k < polygon.length; k++) {
            double[] p = polygon[k];
            double[] q = polygon[(k + 1) % polygon.length];
            if (side * (p[0] - at) >= 0) {
                left[n++] = p;
            }
            if ((p[0] - at) * (q[0] - at) < 0) {
                double t = (at - p[0]) / (q[0] - p[0]);
                left[n++] = new double[] {at, p[1] + t * (q[1] - p[1])};
            }
        }
        return Arrays.copyOf(left, n);
    }

    private static double area(double[][] polygon) {
        double area = 0;
        for (int k = 0; k < polygon.length; k++) {
            double[] p = polygon[k];
            double[] q = polygon[(k + 1) % polygon.length];
            area += p[0] * q[1] - q[0] * p[1];
        }
        return Math.abs(area) / 2;
    }
}
