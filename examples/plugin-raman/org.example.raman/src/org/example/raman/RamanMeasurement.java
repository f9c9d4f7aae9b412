// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.example.raman;

import java.util.Optional;
import org.operando.api.Doc;
import org.operando.api.In;
import org.operando.api.Range;

/**
 * What the study says of a Raman measurement.
 * @param laser wavelength of the laser, nm
 */
public record RamanMeasurement(
        @Doc("Wavelength of the laser.") @In("nm") @Range(min = 200, max = 2000) Optional<Double> laser) {
}
