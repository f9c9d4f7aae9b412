// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.operando.api.Subject;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A measurement: files of one technique on one subject.
 * @param name its name
 * @param subject what was measured
 * @param technique id of the technique
 * @param files names or patterns of files, relative to the study's folder
 * @param details what the technique's own keys say; empty when the technique is not there or a value is open
 * @param links measurements that this one names, by key, e.g. {@code cell}
 * @param node its place in the text
 */
public record Measurement(String name, Subject subject, String technique, List<String> files,
        Optional<? extends Record> details, Map<String, String> links, Node node) {
    /** The line where its keys begin, from 1. */
    public int line() {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }
}
