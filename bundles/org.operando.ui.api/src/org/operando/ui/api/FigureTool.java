// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

/** What dragging on a figure does. */
public enum FigureTool {
    /** The figure moves. */
    PAN,
    /** A box is looked at. */
    BOX,
    /** A stretch of x is selected. */
    RANGE,
    /** A rectangle is selected. */
    REGION,
    /** Who listens draws, e.g. with a brush. */
    DRAW
}
