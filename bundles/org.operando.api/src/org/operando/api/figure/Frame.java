// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api.figure;

/** What stands around a plot. */
public enum Frame {
    /** A frame with ticks, numbers and labels. */
    AXES,
    /** A frame alone: maps with a scale bar. */
    BOX,
    /** Nothing: pictures. */
    NONE
}
