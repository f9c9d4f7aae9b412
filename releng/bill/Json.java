// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0

import java.util.List;
import java.util.Map;

/** Text of JSON, indented, from maps, lists, numbers and strings; maps keep their order. */
final class Json {
    private Json() {
    }

    /** The text of a value, with a line break at its end. */
    static String text(Object value) {
        StringBuilder text = new StringBuilder();
        write(value, "\n", text);
        return text.append('\n').toString();
    }

    private static void write(Object value, String line, StringBuilder text) {
        switch (value) {
            case Map<?, ?> map -> {
                String separator = "{";
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    text.append(separator).append(line).append("  ");
                    string(entry.getKey().toString(), text);
                    text.append(": ");
                    write(entry.getValue(), line + "  ", text);
                    separator = ",";
                }
                text.append(map.isEmpty() ? "{" : line).append('}');
            }
            case List<?> list -> {
                String separator = "[";
                for (Object item : list) {
                    text.append(separator).append(line).append("  ");
                    write(item, line + "  ", text);
                    separator = ",";
                }
                text.append(list.isEmpty() ? "[" : line).append(']');
            }
            case Number number -> text.append(number);
            default -> string(value.toString(), text);
        }
    }

    private static void string(String value, StringBuilder text) {
        text.append('"');
        for (char c : value.toCharArray()) {
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ') {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
