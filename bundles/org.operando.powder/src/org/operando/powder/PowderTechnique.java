// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder;

import org.operando.api.Doc;
import org.operando.api.Technique;

/** Powder diffraction of a sample or of a working cell. */
@Doc("Powder diffraction: patterns of a sample, or a series of patterns of a working cell.")
public final class PowderTechnique implements Technique<PowderMeasurement> {
}
