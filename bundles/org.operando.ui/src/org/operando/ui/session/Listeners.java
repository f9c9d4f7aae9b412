// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.session;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.swt.widgets.Display;
import org.operando.ui.api.Turns;

/** Those that are told on the UI thread of changes made on any; many changes give one call. */
final class Listeners {
    private static final int BETWEEN = 40;

    private final List<Runnable> all = new CopyOnWriteArrayList<>();
    private final AtomicBoolean told = new AtomicBoolean();

    void add(Runnable listener) {
        all.add(listener);
    }

    void remove(Runnable listener) {
        all.remove(listener);
    }

    /** Something changed. */
    void tell() {
        Display display = Display.getDefault();
        if (told.compareAndSet(false, true) && !display.isDisposed()) {
            display.asyncExec(() -> display.timerExec(BETWEEN, () -> {
                Turns.add(display, () -> told.set(false));
                all.forEach(l -> Turns.add(display, () -> tell(l)));
            }));
        }
    }

    private void tell(Runnable listener) {
        if (all.contains(listener)) {
            listener.run();
        }
    }
}
