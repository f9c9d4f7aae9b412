// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.cycles;

/** Who chose the cycle that retention refers to. */
public enum ReferenceOrigin {
    /** The study or the step. */
    STATED,
    /** The rule: the first cycle at another current than the first one's. */
    AUTOMATIC
}
