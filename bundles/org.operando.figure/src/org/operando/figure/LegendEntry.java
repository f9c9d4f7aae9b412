// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

/**
 * An entry of a painted legend.
 * @param label its text, as the marks give it
 * @param area where it stands on the page, points
 */
public record LegendEntry(String label, Area area) {
}
