// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.calibration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.operando.api.LoadException;
import org.operando.powder.geometry.DetectorGeometry;

/** The lines of a substance, and where its rings lie on a detector: what frames and patterns are marked with. */
public final class CalibrantRings {
    private static final int STEPS = 720;

    /**
     * A ring on a detector.
     * @param number from 0, the ring of the largest spacing
     * @param indices hkl; empty where they are not known
     * @param twoTheta rad
     * @param rows places along the ring from the corner of the first pixel; NaN outside the image
     * @param columns likewise
     */
    public record Ring(int number, String indices, double twoTheta, double[] rows, double[] columns) {
        /** Whether any of it is on the image. */
        public boolean isSeen() {
            for (double row : rows) {
                if (row == row) {
                    return true;
                }
            }
            return false;
        }
    }

    private final Calibrant calibrant;

    private CalibrantRings(Calibrant calibrant) {
        this.calibrant = calibrant;
    }

    /** The names of the substances that are at hand, as a study writes them. */
    public static List<String> names() {
        return List.of(NamedCalibrants.names().split(", "));
    }

    /** Those of a substance that is at hand. */
    public static Optional<CalibrantRings> named(String name) {
        return NamedCalibrants.find(name).map(CalibrantRings::new);
    }

    /**
     * Those of a CIF or of a list of spacings.
     * @throws LoadException when it is none
     */
    public static CalibrantRings of(Path file) throws LoadException {
        return new CalibrantRings(CalibrantFile.read(file));
    }

    /** The substance as a reader knows it. */
    public String name() {
        return calibrant.name();
    }

    /** Lattice spacings of the lines, angstrom, descending. */
    public double[] spacings() {
        return calibrant.spacings().clone();
    }

    /** The rings that are on an image of these rows and columns; wavelength in angstrom. */
    public List<Ring> on(DetectorGeometry geometry, double wavelength, int rows, int columns) {
        double[] angles = calibrant.twoTheta(wavelength, Math.PI);
        List<Ring> rings = new ArrayList<>();
        for (int k = 0; k < angles.length; k++) {
            Ring ring = ring(k, calibrant.indices()[k], angles[k], geometry, rows, columns);
            if (ring.isSeen()) {
                rings.add(ring);
            }
        }
        return rings;
    }

    /** The ring of any angle; a cone is met at most once by each azimuth. */
    public static Ring ring(int number, String indices, double twoTheta, DetectorGeometry geometry, int rows,
            int columns) {
        RingPlace place = new RingPlace(geometry, rows, columns);
        double[] row = new double[STEPS + 1];
        double[] column = new double[STEPS + 1];
        double[] at = new double[2];
        for (int i = 0; i <= STEPS; i++) {
            boolean on = place.find(twoTheta, 2 * Math.PI * i / STEPS, at) && at[0] >= 0 && at[1] >= 0 && at[0] <= rows
                    && at[1] <= columns;
            row[i] = on ? at[0] : Double.NaN;
            column[i] = on ? at[1] : Double.NaN;
        }
        return new Ring(number, indices, twoTheta, row, column);
    }

    /**
     * The place of an angle and an azimuth, from the corner of the first pixel, into {@code at[0]} (row) and {@code at[1]}
     * (column).
     * @return false when the ray goes away from the detector
     */
    public static boolean place(DetectorGeometry geometry, int rows, int columns, double twoTheta, double chi,
            double[] at) {
        return new RingPlace(geometry, rows, columns).find(twoTheta, chi, at);
    }
}
