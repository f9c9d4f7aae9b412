// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.operando.ui.api.FormField.Kind;

/**
 * A form for the fields of a parameter record: an editor by type, the default shown where nothing is said, what is said
 * marked and put back by one click, what is wrong beside its field. It keeps no values: a change is told to the target, and
 * {@link #show} shows what came of it. UI thread only.
 */
public final class ParameterForm {
    /** Takes changes. */
    public interface Target {
        /**
         * The user gave a field a value.
         * @param path names of fields, from the outermost
         * @param value as people write it in a study
         */
        void change(List<String> path, FormField field, String value);

        /** The user wants the default back. */
        void reset(List<String> path);
    }

    /** Width in letters below which a form is narrow. */
    private static final int NARROW = 58;

    private final ScrolledComposite scroll;
    private final FieldEditors editors;
    private final Path folder;
    private final Target target;
    private final Map<List<String>, FormRow> rows = new LinkedHashMap<>();
    private Composite body;
    private Label whole;
    private List<FormField> fields = List.of();
    private List<String> variants = List.of();
    private final Set<List<String>> opened = new HashSet<>();
    private FormValues last = FormValues.NONE;
    private boolean narrow;
    private int fitted;

    /**
     * @param folder folder of the study, from which relative file names count
     * @param target takes changes
     */
    public ParameterForm(Composite parent, FieldEditors editors, Path folder, Target target) {
        this.editors = editors;
        this.folder = folder;
        this.target = target;
        scroll = new ScrolledComposite(parent, SWT.V_SCROLL);
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        scroll.addListener(SWT.Resize, e -> resized());
    }

    /** Its control. */
    public Control control() {
        return scroll;
    }

    /** Shows values; controls are made anew only when the fields are others. */
    public void show(List<FormField> shown, FormValues values) {
        if (!shown.equals(fields)) {
            opened.clear();
        }
        List<String> chosen = variants(List.of(), shown, values);
        last = values;
        boolean moved = body == null || !shown.equals(fields) || !chosen.equals(variants);
        if (moved) {
            fields = List.copyOf(shown);
            variants = chosen;
            build();
        }
        moved |= say(values);
        if (moved) {
            fit();
        }
    }

    /** Shows values in the rows; whether the lay-out has to be done again. */
    private boolean say(FormValues values) {
        boolean moved = false;
        for (Map.Entry<List<String>, FormRow> row : rows.entrySet()) {
            List<String> path = row.getKey();
            boolean needed = path.size() == 1 || values.says(path.subList(0, path.size() - 1));
            moved |= row.getValue().show(values.value(path), values.says(path), needed,
                    values.error(path).orElse(""));
        }
        String error = values.error(List.of()).orElse("");
        if (!whole.getText().equals(error)) {
            whole.setText(error.isEmpty() ? "" : FormRow.WRONG + error);
            ((GridData) whole.getLayoutData()).exclude = error.isEmpty();
            whole.setVisible(!error.isEmpty());
            moved = true;
        }
        return moved;
    }

    /** Whether fields can be edited. */
    public void setEnabled(boolean enabled) {
        if (body != null && !body.isDisposed()) {
            rows.values().forEach(r -> r.setEnabled(enabled));
        }
    }

    /** Puts the focus on the first field. */
    public void setFocus() {
        if (rows.isEmpty() || !rows.values().iterator().next().setFocus()) {
            scroll.setFocus();
        }
    }

    /** Puts the default of a field back, as its button does. */
    public void reset(List<String> path) {
        target.reset(path);
    }

    /** The editor's control of a field; null when the form has no such field. */
    public Control editor(List<String> path) {
        FormRow row = rows.get(path);
        return row == null ? null : row.editor();
    }

    /** Which variants are chosen: they decide which fields there are. */
    private List<String> variants(List<String> at, List<FormField> fields, FormValues values) {
        List<String> chosen = new ArrayList<>();
        for (FormField field : fields) {
            List<String> path = inside(at, field.name());
            if (field.kind() == Kind.VARIANT) {
                chosen.add(path + "=" + values.value(path).orElse(field.standard()));
            }
            boolean open = field.kind() == Kind.RECORD && isOpen(path, field, values);
            if (open) {
                chosen.add(path + " open");
            }
            if (field.kind() == Kind.VARIANT || open) {
                chosen.addAll(variants(path, field.inside(), values));
            }
        }
        return chosen;
    }

    private void open(List<String> path) {
        opened.add(path);
        show(fields, last);
        Control first = rows.entrySet().stream().filter(r -> r.getKey().size() > path.size()
                && r.getKey().subList(0, path.size()).equals(path)).findFirst().map(r -> r.getValue().editor())
                .orElse(scroll);
        first.setFocus();
    }

    /** Whether the fields of a record are seen: when anything is said of it, or somebody opened it. */
    private boolean isOpen(List<String> path, FormField field, FormValues values) {
        return field.required() || values.says(path) || opened.contains(path);
    }

    private void build() {
        if (body != null) {
            body.dispose();
        }
        rows.clear();
        body = new Composite(scroll, SWT.NONE);
        GridLayout layout = new GridLayout(FormRow.COLUMNS, false);
        layout.verticalSpacing = 4;
        layout.marginRight = overlaid();
        body.setLayout(layout);
        whole = new Label(body, SWT.WRAP);
        GridData across = new GridData(SWT.FILL, SWT.TOP, true, false, FormRow.COLUMNS, 1);
        across.exclude = true;
        whole.setLayoutData(across);
        whole.setForeground(FormRow.wrong(body));
        add(List.of(), fields, 0);
        scroll.setContent(body);
    }

    private void add(List<String> at, List<FormField> shown, int depth) {
        for (FormField field : shown) {
            List<String> path = inside(at, field.name());
            rows.put(path, new FormRow(body, field, path, depth,
                    new FormRow.Surroundings(editors, folder, target, narrow, this::open)));
            if (rows.get(path).isWhole()) {
                continue;
            }
            if (field.kind() == Kind.RECORD) {
                boolean open = isOpen(path, field, last);
                rows.get(path).setClosed(!open);
                add(path, open ? field.inside() : List.of(), depth + 1);
            } else if (field.kind() == Kind.VARIANT) {
                String chosen = last.value(path).orElse(field.standard());
                field.inside().stream().filter(v -> v.name().equals(chosen))
                        .forEach(v -> add(inside(path, v.name()), v.inside(), depth + 1));
            }
        }
    }

    private static List<String> inside(List<String> path, String name) {
        List<String> inside = new ArrayList<>(path);
        inside.add(name);
        return List.copyOf(inside);
    }

    /** In a narrow form labels stand above their editors. */
    private void resized() {
        int width = scroll.getClientArea().width;
        GC gc = new GC(scroll);
        boolean now = width < NARROW * gc.getFontMetrics().getAverageCharacterWidth();
        gc.dispose();
        if (now != narrow && width > 0) {
            narrow = now;
            Turns.add(scroll, this::turn);
        } else if (width != fitted) {
            fit();
        }
    }

    private void turn() {
        if (body != null) {
            build();
            say(last);
            fit();
        }
    }

    /** Scroll bars that lie on what they scroll would hide the buttons at its edge. */
    private int overlaid() {
        boolean overlay = (scroll.getScrollbarsMode() & SWT.SCROLLBAR_OVERLAY) != 0;
        return overlay && scroll.getVerticalBar() != null ? scroll.getVerticalBar().getSize().x : 0;
    }

    private void fit() {
        if (body != null && !body.isDisposed()) {
            int width = scroll.getClientArea().width;
            if (width > 0) {
                rows.values().forEach(r -> r.fit(width));
            }
            fitted = width;
            // measures all fields anew; the lay-out itself then takes what was measured
            Point size = body.computeSize(width > 0 ? width : SWT.DEFAULT, SWT.DEFAULT);
            scroll.setMinSize(0, size.y);
            body.layout(false);
        }
    }
}
