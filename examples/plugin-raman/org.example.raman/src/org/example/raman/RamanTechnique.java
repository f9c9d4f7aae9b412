// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.example.raman;

import org.operando.api.Technique;

/** Raman spectroscopy. */
public final class RamanTechnique implements Technique<RamanMeasurement> {
}
