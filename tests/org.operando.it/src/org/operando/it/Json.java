// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.it;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A value of a JSON document as a plain Java value: map, list, text, number, truth or null.
 * @param value the value
 */
record Json(Object value) {
    /** Reads one document with nothing behind it; NaN and infinities are refused, as JSON has none. */
    static Json of(String text) {
        try (JsonParser parser = new JsonFactory().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .createParser(text)) {
            parser.nextToken();
            Json document = new Json(read(parser));
            if (parser.nextToken() != null) {
                throw new AssertionError("something stands behind the document: " + text);
            }
            return document;
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    private static Object read(JsonParser parser) throws IOException {
        switch (parser.currentToken()) {
            case JsonToken.START_OBJECT -> {
                Map<String, Object> map = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    map.put(name, read(parser));
                }
                return map;
            }
            case JsonToken.START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(read(parser));
                }
                return list;
            }
            case JsonToken.VALUE_NUMBER_INT, JsonToken.VALUE_NUMBER_FLOAT -> {
                return parser.getDoubleValue();
            }
            case JsonToken.VALUE_TRUE, JsonToken.VALUE_FALSE -> {
                return parser.getBooleanValue();
            }
            case JsonToken.VALUE_NULL -> {
                return null;
            }
            default -> {
                return parser.getText();
            }
        }
    }

    /** The value of a key; the key must be there. */
    Json at(String key) {
        Map<?, ?> map = (Map<?, ?>) value;
        if (!map.containsKey(key)) {
            throw new AssertionError("no key '" + key + "' among " + map.keySet());
        }
        return new Json(map.get(key));
    }

    boolean has(String key) {
        return ((Map<?, ?>) value).containsKey(key);
    }

    Set<?> keys() {
        return ((Map<?, ?>) value).keySet();
    }

    List<Json> items() {
        return ((List<?>) value).stream().map(Json::new).toList();
    }

    boolean isNull() {
        return value == null;
    }

    String text() {
        return (String) value;
    }

    double number() {
        return value == null ? Double.NaN : (double) value;
    }

    List<String> texts() {
        return items().stream().map(Json::text).toList();
    }

    /** Numbers of an array; null is NaN. */
    double[] numbers() {
        return items().stream().mapToDouble(Json::number).toArray();
    }

    /** The item of a list whose key has this text. */
    Json where(String key, String text) {
        return items().stream().filter(i -> text.equals(i.at(key).value())).findFirst()
                .orElseThrow(() -> new AssertionError("no item with " + key + " = " + text + " in " + value));
    }

    /** A step of a run. */
    Json step(String measurement, String name) {
        return at("steps").items().stream()
                .filter(s -> s.at("step").at("measurement").text().equals(measurement)
                        && s.at("step").at("name").text().equals(name))
                .findFirst().orElseThrow(() -> new AssertionError("no step " + measurement + "/" + name));
    }

    /** A column of a table among a step's outputs. */
    Json column(String table, String name) {
        return at("outputs").at(table).at("columns").where("name", name);
    }

    /** Values of a column of numbers; null is NaN. */
    double[] values(String table, String column) {
        return column(table, column).at("values").numbers();
    }

    /** Uncertainties of a column of numbers; null is NaN. */
    double[] uncertainties(String table, String column) {
        return column(table, column).at("uncertainties").numbers();
    }
}
