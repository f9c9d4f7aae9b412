// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.record;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.operando.api.Chosen;
import org.operando.api.Column;
import org.operando.api.Quantity;
import org.operando.api.Signal;
import org.operando.api.Table;
import org.operando.api.Unit;
import org.operando.core.record.Schema.Field;

/** Writes the outputs of a step as {@code apply --json} and {@code run --json} print them. */
public final class ResultJson {
    private final JsonGenerator json;

    /** @param json takes the values */
    public ResultJson(JsonGenerator json) {
        this.json = json;
    }

    /**
     * The components of a record as an object.
     * @param path path of the record in its result file, e.g. {@code /entry}; arrays and signals are referred to below it
     */
    public void components(Record record, String path) throws IOException {
        json.writeStartObject();
        for (Field field : Schema.of(record.getClass()).fields()) {
            json.writeFieldName(field.name());
            value(field.of(record), field.unit(), path + "/" + field.name());
        }
        json.writeEndObject();
    }

    private void value(Object value, Optional<Unit> unit, String path) throws IOException {
        switch (value) {
            case Optional<?> optional when optional.isEmpty() -> json.writeNull();
            case Optional<?> optional -> value(optional.get(), unit, path);
            case Quantity q -> quantity(q);
            case Table t -> table(t);
            case Signal s -> reference("signal", s.shape(), s.unit().name(), path);
            case List<?> list -> list(list, unit, path);
            case Chosen<?> chosen -> value(chosen.value(), Optional.empty(), path);
            case Record record -> {
                json.writeStartObject();
                json.writeStringField("kind", "record");
                json.writeFieldName("fields");
                components(record, path);
                json.writeEndObject();
            }
            case Object array when array.getClass().isArray() ->
                reference("array", new int[] {Array.getLength(array)}, unit.map(Unit::name).orElse(null), path);
            default -> plain(value, unit);
        }
    }

    private void plain(Object value, Optional<Unit> unit) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", "value");
        json.writeFieldName("value");
        switch (value) {
            case Double d -> SchemaJson.number(json, d);
            case Integer i -> json.writeNumber(i);
            case Long l -> json.writeNumber(l);
            case Boolean b -> json.writeBoolean(b);
            case Enum<?> e -> json.writeString(Schema.kebab(e.name()));
            case Path p -> json.writeString(p.toString());
            default -> json.writeString(value.toString());
        }
        json.writeStringField("unit", unit.map(Unit::name).orElse(null));
        json.writeEndObject();
    }

    private void quantity(Quantity q) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", "quantity");
        json.writeFieldName("value");
        SchemaJson.number(json, q.value());
        json.writeFieldName("uncertainty");
        SchemaJson.number(json, q.uncertainty());
        json.writeFieldName("systematic");
        SchemaJson.number(json, q.systematic());
        json.writeStringField("unit", q.unit().name());
        json.writeStringField("origin", q.origin());
        json.writeEndObject();
    }

    private void table(Table table) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", "table");
        json.writeArrayFieldStart("columns");
        for (Column column : table.columns()) {
            json.writeStartObject();
            json.writeStringField("name", column.name());
            json.writeStringField("unit", column.unit().name());
            json.writeFieldName("values");
            array(column.values());
            json.writeFieldName("uncertainties");
            optional(column.uncertainties());
            json.writeFieldName("systematic");
            optional(column.systematic());
            json.writeStringField("origin", column.origin());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void optional(double[] values) throws IOException {
        if (values.length == 0) {
            json.writeNull();
        } else {
            array(values);
        }
    }

    private void array(Object values) throws IOException {
        json.writeStartArray();
        switch (values) {
            case double[] x -> {
                for (double v : x) {
                    SchemaJson.number(json, v);
                }
            }
            case long[] n -> {
                for (long v : n) {
                    json.writeNumber(v);
                }
            }
            default -> {
                for (String v : (String[]) values) {
                    json.writeString(v);
                }
            }
        }
        json.writeEndArray();
    }

    private void reference(String kind, int[] shape, String unit, String path) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", kind);
        json.writeFieldName("shape");
        json.writeArray(shape, 0, shape.length);
        json.writeStringField("unit", unit);
        json.writeStringField("path", path);
        json.writeEndObject();
    }

    private void list(List<?> list, Optional<Unit> unit, String path) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", "list");
        json.writeArrayFieldStart("items");
        for (int i = 0; i < list.size(); i++) {
            value(list.get(i), unit, String.format("%s/%06d", path, i));
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
