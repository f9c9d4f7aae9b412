// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.problems;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.part.ViewPart;
import org.operando.ui.explorer.NodeOpening;
import org.operando.ui.explorer.StudyCommands;
import org.operando.ui.session.Sessions;
import org.operando.ui.session.StudySession;
import org.operando.ui.views.FittedColumns;

/** What is wrong with the study, its plan and its last run, with a way to the line and a word on what to do. */
public final class ProblemsView extends ViewPart {
    /** Id. */
    public static final String ID = "org.operando.ui.problems";

    private final Runnable changed = this::update;
    private final Consumer<Optional<StudySession>> opened = this::attach;
    private final Job collect = Job.create("Collecting problems", this::collect);
    private Optional<StudySession> session = Optional.empty();
    private List<ProblemRow> rows = List.of();
    private Label summary;
    private Table table;
    private FittedColumns columns;

    @Override
    public void createPartControl(Composite parent) {
        parent.setLayout(new GridLayout());
        summary = new Label(parent, SWT.WRAP);
        summary.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        table = new Table(parent, SWT.MULTI | SWT.FULL_SELECTION | SWT.BORDER);
        table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        table.setHeaderVisible(true);
        for (String head : List.of("Kind", "What is wrong", "Where", "What to do")) {
            new TableColumn(table, SWT.LEFT).setText(head);
        }
        columns = FittedColumns.of(table);
        columns.fit();
        table.addListener(SWT.DefaultSelection, e -> open());
        table.addListener(SWT.KeyDown, this::key);
        collect.setSystem(true);
        Sessions.get().listen(opened);
        attach(Sessions.get().current());
    }

    private void attach(Optional<StudySession> now) {
        session.ifPresent(s -> s.forget(changed));
        session = now;
        session.ifPresent(s -> s.listen(changed));
        update();
    }

    private void update() {
        if (!table.isDisposed()) {
            collect.schedule();
        }
    }

    private IStatus collect(IProgressMonitor monitor) {
        List<ProblemRow> now = new ArrayList<>(ProblemRow.ofPlugins(Sessions.get().catalogue()));
        session.map(ProblemRow::of).ifPresent(now::addAll);
        table.getDisplay().asyncExec(() -> {
            if (!table.isDisposed()) {
                show(now);
            }
        });
        return Status.OK_STATUS;
    }

    private void show(List<ProblemRow> now) {
        String text = session.isEmpty() && now.isEmpty()
                ? "What is wrong with the open study appears here; double click goes to its line."
                : now.isEmpty() ? "No problems." : now.size() == 1 ? "1 problem" : now.size() + " problems";
        if (!text.equals(summary.getText())) {
            summary.setText(text);
            summary.getParent().layout();
        }
        if (!now.equals(rows)) {
            rows = now;
            table.setRedraw(false);
            table.removeAll();
            for (ProblemRow row : rows) {
                new TableItem(table, SWT.NONE)
                        .setText(new String[] {row.sign() + " " + row.kind(), row.what(), row.where(), row.fix()});
            }
            columns.fit();
            table.setRedraw(true);
        }
    }

    private void open() {
        int chosen = table.getSelectionIndex();
        if (chosen >= 0 && rows.get(chosen).line() > 0) {
            session.ifPresent(s -> new NodeOpening(getSite().getPage(), s).line(rows.get(chosen).line()));
        }
    }

    private void key(Event e) {
        if ((e.stateMask & SWT.MOD1) != 0 && e.keyCode == 'c') {
            int[] chosen = table.getSelectionIndices();
            StudyCommands.copy(rows.stream().filter(r -> chosen.length == 0 || table.isSelected(rows.indexOf(r)))
                    .map(r -> r.kind() + "\t" + r.what() + "\t" + r.where() + "\t" + r.fix())
                    .collect(Collectors.joining("\n")));
        }
    }

    /** What is listed now. */
    public int count() {
        return rows.size();
    }

    @Override
    public void setFocus() {
        table.setFocus();
    }

    @Override
    public void dispose() {
        Sessions.get().forget(opened);
        session.ifPresent(s -> s.forget(changed));
        collect.cancel();
        super.dispose();
    }
}
