// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import org.operando.figure.view.ReadOut;
import org.operando.figure.view.View;

/** Hears what happens on a figure canvas; UI thread. */
public interface FigureListener {
    /** The pointer is over a plot. */
    default void pointed(ReadOut at) {
    }

    /** A place of a plot was clicked, or chosen by the Enter key. */
    default void clicked(ReadOut at) {
    }

    /** A range or a region was selected. */
    default void selected(FigureSelection selection) {
    }

    /**
     * The pointer draws, with {@link FigureTool#DRAW}: from the place of the last call to another one, both of one panel.
     * At the press they are equal.
     * @param ended whether the button was let go
     */
    default void drawn(At from, At to, boolean ended) {
    }

    /**
     * What is drawn, with {@link FigureTool#DRAW}, is to end: by a double click or the Enter key, or by Escape.
     * @param kept whether it is kept; Escape gives it up
     * @return whether anything was being drawn
     */
    default boolean ended(boolean kept) {
        return false;
    }

    /** Dragging does something else. */
    default void used(FigureTool tool) {
    }

    /** Something else is looked at. */
    default void viewed(View view) {
    }

    /** A new picture is on the screen. */
    default void painted() {
    }
}
