// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.geometry;

import org.operando.api.Doc;
import org.operando.api.In;

/**
 * What a calibrant told of a detector; a measurement takes it over with {@code calibration: NAME OF THE CALIBRANT'S
 * MEASUREMENT}.
 * @param geometry where the detector stands
 * @param wavelength angstrom, fixed or refined
 * @param rows rows of the frame it was found with
 * @param columns columns of that frame
 * @param source in words: calibrant, rings, points, rms
 */
public record Calibration(@Doc("Where the detector stands.") DetectorGeometry geometry,
        @Doc("Wavelength, fixed or refined.") @In("angstrom") double wavelength,
        @Doc("Rows of the frame it was found with.") int rows,
        @Doc("Columns of the frame it was found with.") int columns,
        @Doc("Calibrant, rings, points and rms in words.") String source) {
}
