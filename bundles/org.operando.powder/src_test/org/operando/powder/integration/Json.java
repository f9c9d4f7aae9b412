// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON of the reference files, which are known to be well-formed: maps, lists, texts, numbers, true, false, null. */
final class Json {
    private final Object value;

    private Json(Object value) {
        this.value = value;
    }

    static Json of(String text) {
        return new Json(new Reader(text).value());
    }

    Json path(String name) {
        return new Json(value instanceof Map<?, ?> map ? map.get(name) : null);
    }

    Json path(int index) {
        return new Json(value instanceof List<?> list && index < list.size() ? list.get(index) : null);
    }

    boolean has(String name) {
        return value instanceof Map<?, ?> map && map.containsKey(name);
    }

    boolean isNumber() {
        return value instanceof Double;
    }

    double asDouble() {
        return value instanceof Double number ? number : 0;
    }

    int asInt() {
        return (int) asDouble();
    }

    String asText() {
        return value instanceof String text ? text : "";
    }

    boolean asBoolean() {
        return Boolean.TRUE.equals(value);
    }

    /** Reads from the beginning on. */
    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        private char next() {
            while (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == ',' || text.charAt(at) == ':') {
                at++;
            }
            return text.charAt(at);
        }

        private Object value() {
            return switch (next()) {
                case '{' -> map();
                case '[' -> list();
                case '"' -> string();
                default -> word();
            };
        }

        private Map<String, Object> map() {
            Map<String, Object> map = new LinkedHashMap<>();
            at++;
            while (next() != '}') {
                String name = string();
                map.put(name, value());
            }
            at++;
            return map;
        }

        private List<Object> list() {
            List<Object> list = new ArrayList<>();
            at++;
            while (next() != ']') {
                list.add(value());
            }
            at++;
            return list;
        }

        private String string() {
            int from = at + 1;
            at = text.indexOf('"', from) + 1;
            return text.substring(from, at - 1);
        }

        private Object word() {
            int from = at;
            while (at < text.length() && "+-.eE0123456789truefalsn".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            String word = text.substring(from, at);
            return switch (word) {
                case "true", "false" -> word.equals("true");
                case "null" -> null;
                default -> Double.valueOf(word);
            };
        }
    }
}
