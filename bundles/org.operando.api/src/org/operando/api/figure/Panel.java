// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api.figure;

import java.util.List;
import java.util.Optional;

/**
 * A plot with its axes. The painter finds the margins for labels; panels whose cells have the same top and bottom (left
 * and right) get the same plot area there, so that shared axes run through.
 * @param letter e.g. "a", drawn bold at the top left; empty for none
 * @param cell where on the page, labels included
 * @param x lower axis
 * @param y left axis
 * @param right a second y axis for marks that ask for it
 * @param marks what is drawn, the first at the bottom
 * @param legend where the legend of the labelled marks stands
 */
public record Panel(String letter, Box cell, AxisSpec x, AxisSpec y, Optional<AxisSpec> right, List<Mark> marks,
        Legend legend) {
    public Panel {
        marks = List.copyOf(marks);
    }

    /** A panel with two axes; the legend goes to the corner with the most room. */
    public static Panel of(String letter, Box cell, AxisSpec x, AxisSpec y, List<Mark> marks) {
        return new Panel(letter, cell, x, y, Optional.empty(), marks, Legend.BEST);
    }

    /** The same with a second y axis at the right. */
    public Panel withRight(AxisSpec axis) {
        return new Panel(letter, cell, x, y, Optional.of(axis), marks, legend);
    }

    /** The same with the legend elsewhere. */
    public Panel withLegend(Legend place) {
        return new Panel(letter, cell, x, y, right, marks, place);
    }
}
