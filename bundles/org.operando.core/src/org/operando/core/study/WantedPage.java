// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.study;

import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A page that the study composes of figures.
 * @param name name of its file, without ending
 * @param rows what stands where
 * @param node where the study says it
 */
public record WantedPage(String name, PageRows rows, Node node) {
}
