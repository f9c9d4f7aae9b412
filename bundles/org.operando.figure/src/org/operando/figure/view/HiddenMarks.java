// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure.view;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.operando.api.figure.Band;
import org.operando.api.figure.Bars;
import org.operando.api.figure.ErrorBars;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.api.figure.PhaseTicks;

/** Marks that a reader hides by their label in the legend. */
public final class HiddenMarks {
    /** Behind the label of what is hidden: paleness alone is no sign. */
    static final String SIGN = " (hidden)";

    private static final double PALE = 0.3;
    private static final double[] NONE = {};

    private HiddenMarks() {
    }

    /** The label of a mark in the legend; empty for none. */
    public static String label(Mark mark) {
        return switch (mark) {
            case Line line -> line.label();
            case Markers markers -> markers.label();
            case Band band -> band.label();
            case Bars bars -> bars.label();
            case PhaseTicks ticks -> ticks.label();
            default -> "";
        };
    }

    /** Labels of marks, each once. */
    public static Set<String> labels(List<Mark> marks) {
        Set<String> labels = new LinkedHashSet<>();
        marks.stream().map(HiddenMarks::label).filter(label -> !label.isEmpty()).forEach(labels::add);
        return labels;
    }

    /** The label that an entry of a painted legend stands for. */
    public static String labelOf(String entry) {
        return entry.endsWith(SIGN) ? entry.substring(0, entry.length() - SIGN.length()) : entry;
    }

    /** The marks without the hidden ones; on a screen with pale entries in the legend in their place. */
    static List<Mark> left(List<Mark> marks, Set<String> hidden, boolean screen) {
        if (hidden.isEmpty()) {
            return marks;
        }
        List<Mark> left = new ArrayList<>();
        for (Mark mark : marks) {
            if (hidden.contains(label(mark))) {
                pale(mark).filter(pale -> screen).ifPresent(left::add);
            } else if (!(mark instanceof ErrorBars bars) || !belongs(bars, marks, hidden)) {
                left.add(mark);
            }
        }
        return left;
    }

    /** Error bars have no label; they belong to the points that they share their ordinates with. */
    private static boolean belongs(ErrorBars bars, List<Mark> marks, Set<String> hidden) {
        return marks.stream().filter(mark -> hidden.contains(label(mark))).anyMatch(mark -> switch (mark) {
            case Line line -> line.y() == bars.y();
            case Markers markers -> markers.y() == bars.y();
            default -> false;
        });
    }

    private static Optional<Mark> pale(Mark mark) {
        String label = label(mark) + SIGN;
        return Optional.ofNullable(switch (mark) {
            case Line line -> new Line(NONE, NONE, pale(line.ink()), label, line.right());
            case Markers m -> new Markers(NONE, NONE, m.symbol(), m.sizePt(), pale(m.ink()), label, m.right());
            case Band band -> new Band(NONE, NONE, NONE, pale(band.ink()), label);
            case Bars bars -> new Bars(NONE, NONE, NONE, NONE, pale(bars.ink()), label);
            case PhaseTicks ticks -> new PhaseTicks(NONE, ticks.y(), pale(ticks.ink()), label);
            default -> null;
        });
    }

    private static Ink pale(Ink ink) {
        return ink.withOpacity(PALE * (ink.argb() >>> 24) / 255);
    }
}
