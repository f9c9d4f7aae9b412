// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.study;

import org.operando.core.study.StudyOutline.Kind;

/** How a study writes a single value: as it is where YAML takes it so, in quotes otherwise. */
public final class ScalarText {
    private ScalarText() {
    }

    /** The value as it can stand anywhere in a study, in one line. */
    public static String of(String value) {
        if (reads(value, value)) {
            return value;
        }
        String single = "'" + value.replace("'", "''") + "'";
        if (reads(single, value)) {
            return single;
        }
        StringBuilder quoted = new StringBuilder("\"");
        value.codePoints().forEach(c -> quoted.append(switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            default -> c < ' ' ? "\\u%04x".formatted(c) : Character.toString(c);
        }));
        return quoted.append('"').toString();
    }

    /** In braces and at the end of a line: both, since a value may be moved. */
    private static boolean reads(String source, String value) {
        return !value.isEmpty() && !value.contains("\n") && readsIn("a: {b: " + source + ", c: d}", value)
                && readsIn("a:\n  b: " + source + "\n  c: d", value);
    }

    private static boolean readsIn(String text, String value) {
        return StudyOutline.of(text).filter(o -> o.values().size() == 2).flatMap(o -> o.find("a.b"))
                .filter(e -> e.kind() == Kind.VALUE && e.value().equals(value)).isPresent();
    }
}
