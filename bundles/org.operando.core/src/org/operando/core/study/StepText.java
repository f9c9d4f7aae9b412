// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.study;

import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A step of a recipe, a comparison or a figure as the study writes it; its parameters are not yet read.
 * @param operation id of the operation or figure
 * @param name its {@code as:} name, or the operation's id
 * @param from what the study binds inputs to, by input; under the empty name when it says no input
 * @param parameters the keys that are the operation's own
 * @param node its place in the text
 */
public record StepText(String operation, String name, Map<String, String> from, MappingNode parameters, Node node) {
}
