// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.ArrayList;
import java.util.List;

/** Paths of keys in the text of a study. */
final class PathBelow {
    private PathBelow() {
    }

    /** A path with further keys. */
    static List<String> of(List<String> path, String... keys) {
        List<String> all = new ArrayList<>(path);
        all.addAll(List.of(keys));
        return List.copyOf(all);
    }
}
