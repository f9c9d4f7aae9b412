// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.series;

/** By what each pattern is divided. */
public enum Scaling {
    /** As measured. */
    NONE,
    /** Counts of the beam monitor. */
    MONITOR,
    /** Mean of the whole pattern. */
    TOTAL,
    /** Mean of a region without lines. */
    BACKGROUND
}
