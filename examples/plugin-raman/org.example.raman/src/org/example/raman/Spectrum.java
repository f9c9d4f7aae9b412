// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.example.raman;

import java.util.Optional;
import org.operando.api.In;
import org.operando.api.Table;

/**
 * A Raman spectrum.
 * @param laser wavelength of the laser, nm, when the study says it
 * @param points columns shift (1/cm, ascending) and counts
 */
public record Spectrum(@In("nm") Optional<Double> laser, Table points) {
}
