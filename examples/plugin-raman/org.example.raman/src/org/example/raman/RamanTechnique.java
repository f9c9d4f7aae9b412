// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.example.raman;

import java.util.Optional;
import org.operando.api.In;
import org.operando.api.Range;
import org.operando.api.Table;
import org.operando.api.Technique;

/** Raman spectroscopy: spectra of scattered light against the shift of its wave number. */
public final class RamanTechnique implements Technique<RamanTechnique.Measurement> {
    /** What the study says of a measurement: the wavelength of the laser, nm. */
    public record Measurement(@In("nm") @Range(min = 200, max = 2000) Optional<Double> laser) {
    }

    /** A spectrum: wavelength of the laser when it is known, nm, and the columns shift (1/cm, ascending) and counts. */
    public record Spectrum(@In("nm") Optional<Double> laser, Table points) {
    }
}
