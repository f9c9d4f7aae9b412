// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.operando.core.record.Problems;
import org.operando.core.record.RecordReader;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads steps of recipes, comparisons and figures: an id, or an id with its keys. */
final class StepReader {
    private final Problems problems;
    private final RecordReader records;

    StepReader(Problems problems, RecordReader records) {
        this.problems = problems;
        this.records = records;
    }

    /** The steps of a recipe; names are unequal. */
    List<StepText> recipe(Node node) {
        List<StepText> steps = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        for (Node item : items(node)) {
            StepText step = step(item, "");
            if (step != null && !names.add(step.name().toLowerCase(Locale.ROOT))) {
                problems.error(item,
                        "a second step '" + step.name() + "' in this recipe; give it another name with 'as:'");
            } else if (step != null) {
                steps.add(step);
            }
        }
        return List.copyOf(steps);
    }

    /** Comparisons by their names. */
    List<Wanted> comparisons(Map<String, NodeTuple> entries) {
        List<Wanted> wanted = new ArrayList<>();
        entries.forEach((name, tuple) -> {
            if (!StudyReader.NAME.matcher(name).matches()) {
                problems.error(tuple.getKeyNode(),
                        "'" + name + "' cannot be a name here: letters, digits, '.', '_' and '-' only");
            }
            wanted(tuple.getValueNode(), name).ifPresent(wanted::add);
        });
        return List.copyOf(wanted);
    }

    /** Figures; a figure that stands twice needs names. */
    List<Wanted> figures(Node node) {
        List<Wanted> wanted = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        for (Node item : items(node)) {
            wanted(item, "").ifPresent(w -> {
                if (names.add(w.step().name().toLowerCase(Locale.ROOT))) {
                    wanted.add(w);
                } else {
                    problems.error(item, "a second figure '" + w.step().name() + "'; give it another name with 'as:'");
                }
            });
        }
        return List.copyOf(wanted);
    }

    private Optional<Wanted> wanted(Node item, String name) {
        StepText step = step(item, name);
        if (step == null) {
            return Optional.empty();
        }
        List<NodeTuple> own = new ArrayList<>();
        Selection selection = Selection.ALL;
        for (NodeTuple tuple : step.parameters().getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals("of")) {
                Node of = tuple.getValueNode();
                selection = of instanceof MappingNode ? records.read(Selection.class, of).orElse(Selection.ALL)
                        : new Selection(List.of(), List.of(), List.of(),
                                Scalars.of(of, problems).stream().map(ScalarNode::getValue).toList());
            } else {
                own.add(tuple);
            }
        }
        return Optional.of(new Wanted(new StepText(step.operation(), step.name(), step.from(),
                StudyReader.subMap(step.parameters(), own), step.node()), selection));
    }

    private List<Node> items(Node node) {
        return node instanceof SequenceNode list ? list.getValue() : List.of(node);
    }

    private StepText step(Node item, String name) {
        if (item instanceof ScalarNode s) {
            return new StepText(s.getValue(), name.isEmpty() ? s.getValue() : name, Map.of(),
                    StudyReader.subMap(item, List.of()), item);
        }
        Map<String, NodeTuple> entries = records.entries(item, "step");
        if (entries == null) {
            return null;
        }
        if (entries.size() != 1) {
            problems.error(item,
                    "one operation with its keys expected, e.g. {powder.peak: {from: 14 deg, to: 15 deg}}");
            return null;
        }
        Map.Entry<String, NodeTuple> only = entries.entrySet().iterator().next();
        Node body = only.getValue().getValueNode();
        Map<String, NodeTuple> keys = records.entries(body, "step '" + only.getKey() + "'");
        if (keys == null) {
            return null;
        }
        String as = name.isEmpty() ? only.getKey() : name;
        Map<String, String> from = Map.of();
        List<NodeTuple> own = new ArrayList<>();
        for (Map.Entry<String, NodeTuple> key : keys.entrySet()) {
            switch (key.getKey()) {
                case "inputs" -> from = from(key.getValue().getValueNode());
                case "as" -> as = name(key.getValue().getValueNode(), as);
                case "from" -> {
                    if (isBinding(key.getValue().getValueNode()) && from.isEmpty()) {
                        from = from(key.getValue().getValueNode());
                    } else {
                        own.add(key.getValue());
                    }
                }
                default -> own.add(key.getValue());
            }
        }
        return new StepText(only.getKey(), as, from, StudyReader.subMap(body, own), item);
    }

    /**
     * {@code from: 14 deg} is a parameter of many operations; {@code from: other-step} or a map binds inputs. A step that
     * needs both binds by {@code inputs:}.
     */
    private static boolean isBinding(Node node) {
        return !(node instanceof ScalarNode s) || !s.getValue().isEmpty() && Character.isLetter(s.getValue().charAt(0));
    }

    private String name(Node node, String otherwise) {
        if (node instanceof ScalarNode s && StudyReader.NAME.matcher(s.getValue()).matches()) {
            return s.getValue();
        }
        problems.error(node, "'as' needs a name: letters, digits, '.', '_' and '-' only");
        return otherwise;
    }

    private Map<String, String> from(Node node) {
        if (node instanceof ScalarNode s) {
            return Map.of("", s.getValue());
        }
        Map<String, String> from = new LinkedHashMap<>();
        Optional.ofNullable(records.entries(node, "'from'")).orElse(Map.of()).forEach((input, tuple) -> {
            if (tuple.getValueNode() instanceof ScalarNode s) {
                from.put(input, s.getValue());
            } else {
                problems.error(tuple.getValueNode(), "the name of a step or measurement expected");
            }
        });
        return from;
    }
}
