// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.calibration;

import org.operando.powder.geometry.DetectorGeometry;

/** Where a ray of a scattering angle and an azimuth meets a detector: the inverse of a pixel's angles. */
final class RingPlace {
    private final DetectorGeometry geometry;
    private final int rows;
    private final int columns;
    private final double[] r;

    RingPlace(DetectorGeometry geometry, int rows, int columns) {
        this.geometry = geometry;
        this.rows = rows;
        this.columns = columns;
        r = geometry.rotation();
    }

    /**
     * The point, from the corner of the first pixel, into {@code at[0]} (row) and {@code at[1]} (column).
     * @return false when the ray goes away from the detector
     */
    boolean find(double twoTheta, double chi, double[] at) {
        int o = geometry.orientation();
        double sine = Math.sin(twoTheta);
        double u1 = (o <= 2 ? -1 : 1) * sine * Math.sin(chi);
        double u2 = (o == 1 || o == 4 ? -1 : 1) * sine * Math.cos(chi);
        double u3 = Math.cos(twoTheta);
        double away = r[2] * u1 + r[5] * u2 + r[8] * u3;
        if (away < 1e-6) {
            return false;
        }
        double scale = geometry.distance() / away;
        double row = (scale * (r[0] * u1 + r[3] * u2 + r[6] * u3) + geometry.poni1()) / geometry.pixel1();
        double column = (scale * (r[1] * u1 + r[4] * u2 + r[7] * u3) + geometry.poni2()) / geometry.pixel2();
        at[0] = o <= 2 ? rows - row : row;
        at[1] = o == 1 || o == 4 ? columns - column : column;
        return true;
    }
}
