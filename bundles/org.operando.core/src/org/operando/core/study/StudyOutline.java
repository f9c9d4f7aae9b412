// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.operando.core.record.Problem;
import org.operando.core.record.Problems;
import org.operando.core.record.YamlText;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The text of a study as a tree of its keys, items and values, each with its place. Immutable. */
public final class StudyOutline {
    /** What an entry is. */
    public enum Kind {
        /** Keys with values. */
        MAP,
        /** Items. */
        LIST,
        /** One value. */
        VALUE
    }

    /**
     * A piece of the text.
     * @param from index of its first char
     * @param to index behind its last char
     */
    public record Span(int from, int to) {
        /** Whether an index lies in it or at one of its ends. */
        public boolean holds(int index) {
            return from <= index && index <= to;
        }
    }

    /**
     * A key with its value, or an item of a list.
     * @param path keys from the top; items of lists by their number from 1
     * @param kind what the value is
     * @param value the value without quotes; empty for maps and lists
     * @param key where the key stands; an empty span at the value for items and the whole
     * @param span where the value stands, comments behind it left out
     * @param flow whether a map or list is written in braces or brackets
     * @param entries what a map or list holds, in the order of the text
     */
    public record Entry(List<String> path, Kind kind, String value, Span key, Span span, boolean flow,
            List<Entry> entries) {
        /** The last key of the path; empty for the whole. */
        public String name() {
            return path.isEmpty() ? "" : path.getLast();
        }

        /** What stands under a key or number. */
        public Optional<Entry> entry(String name) {
            return entries.stream().filter(e -> e.name().equals(name)).findFirst();
        }
    }

    private final String text;
    private final Entry root;

    private StudyOutline(String text, Node root) {
        this.text = text;
        this.root = entry(List.of(), null, root);
    }

    /** The outline of a text; empty when the text cannot be read as YAML or holds nothing. */
    public static Optional<StudyOutline> of(String text) {
        Problems problems = new Problems("study");
        Optional<Node> root = YamlText.compose(text, problems);
        return problems.list().stream().anyMatch(p -> p.kind() == Problem.Kind.ERROR) ? Optional.empty()
                : root.map(r -> new StudyOutline(text, r));
    }

    /** The text. */
    public String text() {
        return text;
    }

    /** The whole. */
    public Entry root() {
        return root;
    }

    /** What the text of an entry's value is, quotes and all. */
    public String source(Entry entry) {
        return text.substring(entry.span().from(), entry.span().to());
    }

    /** What stands under a path. */
    public Optional<Entry> find(List<String> path) {
        Optional<Entry> at = Optional.of(root);
        for (String key : path) {
            at = at.flatMap(e -> e.entry(key));
        }
        return at;
    }

    /** What stands under a path of keys with points between them; keys may hold points, as ids of operations do. */
    public Optional<Entry> find(String path) {
        return find(root, path);
    }

    private static Optional<Entry> find(Entry at, String path) {
        if (path.isEmpty()) {
            return Optional.of(at);
        }
        for (Entry entry : at.entries()) {
            if (path.equals(entry.name())) {
                return Optional.of(entry);
            }
            if (path.startsWith(entry.name() + ".")) {
                Optional<Entry> found = find(entry, path.substring(entry.name().length() + 1));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** The innermost entry whose key or value holds an index of the text. */
    public Entry at(int index) {
        Entry at = root;
        for (Optional<Entry> inner = Optional.of(root); inner.isPresent();) {
            at = inner.get();
            inner = at.entries().stream()
                    .filter(e -> e.key().from() <= index && index <= Math.max(e.key().to(), e.span().to()))
                    .reduce((first, second) -> second);
        }
        return at;
    }

    /** All single values by their paths, in the order of the text. */
    public Map<List<String>, String> values() {
        Map<List<String>, String> values = new LinkedHashMap<>();
        collect(root, values);
        return values;
    }

    private static void collect(Entry entry, Map<List<String>, String> into) {
        if (entry.kind() == Kind.VALUE) {
            into.put(entry.path(), entry.value());
        }
        entry.entries().forEach(e -> collect(e, into));
    }

    private Entry entry(List<String> path, Node key, Node node) {
        List<Entry> entries = new ArrayList<>();
        if (node instanceof MappingNode map) {
            for (NodeTuple tuple : map.getValue()) {
                String name = tuple.getKeyNode() instanceof ScalarNode k ? k.getValue() : "?";
                entries.add(entry(inside(path, name), tuple.getKeyNode(), tuple.getValueNode()));
            }
        } else if (node instanceof SequenceNode list) {
            for (Node item : list.getValue()) {
                entries.add(entry(inside(path, Integer.toString(entries.size() + 1)), null, item));
            }
        }
        boolean flow = node instanceof CollectionNode<?> c && c.getFlowStyle() == FlowStyle.FLOW;
        int from = offset(node.getStartMark());
        int to = !(node instanceof CollectionNode<?>) || flow ? trimmed(from, offset(node.getEndMark()))
                : entries.stream().mapToInt(e -> e.span().to()).max().orElse(from);
        Span place = key == null ? new Span(from, from)
                : new Span(offset(key.getStartMark()), offset(key.getEndMark()));
        return new Entry(path, node instanceof MappingNode ? Kind.MAP : node instanceof SequenceNode ? Kind.LIST
                : Kind.VALUE, node instanceof ScalarNode s ? s.getValue() : "", place, new Span(from, to), flow,
                List.copyOf(entries));
    }

    private static List<String> inside(List<String> path, String name) {
        List<String> inside = new ArrayList<>(path);
        inside.add(name);
        return List.copyOf(inside);
    }

    /** The end of a value without the line ends that a block of text ends with. */
    private int trimmed(int from, int to) {
        int end = to;
        while (end > from && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /** Marks count code points, texts count chars. */
    private int offset(Optional<Mark> mark) {
        return mark.map(m -> text.offsetByCodePoints(0, Math.min(m.getIndex(), text.codePointCount(0, text.length()))))
                .orElse(0);
    }
}
