// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.data;

import org.operando.api.Column;
import org.operando.api.Table;

/**
 * A table of a loader.
 * @param table the table
 */
record TableCells(Table table) implements Cells {
    @Override
    public int rows() {
        return table.rows();
    }

    @Override
    public int columns() {
        return table.columns().size();
    }

    @Override
    public String columnHead(int column) {
        return head(table.columns().get(column));
    }

    /** Name and unit. */
    static String head(Column column) {
        String unit = column.unit().name();
        return unit.equals("1") ? column.name() : column.name() + " (" + unit + ")";
    }

    @Override
    public String rowHead(int row) {
        return Integer.toString(row + 1);
    }

    @Override
    public String[][] read(int row, int column, int height, int width) {
        String[][] texts = new String[height][width];
        for (int r = 0; r < height; r++) {
            for (int c = 0; c < width; c++) {
                texts[r][c] = PlaneCells.text(table.columns().get(column + c).values(), row + r);
            }
        }
        return texts;
    }
}
