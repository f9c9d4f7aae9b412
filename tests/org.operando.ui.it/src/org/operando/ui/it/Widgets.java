// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.operando.ui.api.FigureCanvas;

/** Finds widgets in a window. */
final class Widgets {
    private Widgets() {
    }

    /** All widgets of a type within another, in their order. */
    static <T extends Control> List<T> all(Composite in, Class<T> type) {
        List<T> found = new ArrayList<>();
        for (Control child : in.getChildren()) {
            if (type.isInstance(child)) {
                found.add(type.cast(child));
            }
            if (child instanceof Composite c) {
                found.addAll(all(c, type));
            }
        }
        return found;
    }

    /** Clicks into a figure. */
    static void click(FigureCanvas canvas, Rectangle there) {
        Control surface = canvas.getChildren()[0];
        for (int type : new int[] {SWT.MouseMove, SWT.MouseDown, SWT.MouseUp}) {
            mouse(surface, type, there);
        }
    }

    /** Presses in a figure, moves through some places and lets go at the last. */
    static void drag(FigureCanvas canvas, List<Rectangle> places) {
        Control surface = canvas.getChildren()[0];
        mouse(surface, SWT.MouseDown, places.getFirst());
        places.forEach(place -> mouse(surface, SWT.MouseMove, place));
        mouse(surface, SWT.MouseUp, places.getLast());
    }

    private static void mouse(Control surface, int type, Rectangle there) {
        Event event = new Event();
        event.x = there.x - surface.getLocation().x;
        event.y = there.y - surface.getLocation().y;
        event.button = type == SWT.MouseMove ? 0 : 1;
        event.count = 1;
        surface.notifyListeners(type, event);
    }
}
