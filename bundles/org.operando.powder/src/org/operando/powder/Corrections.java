// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder;

import org.operando.api.Doc;
import org.operando.api.Label;

/**
 * What the program that integrated the frames did to the intensities; none is assumed.
 * @param solidAngle divided by the solid angle of the pixels
 * @param polarization divided by the polarisation factor
 * @param normalization divided by the weight of the pixels that each point sums
 */
public record Corrections(
        @Label("Solid angle") @Doc("Whether intensities were divided by the solid angle of the pixels.") boolean solidAngle,
        @Label("Polarisation") @Doc("Whether they were divided by the polarisation factor.") boolean polarization,
        @Label("Normalisation") @Doc("Whether they were divided by the weight of the pixels of each point.") boolean normalization) {
}
