// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.geometry;

/**
 * A geometry as GSAS-II says it in an {@code .imctrl} file, for an image in the order of rows that GSAS-II has. 2theta of a
 * point (x, y) is the angle of {@code u = R T R^t (x - centerX, y - centerY, 0) + (0, 0, distance / cos tilt)} to the
 * beam, T a rotation by {@code tilt} about x and R one by {@code rotation} about the beam; the azimuth is atan2(u_y, u_x)
 * + offset.
 * @param distanceMillimetres perpendicular distance to the plane (not along the beam), mm
 * @param centerX column of the beam, mm from the edge of the first pixel
 * @param centerY row of the beam, mm
 * @param tiltDegrees may be negative
 * @param rotationDegrees direction of the tilt less 90 degrees
 * @param azimuthOffsetDegrees added to azimuths ({@code azmthOff})
 */
public record GsasGeometry(double distanceMillimetres, double centerX, double centerY, double tiltDegrees,
        double rotationDegrees, double azimuthOffsetDegrees) {

    /** Of a geometry of the usual orientation, rows in GSAS-II's order (see {@link DetectorGeometry#flippedRows}). */
    public static GsasGeometry of(DetectorGeometry g) {
        Fit2dParameters.requireUsual(g);
        GsasGeometry plain = new GsasGeometry(1e3 * g.distance(), 1e3 * g.beamColumn() * g.pixel2(),
                1e3 * g.beamRow() * g.pixel1(), Math.toDegrees(Fit2dParameters.tilt(g)),
                Math.toDegrees(Fit2dParameters.tiltPlane(g)) - 90, 0);
        double own = plain.geometry(g.pixel1(), g.pixel2()).rot3();
        return new GsasGeometry(plain.distanceMillimetres, plain.centerX, plain.centerY, plain.tiltDegrees,
                plain.rotationDegrees, Math.toDegrees(own - g.rot3()));
    }

    /**
     * The geometry for rows in GSAS-II's order. Its third rotation, about tilt^2 / 4 and at most some thousandths of a
     * degree, takes up that GSAS-II turns about another axis, so that chi is GSAS-II's azimuth to rounding.
     * @param pixel1 height of a pixel, m; the file does not tell
     * @param pixel2 width of a pixel, m
     */
    public DetectorGeometry geometry(double pixel1, double pixel2) {
        double tilt = Math.toRadians(tiltDegrees);
        double c = Math.cos(Math.toRadians(rotationDegrees));
        double s = Math.sin(Math.toRadians(rotationDegrees));
        double[] m = RotationMatrix.about(new double[] {c, s, 0}, tilt);
        // GSAS-II counts x, y; our axes 1 and 2 are y and x
        double[] r = {m[4], m[3], m[5], m[1], m[0], m[2], m[7], m[6], m[8]};
        DetectorGeometry found = RotationMatrix.detector(r, 1e-3 * distanceMillimetres / Math.cos(tilt),
                1e-3 * centerY, 1e-3 * centerX, pixel1, pixel2);
        return new DetectorGeometry(1e-3 * distanceMillimetres, found.poni1(), found.poni2(), found.rot1(),
                found.rot2(), found.rot3() - Math.toRadians(azimuthOffsetDegrees), pixel1, pixel2,
                DetectorGeometry.USUAL);
    }
}
