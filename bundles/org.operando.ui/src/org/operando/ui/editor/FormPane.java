// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.RegistryFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.operando.core.record.Problem;
import org.operando.core.study.StudyException;
import org.operando.core.study.StudyOutline;
import org.operando.ui.api.FieldEditors;
import org.operando.ui.api.FormField;
import org.operando.ui.api.ParameterForm;
import org.operando.ui.editor.StudyForms.Form;
import org.operando.ui.session.StudySession;
import org.operando.ui.session.StudySession.Snapshot;
import org.operando.ui.session.StudyText;

/** The form of one part of a study; a change in it is an edit of the text at once. */
final class FormPane {
    private final StudySession session;
    private final StudyForms forms;
    private final Composite pane;
    private final Label title;
    private final Label doc;
    private final Label note;
    private final ParameterForm form;
    private final FieldEditors editors = new FieldEditors(RegistryFactory.getRegistry());
    private List<String> path = List.of();
    private Optional<FormContent> content = Optional.empty();
    private String refused = "";

    FormPane(Composite parent, StudySession session, StudyForms forms) {
        this.session = session;
        this.forms = forms;
        pane = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 8;
        pane.setLayout(layout);
        title = line(SWT.WRAP);
        title.setFont(JFaceResources.getHeaderFont());
        doc = line(SWT.WRAP);
        note = line(SWT.WRAP);
        form = new ParameterForm(pane, editors, session.file().getParent(),
                new Edits());
        form.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    }

    private Label line(int style) {
        Label label = new Label(pane, style);
        GridData data = new GridData(SWT.FILL, SWT.TOP, true, false);
        data.widthHint = 200;
        label.setLayoutData(data);
        return label;
    }

    Control control() {
        return pane;
    }

    ParameterForm form() {
        return form;
    }

    /** What is said above the form; empty for nothing. */
    String note() {
        return note.getText();
    }

    /** Shows the part of the study at or around a path. */
    void show(List<String> where) {
        path = List.copyOf(where);
        refused = "";
        refresh();
    }

    /** Shows what the study says now. */
    void refresh() {
        Optional<Snapshot> snapshot = session.snapshot();
        Optional<StudyOutline> outline = snapshot.flatMap(Snapshot::outline);
        Optional<Form> found = outline.flatMap(o -> forms.at(o, path));
        set(title, found.map(Form::title).orElse(path.isEmpty() ? "" : path.getLast()));
        set(doc, found.map(Form::doc).orElse(""));
        content = found.map(f -> new FormContent(outline.get(), f, editors::has));
        boolean readable = snapshot.map(Snapshot::isReadable).orElse(true);
        set(note, !readable ? "\u26a0 The text cannot be read" + firstError(snapshot.get())
                + ". The form shows the last values until it can."
                : !refused.isEmpty() ? "\u26a0 " + refused
                        : found.isEmpty() ? "Choose a sample, a measurement, a step or a figure to see its keys."
                                : found.get().fields().isEmpty() ? "This one has no keys." : "");
        boolean current = snapshot.map(s -> s.text().equals(session.text().text())).orElse(false);
        if (current || !readable) {
            List<Problem> problems = readable ? snapshot.get().problems() : List.of();
            content.ifPresent(c -> form.show(c.fields(), c.values(problems)));
        }
        form.control().setVisible(content.isPresent());
        form.setEnabled(readable);
        pane.layout(true, false);
    }

    private static String firstError(Snapshot snapshot) {
        return snapshot.problems().stream().findFirst().map(p -> " (line " + p.line() + ": " + p.what() + ")")
                .orElse("");
    }

    private static void set(Label label, String text) {
        String shown = text.replace("&", "&&");
        if (!label.getText().equals(shown)) {
            label.setText(shown);
        }
        ((GridData) label.getLayoutData()).exclude = text.isEmpty();
        label.setVisible(!text.isEmpty());
    }

    void setFocus() {
        form.setFocus();
    }

    private void edit(StudyText.Edit edit) {
        try {
            session.text().edit(edit);
            refused = "";
        } catch (StudyException e) {
            refused = e.getMessage();
            refresh();
        }
    }

    /** Writes changes into the text. */
    private final class Edits implements ParameterForm.Target {
        @Override
        public void change(List<String> field, FormField of, String value) {
            if (content.isEmpty()) {
                return;
            }
            if (value.isBlank()) {
                reset(field);
                return;
            }
            List<String> where = content.get().path(field);
            String source = FormContent.source(of, value.strip());
            edit(d -> d.with(where, source));
        }

        @Override
        public void reset(List<String> field) {
            if (content.isPresent()) {
                List<String> where = new ArrayList<>(content.get().path(field));
                edit(d -> StudyOutline.of(d.text()).flatMap(o -> o.find(where)).isPresent() ? d.without(where) : d);
            }
        }
    }
}
