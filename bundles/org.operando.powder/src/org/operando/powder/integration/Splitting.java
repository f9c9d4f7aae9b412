// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

/** How a pixel that reaches into several bins is shared out. */
public enum Splitting {
    /** Not at all: the bin of its centre has it. */
    NONE,
    /** Evenly over the range of its corners, taken even about its centre. */
    BOUNDING_BOX,
    /** By the area of the pixel that lies in each bin, exactly. */
    FULL
}
