// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import java.util.ArrayDeque;
import java.util.Queue;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Widget;

/**
 * Work of many widgets on the UI thread, each piece in an event of its own: between two of them the window answers the user.
 * UI thread only.
 */
public final class Turns {
    private final Display display;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean asked;

    private Turns(Display display) {
        this.display = display;
    }

    /**
     * Does a piece of work when those that were given before it are done; not at all when the widget is gone by then.
     * @param owner widget that the work is for
     */
    public static void add(Widget owner, Runnable work) {
        add(owner.getDisplay(), () -> {
            if (!owner.isDisposed()) {
                work.run();
            }
        });
    }

    /** Does a piece of work when those that were given before it are done. */
    public static void add(Display display, Runnable work) {
        if (!(display.getData(Turns.class.getName()) instanceof Turns)) {
            display.setData(Turns.class.getName(), new Turns(display));
        }
        ((Turns) display.getData(Turns.class.getName())).take(work);
    }

    private void take(Runnable work) {
        waiting.add(work);
        if (!asked) {
            asked = true;
            display.asyncExec(this::next);
        }
    }

    private void next() {
        Runnable work = waiting.remove();
        asked = !waiting.isEmpty();
        if (asked) {
            // asked for before the work, so that a dialog that the work opens does not stop the others
            display.asyncExec(this::next);
        }
        work.run();
    }
}
