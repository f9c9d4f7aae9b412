// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

/** What the intensities of a frame are divided by as a whole. */
public enum Normalisation {
    /** Nothing. */
    NONE,
    /** The frame's monitor. */
    MONITOR,
    /** The frame's exposure in seconds. */
    EXPOSURE
}
