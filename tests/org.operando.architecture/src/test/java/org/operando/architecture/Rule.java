// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.architecture;

import java.util.Collection;
import org.junit.jupiter.api.Assertions;

/** Fails with the rule's name and all that breaks it. */
final class Rule {
    private Rule() {
    }

    static void holds(String rule, Collection<String> broken) {
        if (!broken.isEmpty()) {
            Assertions
                    .fail("Rule: " + rule + ". Broken " + broken.size() + " times:\n  " + String.join("\n  ", broken));
        }
    }
}
