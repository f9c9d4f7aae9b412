// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import org.operando.powder.geometry.DetectorGeometry;

/**
 * Radial coordinate and azimuth of the corners and centres of pixels, a line of them at a time, and what a pixel's
 * intensity is divided by. Lines of one object may be asked for by several threads.
 */
final class PixelRays {
    /** Tangent of a change of angle from one corner to the next that a few terms of a series give. */
    private static final double SMALL = 0.03;
    /** Corners after which an angle is taken afresh, so that rounding does not add up. */
    private static final int FRESH = 32;

    private final DetectorGeometry geometry;
    private final int rows;
    private final int columns;
    private final RadialAxis axis;
    private final double wavelength;
    private final boolean singleCentres;
    private final double[] r;
    private final boolean flipsRows;
    private final boolean flipsColumns;

    /**
     * @param geometry where the detector stands
     * @param rows of the frame
     * @param columns of the frame
     * @param axis the radial coordinate
     * @param wavelength angstrom; only used by axes that need it
     * @param singleCentres rounds the positions of pixel centres on the detector to single precision, as pyFAI does;
     * for
     *            comparisons only
     */
    PixelRays(DetectorGeometry geometry, int rows, int columns, RadialAxis axis, double wavelength,
            boolean singleCentres) {
        this.geometry = geometry;
        this.rows = rows;
        this.columns = columns;
        this.axis = axis;
        this.wavelength = wavelength;
        this.singleCentres = singleCentres;
        r = geometry.rotation();
        int o = geometry.orientation();
        flipsRows = o == 1 || o == 2;
        flipsColumns = o == 1 || o == 4;
        if (flipsRows) {
            negate(0);
        }
        if (flipsColumns) {
            negate(3);
        }
    }

    private void negate(int from) {
        for (int k = from; k < from + 3; k++) {
            r[k] = -r[k];
        }
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    /**
     * Radial coordinate and azimuth (rad, -pi to pi) of the corners above a row of pixels, {@code columns + 1} of them.
     */
    void corners(int row, double[] x, double[] chi) {
        if (axis == RadialAxis.TWO_THETA) {
            angles(slow(row), x, chi);
            return;
        }
        double a = slow(row);
        for (int j = 0; j <= columns; j++) {
            point(a, fast(j), j, x, chi);
        }
    }

    /** Both angles of a line of corners: where they change little from one to the next, by the change. */
    private void angles(double a, double[] x, double[] chi) {
        double angle = 0;
        double azimuth = 0;
        double up = 0;
        double right = 0;
        double along = 0;
        double rho = 0;
        for (int j = 0; j <= columns; j++) {
            double b = fast(j);
            double t1 = up(a, b);
            double t2 = right(a, b);
            double t3 = along(a, b);
            double r = Math.sqrt(t1 * t1 + t2 * t2);
            // tangents of the changes, which are below a right angle where the cosines are positive
            double turnCosine = t1 * up + t2 * right;
            double stepCosine = t3 * along + r * rho;
            double turn = (t1 * right - t2 * up) / turnCosine;
            double step = (r * along - t3 * rho) / stepCosine;
            if (j % FRESH == 0 || !(turnCosine > 0 && stepCosine > 0 && Math.abs(turn) < SMALL
                    && Math.abs(step) < SMALL)) {
                azimuth = Math.atan2(t1, t2);
                angle = Math.atan2(r, t3);
            } else {
                azimuth += arc(turn);
                angle += arc(step);
                azimuth -= Math.abs(azimuth) > Math.PI ? Math.copySign(2 * Math.PI, azimuth) : 0;
            }
            x[j] = Math.toDegrees(angle);
            chi[j] = azimuth;
            up = t1;
            right = t2;
            along = t3;
            rho = r;
        }
    }

    /** Arc of a small tangent: what is left out of the series is below 2e-17 rad. */
    private static double arc(double t) {
        double t2 = t * t;
        return t * (1 - t2 * (1 / 3.0 - t2 * (1 / 5.0 - t2 * (1 / 7.0 - t2 / 9))));
    }

    /** The radial coordinate of those corners alone. */
    void corners(int row, double[] x) {
        double a = slow(row);
        for (int j = 0; j <= columns; j++) {
            x[j] = radial(a, fast(j));
        }
    }

    /** Of the centres of a row of pixels. */
    void centres(int row, double[] x, double[] chi) {
        double a = slowCentre(row);
        for (int j = 0; j < columns; j++) {
            point(a, fastCentre(j), j, x, chi);
        }
    }

    /** The radial coordinate of those centres alone. */
    void centres(int row, double[] x) {
        double a = slowCentre(row);
        for (int j = 0; j < columns; j++) {
            x[j] = radial(a, fastCentre(j));
        }
    }

    /** Of those corners or centres, a number that grows with 2theta (with r for that axis) and needs no angle. */
    void order(int row, double[] order) {
        double a = slow(row);
        for (int j = 0; j <= columns; j++) {
            double b = fast(j);
            double t1 = up(a, b);
            double t2 = right(a, b);
            double t3 = along(a, b);
            double rho = Math.sqrt(t1 * t1 + t2 * t2);
            order[j] = axis == RadialAxis.R ? rho : t3 >= 0 ? rho / (rho + t3) : 1 - t3 / (rho - t3);
        }
    }

    private void point(double a, double b, int j, double[] x, double[] chi) {
        x[j] = radial(a, b);
        chi[j] = Math.atan2(up(a, b), right(a, b));
    }

    private double radial(double a, double b) {
        double t1 = up(a, b);
        double t2 = right(a, b);
        double t3 = along(a, b);
        double rho = Math.sqrt(t1 * t1 + t2 * t2);
        return switch (axis) {
            case TWO_THETA -> Math.toDegrees(Math.atan2(rho, t3));
            case Q -> 4 * Math.PI * sineOfTheta(rho, t3) / wavelength;
            case D -> wavelength / (2 * sineOfTheta(rho, t3));
            case R -> 1e3 * rho;
        };
    }

    /** sin(theta) from half the angle's tangent, without loss of digits near the beam. */
    private static double sineOfTheta(double rho, double t3) {
        double n = Math.sqrt(rho * rho + t3 * t3);
        return t3 >= 0 ? rho / Math.sqrt(2 * n * (n + t3)) : Math.sqrt((n - t3) / (2 * n));
    }

    /**
     * What the intensities of a row of pixels are divided by.
     * @param weights filled, {@code columns} numbers
     */
    void weights(int row, PixelCorrections corrections, double[] weights) {
        double a = slow(row + 0.5);
        double l = geometry.distance();
        double cosineOffset = Math.cos(2 * corrections.axisOffset());
        double sineOffset = Math.sin(2 * corrections.axisOffset());
        double normalAbsorption = -Math.expm1(-corrections.absorption());
        for (int j = 0; j < columns; j++) {
            double b = fast(j + 0.5);
            double n2 = l * l + a * a + b * b;
            double incidence = l / Math.sqrt(n2);
            double w = corrections.solidAngle() ? incidence * incidence * incidence : 1;
            if (corrections.polarized()) {
                double t1 = up(a, b);
                double t2 = right(a, b);
                // sin^2(2theta) cos 2(chi + offset) from the coordinates: no angle is needed
                double across = (t2 * t2 - t1 * t1) * cosineOffset - 2 * t1 * t2 * sineOffset;
                w *= 0.5 * (2 - (t1 * t1 + t2 * t2 + corrections.polarization() * across) / n2);
            }
            if (corrections.absorption() > 0) {
                w *= -Math.expm1(-corrections.absorption() / incidence) / normalAbsorption;
            }
            weights[j] = w;
        }
    }

    private double slow(double row) {
        return (flipsRows ? rows - row : row) * geometry.pixel1() - geometry.poni1();
    }

    private double fast(double column) {
        return (flipsColumns ? columns - column : column) * geometry.pixel2() - geometry.poni2();
    }

    private double slowCentre(int row) {
        return singleCentres ? single(flipsRows ? rows - 1 - row : row, geometry.pixel1(), geometry.poni1())
                : slow(row + 0.5);
    }

    private double fastCentre(int column) {
        return singleCentres ? single(flipsColumns ? columns - 1 - column : column, geometry.pixel2(), geometry.poni2())
                : fast(column + 0.5);
    }

    private static double single(int index, double pixel, double poni) {
        return (index + 0.5f) * (float) pixel - (float) poni;
    }

    private double up(double a, double b) {
        return r[0] * a + r[1] * b + r[2] * geometry.distance();
    }

    private double right(double a, double b) {
        return r[3] * a + r[4] * b + r[5] * geometry.distance();
    }

    private double along(double a, double b) {
        return r[6] * a + r[7] * b + r[8] * geometry.distance();
    }
}
