// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.operando.api.Column;
import org.operando.api.Quantity;

/** A table of a result that moves with what is chosen; a row chooses. For tables of some thousand rows. */
public final class LinkedTable extends Composite {
    private static final int MOST_ROWS = 20_000;
    /** Rows by which the width of a column is found. */
    private static final int MEASURED_ROWS = 30;
    private static final double HEAD = 1.15;

    private final ViewSite site;
    private final Table table;
    private final LinkedFrame<LinkedRows> frame;
    private List<String> columns = List.of();
    private final Shown shows = new Shown();
    private boolean touched;
    /** Whether rows are being put in or marked: what the table tells of meanwhile nobody chose. */
    private boolean showing;

    /**
     * @param kinds what the rows depend on beside the results
     * @param source makes the rows
     */
    public LinkedTable(Composite parent, ViewSite site, Set<Selected.Kind> kinds, LinkedRows.Source source) {
        super(parent, SWT.NONE);
        this.site = site;
        table = new Table(this, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.SINGLE);
        table.setHeaderVisible(true);
        table.addListener(SWT.SetData, e -> fill((TableItem) e.item, e.index));
        table.addListener(SWT.MouseDown, e -> touched = true);
        table.addListener(SWT.KeyDown, e -> touched = true);
        table.addListener(SWT.FocusOut, e -> touched = false);
        table.addListener(SWT.Selection, e -> choose());
        frame = new LinkedFrame<>(this, site, kinds, source::rows, shows, "Reading \u2026");
    }

    /** The rows that are shown. */
    public Optional<LinkedRows> shown() {
        return frame.shown();
    }

    /** Index of the row that is marked; -1 for none. */
    public int marked() {
        return table.getSelectionIndex();
    }

    /**
     * A row chooses. GTK selects the first row of a table that gets the focus before anything in it was selected, and
     * tells of it as of a choice: showing a table must not choose, so the first row chooses by hand only.
     */
    private void choose() {
        if (showing) {
            return;
        }
        frame.shown().ifPresent(rows -> {
            if (!touched && table.getSelectionIndex() <= 0) {
                shows.mark(rows, site.hub().current());
            } else {
                site.hub().choose(this, rows.chosen(table.getSelectionIndex(), site.hub().current()));
            }
        });
    }

    private void makeColumns(LinkedRows rows) {
        for (TableColumn old : table.getColumns()) {
            old.dispose();
        }
        GC gc = new GC(table);
        for (String name : rows.columns()) {
            Column column = rows.table().column(name);
            String unit = column.unit().name().replace("angstrom", "\u00c5").replace("deg", "\u00b0");
            TableColumn made = new TableColumn(table, column.values() instanceof String[] ? SWT.LEFT : SWT.RIGHT);
            made.setText(name.replace('_', ' ') + (unit.equals("1") ? "" : " (" + unit + ")"));
            made.setToolTipText(column.errorBar().isEmpty() ? made.getText()
                    : made.getText() + ", in parentheses " + column.errorBar());
            // themes print heads bold
            int width = (int) (HEAD * gc.textExtent(made.getText()).x);
            for (int row = 0; row < Math.min(MEASURED_ROWS, column.rows()); row++) {
                width = Math.max(width, gc.textExtent(text(column, row)).x);
            }
            made.setWidth(width + gc.textExtent("mmm").x);
        }
        gc.dispose();
    }

    private void fill(TableItem item, int row) {
        LinkedRows rows = frame.shown().orElseThrow();
        for (int k = 0; k < rows.columns().size(); k++) {
            item.setText(k, text(rows.table().column(rows.columns().get(k)), row));
        }
    }

    private static String text(Column column, int row) {
        return switch (column.values()) {
            case String[] texts -> texts[row];
            case long[] numbers -> Long.toString(numbers[row]);
            default -> number(column.quantity(row));
        };
    }

    private static String number(Quantity q) {
        return Double.isNaN(q.value()) ? "\u2013" : Quantity.digits(q.value(), q.uncertainty()).replace('-', '\u2212');
    }

    @Override
    public boolean setFocus() {
        return table.setFocus();
    }

    private final class Shown implements LinkedFrame.Content<LinkedRows> {
        @Override
        public Control control() {
            return table;
        }

        @Override
        public void show(LinkedRows rows) {
            showing = true;
            table.setRedraw(false);
            if (!columns.equals(rows.columns())) {
                columns = rows.columns();
                makeColumns(rows);
            }
            table.setItemCount(Math.min(MOST_ROWS, rows.table().rows()));
            table.clearAll();
            table.setRedraw(true);
            showing = false;
        }

        @Override
        public void mark(LinkedRows rows, Selected selected) {
            int row = rows.marked(selected);
            showing = true;
            if (row < 0 || row >= table.getItemCount()) {
                table.deselectAll();
            } else if (!rows.isAlike(row, table.getSelectionIndex())) {
                table.setSelection(row);
            }
            showing = false;
        }
    }
}
