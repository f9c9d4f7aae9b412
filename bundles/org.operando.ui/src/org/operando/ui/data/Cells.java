// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.data;

import org.operando.api.LoadException;

/** A grid of texts as large as it likes; only what is seen is read. */
interface Cells {
    /** Number of rows. */
    int rows();

    /** Number of columns. */
    int columns();

    /** What stands at the head of a column. */
    String columnHead(int column);

    /** What stands before a row. */
    String rowHead(int row);

    /** Texts of a part, row by row; not on the window's thread. */
    String[][] read(int row, int column, int height, int width) throws LoadException;
}
