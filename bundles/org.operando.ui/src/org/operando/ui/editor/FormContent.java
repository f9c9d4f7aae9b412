// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.editor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.operando.core.record.Problem;
import org.operando.core.record.Schema;
import org.operando.core.study.ScalarText;
import org.operando.core.study.StudyOutline;
import org.operando.core.study.StudyOutline.Entry;
import org.operando.core.study.StudyOutline.Kind;
import org.operando.ui.api.FormField;
import org.operando.ui.api.FormValues;
import org.operando.ui.editor.StudyForms.Form;

/** What a form shows of the text of a study, and what it writes there. Any thread. */
final class FormContent {
    private static final Pattern NAMED = Pattern.compile("^(?:measurement '[^']*': )?'([^']*)'");

    private final StudyOutline outline;
    private final Form form;
    private final Predicate<FormField> whole;

    /** @param whole whether a field has an editor for its value as a whole */
    FormContent(StudyOutline outline, Form form, Predicate<FormField> whole) {
        this.outline = outline;
        this.whole = whole;
        this.form = form;
    }

    /** The fields; values written with their parts in braces have a field for each part. */
    List<FormField> fields() {
        return fields(form.path(), form.fields());
    }

    private List<FormField> fields(List<String> at, List<FormField> fields) {
        return fields.stream().map(f -> {
            Optional<Entry> entry = entry(at, f.name()).filter(e -> e.kind() == Kind.MAP);
            if (entry.isEmpty()) {
                return f;
            }
            return switch (f.kind()) {
                case QUANTITY -> SchemaFields.inParts(f);
                case RECORD, VARIANT -> SchemaFields.with(f, fields(entry.get().path(), f.inside()));
                default -> f;
            };
        }).toList();
    }

    private Optional<Entry> entry(List<String> at, String name) {
        return outline.find(at).flatMap(e -> e.entry(name).or(() -> e.entry(Schema.kebab(name))));
    }

    /** Where a field stands in the text: the key as it is written there, or the field's name. */
    List<String> path(List<String> field) {
        List<String> path = new ArrayList<>(form.path());
        for (String name : field) {
            path.add(entry(path, name).map(Entry::name).orElse(name));
        }
        return path;
    }

    /** Values and errors. */
    FormValues values(List<Problem> problems) {
        Map<List<String>, String> values = new HashMap<>();
        collect(List.of(), fields(), values);
        Map<List<String>, String> errors = new HashMap<>();
        for (Problem problem : problems) {
            Places.entry(outline, problem).ifPresent(e -> owner(e, problem).ifPresent(
                    path -> errors.merge(path, problem.what(), (a, b) -> a + "\n" + b)));
        }
        return new FormValues(values, errors);
    }

    private void collect(List<String> at, List<FormField> fields, Map<List<String>, String> into) {
        for (FormField field : fields) {
            List<String> path = new ArrayList<>(at);
            path.add(field.name());
            Optional<Entry> entry = entry(path(at), field.name());
            if (entry.isEmpty()) {
                continue;
            }
            if (whole.test(field)) {
                into.put(path, flow(entry.get()));
                continue;
            }
            switch (field.kind()) {
                case RECORD -> collect(path, field.inside(), into);
                case VARIANT -> {
                    String chosen = StudyForms.operation(entry.get());
                    into.put(path, chosen);
                    List<String> inside = new ArrayList<>(path);
                    inside.add(chosen);
                    field.inside().stream().filter(v -> v.name().equals(chosen))
                            .forEach(v -> collect(inside, v.inside(), into));
                }
                default -> {
                    String text = shown(entry.get());
                    if (!text.isEmpty()) {
                        into.put(path, text);
                    }
                }
            }
        }
    }

    private static String shown(Entry entry) {
        return switch (entry.kind()) {
            case VALUE -> entry.value();
            case LIST -> entry.entries().stream().map(e -> e.kind() == Kind.VALUE && !e.value().contains(",")
                    ? e.value() : flow(e)).collect(Collectors.joining(", "));
            case MAP -> flow(entry);
        };
    }

    /** An entry in one line. */
    static String flow(Entry entry) {
        return switch (entry.kind()) {
            case VALUE -> ScalarText.of(entry.value());
            case LIST -> entry.entries().stream().map(FormContent::flow).collect(Collectors.joining(", ", "[", "]"));
            case MAP -> entry.entries().stream().map(e -> ScalarText.of(e.name()) + ": " + flow(e))
                    .collect(Collectors.joining(", ", "{", "}"));
        };
    }

    /** The field that a problem belongs to; empty when it stands elsewhere. */
    private Optional<List<String>> owner(Entry at, Problem problem) {
        List<String> path = at.path();
        List<String> base = form.path();
        boolean bare = path.size() == base.size() - 1 && base.subList(0, path.size()).equals(path);
        if (!bare && (path.size() < base.size() || !path.subList(0, base.size()).equals(base))) {
            return Optional.empty();
        }
        if (base.isEmpty() && path.size() > 1) {
            return Optional.empty();
        }
        List<String> field = bare ? List.of() : path.subList(base.size(), path.size());
        Matcher named = NAMED.matcher(problem.what());
        boolean isNamed = named.find() && form.fields().stream().anyMatch(f -> f.name().equals(named.group(1)));
        if (field.isEmpty()) {
            return Optional.of(isNamed ? List.of(named.group(1)) : List.of());
        }
        boolean known = form.fields().stream()
                .anyMatch(f -> f.name().equals(field.getFirst()) || Schema.kebab(f.name()).equals(field.getFirst()));
        return Optional.of(!known ? List.of() : field.size() > 1 && isDeep(field.getFirst()) ? List.copyOf(field)
                : List.of(field.getFirst()));
    }

    private boolean isDeep(String name) {
        return fields().stream().anyMatch(f -> f.name().equals(name)
                && (f.kind() == FormField.Kind.RECORD || f.kind() == FormField.Kind.VARIANT));
    }

    /** A value that a field was given, as the study writes it. */
    static String source(FormField field, String value) {
        boolean braces = value.startsWith("{") && StudyOutline.of("a: " + value).isPresent();
        if (field.kind() == FormField.Kind.RECORD || field.kind() == FormField.Kind.VARIANT && braces) {
            return value;
        }
        if (field.kind() != FormField.Kind.LIST) {
            return ScalarText.of(value);
        }
        String list = value.startsWith("[") && StudyOutline.of("a: " + value).isPresent() ? value : "[" + value + "]";
        Optional<Entry> read = StudyOutline.of("a: " + list).flatMap(o -> o.find("a"));
        if (read.isPresent() && !list.contains("#")) {
            List<Entry> items = read.get().entries();
            boolean single = items.size() == 1 && items.getFirst().kind() == Kind.VALUE;
            return single ? ScalarText.of(items.getFirst().value()) : list;
        }
        return List.of(value.split(",")).stream().map(s -> ScalarText.of(s.strip()))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
