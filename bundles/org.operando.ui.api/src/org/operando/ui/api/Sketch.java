// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import java.util.List;

/**
 * What is being drawn or dragged, over a figure: it is no part of the page, costs no painting and is not exported. Identity
 * counts, as arrays do.
 * @param panel index of the panel on the page
 * @param x values of the lower axis; NaN lifts the pen
 * @param y values of the left axis, as many
 * @param joined whether a line goes through the places
 * @param handles whether each place has a handle
 */
public record Sketch(int panel, double[] x, double[] y, boolean joined, boolean handles) {
    public Sketch {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " and " + y.length + " values");
        }
    }

    /** A line. */
    public static Sketch line(int panel, double[] x, double[] y) {
        return new Sketch(panel, x, y, true, false);
    }

    /** Handles alone. */
    public static Sketch handles(int panel, double[] x, double[] y) {
        return new Sketch(panel, x, y, false, true);
    }

    /** A line through places of one panel. */
    public static Sketch through(List<At> places, boolean handles) {
        return new Sketch(places.isEmpty() ? 0 : places.getFirst().panel(),
                places.stream().mapToDouble(At::x).toArray(), places.stream().mapToDouble(At::y).toArray(), true,
                handles);
    }
}
