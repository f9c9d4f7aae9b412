// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.geometry;

import java.util.Optional;
import org.operando.api.Doc;
import org.operando.api.In;

/**
 * What a file of geometry tells when it is looked at by itself.
 * @param format in words
 * @param geometry where the detector stands; empty when the file does not say the size of its pixels
 * @param wavelength angstrom, when the file says it
 * @param detector its name, when the file says it
 */
public record PlacedDetector(@Doc("Format of the file.") String format,
        @Doc("Where the detector stands.") Optional<DetectorGeometry> geometry,
        @In("angstrom") @Doc("Wavelength.") Optional<Double> wavelength,
        @Doc("Name of the detector.") Optional<String> detector) {
}
