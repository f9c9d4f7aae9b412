// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import org.operando.api.figure.Band;
import org.operando.api.figure.Bars;
import org.operando.api.figure.ErrorBars;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Panel;
import org.operando.api.figure.PhaseTicks;

/**
 * Colours of the y axes of a panel: with a right axis, an axis whose marks all have one colour that the other's have
 * not takes that colour, so that a reader sees what belongs to it; else it is black.
 * @param left colour of the left axis
 * @param right colour of the right axis
 */
record AxisColours(int left, int right) {
    private static final AxisColours BLACK = new AxisColours(JournalStyle.BLACK, JournalStyle.BLACK);

    static AxisColours of(Panel panel) {
        if (panel.right().isEmpty()) {
            return BLACK;
        }
        Set<Integer> left = new HashSet<>();
        Set<Integer> right = new HashSet<>();
        for (Mark mark : panel.marks()) {
            ink(mark).ifPresent(ink -> (onRight(mark) ? right : left).add(0xff000000 | ink.argb()));
        }
        return new AxisColours(only(left, right), only(right, left));
    }

    private static int only(Set<Integer> own, Set<Integer> others) {
        if (own.size() != 1 || others.containsAll(own)) {
            return JournalStyle.BLACK;
        }
        return TextColour.onWhite(own.iterator().next());
    }

    private static Optional<Ink> ink(Mark mark) {
        return switch (mark) {
            case Line line -> Optional.of(line.ink());
            case Markers markers -> Optional.of(markers.ink());
            case ErrorBars bars -> Optional.of(bars.ink());
            case Band band -> Optional.of(band.ink());
            case Bars bars -> Optional.of(bars.ink());
            case PhaseTicks ticks -> Optional.of(ticks.ink());
            default -> Optional.empty();
        };
    }

    private static boolean onRight(Mark mark) {
        return mark instanceof Line line && line.right() || mark instanceof Markers markers && markers.right()
                || mark instanceof ErrorBars bars && bars.right();
    }
}
