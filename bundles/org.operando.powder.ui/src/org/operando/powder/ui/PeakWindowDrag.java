// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import org.operando.powder.peaks.PeakOperation;
import org.operando.ui.api.At;

/**
 * Moves the window of a peak: near its lower end that end, near its upper end the other, between them both.
 */
final class PeakWindowDrag {
    private static final double LEAST = 1e-3;

    /** What is dragged. */
    private enum Part {
        LOWER, UPPER, BOTH
    }

    private Part part;

    /** The parameters after a step of a drag. */
    PeakOperation.Parameters moved(PeakOperation.Parameters p, At from, At to, boolean ended) {
        if (part == null) {
            double third = (p.to() - p.from()) / 3;
            part = from.x() < p.from() + third ? Part.LOWER : from.x() > p.to() - third ? Part.UPPER : Part.BOTH;
        }
        double by = to.x() - from.x();
        double lower = part == Part.UPPER ? p.from() : Math.max(0, p.from() + by);
        double upper = part == Part.LOWER ? p.to() : Math.min(180, p.to() + by);
        if (ended) {
            part = null;
        }
        return upper - lower < LEAST ? p : new PeakOperation.Parameters(lower, upper, p.name(), p.shape(),
                p.background(), p.weights(), p.uncertainties(), p.optimizer());
    }
}
