// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.operando.core.study.StudyException;
import org.operando.core.study.StudyOutline;
import org.operando.core.study.StudyOutline.Kind;
import org.operando.ui.session.StudySession;
import org.operando.ui.session.StudyText;

/** Adds parts to a study and takes them out. */
final class PartButtons {
    private final StudySession session;
    private final StudyForms forms;
    private final Consumer<List<String>> made;
    private final Button add;
    private final Button remove;
    private List<String> at = List.of();

    /** @param made hears where a new part stands */
    PartButtons(Composite parent, StudySession session, StudyForms forms, Consumer<List<String>> made) {
        this.session = session;
        this.forms = forms;
        this.made = made;
        Composite row = new Composite(parent, SWT.NONE);
        row.setLayoutData(new GridData(SWT.FILL, SWT.BOTTOM, true, false));
        row.setLayout(new GridLayout(2, false));
        add = new Button(row, SWT.PUSH);
        add.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        add.addListener(SWT.Selection, e -> add());
        remove = new Button(row, SWT.PUSH);
        remove.setText("Take out");
        remove.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        remove.addListener(SWT.Selection, e -> remove());
        show(List.of());
    }

    /** What is chosen: the part to be taken out, and the section of the new one. */
    void show(List<String> path) {
        at = path;
        String section = path.isEmpty() ? "" : path.getFirst();
        String what = isOfSteps(path) ? "step" : section.equals("figures") ? "figure"
                : StudyForms.NAMED.contains(section) || section.equals("recipes") ? one(section) : "";
        String text = what.isEmpty() ? "Add" : "Add " + what;
        if (!add.getText().equals(text)) {
            add.setText(text);
            add.getParent().layout();
        }
        add.setEnabled(!what.isEmpty() && !section.equals("compare") && !section.equals("pages"));
        remove.setEnabled(path.size() > 1);
    }

    private static boolean isOfSteps(List<String> path) {
        return path.size() > 1 && path.getFirst().equals("recipes");
    }

    private static String one(String section) {
        return section.replaceFirst("s$", "");
    }

    private void add() {
        String section = at.getFirst();
        if (isOfSteps(at) || section.equals("figures")) {
            List<String> list = isOfSteps(at) ? at.subList(0, 2) : List.of(section);
            Menu menu = new Menu(add);
            for (String id : forms.ids(section)) {
                MenuItem item = new MenuItem(menu, SWT.PUSH);
                item.setText(id);
                item.addListener(SWT.Selection, e -> addItem(list, id));
            }
            Point below = add.toDisplay(0, add.getSize().y);
            menu.setLocation(below);
            menu.setVisible(true);
            return;
        }
        List<String> names = StudyOutline.of(session.text().text()).map(o -> StudyForms.names(o, section))
                .orElse(List.of());
        int n = 1;
        while (names.contains(one(section) + "-" + n)) {
            n++;
        }
        List<String> path = List.of(section, one(section) + "-" + n);
        String keys = switch (section) {
            case "measurements" -> "{sample: \"?\", technique: \"?\", files: \"?\"}";
            case "cells", "particles" -> "{sample: \"?\"}";
            case "recipes" -> "[]";
            default -> "{}";
        };
        edit(d -> d.with(path, keys), path);
    }

    private void addItem(List<String> list, String id) {
        int count = StudyOutline.of(session.text().text()).flatMap(o -> o.find(list))
                .filter(l -> l.kind() == Kind.LIST).map(l -> l.entries().size()).orElse(0);
        List<String> path = new ArrayList<>(list);
        path.add(Integer.toString(count + 1));
        edit(d -> StudyOutline.of(d.text()).flatMap(o -> o.find(list)).isPresent() ? d.withItem(list, id)
                : d.with(list, "[" + id + "]"), path);
    }

    private void remove() {
        List<String> gone = at;
        edit(d -> d.without(gone), gone.subList(0, gone.size() - 1));
    }

    private void edit(StudyText.Edit edit, List<String> then) {
        try {
            session.text().edit(edit);
            made.accept(then);
        } catch (StudyException e) {
            add.setToolTipText(e.getMessage());
        }
    }
}
