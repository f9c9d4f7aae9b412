// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.record;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import org.operando.core.record.Schema.Field;

/** Writes schemas as {@code list operations --json} prints them. */
public final class SchemaJson {
    private SchemaJson() {
    }

    /** The fields of a record as an array. */
    public static void fields(JsonGenerator json, Class<? extends Record> type) throws IOException {
        json.writeStartArray();
        for (Field field : Schema.of(type).fields()) {
            json.writeStartObject();
            json.writeStringField("name", field.name());
            json.writeStringField("label", field.label());
            json.writeStringField("doc", field.doc());
            json.writeStringField("unit", field.unit().map(u -> u.name()).orElse(null));
            type(json, field.type());
            json.writeBooleanField("required", field.isRequired());
            json.writeStringField("default", field.defaultText().orElse(null));
            limit(json, "min", field.min());
            limit(json, "max", field.max());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void limit(JsonGenerator json, String name, double value) throws IOException {
        json.writeFieldName(name);
        number(json, value);
    }

    /** A number at full precision; NaN and infinities as null. */
    public static void number(JsonGenerator json, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeNull();
        }
    }

    private static void type(JsonGenerator json, ValueType type) throws IOException {
        json.writeStringField("type", type.word());
        switch (type) {
            case ValueType.Choice c -> {
                json.writeArrayFieldStart("choices");
                for (String word : c.words()) {
                    json.writeString(word);
                }
                json.writeEndArray();
            }
            case ValueType.Nested n -> {
                json.writeFieldName("fields");
                fields(json, n.type());
            }
            case ValueType.ChosenOf c -> {
                json.writeFieldName("fields");
                fields(json, c.value());
            }
            case ValueType.Variant v -> {
                json.writeArrayFieldStart("variants");
                for (Map.Entry<String, Class<? extends Record>> variant : v.variants().entrySet()) {
                    json.writeStartObject();
                    json.writeStringField("name", variant.getKey());
                    json.writeFieldName("fields");
                    fields(json, variant.getValue());
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            case ValueType.ListOf l -> {
                json.writeObjectFieldStart("item");
                type(json, l.item());
                json.writeEndObject();
            }
            default -> {
                // the word says it all
            }
        }
    }
}
