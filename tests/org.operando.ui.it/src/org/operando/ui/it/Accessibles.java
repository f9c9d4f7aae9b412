// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.accessibility.Accessible;

/** What a widget would tell a screen reader: the toolkit has no way to ask but by a reader that runs. */
final class Accessibles {
    private Accessibles() {
    }

    /** The listeners of a type that a widget's accessible has. */
    static <T> List<T> all(Accessible of, Class<T> type) {
        List<T> found = new ArrayList<>();
        String name = type.getSimpleName().substring(0, 1).toLowerCase() + type.getSimpleName().substring(1) + "s";
        try {
            Field field = Accessible.class.getDeclaredField(name);
            field.setAccessible(true);
            if (field.get(of) instanceof List<?> all) {
                all.forEach(l -> found.add(type.cast(l)));
            }
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
        if (found.isEmpty()) {
            throw new AssertionError("nothing is told by " + type.getSimpleName());
        }
        return found;
    }
}
