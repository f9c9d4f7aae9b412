// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.record;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.operando.api.InvalidParameter;
import org.operando.api.StudyRegion;
import org.operando.api.Unit;
import org.operando.core.record.Schema.Field;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads records from YAML nodes. Unknown and doubled keys first, then each value, then the record's own constructor; all
 * problems are collected, a bad value does not hide the next one.
 */
public final class RecordReader {
    private static final int MAX_TEXT = 60;

    private final Problems problems;
    private final Path base;
    private final Map<String, ? extends StudyRegion> regions;

    /**
     * @param problems takes what is wrong
     * @param base folder from which relative file names count
     */
    public RecordReader(Problems problems, Path base) {
        this(problems, base, Map.of());
    }

    /** The same for parameters that name these regions of the study. */
    public RecordReader(Problems problems, Path base, Map<String, ? extends StudyRegion> regions) {
        this.problems = problems;
        this.base = base;
        this.regions = regions;
    }

    /** Reads a record from the text of a map, e.g. {@code "from: 14 deg\nto: 15 deg"}; empty when something is wrong. */
    public <R extends Record> Optional<R> readText(Class<R> type, String text) {
        int before = problems.count();
        Optional<Node> root = YamlText.compose(text, problems);
        if (problems.count() > before) {
            return Optional.empty();
        }
        return read(type, root.orElseGet(RecordReader::emptyMap));
    }

    /** Reads a record from a node; empty when something is wrong. */
    public <R extends Record> Optional<R> read(Class<R> type, Node node) {
        return Optional.ofNullable(type.cast(record(type, node)));
    }

    /** A map without keys, for a record that is not mentioned. */
    public static Node emptyMap() {
        return new MappingNode(Tag.MAP, new ArrayList<>(),
                FlowStyle.BLOCK);
    }

    /**
     * The entries of a map by key, in their order; doubled keys are noted as problems. Null, with a problem, when the node is
     * no map. An empty value counts as an empty map.
     */
    public Map<String, NodeTuple> entries(Node node, String what) {
        if (isNothing(node)) {
            return Map.of();
        }
        if (!(node instanceof MappingNode map)) {
            problems.error(node, what + ": keys with values expected, found " + show(node));
            return null;
        }
        Map<String, NodeTuple> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : map.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.error(tuple.getKeyNode(), what + ": a key must be a word");
            } else if (entries.putIfAbsent(key.getValue(), tuple) != null) {
                problems.error(key, "key '" + key.getValue() + "' stands here twice");
            }
        }
        return entries;
    }

    private Record record(Class<? extends Record> type, Node node) {
        Schema schema = Schema.of(type);
        Map<String, NodeTuple> entries = entries(node, "parameters");
        if (entries == null) {
            return null;
        }
        int before = problems.count();
        Map<String, Node> given = new LinkedHashMap<>();
        Set<String> meant = new TreeSet<>();
        match(schema, entries, given, meant);
        Object[] values = new Object[schema.fields().size()];
        for (int i = 0; i < values.length; i++) {
            Field field = schema.fields().get(i);
            Node value = given.get(field.name());
            if (value != null && !isNothing(value)) {
                values[i] = present(field, value);
            } else if (!meant.contains(field.name())) {
                values[i] = absent(field, node);
            }
        }
        return problems.count() > before ? null : make(schema, values, node, given);
    }

    private void match(Schema schema, Map<String, NodeTuple> entries, Map<String, Node> given, Set<String> meant) {
        List<String> names = schema.fields().stream().map(Field::name).toList();
        entries.forEach((key, tuple) -> {
            Optional<Field> field = schema.fields().stream()
                    .filter(f -> f.name().equals(key) || kebabOf(f.name()).equals(key) || f.aliases().contains(key))
                    .findFirst();
            if (field.isPresent()) {
                if (given.putIfAbsent(field.get().name(), tuple.getValueNode()) != null) {
                    problems.error(tuple.getKeyNode(), "'" + key + "' is said twice, under two of its names");
                }
            } else {
                NearMiss.of(key, names).ifPresent(meant::add);
                problems.error(tuple.getKeyNode(), "unknown key '" + key + "'" + NearMiss.hint(key, names));
            }
        });
    }

    private static String kebabOf(String name) {
        return Schema.kebab(name);
    }

    private Record make(Schema schema, Object[] values, Node node, Map<String, Node> given) {
        try {
            return schema.make(values);
        } catch (InvalidParameter e) {
            problems.error(given.getOrDefault(e.component(), node), "'" + e.component() + "': " + e.getMessage());
        } catch (IllegalArgumentException e) {
            problems.error(node, e.getMessage());
        }
        return null;
    }

    private Object absent(Field field, Node owner) {
        if (field.optional()) {
            return Optional.empty();
        }
        if (field.defaultText().isPresent()) {
            return byDefault(field);
        }
        if (field.type() instanceof ValueType.ListOf) {
            return List.of();
        }
        if (field.type() instanceof ValueType.Nested nested && !field.isRequired()) {
            return record(nested.type(), emptyMap());
        }
        problems.error(owner, "'" + field.name() + "' is missing (" + expected(field) + ")");
        return null;
    }

    private Object byDefault(Field field) {
        Problems own = new Problems("default of " + field.name());
        Node node = YamlText.compose(field.defaultText().orElseThrow(), own)
                .orElseGet(() -> new ScalarNode(Tag.STR, "",
                        ScalarStyle.PLAIN));
        Object value = new RecordReader(own, base).value(field, field.type(), node);
        if (own.count() > 0) {
            throw new IllegalStateException("a default that cannot be read: " + own.list());
        }
        return value;
    }

    private Object present(Field field, Node node) {
        if (node instanceof ScalarNode scalar && scalar.getValue().strip().equals("?")) {
            String what = "'" + field.name() + "' is still to be filled in (" + expected(field) + ")";
            if (field.optional()) {
                problems.mention(node, what);
                return Optional.empty();
            }
            problems.open(node, what);
            return null;
        }
        Object value = value(field, field.type(), node);
        return field.optional() ? Optional.ofNullable(value) : value;
    }

    private Object value(Field field, ValueType type, Node node) {
        return switch (type) {
            case ValueType.ListOf list -> list(field, list.item(), node);
            case ValueType.Nested nested -> record(nested.type(), node);
            case ValueType.Variant variant -> variant(field, variant, node);
            case ValueType.Measured m when node instanceof MappingNode -> measuredMap(field, node);
            case ValueType.ArrayOf a -> refuse(field, node);
            case ValueType.TableValue t -> refuse(field, node);
            case ValueType.SignalValue s -> refuse(field, node);
            case ValueType.ChosenOf c -> refuse(field, node);
            default -> node instanceof ScalarNode scalar ? scalar(field, type, scalar) : unexpected(field, node);
        };
    }

    private Object refuse(Field field, Node node) {
        problems.error(node, "'" + field.name() + "' is a result; it cannot stand in a study");
        return null;
    }

    private Object unexpected(Field field, Node node) {
        problems.error(node, "'" + field.name() + "': " + expected(field) + " expected, found " + show(node));
        return null;
    }

    private Object list(Field field, ValueType item, Node node) {
        List<Node> nodes = node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
        List<Object> values = new ArrayList<>();
        for (Node n : nodes) {
            Object value = value(field, item, n);
            if (value != null) {
                values.add(value);
            }
        }
        return List.copyOf(values);
    }

    private Object variant(Field field, ValueType.Variant type, Node node) {
        Map<String, Class<? extends Record>> variants = type.variants();
        if (node instanceof ScalarNode scalar) {
            Class<? extends Record> chosen = variants.get(scalar.getValue());
            return chosen != null ? record(chosen, emptyMap()) : unknownWord(field, scalar, variants.keySet());
        }
        Map<String, NodeTuple> entries = entries(node, "'" + field.name() + "'");
        if (entries == null) {
            return null;
        }
        if (entries.size() != 1) {
            problems.error(node, "'" + field.name() + "': one of " + String.join(", ", variants.keySet())
                    + " with its keys expected, e.g. {" + variants.keySet().iterator().next() + ": {...}}");
            return null;
        }
        Map.Entry<String, NodeTuple> only = entries.entrySet().iterator().next();
        Class<? extends Record> chosen = variants.get(only.getKey());
        return chosen != null ? record(chosen, only.getValue().getValueNode())
                : unknownWord(field, (ScalarNode) only.getValue().getKeyNode(), variants.keySet());
    }

    private Object unknownWord(Field field, ScalarNode node, Set<String> valid) {
        problems.error(node, "'" + field.name() + "': unknown choice '" + node.getValue() + "'"
                + NearMiss.hint(node.getValue(), valid));
        return null;
    }

    private Object measuredMap(Field field, Node node) {
        Map<String, NodeTuple> entries = entries(node, "'" + field.name() + "'");
        Set<String> keys = Set.of("value", "uncertainty", "unit", "source");
        Map<String, String> texts = new LinkedHashMap<>();
        int before = problems.count();
        entries.forEach((key, tuple) -> {
            if (!keys.contains(key)) {
                problems.error(tuple.getKeyNode(),
                        "unknown key '" + key + "' of a quantity" + NearMiss.hint(key, keys));
            } else if (tuple.getValueNode() instanceof ScalarNode scalar) {
                if (scalar.getValue().strip().equals("?")) {
                    problems.open(scalar, "'" + field.name() + "': '" + key + "' is still to be filled in");
                }
                texts.put(key, scalar.getValue().strip());
            } else {
                problems.error(tuple.getValueNode(), "'" + key + "': one value expected");
            }
        });
        if (problems.count() > before) {
            return null;
        }
        if (!texts.containsKey("value")) {
            problems.error(node, "'" + field.name() + "': 'value' is missing");
            return null;
        }
        String written = texts.get("value") + (texts.containsKey("unit") ? " " + texts.get("unit") : "");
        NumberText number = NumberText.of(written);
        NumberText error = texts.containsKey("uncertainty") ? NumberText.of(texts.get("uncertainty")) : null;
        return convert(field, node,
                () -> number.quantity(target(field, number), error, texts.getOrDefault("source", "")));
    }

    private Object scalar(Field field, ValueType type, ScalarNode node) {
        String text = node.getValue().strip();
        return switch (type) {
            case ValueType.Numeric n -> number(field, n, node, text);
            case ValueType.Truth t -> truth(field, node, text);
            case ValueType.Text t -> node.getValue();
            case ValueType.FilePath f -> convert(field, node, () -> base.resolve(text).normalize());
            case ValueType.Choice c -> choice(field, c, node, text);
            case ValueType.RegionName r -> region(field, node, text);
            default -> convert(field, node, () -> {
                NumberText number = NumberText.of(text);
                return number.quantity(target(field, number), null, "");
            });
        };
    }

    private Object number(Field field, ValueType.Numeric type, ScalarNode node, String text) {
        return convert(field, node, () -> {
            NumberText number = NumberText.of(text);
            if (number.hasUncertainty()) {
                throw new IllegalArgumentException("a plain value without uncertainty expected, found '" + text + "'");
            }
            double value = number.in(target(field, number));
            if (!(value >= field.min() && value <= field.max())) {
                throw new IllegalArgumentException("'" + text + "' is outside " + range(field));
            }
            if (!type.isWhole()) {
                return value;
            }
            if (value != Math.rint(value)
                    || Math.abs(value) > (type.primitive() == int.class ? Integer.MAX_VALUE : 1L << 53)) {
                throw new IllegalArgumentException("a whole number expected, found '" + text + "'");
            }
            return type.primitive() == int.class ? (Object) (int) value : (Object) (long) value;
        });
    }

    private Unit target(Field field, NumberText number) {
        if (field.unit().isEmpty()) {
            if (field.type() instanceof ValueType.Measured) {
                return number.unit();
            }
            if (number.hasUnit()) {
                throw new IllegalArgumentException(
                        "a plain number without unit expected, found '" + number.written() + "'");
            }
            return Unit.ONE;
        }
        Unit unit = field.unit().get();
        if (!number.hasUnit() && !unit.equals(Unit.ONE)) {
            throw new IllegalArgumentException(
                    "a number needs its unit; write '" + number.written() + " " + unit + "' if that is what you mean");
        }
        if (number.hasUnit() && !number.unit().isConvertibleTo(unit)) {
            throw new IllegalArgumentException("'" + number.unit() + "' is not a unit like '" + unit + "'");
        }
        return unit;
    }

    private Object convert(Field field, Node node, Supplier<Object> conversion) {
        try {
            return conversion.get();
        } catch (IllegalArgumentException e) {
            problems.error(node, "'" + field.name() + "': " + e.getMessage());
            return null;
        }
    }

    private Object truth(Field field, ScalarNode node, String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        problems.error(node, "'" + field.name() + "': true or false expected, found '" + text + "'");
        return null;
    }

    private Object region(Field field, ScalarNode node, String name) {
        if (!regions.containsKey(name)) {
            problems.error(node, "'" + field.name() + "': no region '" + name + "'" + (regions.isEmpty()
                    ? "; draw it in the view Regions, or write it under 'regions'"
                    : NearMiss.hint(name, regions.keySet())));
        }
        return regions.get(name);
    }

    private Object choice(Field field, ValueType.Choice type, ScalarNode node, String text) {
        int index = type.words().indexOf(text);
        return index >= 0 ? type.enumeration().getEnumConstants()[index]
                : unknownWord(field, node, new TreeSet<>(type.words()));
    }

    private static String expected(Field field) {
        String what = switch (field.type()) {
            case ValueType.Numeric n ->
                (n.isWhole() ? "a whole number" : "a number") + range(field).replace("the range from", " from")
                        .replace("the range up", " up").replace("the range", " in");
            case ValueType.Truth t -> "true or false";
            case ValueType.Text t -> "a text";
            case ValueType.FilePath f -> "a file";
            case ValueType.RegionName r -> "the name of a region";
            case ValueType.Measured m -> "a value";
            case ValueType.Choice c -> "one of " + String.join(", ", c.words());
            case ValueType.Variant v -> "one of " + String.join(", ", v.variants().keySet());
            case ValueType.Nested n -> "keys " + Schema.of(n.type()).fields().stream().map(Field::name)
                    .collect(Collectors.joining(", "));
            default -> "a " + field.type().word();
        };
        String unit = field.unit().filter(u -> !u.equals(Unit.ONE)).map(u -> ", e.g. '1 " + u + "'").orElse("");
        return what + unit;
    }

    private static String range(Field field) {
        if (field.min() == Double.NEGATIVE_INFINITY && field.max() == Double.POSITIVE_INFINITY) {
            return "";
        }
        String unit = field.unit().filter(u -> !u.equals(Unit.ONE)).map(u -> " " + u).orElse("");
        if (field.max() == Double.POSITIVE_INFINITY) {
            return "the range from " + Schema.plain(field.min()) + unit + " up";
        }
        if (field.min() == Double.NEGATIVE_INFINITY) {
            return "the range up to " + Schema.plain(field.max()) + unit;
        }
        return "the range " + Schema.plain(field.min()) + " .. " + Schema.plain(field.max()) + unit;
    }

    private static boolean isNothing(Node node) {
        return node instanceof ScalarNode s && s.getValue().isEmpty()
                && s.getScalarStyle() == ScalarStyle.PLAIN;
    }

    private static String show(Node node) {
        if (node instanceof ScalarNode s) {
            String text = s.getValue();
            return "'" + (text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "..." : text) + "'";
        }
        return node instanceof SequenceNode ? "a list" : "a map";
    }
}
