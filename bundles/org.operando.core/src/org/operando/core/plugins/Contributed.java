// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.plugins;

/**
 * One thing that a bundle contributes.
 * @param point extension point
 * @param element name of the element, e.g. operation
 * @param id its id
 */
public record Contributed(String point, String element, String id) {
}
