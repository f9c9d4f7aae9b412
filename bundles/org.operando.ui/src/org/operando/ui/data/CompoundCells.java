// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.data;

import java.lang.reflect.Array;
import org.operando.api.LoadException;
import org.operando.io.hdf5.CompoundFields;
import org.operando.io.hdf5.DatasetRead;
import org.operando.io.hdf5.ElementType;

/**
 * A data set of compounds as a table: a row an element, a column a field. Only the rows that are seen are read.
 * @param compound its fields
 * @param shape its shape, of one dimension at most
 */
record CompoundCells(CompoundFields compound, int[] shape) implements Cells {
    @Override
    public int rows() {
        return shape.length == 0 ? 1 : shape[0];
    }

    @Override
    public int columns() {
        return compound.fields().size();
    }

    @Override
    public String columnHead(int column) {
        return compound.fields().get(column).name();
    }

    @Override
    public String rowHead(int row) {
        return Integer.toString(row);
    }

    @Override
    public String[][] read(int row, int column, int height, int width) throws LoadException {
        String[][] texts = new String[height][width];
        for (int c = 0; c < width; c++) {
            CompoundFields.Field field = compound.fields().get(column + c);
            boolean known = field.type().kind() != ElementType.Kind.OTHER;
            DatasetRead read = known ? compound.read(field, shape.length == 0 ? new int[0] : new int[] {row},
                    shape.length == 0 ? new int[0] : new int[] {height}) : null;
            for (int r = 0; r < height; r++) {
                texts[r][c] = known && r < Array.getLength(read.values()) ? PlaneCells.text(read.values(), r)
                        : "(" + field.type().name() + ")";
            }
        }
        return texts;
    }
}
