// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.study;

import java.util.ArrayList;
import java.util.List;
import org.operando.core.record.Problems;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Words of a list; a list of one needs no brackets. */
final class Scalars {
    private Scalars() {
    }

    static List<ScalarNode> of(Node node, Problems problems) {
        List<Node> nodes = node instanceof SequenceNode list ? list.getValue() : List.of(node);
        List<ScalarNode> scalars = new ArrayList<>();
        for (Node n : nodes) {
            if (n instanceof ScalarNode s) {
                scalars.add(s);
            } else {
                problems.error(n, "a word or a list of words expected");
            }
        }
        return scalars;
    }
}
