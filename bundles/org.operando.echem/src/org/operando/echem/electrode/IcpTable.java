// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.electrode;

import org.operando.api.Table;

/**
 * Readings of an elemental analysis.
 * @param readings columns {@code sample} (text, empty where there is none), {@code element}, {@code line} (as the file
 *            names it), {@code concentration} (mg/L) with its uncertainties, NaN where not known
 */
public record IcpTable(Table readings) {
}
