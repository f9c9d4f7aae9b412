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
 * @param frame what stands around the plot
 * @param equalAspect whether the plot shrinks until a unit is as long in x as in y
 */
public record Panel(String letter, Box cell, AxisSpec x, AxisSpec y, Optional<AxisSpec> right, List<Mark> marks,
        Legend legend, Frame frame, boolean equalAspect) {
    public Panel {
        marks = List.copyOf(marks);
        if (right.isPresent() && marks.stream().anyMatch(mark -> mark instanceof Arrow arrow && !arrow.vertical())) {
            throw new IllegalArgumentException("an arrow from the right in panel '" + letter + "' with a right axis");
        }
    }

    /** A panel with two axes; the legend goes to the corner with the most room. */
    public static Panel of(String letter, Box cell, AxisSpec x, AxisSpec y, List<Mark> marks) {
        return new Panel(letter, cell, x, y, Optional.empty(), marks, Legend.BEST, Frame.AXES, false);
    }

    /** The same with a second y axis at the right. */
    public Panel withRight(AxisSpec axis) {
        return new Panel(letter, cell, x, y, Optional.of(axis), marks, legend, frame, equalAspect);
    }

    /** The same with the legend elsewhere. */
    public Panel withLegend(Legend place) {
        return new Panel(letter, cell, x, y, right, marks, place, frame, equalAspect);
    }

    /** An imported picture without axes. */
    public static Panel of(String letter, Box cell, Picture picture) {
        AxisSpec part = AxisSpec.of("", 0, 1);
        return of(letter, cell, part, part, List.of(picture)).withFrame(Frame.NONE);
    }

    /** The same with something else around the plot. */
    public Panel withFrame(Frame around) {
        return new Panel(letter, cell, x, y, right, marks, legend, around, equalAspect);
    }

    /** The same with units of equal length in x and y: maps. */
    public Panel withEqualAspect() {
        return new Panel(letter, cell, x, y, right, marks, legend, frame, true);
    }

    /** The same elsewhere on a page. */
    public Panel in(Box place) {
        return new Panel(letter, place, x, y, right, marks, legend, frame, equalAspect);
    }

    /** The same with another letter. */
    public Panel lettered(String other) {
        return new Panel(other, cell, x, y, right, marks, legend, frame, equalAspect);
    }
}
