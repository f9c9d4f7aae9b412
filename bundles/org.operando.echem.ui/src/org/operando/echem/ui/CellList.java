// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.ui;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.operando.api.OperandoException;
import org.operando.echem.ui.CellRow.Field;
import org.operando.ui.api.Measured;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.StudyEditing;
import org.operando.ui.api.StudyResults;
import org.operando.ui.api.ViewSite;

/** The table of cells: a row chooses a log, a cell of the table is edited in place. */
final class CellList extends Composite {
    private static final String EMPTY = "The study has no log of a cell; drop a cycler's file into the window, or add a "
            + "measurement with 'technique: echem' to the study. Mass, area, electrode and nominal capacity of each cell "
            + "are then edited here.";
    private static final String HOW = "Enter or a double click edits, Tab goes on, Esc leaves as it was; Undo takes an edit "
            + "back.";
    /** Columns before those that are edited: the log and its cell. */
    private static final int BEFORE = 2;

    private final ViewSite site;
    private final StudyEditing editing;
    private final Table table;
    private final Label note;
    private final FieldEditing fields;
    private final Map<Integer, Image> swatches = new HashMap<>();
    private final Map<String, Set<List<String>>> seen = new HashMap<>();
    private final Map<String, List<String>> last = new HashMap<>();
    private List<CellRow> rows = List.of();
    private String refused = "";

    CellList(Composite parent, ViewSite site, StudyEditing editing) {
        super(parent, SWT.NONE);
        this.site = site;
        this.editing = editing;
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        setLayout(layout);
        table = new Table(this, SWT.FULL_SELECTION | SWT.SINGLE);
        table.setHeaderVisible(true);
        table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        table.addListener(SWT.Selection, e -> choose());
        note = new Label(this, SWT.WRAP);
        note.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        columns();
        fields = new FieldEditing(table, BEFORE, new Edits());
        addListener(SWT.Dispose, e -> swatches.values().forEach(Image::dispose));
        site.hub().subscribe(this, this::isVisible, this::mark);
        addListener(SWT.Dispose, e -> site.hub().unsubscribe(this));
        site.onChange(this::fill);
        editing.onEdit(this::edited);
        fill();
    }

    private void columns() {
        List<String> heads = new ArrayList<>(List.of("Log", "Cell"));
        for (Field field : Field.values()) {
            heads.add(field.label());
        }
        GC gc = new GC(table);
        for (String head : heads) {
            TableColumn column = new TableColumn(table, SWT.LEFT);
            column.setText(head);
            column.setWidth(gc.textExtent(head + "mmmm").x);
        }
        gc.dispose();
    }

    private void fill() {
        StudyResults results = site.results();
        CellLooks looks = CellLooks.of(results);
        List<CellRow> now = looks.logs().stream().map(log -> new CellRow(log, editing)).toList();
        boolean same = rows.stream().map(r -> r.log().name()).toList()
                .equals(now.stream().map(r -> r.log().name()).toList());
        rows = now;
        if (!same) {
            fields.close();
            table.removeAll();
            last.clear();
            for (CellRow row : rows) {
                TableItem item = new TableItem(table, SWT.NONE);
                item.setImage(0, swatch(looks.ink(row.log()).argb()));
                item.setText(0, " " + row.log().name());
                item.setText(1, row.log().subject().cell().orElse(""));
            }
        }
        texts();
        mark(site.hub().current());
    }

    /** A square in the colour of the cell; the name beside it says the same. */
    private Image swatch(int argb) {
        return swatches.computeIfAbsent(argb, c -> {
            Image image = new Image(getDisplay(), 12, 12);
            GC gc = new GC(image);
            gc.setBackground(new Color(c >> 16 & 0xff, c >> 8 & 0xff, c & 0xff));
            gc.fillRectangle(0, 0, 12, 12);
            gc.dispose();
            return image;
        });
    }

    private void texts() {
        GC gc = new GC(table);
        for (int i = 0; i < rows.size(); i++) {
            List<String> texts = rows.get(i).texts();
            if (texts.equals(last.put(rows.get(i).log().name(), texts))) {
                continue;
            }
            for (int k = 0; k < texts.size(); k++) {
                table.getItem(i).setText(BEFORE + k, texts.get(k));
            }
            for (int c = 0; c < table.getColumnCount(); c++) {
                TableColumn column = table.getColumn(c);
                int wanted = gc.textExtent(table.getItem(i).getText(c) + (c == 0 ? "mmmm" : "mm")).x;
                column.setWidth(Math.max(column.getWidth(), wanted));
            }
        }
        gc.dispose();
        say();
    }

    private void say() {
        Optional<String> problem = editing.problem();
        String text = rows.isEmpty() ? EMPTY : !refused.isEmpty() ? "\u26a0 " + refused
                : problem.map(p -> "\u26a0 " + p).orElse(HOW);
        if (!note.getText().equals(text)) {
            note.setText(text.replace("&", "&&"));
            layout();
        }
    }

    private void mark(Selected selected) {
        int chosen = -1;
        for (int i = 0; i < rows.size() && chosen < 0; i++) {
            chosen = rows.get(i).isChosen(selected) ? i : -1;
        }
        if (chosen < 0) {
            table.deselectAll();
        } else if (chosen != table.getSelectionIndex()) {
            table.setSelection(chosen);
        }
    }

    private void choose() {
        if (table.getSelectionIndex() >= 0) {
            site.hub().choose(this, site.hub().current().with(Kind.MEASUREMENT,
                    rows.get(table.getSelectionIndex()).log().name()));
        }
    }

    /** After an edit, whoever made it: where one of here was undone, or made again, what follows is evaluated again. */
    private void edited() {
        List<String> again = new ArrayList<>();
        for (CellRow row : rows) {
            String name = row.log().name();
            List<String> texts = row.texts();
            if (!texts.equals(last.get(name)) && seen.getOrDefault(name, Set.of()).contains(texts)) {
                again.add(name);
            }
        }
        texts();
        if (!again.isEmpty()) {
            editing.run(again);
        }
    }

    /** What the fields of the table do. */
    private final class Edits implements FieldEditing.Target {
        @Override
        public boolean isEditable(int row, int column) {
            return rows.get(row).isEditable(Field.values()[column]);
        }

        @Override
        public List<String> choices(int column) {
            return Field.values()[column] == Field.ELECTRODE ? List.of("positive", "negative") : List.of();
        }

        @Override
        public void change(int row, int column, String text) {
            Field field = Field.values()[column];
            List<String> place = rows.get(row).place(field);
            List<CellRow> changed = rows.stream().filter(r -> r.place(field).equals(place)).toList();
            changed.forEach(this::keep);
            refused = "";
            try {
                editing.say(rows.get(row).written(field, text));
            } catch (OperandoException e) {
                refused = e.getMessage();
            }
            changed.forEach(this::keep);
            texts();
            if (refused.isEmpty()) {
                editing.run(changed.stream().map(CellRow::log).map(Measured::name).toList());
            }
        }

        private void keep(CellRow row) {
            seen.computeIfAbsent(row.log().name(), n -> new HashSet<>()).add(row.texts());
        }
    }
}
