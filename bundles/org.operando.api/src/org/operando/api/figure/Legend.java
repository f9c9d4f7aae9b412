// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api.figure;

/** Where a legend stands in its panel: within the plot where it hides nothing there, else outside. */
public enum Legend {
    /** In the first corner, or middle of an edge, where it hides nothing. */
    BEST,
    /** Top left. */
    TOP_LEFT,
    /** Top right. */
    TOP_RIGHT,
    /** Bottom left. */
    BOTTOM_LEFT,
    /** Bottom right. */
    BOTTOM_RIGHT,
    /** No legend. */
    NONE
}
