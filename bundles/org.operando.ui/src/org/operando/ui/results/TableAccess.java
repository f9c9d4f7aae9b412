// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.results;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.accessibility.AccessibleTableAdapter;
import org.eclipse.swt.accessibility.AccessibleTableCellAdapter;
import org.eclipse.swt.accessibility.AccessibleTableCellEvent;
import org.eclipse.swt.accessibility.AccessibleTableEvent;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;

/**
 * Tells a screen reader of a table that is drawn: what it is, its size, its heads, the text of each cell, which rows are
 * selected. Cells are made when they are asked for, and only the newest are kept.
 */
public final class TableAccess {
    private static final int MOST_CELLS = 256;

    /** What is told of. */
    public interface Shown {
        /** Rows of the table. */
        int rows();

        /** Columns of the table. */
        int columns();

        /** Head of a column. */
        String head(int column);

        /** Text of a cell. */
        String cell(int row, int column);

        /** Whether a row is selected. */
        boolean isSelected(int row);

        /** The row that keys go from. */
        int focus();

        /** Where a cell is on the control; its size is zero while it is not seen. */
        Rectangle place(int row, int column);

        /** A row in words. */
        default String row(int row) {
            StringBuilder text = new StringBuilder();
            for (int c = 0; c < columns(); c++) {
                text.append(c == 0 ? "" : ", ").append(head(c)).append(' ').append(cell(row, c));
            }
            return text.toString();
        }

        /** What the keys have come to, in words. */
        default String value() {
            return rows() == 0 ? "" : row(focus());
        }

        /** What the keys do. */
        default String help() {
            return "Up and Down choose a row, with Shift several; Left and Right choose a column, Space sorts by it; "
                    + "Ctrl+C copies";
        }
    }

    private final Control control;
    private final Shown shown;
    private final Accessible table;
    private final Map<Long, Accessible> cells = new LinkedHashMap<>();

    /**
     * Tells of a table.
     * @param control where it is drawn
     */
    public TableAccess(Control control, Shown shown) {
        this.control = control;
        this.shown = shown;
        table = control.getAccessible();
        table.addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = "Table of " + shown.rows() + " rows and " + shown.columns() + " columns";
            }

            @Override
            public void getHelp(AccessibleEvent e) {
                e.result = shown.help();
            }
        });
        table.addAccessibleControlListener(new TableState());
        table.addAccessibleTableListener(new TableCells());
        control.addDisposeListener(e -> forget());
    }

    /** Another table is shown. */
    public void changed() {
        forget();
        table.sendEvent(ACC.EVENT_NAME_CHANGED, null);
    }

    /** Other rows are selected. */
    public void selected() {
        table.selectionChanged();
        table.sendEvent(ACC.EVENT_VALUE_CHANGED, null);
    }

    private void forget() {
        cells.values().forEach(Accessible::dispose);
        cells.clear();
    }

    private Accessible cell(int row, int column) {
        if (row < 0 || row >= shown.rows() || column < 0 || column >= shown.columns()) {
            return null;
        }
        long key = ((long) row << 32) + column;
        if (cells.size() >= MOST_CELLS && !cells.containsKey(key)) {
            forget();
        }
        return cells.computeIfAbsent(key, k -> made(row, column));
    }

    private Accessible made(int row, int column) {
        Accessible cell = new Accessible(table);
        cell.addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = shown.cell(row, column);
            }
        });
        cell.addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            public void getRole(AccessibleControlEvent e) {
                e.detail = ACC.ROLE_TABLECELL;
            }

            @Override
            public void getLocation(AccessibleControlEvent e) {
                Rectangle at = shown.place(row, column);
                Point corner = control.toDisplay(at.x, at.y);
                e.x = corner.x;
                e.y = corner.y;
                e.width = at.width;
                e.height = at.height;
            }

            @Override
            public void getState(AccessibleControlEvent e) {
                e.detail = ACC.STATE_SELECTABLE | (shown.isSelected(row) ? ACC.STATE_SELECTED : 0);
            }
        });
        cell.addAccessibleTableCellListener(new AccessibleTableCellAdapter() {
            @Override
            public void getTable(AccessibleTableCellEvent e) {
                e.accessible = table;
            }

            @Override
            public void getRowIndex(AccessibleTableCellEvent e) {
                e.index = row;
            }

            @Override
            public void getColumnIndex(AccessibleTableCellEvent e) {
                e.index = column;
            }

            @Override
            public void isSelected(AccessibleTableCellEvent e) {
                e.isSelected = shown.isSelected(row);
            }
        });
        return cell;
    }

    /** The table as a control. */
    private final class TableState extends AccessibleControlAdapter {
        @Override
        public void getRole(AccessibleControlEvent e) {
            if (e.childID == ACC.CHILDID_SELF) {
                e.detail = ACC.ROLE_TABLE;
            }
        }

        @Override
        public void getState(AccessibleControlEvent e) {
            if (e.childID == ACC.CHILDID_SELF) {
                e.detail = ACC.STATE_FOCUSABLE | ACC.STATE_MULTISELECTABLE
                        | (control.isFocusControl() ? ACC.STATE_FOCUSED : 0);
            }
        }

        @Override
        public void getValue(AccessibleControlEvent e) {
            e.result = shown.value();
        }
    }

    /** Its rows and columns. */
    private final class TableCells extends AccessibleTableAdapter {
        @Override
        public void getRowCount(AccessibleTableEvent e) {
            e.count = shown.rows();
        }

        @Override
        public void getColumnCount(AccessibleTableEvent e) {
            e.count = shown.columns();
        }

        @Override
        public void getColumnDescription(AccessibleTableEvent e) {
            e.result = shown.head(e.column);
        }

        @Override
        public void getRowDescription(AccessibleTableEvent e) {
            e.result = shown.row(e.row);
        }

        @Override
        public void getCell(AccessibleTableEvent e) {
            e.accessible = cell(e.row, e.column);
        }

        @Override
        public void isRowSelected(AccessibleTableEvent e) {
            e.isSelected = shown.isSelected(e.row);
        }
    }
}
