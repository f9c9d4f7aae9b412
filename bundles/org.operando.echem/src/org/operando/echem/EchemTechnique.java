// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem;

import org.operando.api.Doc;
import org.operando.api.Technique;

/** Logs of battery cyclers. */
@Doc("Logs of battery cyclers: current, voltage and charge of a cell against time.")
public final class EchemTechnique implements Technique<EchemMeasurement> {
}
