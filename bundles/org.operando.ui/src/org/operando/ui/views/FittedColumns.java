// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.views;

import java.util.Arrays;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;

/**
 * Columns as wide as what they say, and where that is too much for a table: short ones whole, long ones as much as is left;
 * what is cut is said in full on hover. UI thread only.
 */
public final class FittedColumns {
    private static final int PAD = 22;
    private static final int LEAST = 90;
    private static final int SAMPLED = 300;

    private final Table table;
    private int[] wished = new int[0];

    private FittedColumns(Table table) {
        this.table = table;
    }

    /** Fits the columns of a table to its width from now on. */
    public static FittedColumns of(Table table) {
        FittedColumns columns = new FittedColumns(table);
        table.addListener(SWT.Resize, e -> columns.share());
        table.addListener(SWT.MouseMove, columns::explain);
        return columns;
    }

    /** The rows are others. */
    public void fit() {
        GC gc = new GC(table);
        wished = new int[table.getColumnCount()];
        for (int c = 0; c < wished.length; c++) {
            // heads of the toolkit are bold
            int width = gc.textExtent(table.getColumn(c).getText()).x * 9 / 8;
            for (int row = 0; row < Math.min(SAMPLED, table.getItemCount()); row++) {
                width = Math.max(width, gc.textExtent(table.getItem(row).getText(c)).x);
            }
            wished[c] = width + PAD;
        }
        gc.dispose();
        share();
    }

    private void share() {
        int width = table.getClientArea().width;
        if (wished.length == 0 || width <= 0) {
            return;
        }
        int[] widths = shared(wished, width);
        for (int c = 0; c < widths.length; c++) {
            if (table.getColumn(c).getWidth() != widths[c]) {
                table.getColumn(c).setWidth(widths[c]);
            }
        }
    }

    /** The widths of columns that wish for these: none gets more than it wishes while another is cut. */
    static int[] shared(int[] wished, int width) {
        int[] order = Arrays.stream(wished).sorted().toArray();
        int left = width;
        int most = Integer.MAX_VALUE;
        for (int i = 0; i < order.length; i++) {
            int each = left / (order.length - i);
            if (order[i] > each) {
                most = Math.max(LEAST, each);
                break;
            }
            left -= order[i];
        }
        int cap = most;
        return Arrays.stream(wished).map(w -> Math.min(w, cap)).toArray();
    }

    private void explain(Event e) {
        TableItem item = table.getItem(new Point(e.x, e.y));
        String cut = null;
        for (int c = 0; item != null && c < wished.length; c++) {
            if (item.getBounds(c).contains(e.x, e.y) && isCut(item, c)) {
                cut = item.getText(c);
            }
        }
        if (cut == null ? table.getToolTipText() != null : !cut.equals(table.getToolTipText())) {
            table.setToolTipText(cut);
        }
    }

    private boolean isCut(TableItem item, int column) {
        GC gc = new GC(table);
        int width = gc.textExtent(item.getText(column)).x;
        gc.dispose();
        return width + PAD / 2 > table.getColumn(column).getWidth();
    }
}
