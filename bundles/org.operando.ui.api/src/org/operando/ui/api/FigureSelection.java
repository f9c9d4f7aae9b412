// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import java.util.Optional;
import org.operando.figure.view.AxisRange;

/**
 * A part of a panel that was selected.
 * @param panel number of the panel, from 0
 * @param x selected stretch of the lower axis
 * @param y selected stretch of the left axis; empty for a range, which is all of it
 */
public record FigureSelection(int panel, AxisRange x, Optional<AxisRange> y) {
}
