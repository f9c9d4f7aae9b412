// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.table;

import java.util.Map;

/**
 * Columns that were read.
 * @param rows rows of each
 * @param numbers columns of numbers; NaN where there is none
 * @param texts columns of texts; empty where there is none
 * @param lines line of each row, for messages; length 0 when the file has no lines
 */
public record TableData(int rows, Map<Integer, double[]> numbers, Map<Integer, String[]> texts, int[] lines) {
}
