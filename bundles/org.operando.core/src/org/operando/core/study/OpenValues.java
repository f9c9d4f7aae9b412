// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.study;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.operando.core.record.Problems;
import org.operando.core.record.YamlText;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The values of a study that are still to be filled in: {@code "?"}, wherever they stand. */
public final class OpenValues {
    private OpenValues() {
    }

    /** Line of each open value by its path of keys, e.g. {@code measurements.nc91-sxdm.energy}, in the order of the text. */
    public static Map<String, Integer> of(String text) {
        Map<String, Integer> open = new LinkedHashMap<>();
        Optional<Node> root = YamlText.compose(text, new Problems(""));
        root.ifPresent(node -> collect("", node, open));
        return open;
    }

    private static void collect(String path, Node node, Map<String, Integer> open) {
        switch (node) {
            case ScalarNode s when s.getValue().strip().equals("?") -> open.put(path,
                    s.getStartMark().map(m -> m.getLine() + 1).orElse(1));
            case MappingNode m -> m.getValue().forEach(t -> collect(
                    (path.isEmpty() ? "" : path + ".") + (t.getKeyNode() instanceof ScalarNode k ? k.getValue() : ""),
                    t.getValueNode(), open));
            case SequenceNode list -> {
                for (int i = 0; i < list.getValue().size(); i++) {
                    collect(path + "." + (i + 1), list.getValue().get(i), open);
                }
            }
            default -> {
                // any other scalar is a value
            }
        }
    }
}
