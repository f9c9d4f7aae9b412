// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure.view;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.operando.api.figure.AxisSpec;

/**
 * What of a panel is looked at, and how.
 * @param x what the lower axis shows; empty for all
 * @param y what the left axis shows; empty for all
 * @param right what the right axis shows; empty for all
 * @param colours how images are coloured
 * @param hidden labels of the legend whose marks are not drawn
 */
public record PanelView(Optional<AxisRange> x, Optional<AxisRange> y, Optional<AxisRange> right, ColourChoice colours,
        Set<String> hidden) {
    /** All of a panel, as its figure says. */
    public static final PanelView WHOLE = new PanelView(Optional.empty(), Optional.empty(), Optional.empty(),
            ColourChoice.OWN, Set.of());

    public PanelView {
        hidden = Set.copyOf(hidden);
    }

    /** The same with another range of x. */
    public PanelView withX(AxisRange range) {
        return new PanelView(Optional.of(range), y, right, colours, hidden);
    }

    /** The same with another range of y. */
    public PanelView withY(AxisRange range) {
        return new PanelView(x, Optional.of(range), right, colours, hidden);
    }

    /** The same with another range of the right axis. */
    public PanelView withRight(AxisRange range) {
        return new PanelView(x, y, Optional.of(range), colours, hidden);
    }

    /** The same with other colours. */
    public PanelView withColours(ColourChoice others) {
        return new PanelView(x, y, right, others, hidden);
    }

    /** The same with the marks of a label shown when they were hidden, and hidden when they were shown. */
    public PanelView toggled(String label) {
        Set<String> labels = new LinkedHashSet<>(hidden);
        if (!labels.remove(label)) {
            labels.add(label);
        }
        return new PanelView(x, y, right, colours, labels);
    }

    /** The same with all of the axes. */
    public PanelView unzoomed() {
        return new PanelView(Optional.empty(), Optional.empty(), Optional.empty(), colours, hidden);
    }

    static AxisSpec shown(AxisSpec axis, Optional<AxisRange> range) {
        return range.filter(AxisRange::isPossible).map(r -> r.on(axis)).orElse(axis);
    }
}
