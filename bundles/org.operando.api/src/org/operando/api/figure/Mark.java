// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api.figure;

/** Something drawn in a panel, in data units. A NaN lifts the pen: gaps stay gaps. */
public sealed interface Mark permits Line, Markers, ErrorBars, Band, Bars, Image, Contours, Rule, Span, Note, Arrow,
        PhaseTicks, ScaleBar, Inset, Picture {
}
