// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.geometry;

/**
 * A geometry as ImageD11 says it in a {@code .par} file: X along the beam, Y to the left, Z up; rotations Rx(tilt_x)
 * Ry(tilt_y) Rz(tilt_z), all right-handed; the centre of the first pixel is 0 (half a pixel less than elsewhere here). The
 * flip matrix is o11 = 1, o12 = o21 = 0, o22 = -1 (rows up, columns to the right).
 * @param distanceMicrometres along the beam
 * @param yCenter column of the beam, pixels from the centre of the first pixel
 * @param zCenter row of the beam, likewise
 * @param tiltX about the beam, rad
 * @param tiltY about Y, rad
 * @param tiltZ about Z, rad
 * @param ySizeMicrometres width of a pixel
 * @param zSizeMicrometres height of a pixel
 */
public record ImageD11Parameters(double distanceMicrometres, double yCenter, double zCenter, double tiltX, double tiltY,
        double tiltZ, double ySizeMicrometres, double zSizeMicrometres) {
    /** From (up, right, along the beam) to (along the beam, left, up). */
    private static final double[] TURN = {0, 0, 1, 0, -1, 0, 1, 0, 0};

    /** Of a geometry of the usual orientation. */
    public static ImageD11Parameters of(DetectorGeometry g) {
        Fit2dParameters.requireUsual(g);
        double[] m = RotationMatrix.product(RotationMatrix.product(TURN, g.rotation()),
                RotationMatrix.transposed(TURN));
        return new ImageD11Parameters(1e6 * g.directDistance(), g.beamColumn() - 0.5, g.beamRow() - 0.5,
                Math.atan2(-m[5], m[8]), Math.asin(m[2]), Math.atan2(-m[1], m[0]), 1e6 * g.pixel2(), 1e6 * g.pixel1());
    }

    /** The geometry. */
    public DetectorGeometry geometry() {
        double[] m = RotationMatrix.product(RotationMatrix.about(new double[] {1, 0, 0}, tiltX),
                RotationMatrix.product(RotationMatrix.about(new double[] {0, 1, 0}, tiltY),
                        RotationMatrix.about(new double[] {0, 0, 1}, tiltZ)));
        double[] r = RotationMatrix.product(RotationMatrix.product(RotationMatrix.transposed(TURN), m), TURN);
        double pixel1 = 1e-6 * zSizeMicrometres;
        double pixel2 = 1e-6 * ySizeMicrometres;
        return RotationMatrix.detector(r, 1e-6 * distanceMicrometres, (zCenter + 0.5) * pixel1,
                (yCenter + 0.5) * pixel2, pixel1, pixel2);
    }
}
