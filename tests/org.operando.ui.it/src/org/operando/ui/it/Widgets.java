// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

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
}
