// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.operando.ui.api.FormField.Kind;

/** One field of a form: mark, label, editor, unit and range, the way back to the default, and what is wrong below. */
final class FormRow {
    static final int COLUMNS = 5;
    static final String WRONG = "\u26a0 ";
    private static final String CHANGED = "\u25cf";
    private static final int INDENT = 16;
    /** Letters that have room in an editor, a number with its unit. */
    private static final int LEAST = 16;
    private static final int LEAST_NARROW = 10;
    /** A label takes not more of the form's width than this. */
    private static final double MOST = 0.4;
    /** Letters of a label that has room beside its editor in a narrow form. */
    private static final int SHORT = 12;

    /**
     * What all rows of a form share.
     * @param narrow whether long labels stand above their editors
     * @param open opens a record of which nothing is said, by its path
     */
    record Surroundings(FieldEditors editors, Path folder, ParameterForm.Target target, boolean narrow,
            Consumer<List<String>> open) {
    }

    private final FormField field;
    private final Label mark;
    private final Label label;
    private final Button reset;
    private final List<Label> spacers;
    private final Label error;
    private final Optional<FieldEditor> editor;
    private final boolean whole;
    private final Control control;

    FormRow(Composite body, FormField field, List<String> path, int depth, Surroundings surroundings) {
        this.field = field;
        mark = new Label(body, SWT.NONE);
        mark.setLayoutData(new GridData(12, SWT.DEFAULT));
        label = new Label(body, SWT.WRAP);
        String unit = surroundings.narrow() && isNumber() && !field.unit().isEmpty() ? " (" + field.unit() + ")" : "";
        label.setText((field.label() + unit).replace("&", "&&"));
        GridData named = new GridData(SWT.BEGINNING, SWT.CENTER, false, false);
        named.horizontalIndent = depth * INDENT;
        label.setLayoutData(named);
        Optional<FieldEditor> brought = surroundings.editors().of(field);
        whole = brought.isPresent();
        editor = brought.or(() -> field.kind() == Kind.RECORD ? Optional.empty() : Optional.of(PlainEditors.of(field)));
        boolean above = surroundings.narrow() && editor.isPresent() && !fitsBeside(depth);
        if (above) {
            named.horizontalSpan = COLUMNS - 1;
            shrink(named);
            new Label(body, SWT.NONE).setLayoutData(new GridData(12, SWT.DEFAULT));
        } else if (surroundings.narrow() && editor.isEmpty()) {
            named.horizontalSpan = 2;
            shrink(named);
        }
        control = editor.map(e -> e.create(body, field, surroundings.folder(),
                value -> surroundings.target().change(path, field, value)))
                .orElseGet(() -> opener(body, path, surroundings));
        place(body, above ? 2 : named.horizontalSpan == 1 ? 1 : 0, surroundings.narrow());
        reset = new Button(body, SWT.PUSH | SWT.FLAT);
        reset.setText("\u21ba");
        reset.addListener(SWT.Selection, e -> surroundings.target().reset(path));
        spacers = above ? List.of(new Label(body, SWT.NONE))
                : List.of(new Label(body, SWT.NONE), new Label(body, SWT.NONE));
        spacers.forEach(l -> l.setLayoutData(hidden()));
        error = new Label(body, SWT.WRAP);
        prepareError();
        explain();
    }

    /** The label's lines break where the form ends. */
    private static void shrink(GridData named) {
        named.horizontalAlignment = SWT.FILL;
        named.grabExcessHorizontalSpace = true;
        named.minimumWidth = 0;
    }

    /** Breaks the lines of a label that would leave its editor too little of a form of this width. */
    void fit(int width) {
        GridData named = (GridData) label.getLayoutData();
        if (named.horizontalSpan == 1) {
            int most = (int) (MOST * width) - named.horizontalIndent;
            boolean wide = label.computeSize(SWT.DEFAULT, SWT.DEFAULT).x > most;
            named.widthHint = wide ? Math.max(1, most) : SWT.DEFAULT;
        }
    }

    /** Whether label and editor have room on one line of a narrow form. */
    private boolean fitsBeside(int depth) {
        boolean wide = switch (field.kind()) {
            case CHOICE, VARIANT, TRUTH, LIST, FILE -> true;
            default -> isNumber() && !field.unit().isEmpty();
        };
        return !wide && !whole && field.label().length() + 2 * depth <= SHORT;
    }

    private boolean isNumber() {
        return field.kind() == Kind.NUMBER || field.kind() == Kind.WHOLE || field.kind() == Kind.QUANTITY;
    }

    /** The editor, and unit and range beside it where there are some; without room the label alone tells them. */
    private void place(Composite body, int columns, boolean narrow) {
        GridData wide = new GridData(editor.isPresent() ? SWT.FILL : SWT.BEGINNING, SWT.CENTER, true, false);
        wide.minimumWidth = (narrow ? LEAST_NARROW : LEAST) * letter(body);
        wide.horizontalSpan = columns;
        control.setLayoutData(wide);
        String beside = !isNumber() || narrow ? "" : field.extent();
        if (beside.isEmpty()) {
            wide.horizontalSpan++;
        } else {
            Label extent = new Label(body, SWT.NONE);
            extent.setText(beside);
            extent.setForeground(quiet(body));
        }
    }

    private static int letter(Control in) {
        GC gc = new GC(in);
        int width = (int) Math.ceil(gc.getFontMetrics().getAverageCharacterWidth());
        gc.dispose();
        return width;
    }

    private void prepareError() {
        error.addListener(SWT.Paint, e -> {
            // the theme colours labels after they are made
            if (!error.getForeground().equals(wrong(error))) {
                error.setForeground(wrong(error));
            }
        });
        GridData below = new GridData(SWT.FILL, SWT.TOP, true, false, COLUMNS - spacers.size(), 1);
        below.exclude = true;
        below.widthHint = 120;
        error.setLayoutData(below);
        error.setVisible(false);
    }

    /** Of a record of which nothing is said only its name is seen, until somebody wants to say something. */
    private Control opener(Composite body, List<String> path, Surroundings surroundings) {
        Button open = new Button(body, SWT.PUSH | SWT.FLAT);
        open.setText("Open");
        open.setToolTipText("Show the fields of " + field.label());
        open.addListener(SWT.Selection, e -> surroundings.open().accept(path));
        return open;
    }

    /** Shows or hides the way into a record. */
    void setClosed(boolean closed) {
        if (editor.isEmpty()) {
            control.setVisible(closed);
        }
    }

    private static GridData hidden() {
        GridData data = new GridData(0, 0);
        data.exclude = true;
        return data;
    }

    private void explain() {
        String standard = field.standard().isEmpty() ? "" : "Default: " + field.standard();
        String text = Stream.of(field.doc(), standard, isNumber() ? field.extent() : "", "Key: " + field.name())
                .filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
        label.setToolTipText(text);
        control.setToolTipText(text);
        reset.setToolTipText(field.standard().isEmpty() ? "Leave " + field.label() + " out"
                : "Back to the default: " + field.standard());
    }

    /** Whether one editor of a plug-in edits the value as a whole. */
    boolean isWhole() {
        return whole;
    }

    Control editor() {
        return control;
    }

    boolean setFocus() {
        return editor.isPresent() && control.setFocus();
    }

    void setEnabled(boolean enabled) {
        control.setEnabled(enabled);
        label.setEnabled(enabled);
        reset.setEnabled(enabled && !mark.getText().isEmpty());
    }

    /** Shows a value; whether the lay-out has to be done again. */
    boolean show(Optional<String> value, boolean said, boolean needed, String wrong) {
        editor.ifPresent(e -> e.show(value));
        boolean missing = field.required() && needed && !said;
        String sign = said ? CHANGED : missing ? "!" : "";
        boolean moved = !mark.getText().equals(sign);
        if (moved) {
            mark.setText(sign);
            mark.setToolTipText(said ? "The study says it" : missing ? "Has to be said" : null);
            label.setFont(said ? JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT)
                    : JFaceResources.getDialogFont());
        }
        reset.setVisible(said && !field.required());
        reset.setEnabled(said && !field.required());
        label.setEnabled(true);
        control.setEnabled(true);
        String text = wrong.isEmpty() ? "" : WRONG + wrong;
        if (!error.getText().equals(text)) {
            error.setText(text);
            Stream.concat(spacers.stream(), Stream.of(error)).forEach(part -> {
                ((GridData) part.getLayoutData()).exclude = wrong.isEmpty();
                part.setVisible(!wrong.isEmpty());
            });
            moved = true;
        }
        return moved;
    }

    /** The colour of what is wrong, readable on the background. */
    static Color wrong(Control on) {
        return isDark(on) ? new Color(255, 138, 128) : new Color(176, 0, 32);
    }

    private static Color quiet(Control on) {
        return isDark(on) ? new Color(170, 170, 170) : new Color(96, 96, 96);
    }

    private static boolean isDark(Control on) {
        Color c = on.getBackground();
        return 0.299 * c.getRed() + 0.587 * c.getGreen() + 0.114 * c.getBlue() < 128;
    }
}
