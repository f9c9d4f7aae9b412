// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.intake;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.operando.core.study.ScalarText;

/** Lists and maps as a study writes them in one line. */
final class StudyText {
    private StudyText() {
    }

    /** A list of values. */
    static String list(Collection<String> values) {
        return values.stream().map(ScalarText::of).collect(Collectors.joining(", ", "[", "]"));
    }

    /** A map of values. */
    static String map(Map<String, String> values) {
        return values.entrySet().stream().map(e -> ScalarText.of(e.getKey()) + ": " + ScalarText.of(e.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
