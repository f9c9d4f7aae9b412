// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure.view;

import java.util.List;
import java.util.Optional;
import org.operando.api.figure.Band;
import org.operando.api.figure.Bars;
import org.operando.api.figure.ErrorBars;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;

/**
 * The points of a mark.
 * @param label in the legend; empty for none
 * @param x abscissae
 * @param y ordinates
 * @param right whether they count on the right axis
 */
record Series(String label, double[] x, double[] y, boolean right) {
    static Optional<Series> of(Mark mark) {
        return Optional.ofNullable(switch (mark) {
            case Line m -> new Series(m.label(), m.x(), m.y(), m.right());
            case Markers m -> new Series(m.label(), m.x(), m.y(), m.right());
            case ErrorBars m -> new Series("", m.x(), m.y(), m.right());
            case Band m -> new Series(m.label(), m.x(), m.low(), false);
            case Bars m -> new Series(m.label(), m.from(), m.heights(), false);
            default -> null;
        });
    }

    /** The points of all lines and markers. */
    static List<Series> measured(List<Mark> marks) {
        return marks.stream().filter(mark -> mark instanceof Line || mark instanceof Markers)
                .flatMap(mark -> of(mark).stream()).toList();
    }
}
