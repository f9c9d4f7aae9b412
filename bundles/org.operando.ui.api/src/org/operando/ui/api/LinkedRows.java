// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import java.util.List;
import org.operando.api.Column;
import org.operando.api.OperandoException;
import org.operando.api.Table;

/**
 * Rows of a result with their link to what is chosen.
 * @param table the rows
 * @param columns names of the columns shown, in this order; those that the table lacks are left out
 * @param key name of the column whose number a row chooses
 * @param kind what that number is
 */
public record LinkedRows(Table table, List<String> columns, String key, Selected.Kind kind) {
    /** Makes rows of what is chosen. */
    public interface Source {
        /** The rows; not on the UI thread. Without anything to show it throws, and the view tells people the reason. */
        LinkedRows rows(StudyResults results, Selected selected) throws OperandoException;
    }

    public LinkedRows {
        columns = columns.stream().filter(name -> table.find(name).isPresent()).toList();
    }

    /** Rows with all their columns. */
    public static LinkedRows of(Table table, String key, Selected.Kind kind) {
        return new LinkedRows(table, table.columns().stream().map(Column::name).toList(), key, kind);
    }

    /** The row with this number, or the one nearest to it; -1 without any. */
    public int row(double number) {
        double[] keys = table.column(key).doubles();
        int nearest = -1;
        for (int i = 0; i < keys.length; i++) {
            if (nearest < 0 || Math.abs(keys[i] - number) < Math.abs(keys[nearest] - number)) {
                nearest = i;
            }
        }
        return nearest;
    }
}
