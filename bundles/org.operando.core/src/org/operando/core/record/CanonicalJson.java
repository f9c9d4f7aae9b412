// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.record;

import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.operando.api.Column;
import org.operando.api.Quantity;
import org.operando.api.StudyRegion;
import org.operando.api.Table;

/**
 * A record as one line of JSON that is equal for equal contents: keys sorted, all components with their values, defaults
 * included, shortest doubles, -0 as 0, NaN and infinities as text. The keys of steps are made of it.
 */
public final class CanonicalJson {
    private final Function<Path, String> file;
    private final StringBuilder out = new StringBuilder();

    private CanonicalJson(Function<Path, String> file) {
        this.file = file;
    }

    /** The canonical text, files by their path. */
    public static String of(Record record) {
        return of(record, Path::toString);
    }

    /**
     * The canonical text.
     * @param file what stands for a file, e.g. the hash of its contents
     */
    public static String of(Record record, Function<Path, String> file) {
        CanonicalJson json = new CanonicalJson(file);
        json.value(record);
        return json.out.toString();
    }

    private void value(Object value) {
        switch (value) {
            case Optional<?> optional -> {
                if (optional.isPresent()) {
                    value(optional.get());
                } else {
                    out.append("null");
                }
            }
            case Double d -> number(d);
            case Integer i -> out.append(i);
            case Long l -> out.append(l);
            case Boolean b -> out.append(b);
            case Path path -> text(file.apply(path));
            case Enum<?> e -> text(Schema.kebab(e.name()));
            case String s -> text(s);
            case List<?> list -> list(list);
            case Quantity q -> quantity(q);
            case StudyRegion r -> {
                out.append("{\"definition\":").append(r.definition()).append(",\"name\":");
                text(r.name());
                out.append('}');
            }
            case Table table -> list(table.columns());
            case Column c -> {
                out.append("{\"name\":");
                text(c.name());
                out.append(",\"unit\":");
                text(c.unit().name());
                out.append(",\"values\":");
                value(c.values());
                out.append('}');
            }
            case Record record -> record(record);
            default -> array(value);
        }
    }

    /** A sealed choice is a map of one key, its word, as in a study. */
    private void record(Record record) {
        boolean variant = List.of(record.getClass().getInterfaces()).stream().anyMatch(Class::isSealed);
        if (variant) {
            out.append('{');
            text(Schema.kebab(record.getClass().getSimpleName()));
            out.append(':');
        }
        List<Schema.Field> fields = Schema.of(record.getClass()).fields().stream()
                .sorted(Comparator.comparing(Schema.Field::name)).toList();
        out.append('{');
        for (int i = 0; i < fields.size(); i++) {
            out.append(i > 0 ? "," : "");
            text(fields.get(i).name());
            out.append(':');
            value(fields.get(i).of(record));
        }
        out.append(variant ? "}}" : "}");
    }

    private void quantity(Quantity q) {
        out.append("{\"uncertainty\":");
        number(q.uncertainty());
        out.append(",\"unit\":");
        text(q.unit().name());
        out.append(",\"value\":");
        number(q.value());
        out.append('}');
    }

    private void list(List<?> list) {
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
            out.append(i > 0 ? "," : "");
            value(list.get(i));
        }
        out.append(']');
    }

    private void array(Object array) {
        if (!array.getClass().isArray()) {
            throw new IllegalArgumentException("no canonical form for " + array.getClass().getName());
        }
        out.append('[');
        for (int i = 0; i < Array.getLength(array); i++) {
            out.append(i > 0 ? "," : "");
            value(Array.get(array, i) instanceof Number n && !(n instanceof Double) && !(n instanceof Long)
                    && !(n instanceof Integer) ? (Object) n.doubleValue() : Array.get(array, i));
        }
        out.append(']');
    }

    private void number(double d) {
        if (Double.isFinite(d)) {
            out.append(d == 0 ? "0.0" : Double.toString(d));
        } else {
            text(Double.toString(d));
        }
    }

    private void text(String s) {
        out.append('"');
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
