// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.geometry;

/**
 * Where the pixels of a stored image are seen from the sample: scattering angle 2theta and azimuth chi of any point of the
 * detector. Points are given as {@code (row, column)} from the corner of the first pixel, so that pixel {@code (i, j)} has
 * its centre at {@code (i + 0.5, j + 0.5)} and its corners at whole numbers.
 *
 * <p>The orientation acts in two stages: before the rotation the index of a flipped direction is reversed, after it the
 * sign of the laboratory axis is turned; so 2theta of a physical pixel does not depend on how the image is stored and chi
 * keeps its meaning in the laboratory (chi = 0 to the right, +90 degrees up).
 */
public final class PixelGrid {
    private final DetectorGeometry geometry;
    private final int rows;
    private final int columns;
    private final double[] r;
    private final boolean flipsRows;
    private final boolean flipsColumns;
    private final double sign1;
    private final double sign2;

    /**
     * @param geometry where the detector stands
     * @param rows number of rows of the image
     * @param columns number of columns
     */
    public PixelGrid(DetectorGeometry geometry, int rows, int columns) {
        this.geometry = geometry;
        this.rows = rows;
        this.columns = columns;
        r = geometry.rotation();
        int o = geometry.orientation();
        flipsRows = o == 1 || o == 2;
        flipsColumns = o == 1 || o == 4;
        sign1 = flipsRows ? -1 : 1;
        sign2 = flipsColumns ? -1 : 1;
    }

    /** Where the detector stands. */
    public DetectorGeometry geometry() {
        return geometry;
    }

    /** Number of rows of the image. */
    public int rows() {
        return rows;
    }

    /** Number of columns of the image. */
    public int columns() {
        return columns;
    }

    /**
     * Laboratory coordinates of a point, m, into {@code t[0..2]}: up, right, along the beam.
     * @param row from the corner of the first pixel
     * @param column likewise
     */
    public void laboratory(double row, double column, double[] t) {
        double a = (flipsRows ? rows - row : row) * geometry.pixel1() - geometry.poni1();
        double b = (flipsColumns ? columns - column : column) * geometry.pixel2() - geometry.poni2();
        double l = geometry.distance();
        t[0] = sign1 * (r[0] * a + r[1] * b + r[2] * l);
        t[1] = sign2 * (r[3] * a + r[4] * b + r[5] * l);
        t[2] = r[6] * a + r[7] * b + r[8] * l;
    }

    /** Scattering angle 2theta of a point, rad. */
    public double twoTheta(double row, double column) {
        double[] t = new double[3];
        laboratory(row, column, t);
        return Math.atan2(Math.sqrt(t[0] * t[0] + t[1] * t[1]), t[2]);
    }

    /** Azimuth chi of a point, rad, -pi to pi: 0 to the right seen along the beam, pi/2 up. */
    public double chi(double row, double column) {
        double[] t = new double[3];
        laboratory(row, column, t);
        return Math.atan2(t[0], t[1]);
    }

    /** Distance of a point from the beam's axis, m. */
    public double radius(double row, double column) {
        double[] t = new double[3];
        laboratory(row, column, t);
        return Math.sqrt(t[0] * t[0] + t[1] * t[1]);
    }

    /**
     * 2theta and chi along a line of points of one row.
     * @param row from the corner of the first pixel: {@code i} for corners, {@code i + 0.5} for centres
     * @param first column of the first point
     * @param twoTheta filled, rad; its length tells how many points, one column apart
     * @param chi filled, rad
     */
    public void line(double row, double first, double[] twoTheta, double[] chi) {
        double[] t = new double[3];
        for (int j = 0; j < twoTheta.length; j++) {
            laboratory(row, first + j, t);
            twoTheta[j] = Math.atan2(Math.sqrt(t[0] * t[0] + t[1] * t[1]), t[2]);
            chi[j] = Math.atan2(t[0], t[1]);
        }
    }

    /** Cosine of the angle between the detector's normal and the ray to a point: L / sqrt(L^2 + a^2 + b^2). */
    public double cosineOfIncidence(double row, double column) {
        double a = (flipsRows ? rows - row : row) * geometry.pixel1() - geometry.poni1();
        double b = (flipsColumns ? columns - column : column) * geometry.pixel2() - geometry.poni2();
        double l = geometry.distance();
        return l / Math.sqrt(l * l + a * a + b * b);
    }
}
