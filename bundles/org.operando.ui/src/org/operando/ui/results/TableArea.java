// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.results;

import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.operando.ui.explorer.StudyCommands;

/** A table of a result: one of the toolkit for as many rows as that can hold, a canvas beyond; sorted by its heads. */
public final class TableArea extends Composite {
    /** Most rows of a table of the toolkit: it takes 40 ms for half as many, 4 s for a million. */
    public static final int MOST_ITEMS = 20_000;
    private static final int WIDEST = 340;

    private final CanvasTable canvas;
    private Table items;
    private ResultTable table;
    private int sortColumn = -1;
    private boolean ascending = true;
    private IntConsumer rowSelected = row -> {
    };

    /** An area without a table. */
    public TableArea(Composite parent) {
        super(parent, SWT.NONE);
        setLayout(new StackLayout());
        canvas = new CanvasTable(this);
        canvas.onHead(this::sort);
        canvas.addListener(SWT.KeyDown, this::key);
        canvas.onRow(this::pressed);
    }

    /** Is told the row of the result that is selected by hand, when it is one. */
    public void onRow(IntConsumer selected) {
        rowSelected = selected;
    }

    private void pressed() {
        int[] places = places();
        if (places.length == 1) {
            rowSelected.accept(table.row(places[0]));
        }
    }

    /** Where the selected rows are shown. */
    private int[] places() {
        return items == null ? canvas.selection() : items.getSelectionIndices();
    }

    /** The row of the result that is selected; -1 for none or many. */
    public int selected() {
        int[] places = table == null ? new int[0] : places();
        return places.length == 1 ? table.row(places[0]) : -1;
    }

    /**
     * Selects a row of the result and shows it, unless the selected ones do.
     * @param alike whether a row of the result is as good
     */
    void select(int row, IntPredicate alike) {
        int[] now = places();
        if (now.length > 0 && (items != null || now.length == 1)
                && IntStream.of(now).allMatch(place -> alike.test(table.row(place)))) {
            return;
        }
        IntStream.range(0, table.rows()).filter(place -> table.row(place) == row).findFirst().ifPresent(place -> {
            if (items == null) {
                canvas.mark(place);
            } else {
                items.setSelection(place);
            }
        });
    }

    /** Shows a table in the order that its result has. */
    public void show(ResultTable shown) {
        sortColumn = -1;
        ascending = true;
        table = shown;
        if (items != null) {
            items.dispose();
            items = null;
        }
        if (shown.rows() <= MOST_ITEMS) {
            build();
            top(items);
        } else {
            canvas.show(shown, -1, true);
            top(canvas);
        }
    }

    /** The control that shows the table now. */
    public Control shown() {
        return ((StackLayout) getLayout()).topControl;
    }

    private void top(Control control) {
        ((StackLayout) getLayout()).topControl = control;
        layout();
    }

    private void build() {
        items = new Table(this, SWT.VIRTUAL | SWT.MULTI | SWT.FULL_SELECTION | SWT.BORDER);
        items.setHeaderVisible(true);
        items.addListener(SWT.SetData, this::fill);
        items.addListener(SWT.KeyDown, this::key);
        items.addListener(SWT.Selection, e -> pressed());
        for (int c = 0; c < table.columns(); c++) {
            TableColumn column = new TableColumn(items, table.isNumeric(c) ? SWT.RIGHT : SWT.LEFT);
            column.setText(table.head(c));
            column.setToolTipText(table.about(c));
            column.setMoveable(true);
            int index = c;
            column.addListener(SWT.Selection, e -> sort(index));
        }
        items.setItemCount(table.rows());
        int[] widths = CanvasTable.widths(items, table);
        for (int c = 0; c < widths.length; c++) {
            items.getColumn(c).setWidth(Math.min(WIDEST, widths[c]));
        }
    }

    private void fill(Event e) {
        TableItem item = (TableItem) e.item;
        for (int c = 0; c < table.columns(); c++) {
            item.setText(c, table.cell(e.index, c));
        }
    }

    /** Sorts by a column in the background: up, then down, then as the result has it. */
    public void sort(int column) {
        boolean again = column == sortColumn;
        boolean none = again && !ascending;
        boolean up = !again;
        ResultTable from = table;
        Job job = Job.create("Sorting", (IJobFunction) monitor -> {
            ResultTable sorted = none ? from.unsorted() : from.sorted(column, up);
            getDisplay().asyncExec(() -> {
                if (!isDisposed() && table == from) {
                    reorder(sorted, none ? -1 : column, up);
                }
            });
            return Status.OK_STATUS;
        });
        job.setSystem(true);
        job.schedule();
    }

    private void reorder(ResultTable sorted, int column, boolean up) {
        table = sorted;
        sortColumn = column;
        ascending = up;
        if (items == null) {
            canvas.show(sorted, column, up);
        } else {
            items.setSortColumn(column < 0 ? null : items.getColumn(column));
            items.setSortDirection(column < 0 ? SWT.NONE : up ? SWT.UP : SWT.DOWN);
            items.clearAll();
        }
    }

    private void key(Event e) {
        if ((e.stateMask & SWT.MOD1) != 0 && e.keyCode == 'c') {
            copy();
        }
    }

    /** Copies the selected rows, or all when none is, as text with tabs. */
    public void copy() {
        if (table == null) {
            return;
        }
        int[] chosen = places();
        int[] places = chosen.length < 2 ? IntStream.range(0, table.rows()).toArray() : chosen;
        ResultTable from = table;
        Job job = Job.create("Copying", (IJobFunction) monitor -> {
            String text = from.tabs(places);
            getDisplay().asyncExec(() -> StudyCommands.copy(text));
            return Status.OK_STATUS;
        });
        job.setSystem(true);
        job.schedule();
    }

    @Override
    public boolean setFocus() {
        return shown() != null && shown().setFocus();
    }
}
