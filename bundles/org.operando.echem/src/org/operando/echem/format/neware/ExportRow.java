// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.neware;

import org.operando.api.LoadException;

/** A row of an export of BTSDA, of a text or a sheet; cells are counted from 0. */
interface ExportRow {
    /** Cells of the row; behind them all are empty. */
    int cells();

    /** Where it is in the file: the number of the line. */
    int line();

    /** The text of a cell, empty when it has none. */
    String text(int cell);

    /**
     * The number of a cell; NaN when it is empty.
     * @param column its name, for the message when it holds none
     */
    double number(int cell, String column) throws LoadException;

    /** Seconds of a span of time; NaN when the cell is empty. */
    double span(int cell, String column) throws LoadException;

    /** Seconds since 1970 of the clock of the export; NaN when the cell has no date. */
    double moment(int cell);
}
