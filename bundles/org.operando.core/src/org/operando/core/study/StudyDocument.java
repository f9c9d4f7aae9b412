// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.operando.core.files.WholeFile;
import org.operando.core.record.NearMiss;
import org.operando.core.record.Problem;
import org.operando.core.record.Problems;
import org.operando.core.record.YamlText;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The text of a study, to be edited and saved. An edit replaces the text of one value; comments, order and whatever this
 * program does not know stay as they are. Immutable: an edit gives a new document.
 */
public final class StudyDocument {
    private final String text;

    /** @param text the whole text of a study file */
    public StudyDocument(String text) {
        this.text = text;
    }

    /** The text. */
    public String text() {
        return text;
    }

    /**
     * The document with another value at a path of keys; items of lists by their number from 1.
     * @param path e.g. {@code measurements.patterns.wavelength}
     * @param value as the study writes it, e.g. {@code 0.4520 angstrom}; quotes where YAML needs them
     * @throws StudyException when there is no single value at the path, or the text would no longer be what it was besides
     */
    public StudyDocument with(String path, String value) throws StudyException {
        Problems problems = new Problems("study");
        Node node = YamlText.compose(text, problems).orElseThrow(() -> new StudyException("study", problems.list()));
        for (String rest = path; !rest.isEmpty();) {
            String key = key(node, rest);
            node = child(node, key, path.substring(0, path.length() - rest.length()));
            rest = rest.length() > key.length() ? rest.substring(key.length() + 1) : "";
        }
        if (!(node instanceof ScalarNode scalar)) {
            throw new StudyException("'" + path + "' is no single value", "", "name a key inside it");
        }
        StudyDocument edited = new StudyDocument(replaced(scalar, value));
        requireOnlyThisChanged(edited, path, value);
        return edited;
    }

    /** The single value at a path of keys, without the quotes of YAML; empty when there is none. */
    public Optional<String> value(String path) {
        return Optional.ofNullable(all(text).get(path));
    }

    /** All single values at a path and below, by their whole paths, in the order of the text. */
    public Map<String, String> values(String path) {
        Map<String, String> below = new LinkedHashMap<>(all(text));
        below.keySet().removeIf(k -> !k.equals(path) && !k.startsWith(path + "."));
        return below;
    }

    /** The key that a path begins with: keys may hold dots, as ids of operations do. */
    private static String key(Node node, String path) {
        List<NodeTuple> tuples = node instanceof MappingNode map ? map.getValue() : List.of();
        return tuples.stream().map(NodeTuple::getKeyNode).filter(ScalarNode.class::isInstance)
                .map(k -> ((ScalarNode) k).getValue()).filter(k -> path.equals(k) || path.startsWith(k + "."))
                .max(Comparator.comparingInt(String::length)).orElse(path.split("\\.")[0]);
    }

    private static Node child(Node node, String key, String path) throws StudyException {
        if (node instanceof SequenceNode list && key.matches("[1-9][0-9]{0,5}")
                && Integer.parseInt(key) <= list.getValue().size()) {
            return list.getValue().get(Integer.parseInt(key) - 1);
        }
        List<NodeTuple> tuples = node instanceof MappingNode map ? map.getValue() : List.of();
        for (NodeTuple tuple : tuples) {
            if (tuple.getKeyNode() instanceof ScalarNode k && k.getValue().equals(key)) {
                return tuple.getValueNode();
            }
        }
        List<String> keys = tuples.stream().map(NodeTuple::getKeyNode).filter(ScalarNode.class::isInstance)
                .map(k -> ((ScalarNode) k).getValue()).toList();
        throw new StudyException(
                "no key '" + key + "'" + (path.isEmpty() ? "" : " in '" + path.replaceFirst("\\.$", "") + "'")
                        + NearMiss.hint(key, keys),
                "",
                "");
    }

    /** Marks count code points, texts count chars. */
    private String replaced(ScalarNode scalar, String value) {
        int from = offset(scalar.getStartMark().orElseThrow());
        int to = offset(scalar.getEndMark().orElseThrow());
        String separator = from == to && from > 0 && text.charAt(from - 1) == ':' ? " " : "";
        return text.substring(0, from) + separator + value + text.substring(to);
    }

    private int offset(Mark mark) {
        return text.offsetByCodePoints(0, mark.getIndex());
    }

    private void requireOnlyThisChanged(StudyDocument edited, String path, String value) throws StudyException {
        Map<String, String> before = all(text);
        Map<String, String> after = all(edited.text);
        before.remove(path);
        boolean one = after.remove(path) != null;
        if (!one || !before.equals(after)) {
            throw new StudyException("'" + value + "' cannot stand at '" + path + "' as it is written", "",
                    "put it in quotes");
        }
    }

    private static Map<String, String> all(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        Problems problems = new Problems("study");
        Optional<Node> root = YamlText.compose(text, problems);
        root.ifPresent(node -> collect("", node, values));
        if (problems.list().stream().anyMatch(p -> p.kind() == Problem.Kind.ERROR)) {
            values.put("", "unreadable");
        }
        return values;
    }

    private static void collect(String path, Node node, Map<String, String> values) {
        String prefix = path.isEmpty() ? "" : path + ".";
        switch (node) {
            case ScalarNode s -> values.put(path, s.getValue());
            case MappingNode map -> map.getValue().forEach(t -> collect(
                    prefix + (t.getKeyNode() instanceof ScalarNode k ? k.getValue() : "?"), t.getValueNode(), values));
            case SequenceNode list -> {
                for (int i = 0; i < list.getValue().size(); i++) {
                    collect(prefix + (i + 1), list.getValue().get(i), values);
                }
            }
            default -> values.put(path, "");
        }
    }

    /** Writes the text; the file is there whole, the old or the new. */
    public void save(Path file) throws IOException {
        Files.writeString(WholeFile.temporary(file), text);
        WholeFile.publish(file);
    }
}
