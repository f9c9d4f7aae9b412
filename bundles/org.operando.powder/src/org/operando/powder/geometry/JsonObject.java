// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.geometry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A small JSON object by its keys: values are {@code String}, {@code Double}, {@code Boolean}, lists and such objects. */
record JsonObject(Map<String, Object> values) {
    private static final int DEEPEST = 20;

    /** @throws IOException with line and column when the text is no object */
    static JsonObject parse(String text) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("an object in braces expected");
            }
            return object(parser, 0);
        }
    }

    private static JsonObject object(JsonParser parser, int depth) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            Object value = value(parser, depth + 1);
            if (value != null) {
                values.put(name, value);
            }
        }
        return new JsonObject(values);
    }

    private static Object value(JsonParser parser, int depth) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null || depth > DEEPEST) {
            throw new IOException(token == null ? "the text ends in the middle" : "objects lie too deep");
        }
        return switch (token) {
            case START_OBJECT -> object(parser, depth);
            case START_ARRAY -> list(parser, depth);
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NUMBER_FLOAT, VALUE_NUMBER_INT -> parser.getDoubleValue();
            case VALUE_STRING -> parser.getText();
            default -> null;
        };
    }

    private static List<Object> list(JsonParser parser, int depth) throws IOException {
        List<Object> values = new ArrayList<>();
        for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
            Object value = value(parser, depth + 1);
            values.add(value == null ? "" : value);
        }
        return values;
    }

    OptionalDouble number(String key) {
        return values.get(key) instanceof Double d && Double.isFinite(d) ? OptionalDouble.of(d)
                : OptionalDouble.empty();
    }

    Optional<Double> boxed(String key) {
        OptionalDouble number = number(key);
        return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
    }

    /** A text that is not empty; a list gives its first. */
    Optional<String> text(String key) {
        return texts(key).stream().findFirst();
    }

    /** Texts that are not empty, one or a list. */
    List<String> texts(String key) {
        Object value = values.get(key);
        List<?> all = value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
        return all.stream().filter(String.class::isInstance).map(v -> ((String) v).strip()).filter(v -> !v.isEmpty())
                .toList();
    }

    Optional<Boolean> flag(String key) {
        return switch (values.get(key)) {
            case Boolean b -> Optional.of(b);
            case Double d -> Optional.of(d != 0);
            case null, default -> Optional.empty();
        };
    }

    Optional<JsonObject> object(String key) {
        return values.get(key) instanceof JsonObject o ? Optional.of(o) : Optional.empty();
    }

    /** Numbers of a list; empty when one of them is none. */
    double[] numbers(String key) {
        if (values.get(key) instanceof List<?> list && list.stream().allMatch(Double.class::isInstance)) {
            return list.stream().mapToDouble(v -> (Double) v).toArray();
        }
        return new double[0];
    }
}
