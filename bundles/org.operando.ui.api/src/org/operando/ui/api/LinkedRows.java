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
 * @param steps what the rows choose where that is more than a number, and which of them is marked; {@link LinkedSteps#NONE}
 *        for the row nearest to the number
 */
public record LinkedRows(Table table, List<String> columns, String key, Selected.Kind kind, LinkedSteps steps) {
    /** Makes rows of what is chosen. */
    public interface Source {
        /** The rows; not on the UI thread. Without anything to show it throws, and the view tells people the reason. */
        LinkedRows rows(StudyResults results, Selected selected) throws OperandoException;
    }

    public LinkedRows {
        columns = columns.stream().filter(name -> table.find(name).isPresent()).toList();
    }

    /** Rows that choose a number. */
    public LinkedRows(Table table, List<String> columns, String key, Selected.Kind kind) {
        this(table, columns, key, kind, LinkedSteps.NONE);
    }

    /** The same with what a row chooses. */
    public LinkedRows with(LinkedSteps chosen) {
        return new LinkedRows(table, columns, key, kind, chosen);
    }

    /** What a row chooses, given what is chosen now. */
    public Selected chosen(int row, Selected now) {
        return steps.count() > 0 ? steps.chosen().apply(row, now) : now.with(kind, table.column(key).doubles()[row]);
    }

    /** The row that is marked; -1 for none. */
    public int marked(Selected now) {
        return steps.count() > 0 ? steps.at().applyAsInt(now) : now.number(kind).map(this::row).orElse(-1);
    }

    /** Whether two rows choose the same; then the one that was chosen stays marked. */
    boolean isAlike(int row, int other) {
        return row == other || steps.count() == 0 && row >= 0 && other >= 0 && other < table.rows()
                && table.column(key).doubles()[row] == table.column(key).doubles()[other];
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
