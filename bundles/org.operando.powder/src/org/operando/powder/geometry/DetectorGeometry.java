// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.geometry;

import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.In;
import org.operando.api.InvalidParameter;
import org.operando.api.Range;

/**
 * Where a flat detector stands, by the point of normal incidence (PONI, Kieffer and Wright 2013): the detector's plane
 * is at a perpendicular distance from the sample, its foot is the PONI, and three rotations about the sample turn both.
 *
 * <p>Coordinates on the detector run along the slow index (1, rows, up) and the fast index (2, columns); they count from
 * the outer corner of the pixel that is stored first, so that pixel {@code k} has its centre at {@code k + 0.5}. In the
 * laboratory axis 1 points up, axis 2 to the right seen along the beam, axis 3 along the beam. A point of the detector is at
 * {@code t = R3 R2 R1 (p1 - poni1, p2 - poni2, distance)}; rot1 and rot2 are left-handed, rot3 is right-handed.
 *
 * @param distance from the sample to the detector's plane along its normal, m
 * @param poni1 foot of that normal along the slow index, m
 * @param poni2 foot along the fast index, m
 * @param rot1 first rotation, about axis 1, rad
 * @param rot2 second rotation, about axis 2, rad
 * @param rot3 third rotation, about the beam, rad; no ring can tell it
 * @param pixel1 height of a pixel, along the slow index, m
 * @param pixel2 width of a pixel, along the fast index, m
 * @param orientation the corner of the first pixel, seen from behind the detector: 1 top left, 2 top right, 3 bottom
 *            right (the usual one), 4 bottom left
 */
public record DetectorGeometry(
        @Doc("Distance from the sample to the detector's plane along its normal.") @In("m") double distance,
        @Doc("Point of normal incidence along the slow index, from the corner of the first pixel.") @In("m") double poni1,
        @Doc("Point of normal incidence along the fast index, from the corner of the first pixel.") @In("m") double poni2,
        @Doc("First rotation, left-handed, about the upward axis.") @In("rad") double rot1,
        @Doc("Second rotation, left-handed, about the axis to the right.") @In("rad") double rot2,
        @Doc("Third rotation, right-handed, about the beam.") @In("rad") double rot3,
        @Doc("Height of a pixel.") @In("m") double pixel1, @Doc("Width of a pixel.") @In("m") double pixel2,
        @Doc("Corner of the first pixel seen from behind the detector: 1 top left, 2 top right, 3 bottom right, 4 bottom left.") @Default("3") @Range(
                min = 1, max = 4) int orientation) {
    /** The orientation of files that say nothing of it. */
    public static final int USUAL = 3;

    public DetectorGeometry {
        if (!(distance > 0) || Double.isInfinite(distance)) {
            throw new InvalidParameter("distance", "must be above 0 m: " + distance);
        }
        if (!(pixel1 > 0 && pixel2 > 0)) {
            throw new InvalidParameter("pixel1", "pixels must be larger than 0 m: " + pixel1 + " x " + pixel2);
        }
        if (!Double.isFinite(poni1 + poni2 + rot1 + rot2 + rot3)) {
            throw new InvalidParameter("poni1", "all numbers of a geometry must be finite");
        }
        if (orientation < 1 || orientation > 4) {
            throw new InvalidParameter("orientation", "must be 1 to 4: " + orientation);
        }
    }

    /** The rotation R = R3 R2 R1 by rows, nine numbers. */
    public double[] rotation() {
        double c1 = Math.cos(rot1);
        double s1 = Math.sin(rot1);
        double c2 = Math.cos(rot2);
        double s2 = Math.sin(rot2);
        double c3 = Math.cos(rot3);
        double s3 = Math.sin(rot3);
        return new double[] {c2 * c3, c3 * s1 * s2 - c1 * s3, -(c1 * c3 * s2 + s1 * s3),
            c2 * s3, c1 * c3 + s1 * s2 * s3, -(c1 * s2 * s3 - c3 * s1),
            s2, -c2 * s1, c1 * c2};
    }

    /** Angle between the detector's normal and the beam, rad. */
    public double tilt() {
        return Math.acos(Math.cos(rot1) * Math.cos(rot2));
    }

    /** Distance from the sample to the detector along the beam, m. */
    public double directDistance() {
        return distance / (Math.cos(rot1) * Math.cos(rot2));
    }

    /** Where the beam meets the detector along the slow index, pixels from the corner of the first pixel. */
    public double beamRow() {
        return (poni1 + distance * Math.tan(rot2) / Math.cos(rot1)) / pixel1;
    }

    /** Where the beam meets the detector along the fast index, pixels from the corner of the first pixel. */
    public double beamColumn() {
        return (poni2 - distance * Math.tan(rot1)) / pixel2;
    }

    /**
     * The same detector for an image whose rows are stored in reverse: poni1' = N1 pixel1 - poni1, rot2' = -rot2, rot3' =
     * -rot3. 2theta of a physical pixel stays; the azimuth changes its sign. Dioptas and GSAS-II (mar image plates) turn
     * images upside down before they calibrate; their geometry needs this for the rows of the file.
     * @param rows number of rows of the image
     */
    public DetectorGeometry flippedRows(int rows) {
        return new DetectorGeometry(distance, rows * pixel1 - poni1, poni2, rot1, -rot2, -rot3, pixel1, pixel2,
                orientation);
    }

    /**
     * The same detector for an image whose columns are stored in reverse: poni2' = N2 pixel2 - poni2, rot1' = -rot1, rot3'
     * = -rot3.
     * @param columns number of columns of the image
     */
    public DetectorGeometry flippedColumns(int columns) {
        return new DetectorGeometry(distance, poni1, columns * pixel2 - poni2, -rot1, rot2, -rot3, pixel1, pixel2,
                orientation);
    }

    /**
     * The geometry of orientation 3 that gives every pixel the same 2theta and chi as this one: what the two stages of the
     * orientation do together is a flip of the numbers.
     * @param rows number of rows of the image
     * @param columns number of columns
     */
    public DetectorGeometry usual(int rows, int columns) {
        DetectorGeometry plain = withOrientation(USUAL);
        DetectorGeometry byRows = orientation == 1 || orientation == 2 ? plain.flippedRows(rows) : plain;
        return orientation == 1 || orientation == 4 ? byRows.flippedColumns(columns) : byRows;
    }

    /** These numbers with another orientation. */
    public DetectorGeometry withOrientation(int other) {
        return new DetectorGeometry(distance, poni1, poni2, rot1, rot2, rot3, pixel1, pixel2, other);
    }

    /** These numbers with pixels of another size. */
    public DetectorGeometry withPixels(double height, double width) {
        return new DetectorGeometry(distance, poni1, poni2, rot1, rot2, rot3, height, width, orientation);
    }
}
