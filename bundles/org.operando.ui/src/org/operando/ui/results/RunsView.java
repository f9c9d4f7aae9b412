// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.results;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;
import org.operando.api.LoadException;
import org.operando.core.record.FlatJson;
import org.operando.core.results.ResultFile;
import org.operando.core.run.StepId;
import org.operando.ui.explorer.StudyExplorer;
import org.operando.ui.explorer.StudyNode;
import org.operando.ui.session.RunHistory.Kept;
import org.operando.ui.session.Sessions;
import org.operando.ui.session.StudySession;

/** Every result that the chosen step has had, with what was changed from one to the next; two are compared. */
public final class RunsView extends ViewPart {
    /** Id. */
    public static final String ID = "org.operando.ui.runs";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final String HINT = "Choose a result in the study: each of its runs is kept and listed here, "
            + "and two of them, or one and a result of another step or folder, can be compared.";
    private static final int[] WIDTHS = {170, 90, 620};

    private final Runnable changed = this::update;
    private final Consumer<Optional<StudySession>> opened = this::attach;
    private final Job read = Job.create("Reading earlier results", this::read);
    private final ISelectionListener chosen = (part, selection) -> {
        if (selection instanceof IStructuredSelection s && s.getFirstElement() instanceof StudyNode node) {
            node.step().ifPresent(this::show);
        }
    };
    private volatile Optional<StudySession> session = Optional.empty();
    private volatile Optional<StepId> step = Optional.empty();
    private List<Line> lines = List.of();
    private Label title;
    private List<Kept> others = List.of();
    private Button compare;
    private Button with;
    private Table table;

    private record Line(Kept kept, boolean current, String changes) {
    }

    @Override
    public void createPartControl(Composite parent) {
        parent.setLayout(new GridLayout(3, false));
        title = new Label(parent, SWT.WRAP);
        title.setText(HINT);
        title.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        compare = new Button(parent, SWT.PUSH);
        compare.setText("Compare");
        compare.setToolTipText("Two chosen runs side by side; one chosen run beside the newest");
        compare.addListener(SWT.Selection, e -> compare());
        with = new Button(parent, SWT.PUSH);
        with.setText("Compare With \u2026");
        with.setToolTipText("The chosen run, or the newest, beside a result of another step or results folder");
        with.addListener(SWT.Selection, e -> offer());
        table = new Table(parent, SWT.MULTI | SWT.FULL_SELECTION | SWT.BORDER);
        table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 3, 1));
        table.setHeaderVisible(true);
        for (String head : List.of("Computed", "Now", "Changed from the run before")) {
            TableColumn column = new TableColumn(table, SWT.LEFT);
            column.setText(head);
            column.setWidth(WIDTHS[table.indexOf(column)]);
        }
        table.addListener(SWT.DefaultSelection, e -> compare());
        table.addListener(SWT.Selection, e -> enable());
        read.setSystem(true);
        enable();
        getSite().getPage().addPostSelectionListener(StudyExplorer.ID, chosen);
        Sessions.get().listen(opened);
        attach(Sessions.get().current());
        chosen.selectionChanged(this, getSite().getPage().getSelection(StudyExplorer.ID));
    }

    /** A time as it is shown: of this place. */
    static String time(Instant time) {
        return TIME.format(time.atZone(ZoneId.systemDefault()));
    }

    private void attach(Optional<StudySession> now) {
        session.ifPresent(s -> s.forget(changed));
        session = now;
        session.ifPresent(s -> s.listen(changed));
        step = Optional.empty();
        show(List.of());
    }

    /** Lists the results of a step. */
    public void show(StepId id) {
        if (!step.equals(Optional.of(id))) {
            step = Optional.of(id);
            update();
        }
    }

    private void update() {
        if (step.isPresent()) {
            read.schedule();
        }
    }

    private IStatus read(IProgressMonitor monitor) {
        Optional<StepId> id = step;
        Optional<StudySession> of = session;
        List<Line> now = new ArrayList<>();
        List<Kept> alike = new ArrayList<>();
        try {
            if (id.isPresent() && of.isPresent()) {
                String key = ResultFile.key(of.get().folder().resolve(id.get().file())).orElse("");
                List<Kept> kept = of.get().history().of(id.get());
                alike.addAll(OtherResults.alike(of.get(), id.get()));
                for (int i = 0; i < kept.size(); i++) {
                    String changes = i + 1 < kept.size() ? changes(kept.get(i + 1).header(), kept.get(i).header(),
                            ParameterUnits.of(kept.get(i).header(), Sessions.get().catalogue()))
                            : "the first that is kept";
                    now.add(new Line(kept.get(i), kept.get(i).header().key().equals(key), changes));
                }
            }
        } catch (IOException e) {
            ILog.of(RunsView.class).warn("earlier results cannot be read: " + e.getMessage());
        }
        table.getDisplay().asyncExec(() -> {
            if (!table.isDisposed() && id.equals(step)) {
                others = List.copyOf(alike);
                show(now);
            }
        });
        return Status.OK_STATUS;
    }

    /** What is different in the parameters, else in what went in. */
    static String changes(ResultFile.Header before, ResultFile.Header after, ParameterUnits units)
            throws IOException {
        List<String> all = new ArrayList<>();
        if (before.version() != after.version()) {
            all.add(after.operation() + " version " + before.version() + " \u2192 " + after.version());
        }
        Map<String, String> a = FlatJson.of(before.parameters());
        Map<String, String> b = FlatJson.of(after.parameters());
        Set<String> names = new TreeSet<>(a.keySet());
        names.addAll(b.keySet());
        for (String name : names) {
            if (!a.getOrDefault(name, "").equals(b.getOrDefault(name, ""))) {
                all.add(name + " " + units.with(name, a.getOrDefault(name, "not given")) + " \u2192 "
                        + units.with(name, b.getOrDefault(name, "not given")));
            }
        }
        if (!before.inputs().equals(after.inputs())) {
            Set<String> inputs = new TreeSet<>(after.inputs().keySet());
            inputs.removeIf(n -> after.inputs().get(n).equals(before.inputs().get(n)));
            all.add("other input: " + String.join(", ", inputs.stream().limit(3).toList())
                    + (inputs.size() > 3 ? " and " + (inputs.size() - 3) + " more" : ""));
        }
        return all.isEmpty() ? "what it rests on" : String.join(", ", all);
    }

    private void show(List<Line> now) {
        if (table.isDisposed()) {
            return;
        }
        String text = step.isEmpty() ? HINT : now.isEmpty() ? step.get() + " has no result yet."
                : step.get() + ": " + (now.size() == 1 ? "1 run is kept" : now.size() + " runs are kept");
        if (!text.equals(title.getText())) {
            title.setText(text);
            title.getParent().layout();
        }
        if (!now.equals(lines)) {
            lines = now;
            table.removeAll();
            for (Line line : lines) {
                new TableItem(table, SWT.NONE).setText(new String[] {time(line.kept().time()),
                    line.current() ? "\u2713 shown" : "", line.changes()});
            }
        }
        enable();
    }

    private void enable() {
        compare.setEnabled(lines.size() > 1 && table.getSelectionCount() <= 2);
        with.setEnabled(!lines.isEmpty() && table.getSelectionCount() <= 1);
    }

    /** Compares the two that are chosen; one with the newest; the two newest when none is chosen. */
    public void compare() {
        int[] at = table.getSelectionIndices();
        if (lines.size() < 2 || at.length > 2) {
            return;
        }
        int newer = at.length == 2 ? Math.min(at[0], at[1]) : 0;
        int older = at.length == 2 ? Math.max(at[0], at[1]) : at.length == 1 && at[0] > 0 ? at[0] : 1;
        open(lines.get(older).kept(), lines.get(newer).kept());
    }

    private void open(Kept first, Kept second) {
        try {
            getSite().getPage().openEditor(new CompareInput(session.orElseThrow(), first, second), CompareEditor.ID);
        } catch (PartInitException e) {
            ILog.of(RunsView.class).warn(e.getMessage());
        }
    }

    /** What the chosen run can be compared with. */
    private void offer() {
        Menu menu = new Menu(with);
        for (Kept other : others) {
            MenuItem item = new MenuItem(menu, SWT.PUSH);
            item.setText(other.step().toString().replace("&", "&&"));
            item.addListener(SWT.Selection, e -> compareWith(other));
        }
        if (!others.isEmpty()) {
            new MenuItem(menu, SWT.SEPARATOR);
        }
        MenuItem file = new MenuItem(menu, SWT.PUSH);
        file.setText("A Result of Another Folder \u2026");
        file.addListener(SWT.Selection, e -> {
            FileDialog dialog = new FileDialog(with.getShell(), SWT.OPEN);
            dialog.setText("Choose the result to compare with, in 'steps' of a results folder");
            dialog.setFilterExtensions(new String[] {"*.nxs"});
            session.ifPresent(s -> dialog.setFilterPath(s.folder().getParent().toString()));
            Optional.ofNullable(dialog.open()).ifPresent(chosen -> compareWith(Path.of(chosen)));
        });
        menu.addListener(SWT.Hide, e -> with.getDisplay().asyncExec(menu::dispose));
        menu.setVisible(true);
    }

    /** What other steps of the operation have given. */
    public List<Kept> others() {
        return others;
    }

    private Kept own() {
        return lines.get(Math.max(0, table.getSelectionIndex())).kept();
    }

    /** Compares the chosen run, or the newest, with another result. */
    public void compareWith(Kept other) {
        if (!lines.isEmpty()) {
            open(own(), other);
        }
    }

    /** Compares the chosen run, or the newest, with a result in a file; says why when it is of another kind. */
    public void compareWith(Path file) {
        if (lines.isEmpty()) {
            return;
        }
        Kept own = own();
        Job job = Job.create("Reading a result", (IJobFunction) monitor -> {
            try {
                Kept other = OtherResults.of(file, own);
                with.getDisplay().asyncExec(() -> open(own, other));
            } catch (LoadException e) {
                with.getDisplay().asyncExec(() -> {
                    title.setText(e.getMessage().replace("&", "&&"));
                    title.getParent().layout();
                });
            }
            return Status.OK_STATUS;
        });
        job.setSystem(true);
        job.schedule();
    }

    /** What is said above the list. */
    public String said() {
        return title.getText();
    }

    /** How many are listed. */
    public int count() {
        return lines.size();
    }

    @Override
    public void setFocus() {
        table.setFocus();
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
