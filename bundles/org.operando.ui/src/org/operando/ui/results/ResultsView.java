// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.results;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.part.ViewPart;
import org.operando.api.OperandoException;
import org.operando.core.results.ResultFile;
import org.operando.core.results.TableFiles;
import org.operando.core.run.StepId;
import org.operando.ui.api.Turns;
import org.operando.ui.explorer.StudyExplorer;
import org.operando.ui.explorer.StudyNode;
import org.operando.ui.session.Sessions;
import org.operando.ui.session.StepMark;
import org.operando.ui.session.StudySession;

/** The result of the chosen step: its single values, and its tables one at a time. */
public final class ResultsView extends ViewPart {
    /** Id. */
    public static final String ID = "org.operando.ui.results";
    private static final String HINT = "The numbers of a result appear here: choose a result in the study, "
            + "for example a step of a measurement that has been run.";

    private final Runnable changed = this::update;
    private final Consumer<Optional<StudySession>> opened = this::attach;
    private final Job read = Job.create("Reading a result", this::read);
    private final ISelectionListener chosen = (part, selection) -> {
        if (selection instanceof IStructuredSelection s && s.getFirstElement() instanceof StudyNode node) {
            node.step().ifPresent(this::show);
        }
    };
    private Optional<StudySession> session = Optional.empty();
    private volatile Optional<StepId> step = Optional.empty();
    private volatile String shownKey = "";
    private Optional<ResultContent> content = Optional.empty();
    private Label title;
    private Combo names;
    private Button copy;
    private Button export;
    private SashForm sash;
    private ValueTable values;
    private TableArea table;
    private RowLink rows;

    @Override
    public void createPartControl(Composite parent) {
        parent.setLayout(new GridLayout(4, false));
        title = new Label(parent, SWT.WRAP);
        title.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        title.setText(HINT);
        names = new Combo(parent, SWT.READ_ONLY);
        names.setToolTipText("The tables of this result");
        names.addListener(SWT.Selection, e -> showTable(names.getText()));
        copy = button(parent, "Copy", "Copies the selected rows, or all, with all digits");
        export = button(parent, "Export CSV\u2026", "Writes the whole table with units and uncertainties");
        copy.addListener(SWT.Selection, e -> table.copy());
        export.addListener(SWT.Selection, e -> export());
        sash = new SashForm(parent, SWT.VERTICAL);
        sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 4, 1));
        values = new ValueTable(sash);
        table = new TableArea(sash);
        rows = new RowLink(table);
        read.setSystem(true);
        arrange();
        getSite().getPage().addPostSelectionListener(StudyExplorer.ID, chosen);
        Sessions.get().listen(opened);
        attach(Sessions.get().current());
        chosen.selectionChanged(this, getSite().getPage().getSelection(StudyExplorer.ID));
    }

    private static Button button(Composite parent, String text, String tip) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(text);
        button.setToolTipText(tip);
        return button;
    }

    private void attach(Optional<StudySession> now) {
        session.ifPresent(s -> s.forget(changed));
        session = now;
        session.ifPresent(s -> s.listen(changed));
        step = Optional.empty();
        content = Optional.empty();
        if (!title.isDisposed()) {
            rows.attach(now.map(StudySession::link));
            title.setText(HINT);
            Turns.add(title, this::arrange);
        }
    }

    /** Shows the result of a step, and what becomes of it. */
    public void show(StepId id) {
        if (!step.equals(Optional.of(id))) {
            step = Optional.of(id);
            shownKey = "";
            update();
        }
    }

    /** What is shown now; empty before it is read. */
    public Optional<ResultContent> content() {
        return content;
    }

    /** The area of the table. */
    public TableArea area() {
        return table;
    }

    private void update() {
        if (step.isPresent() && session.isPresent()) {
            read.schedule();
        }
    }

    private IStatus read(IProgressMonitor monitor) {
        Optional<StepId> id = step;
        Optional<StudySession> of = session;
        if (id.isEmpty() || of.isEmpty()) {
            return Status.OK_STATUS;
        }
        Path file = of.get().folder().resolve(id.get().file());
        StepMark mark = of.get().mark(id.get());
        Optional<ResultContent> now = Optional.empty();
        String line = id.get() + " \u2013 " + mark.kind().word() + (mark.why().isEmpty() ? "" : ": " + mark.why());
        String key = ResultFile.key(file).orElse("");
        boolean same = !key.isEmpty() && key.equals(shownKey);
        try {
            now = same ? content : Optional.of(ResultContent.read(file, Sessions.get().catalogue()));
        } catch (OperandoException e) {
            line = id.get() + " \u2013 " + (mark.kind() == StepMark.Kind.DONE ? e.getMessage()
                    : mark.kind().word() + ". " + (mark.why().isEmpty() ? "" : mark.why() + ". ")
                            + "Run it with Ctrl+Enter to see its numbers here.");
        }
        Optional<ResultContent> shown = now;
        String text = line;
        title.getDisplay().asyncExec(() -> {
            if (!title.isDisposed() && id.equals(step)) {
                title.setText(text);
                if (!same) {
                    shownKey = key;
                    show(shown);
                }
                title.getParent().layout();
            }
        });
        return Status.OK_STATUS;
    }

    private void show(Optional<ResultContent> now) {
        String before = names.getText();
        content = now;
        names.removeAll();
        now.ifPresent(c -> {
            values.show(c);
            c.tables().keySet().forEach(names::add);
            if (names.getItemCount() > 0) {
                names.select(Math.max(0, names.indexOf(before)));
                showTable(names.getText());
            }
        });
        arrange();
    }

    private void showTable(String name) {
        content.map(c -> c.tables().get(name)).ifPresent(shown -> {
            table.show(shown);
            step.ifPresent(s -> rows.show(s, shown));
        });
    }

    /** Only what there is takes room. */
    private void arrange() {
        boolean tables = content.map(c -> !c.tables().isEmpty()).orElse(false);
        boolean single = content.map(c -> !c.values().isEmpty() || !c.warnings().isEmpty()).orElse(false);
        for (Control c : List.of(names, copy, export)) {
            c.setVisible(tables);
            ((GridData) data(c)).exclude = !tables;
        }
        sash.setVisible(tables || single);
        sash.setMaximizedControl(tables && single ? null : tables ? table : values);
        if (tables && single) {
            int rows = content.map(c -> c.values().size() + c.warnings().size()).orElse(0);
            sash.setWeights(rows > 6 ? new int[] {1, 1} : new int[] {2, 3});
        }
        title.getParent().layout(true, true);
    }

    private static Object data(Control control) {
        if (control.getLayoutData() == null) {
            control.setLayoutData(new GridData());
        }
        return control.getLayoutData();
    }

    private void export() {
        FileDialog dialog = new FileDialog(title.getShell(), SWT.SAVE);
        dialog.setText("Export a table");
        dialog.setFilterExtensions(new String[] {"*.csv"});
        dialog.setOverwrite(true);
        dialog.setFileName(step.map(s -> TableFiles.name(s, names.getText())).orElse("table.csv"));
        String chosenFile = dialog.open();
        ResultTable shown = content.map(c -> c.tables().get(names.getText())).orElse(null);
        if (chosenFile != null && shown != null) {
            Job.create("Writing " + chosenFile, (IJobFunction) monitor -> {
                try {
                    TableFiles.write(shown.table(), Path.of(chosenFile));
                } catch (IOException e) {
                    String why = chosenFile + " cannot be written (" + e.getMessage() + "); choose another folder";
                    ILog.of(ResultsView.class).warn(why);
                    title.getDisplay().asyncExec(() -> getViewSite().getActionBars().getStatusLineManager()
                            .setErrorMessage(why));
                }
                return Status.OK_STATUS;
            }).schedule();
        }
    }

    @Override
    public void setFocus() {
        if (!table.setFocus()) {
            title.getParent().setFocus();
        }
    }

    @Override
    public void dispose() {
        getSite().getPage().removePostSelectionListener(StudyExplorer.ID, chosen);
        Sessions.get().forget(opened);
        session.ifPresent(s -> s.forget(changed));
        read.cancel();
        super.dispose();
    }
}
