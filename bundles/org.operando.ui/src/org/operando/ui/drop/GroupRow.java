// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.drop;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.operando.ui.drop.StudyAdditions.Addition;
import org.operando.ui.shell.Themes;

/** One group of dropped files: what it is, why, and a field for each value that is missing. */
final class GroupRow {
    private static final int INDENT = 22;
    private static final int MOST_COLUMNS = 6;
    private static final int SHORT = 120;
    private static final int LONG = 180;

    private final FileGroup group;
    private final Composite row;
    private final Map<AskedValue, Text> asked = new LinkedHashMap<>();
    private final Runnable browse;
    private Button chosen;
    private Composite fields;
    private boolean touched;
    private Label held;
    private Text name;
    private Combo sample;
    private Combo cell;

    /** @param browse opens the first file to look into */
    GroupRow(Composite parent, DropPage.Entry entry, List<String> samples, Runnable browse) {
        group = entry.group();
        this.browse = browse;
        row = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 3).applyTo(row);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
        if (!group.isRecognised()) {
            label(row, group.pattern() + count() + ": not recognised", true).setToolTipText(group.look().reason());
            faint(group.look().error().orElse(group.look().reason()).lines().findFirst().orElse(""));
            offerLook();
            return;
        }
        chosen = new Button(row, SWT.CHECK);
        // the platform's style sheets paint over the tick
        chosen.setData("org.eclipse.e4.ui.css.disabled", Boolean.TRUE);
        chosen.setText((group.pattern() + count()).replace("&", "&&"));
        chosen.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        chosen.setSelection(group.look().error().isEmpty());
        chosen.setToolTipText(group.folder().resolve(group.pattern()).toString());
        chosen.addListener(SWT.Selection, e -> touched = true);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(chosen);
        held = label(row, "", true);
        ((GridData) held.getLayoutData()).exclude = true;
        faint(entry.loader() + " (" + group.look().loader() + "): " + group.look().reason());
        group.look().error().ifPresent(e -> label(row, "Cannot be read: " + e, true));
        fields(entry.missing(), samples);
    }

    /** No loader takes it, but the data browser shows files of any kind. */
    private void offerLook() {
        if (Files.isRegularFile(group.files().getFirst())) {
            Button look = new Button(row, SWT.PUSH);
            look.setText("Look into it");
            look.setToolTipText("Opens " + group.files().getFirst() + " in the data browser");
            look.addListener(SWT.Selection, e -> browse.run());
            GridDataFactory.swtDefaults().indent(INDENT, 0).applyTo(look);
        }
    }

    /** Says that the study has the files; they are not taken twice unless somebody wants that. */
    void held(Optional<String> by) {
        if (chosen == null) {
            return;
        }
        String words = by.map(m -> "Already in the study, as " + m).orElse("");
        if (!held.getText().equals(words)) {
            held.setText(words);
            ((GridData) held.getLayoutData()).exclude = words.isEmpty();
            held.setVisible(!words.isEmpty());
            if (!touched) {
                chosen.setSelection(words.isEmpty() && group.look().error().isEmpty());
            }
        }
    }

    /** As many fields side by side as a row of this width has room for. */
    void fit(int width) {
        if (fields != null) {
            GridLayout layout = (GridLayout) fields.getLayout();
            layout.numColumns = MOST_COLUMNS;
            while (layout.numColumns > 2 && fields.computeSize(SWT.DEFAULT, SWT.DEFAULT).x + INDENT > width) {
                layout.numColumns -= 2;
            }
        }
    }

    private String count() {
        return group.files().size() == 1 ? "" : "  \u2013  " + group.files().size() + " files";
    }

    private Label faint(String words) {
        Label label = label(row, words, true);
        Themes.faint(label);
        return label;
    }

    private static Label label(Composite parent, String words, boolean wide) {
        Label label = new Label(parent, wide ? SWT.WRAP : SWT.NONE);
        label.setText(words.replace("&", "&&"));
        if (wide) {
            GridDataFactory.fillDefaults().grab(true, false).indent(INDENT, 0).hint(200, SWT.DEFAULT).applyTo(label);
        }
        return label;
    }

    private void fields(List<AskedValue> missing, List<String> samples) {
        fields = new Composite(row, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 4).applyTo(fields);
        GridDataFactory.fillDefaults().indent(INDENT, 0).applyTo(fields);
        for (AskedValue value : missing) {
            Text text = new Text(pair(fields, "\u25b8 " + value.label() + " is missing"), SWT.BORDER);
            text.setMessage(value.unit());
            text.setToolTipText(value.doc() + (value.unit().isEmpty() ? "" : " In " + value.unit()
                    + ", or with a unit of its own. Left empty, the study asks for it."));
            fill(text, SHORT);
            asked.put(value, text);
        }
        name = new Text(pair(fields, "Name"), SWT.BORDER);
        name.setText(group.suggestedName());
        fill(name, LONG);
        sample = new Combo(pair(fields, "Sample"), SWT.DROP_DOWN);
        sample.setItems(samples.toArray(String[]::new));
        sample.setText(samples.isEmpty() ? "sample-1" : samples.getFirst());
        fill(sample, SHORT);
        if (!group.isOfRecords()) {
            cell = new Combo(pair(fields, "Log of the cell"), SWT.DROP_DOWN | SWT.READ_ONLY);
            fill(cell, SHORT);
        }
    }

    private static Composite pair(Composite fields, String label) {
        label(fields, label, false);
        return fields;
    }

    private static void fill(Control field, int width) {
        GridDataFactory.fillDefaults().hint(width, SWT.DEFAULT).align(SWT.BEGINNING, SWT.CENTER).applyTo(field);
    }

    /** Offers measurements that may be the log of the cell; a single one is taken. */
    void offerCells(List<String> cells) {
        if (cell != null) {
            List<String> items = new ArrayList<>(cells);
            items.addFirst("");
            String before = cell.getText();
            cell.setItems(items.toArray(String[]::new));
            cell.setText(cells.contains(before) ? before : cells.size() == 1 ? cells.getFirst() : "");
        }
    }

    FileGroup group() {
        return group;
    }

    /** Whether it is to be added. */
    boolean isChosen() {
        return chosen != null && chosen.getSelection();
    }

    /** The fields that are still empty. */
    List<Text> missing() {
        return asked.values().stream().filter(t -> t.getText().isBlank()).toList();
    }

    /** Is told when something is typed or chosen. */
    void listen(Runnable changed) {
        if (chosen != null) {
            chosen.addListener(SWT.Selection, e -> changed.run());
            asked.values().forEach(t -> t.addListener(SWT.Modify, e -> changed.run()));
        }
    }

    /** Name of the measurement. */
    String name() {
        return name == null ? "" : name.getText().strip();
    }

    /** What is to be added to the study. */
    Addition addition() {
        Map<String, String> values = new LinkedHashMap<>();
        asked.forEach((value, text) -> values.put(value.key(), value.written(text.getText())));
        if (cell != null && !cell.getText().isEmpty()) {
            values.put(StudyAdditions.CELL, cell.getText());
        }
        return new Addition(name(), sample.getText().strip(), group.look().technique(), group.folder(),
                group.pattern(), values);
    }
}
