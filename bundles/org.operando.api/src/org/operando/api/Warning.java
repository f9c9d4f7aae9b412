// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

/**
 * Something questionable about a result; it goes with the result into the file and the report.
 * @param where file, row, frame, measurement
 * @param what what is questionable
 */
public record Warning(String where, String what) {
}
