// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.calibration;

import org.operando.powder.geometry.DetectorGeometry;

/**
 * A detector that stands upright in the beam, as a start of a calibration says it, moved by hand: its middle dragged, or a
 * ring dragged to where it is seen.
 * @param distance m
 * @param row where the beam meets the detector, pixels from the corner of the first pixel
 * @param column likewise
 * @param pixel1 height of a pixel, m
 * @param pixel2 width of a pixel, m
 */
public record StartGeometry(double distance, double row, double column, double pixel1, double pixel2) {
    private static final double NEAREST = 1e-3;
    private static final double FARTHEST = 100;

    /** The upright detector that comes nearest to one that is tilted. */
    public static StartGeometry of(DetectorGeometry geometry) {
        return new StartGeometry(geometry.directDistance(), geometry.beamRow(), geometry.beamColumn(),
                geometry.pixel1(), geometry.pixel2());
    }

    /** With the beam elsewhere. */
    public StartGeometry moved(double byRows, double byColumns) {
        return new StartGeometry(distance, row + byRows, column + byColumns, pixel1, pixel2);
    }

    /** Distance of a place from the beam, m. */
    public double radius(double atRow, double atColumn) {
        return Math.hypot((atRow - row) * pixel1, (atColumn - column) * pixel2);
    }

    /**
     * At the distance at which a ring goes through a place: L = r / tan 2theta.
     * @param twoTheta of the ring, rad, below a right angle
     */
    public StartGeometry through(double atRow, double atColumn, double twoTheta) {
        double wanted = radius(atRow, atColumn) / Math.tan(twoTheta);
        boolean possible = twoTheta > 0 && twoTheta < Math.PI / 2 && wanted > 0;
        return possible ? new StartGeometry(Math.clamp(wanted, NEAREST, FARTHEST), row, column, pixel1, pixel2) : this;
    }

    /** As a geometry without tilt. */
    public DetectorGeometry geometry() {
        return new DetectorGeometry(distance, row * pixel1, column * pixel2, 0, 0, 0, pixel1, pixel2,
                DetectorGeometry.USUAL);
    }

    /** As a parameter of {@code powder.calibrate}. */
    public CalibrateOperation.Start start() {
        return new CalibrateOperation.Start(distance, row, column);
    }
}
