// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.pandas;

import java.util.ArrayList;
import java.util.List;

/**
 * The names in a list of texts that Python has pickled by its protocol 0: each stands in a line that begins with V.
 * Lines are cut, nothing of the pickle is run.
 */
final class PickledNames {
    private static final int MOST = 10_000;

    private PickledNames() {
    }

    static List<String> of(String pickle) {
        List<String> names = new ArrayList<>();
        for (String line : pickle.split("\n")) {
            // behind the list's mark (aV): a was the order to append the one before
            String text = line.startsWith("a") ? line.substring(1) : line;
            if (text.startsWith("V") && names.size() < MOST) {
                names.add(text.substring(1));
            }
        }
        return names;
    }
}
