// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.williamson;

/** What becomes of lines that overlap. They are always fitted together. */
public enum Overlaps {
    /** Their widths count, with the uncertainties that the common fit gives them. */
    TOGETHER,
    /** Their widths do not count. */
    LEFT_OUT
}
