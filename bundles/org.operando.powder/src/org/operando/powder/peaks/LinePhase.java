// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import java.util.Optional;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.In;
import org.operando.api.Label;
import org.operando.api.Range;

/**
 * A phase with a component in the line.
 * @param name e.g. H2
 * @param structureFactorSquared |F|^2 of the line in one cell, on a scale that all phases share
 * @param cellVolume volume of the cell, angstrom^3
 */
public record LinePhase(@Label("Name") @Doc("Name of the phase, e.g. H2.") String name,
        @Label("Structure factor squared") @Doc("|F|^2 of the line per cell, from the structure of this phase; only ratios between phases count.") @Default("1") @Range(
                min = 1e-12) double structureFactorSquared,
        @Label("Cell volume") @Doc("Volume of the cell of this phase. Left out: equal for all phases.") @In("angstrom^3") @Range(
                min = 1) Optional<Double> cellVolume) {
    /** A phase of which only the name is known. */
    public static LinePhase named(String name) {
        return new LinePhase(name, 1, Optional.empty());
    }
}
