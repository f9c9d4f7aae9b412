// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api.figure;

/**
 * A panel within a panel, labels included, on white.
 * @param place in parts of the outer plot, 0 to 1, origin at its top left
 * @param panel the inner panel, without a letter and without insets of its own; its cell does not count
 */
public record Inset(Box place, Panel panel) implements Mark {
    public Inset {
        if (!(place.x() >= 0 && place.y() >= 0 && place.width() > 0 && place.height() > 0
                && place.x() + place.width() <= 1 && place.y() + place.height() <= 1)) {
            throw new IllegalArgumentException("an inset at " + place + ", which is not within its panel");
        }
        if (panel.marks().stream().anyMatch(Inset.class::isInstance)) {
            throw new IllegalArgumentException("an inset within an inset");
        }
    }
}
