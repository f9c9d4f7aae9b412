// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.geometry;

/**
 * A geometry as Fit2D says it: direct beam and tilt. Conversions hold to rounding at any tilt.
 *
 * <p>tilt = acos(cos rot1 cos rot2), rotation of the tilt's plane = atan2(sin rot2, -cos rot2 sin rot1), direct distance =
 * L / (cos rot1 cos rot2). The third rotation is not part of it: going there and back loses it.
 * @param directDistanceMillimetres from the sample to the detector along the beam, mm
 * @param centerX column of the beam, pixels from the corner of the first pixel
 * @param centerY row of the beam, pixels
 * @param tiltDegrees angle between the detector's normal and the beam
 * @param tiltPlaneRotationDegrees direction of the tilt; 0 without a tilt, where it has no meaning
 * @param pixelXMicrometres width of a pixel
 * @param pixelYMicrometres height of a pixel
 */
public record Fit2dParameters(double directDistanceMillimetres, double centerX, double centerY, double tiltDegrees,
        double tiltPlaneRotationDegrees, double pixelXMicrometres, double pixelYMicrometres) {
    /** Of a geometry of the usual orientation (see {@link DetectorGeometry#usual}). */
    public static Fit2dParameters of(DetectorGeometry g) {
        requireUsual(g);
        return new Fit2dParameters(1e3 * g.directDistance(), g.beamColumn(), g.beamRow(), Math.toDegrees(tilt(g)),
                Math.toDegrees(tiltPlane(g)), 1e6 * g.pixel2(), 1e6 * g.pixel1());
    }

    /**
     * sin^2 tilt = sin^2 rot2 + cos^2 rot2 sin^2 rot1: the arc cosine of the product would lose half of the digits of a
     * small tilt.
     */
    static double tilt(DetectorGeometry g) {
        double across = Math.hypot(Math.sin(g.rot2()), Math.cos(g.rot2()) * Math.sin(g.rot1()));
        return Math.atan2(across, Math.cos(g.rot1()) * Math.cos(g.rot2()));
    }

    /** Direction of the tilt, rad; 0 without a tilt. */
    static double tiltPlane(DetectorGeometry g) {
        return Math.atan2(Math.sin(g.rot2()), 0.0 - Math.cos(g.rot2()) * Math.sin(g.rot1()));
    }

    static void requireUsual(DetectorGeometry g) {
        if (g.orientation() != DetectorGeometry.USUAL) {
            throw new IllegalArgumentException("orientation " + g.orientation()
                    + " must be brought to the usual one by DetectorGeometry.usual first");
        }
    }

    /** The geometry, with rot3 = 0. */
    public DetectorGeometry geometry() {
        double tilt = Math.toRadians(tiltDegrees);
        double plane = Math.toRadians(tiltPlaneRotationDegrees);
        double rot2 = Math.asin(Math.sin(tilt) * Math.sin(plane));
        double rot1 = Math.atan(-Math.tan(tilt) * Math.cos(plane));
        double distance = 1e-3 * directDistanceMillimetres * Math.cos(tilt);
        double pixel1 = 1e-6 * pixelYMicrometres;
        double pixel2 = 1e-6 * pixelXMicrometres;
        return new DetectorGeometry(distance, centerY * pixel1 - distance * Math.tan(rot2) / Math.cos(rot1),
                centerX * pixel2 + distance * Math.tan(rot1), rot1, rot2, 0, pixel1, pixel2, DetectorGeometry.USUAL);
    }
}
