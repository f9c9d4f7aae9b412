// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.ui;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CCombo;
import org.eclipse.swt.custom.TableEditor;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;

/** Edits cells of a table in place: Enter, F2 or a double click begins, Enter and Tab take, Esc leaves as it was. */
final class FieldEditing {
    /** What can be edited and what becomes of it. Columns count from the first that can be edited. */
    interface Target {
        boolean isEditable(int row, int column);

        /** What a column is chosen from; empty when it is typed. */
        List<String> choices(int column);

        /** A cell got another text. */
        void change(int row, int column, String text);
    }

    private final Table table;
    private final int before;
    private final Target target;
    private final TableEditor editor;
    private int row;
    private int column;

    /** @param before columns that cannot be edited */
    FieldEditing(Table table, int before, Target target) {
        this.table = table;
        this.before = before;
        this.target = target;
        editor = new TableEditor(table);
        editor.grabHorizontal = true;
        editor.horizontalAlignment = SWT.LEFT;
        table.addListener(SWT.MouseDoubleClick, this::pressed);
        table.addListener(SWT.DefaultSelection, e -> begin(table.getSelectionIndex(), Math.max(0, column)));
        table.addListener(SWT.KeyDown, e -> {
            if (e.keyCode == SWT.F2) {
                begin(table.getSelectionIndex(), 0);
            }
        });
    }

    private void pressed(Event e) {
        for (int i = 0; i < table.getItemCount(); i++) {
            TableItem item = table.getItem(i);
            for (int c = before; c < table.getColumnCount(); c++) {
                if (item.getBounds(c).contains(new Point(e.x, e.y))) {
                    begin(i, c - before);
                    return;
                }
            }
        }
    }

    /** Opens the editor of a cell. */
    void begin(int at, int in) {
        close();
        if (at < 0 || at >= table.getItemCount() || !target.isEditable(at, in)) {
            return;
        }
        row = at;
        column = in;
        table.setSelection(at);
        String text = table.getItem(at).getText(before + in);
        List<String> choices = target.choices(in);
        Control control = choices.isEmpty() ? typed(text) : chosen(choices, text);
        control.addListener(SWT.Traverse, this::traverse);
        control.addListener(SWT.FocusOut, e -> table.getDisplay().asyncExec(() -> {
            // a list that drops down takes the focus, but is still of this editor
            if (!control.isDisposed() && table.getDisplay().getFocusControl() != control) {
                take();
            }
        }));
        editor.minimumWidth = control.computeSize(SWT.DEFAULT, SWT.DEFAULT).x;
        editor.setEditor(control, table.getItem(at), before + in);
        control.setFocus();
    }

    private Control typed(String text) {
        Text field = new Text(table, SWT.BORDER);
        field.setText(text);
        field.selectAll();
        return field;
    }

    private Control chosen(List<String> choices, String text) {
        CCombo list = new CCombo(table, SWT.READ_ONLY | SWT.BORDER);
        list.setItems(choices.toArray(String[]::new));
        list.setText(text);
        list.addListener(SWT.DefaultSelection, e -> take());
        return list;
    }

    private void traverse(Event e) {
        switch (e.detail) {
            case SWT.TRAVERSE_ESCAPE -> close();
            case SWT.TRAVERSE_RETURN -> {
                take();
                table.setFocus();
            }
            case SWT.TRAVERSE_TAB_NEXT, SWT.TRAVERSE_TAB_PREVIOUS -> next(e.detail == SWT.TRAVERSE_TAB_NEXT ? 1 : -1);
            default -> {
                return;
            }
        }
        e.doit = false;
    }

    private void next(int by) {
        int at = row;
        int in = column + by;
        take();
        while (in >= 0 && in < table.getColumnCount() - before && !target.isEditable(at, in)) {
            in += by;
        }
        if (in >= 0 && in < table.getColumnCount() - before) {
            begin(at, in);
        } else {
            table.setFocus();
        }
    }

    private void take() {
        Control control = editor.getEditor();
        if (control == null || control.isDisposed()) {
            return;
        }
        String text = control instanceof Text field ? field.getText() : ((CCombo) control).getText();
        boolean other = !text.strip().equals(table.getItem(row).getText(before + column));
        close();
        if (other) {
            target.change(row, column, text.strip());
        }
    }

    /** Closes the editor, if one is open; the text stays as it was. */
    void close() {
        Control control = editor.getEditor();
        editor.setEditor(null);
        if (control != null && !control.isDisposed()) {
            control.dispose();
        }
    }
}
