// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.geometry;

import org.operando.api.InvalidParameter;

/**
 * A rotation by rows, as three angles and back. {@code R = R3 R2 R1} of {@link DetectorGeometry}: the third row is (sin
 * rot2, -cos rot2 sin rot1, cos rot1 cos rot2), the first column (cos rot2 cos rot3, cos rot2 sin rot3, sin rot2).
 */
final class RotationMatrix {
    private RotationMatrix() {
    }

    /**
     * A detector whose rotation and point on the beam are known.
     * @param r rotation by rows, nine numbers
     * @param direct distance along the beam, m
     * @param row where the beam meets the detector, m from the corner of the first pixel
     * @param column likewise
     */
    static DetectorGeometry detector(double[] r, double direct, double row, double column, double pixel1,
            double pixel2) {
        double rot2 = Math.asin(Math.clamp(r[6], -1, 1));
        double rot1 = Math.atan2(-r[7], r[8]);
        double rot3 = Math.atan2(r[3], r[0]);
        double cosines = Math.cos(rot1) * Math.cos(rot2);
        if (!(cosines > 1e-6)) {
            throw new InvalidParameter("rot1", "the beam does not meet the detector's plane from the front");
        }
        double distance = direct * cosines;
        return new DetectorGeometry(distance, row - distance * Math.tan(rot2) / Math.cos(rot1),
                column + distance * Math.tan(rot1), rot1, rot2, rot3, pixel1, pixel2, DetectorGeometry.USUAL);
    }

    /** Product of two matrices of three rows. */
    static double[] product(double[] a, double[] b) {
        double[] c = new double[9];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                c[3 * i + j] = a[3 * i] * b[j] + a[3 * i + 1] * b[3 + j] + a[3 * i + 2] * b[6 + j];
            }
        }
        return c;
    }

    static double[] transposed(double[] a) {
        return new double[] {a[0], a[3], a[6], a[1], a[4], a[7], a[2], a[5], a[8]};
    }

    static double[] times(double[] a, double[] v) {
        return new double[] {a[0] * v[0] + a[1] * v[1] + a[2] * v[2], a[3] * v[0] + a[4] * v[1] + a[5] * v[2],
            a[6] * v[0] + a[7] * v[1] + a[8] * v[2]};
    }

    /** Right-handed rotation about a unit vector (Rodrigues). */
    static double[] about(double[] n, double angle) {
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        double d = 1 - c;
        return new double[] {c + n[0] * n[0] * d, n[0] * n[1] * d - n[2] * s, n[0] * n[2] * d + n[1] * s,
            n[1] * n[0] * d + n[2] * s, c + n[1] * n[1] * d, n[1] * n[2] * d - n[0] * s,
            n[2] * n[0] * d - n[1] * s, n[2] * n[1] * d + n[0] * s, c + n[2] * n[2] * d};
    }
}
