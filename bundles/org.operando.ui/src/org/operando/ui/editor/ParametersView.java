// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.editor;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.part.ViewPart;
import org.operando.core.run.PlannedFigure;
import org.operando.core.run.PlannedStep;
import org.operando.core.study.Measurement;
import org.operando.ui.api.ParameterForm;
import org.operando.ui.api.Turns;
import org.operando.ui.explorer.StudyExplorer;
import org.operando.ui.session.Sessions;
import org.operando.ui.session.StudyPath;
import org.operando.ui.session.StudySession.Snapshot;
import org.operando.ui.session.StudySession;

/** The parameters of what is selected, and what they give: a change is an edit of the study and is previewed at once. */
public final class ParametersView extends ViewPart {
    /** Id. */
    public static final String ID = "org.operando.ui.parameters";

    private static final double FLAT = 1.15;

    private final Runnable changed = this::refresh;
    private final Consumer<Optional<StudySession>> opened = this::attach;
    private final ISelectionListener selected = this::selected;
    private final ISelectionListener moved = (part, selection) -> {
        if (part != getSite().getPage().getActivePart()) {
            follow(selection);
        }
    };
    private Optional<StudySession> session = Optional.empty();
    private Composite area;
    private Composite hinted;
    private Label hint;
    private SashForm both;
    private FormPane pane;
    private Preview preview;
    private Optional<PlannedStep> step = Optional.empty();
    private Optional<PlannedFigure> figure = Optional.empty();

    @Override
    public void createPartControl(Composite parent) {
        area = new Composite(parent, SWT.NONE);
        area.setLayout(new StackLayout());
        hinted = new Composite(area, SWT.NONE);
        GridLayoutFactory.swtDefaults().margins(10, 10).applyTo(hinted);
        hint = new Label(hinted, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, true).hint(100, SWT.DEFAULT).applyTo(hint);
        hint.setText("The parameters of a step, a measurement or a figure stand here: choose one in the study to the "
                + "left. A change is written into the study at once and can be undone.");
        top(hinted);
        Sessions.get().listen(opened);
        attach(Sessions.get().current());
        getSite().getPage().addSelectionListener(selected);
        getSite().getPage().addSelectionListener(StudyExplorer.ID, moved);
        follow(getSite().getPage().getSelection(StudyExplorer.ID));
    }

    private void attach(Optional<StudySession> now) {
        leave();
        session = now;
        session.ifPresent(s -> {
            s.listen(changed);
            s.link().selection().subscribe(this, () -> getSite().getPage().isPartVisible(this), any -> follow());
        });
        if (both != null) {
            SashForm last = both;
            Turns.add(last, last::dispose);
            both = null;
        }
        step = Optional.empty();
        figure = Optional.empty();
        top(hinted);
    }

    private void leave() {
        session.ifPresent(s -> {
            s.forget(changed);
            s.link().selection().unsubscribe(this);
        });
    }

    /** Another frame or cycle is chosen. */
    private void follow() {
        if (both != null && !both.isDisposed()) {
            preview();
        }
    }

    private void top(Control control) {
        if (!area.isDisposed()) {
            ((StackLayout) area.getLayout()).topControl = control;
            area.layout();
        }
    }

    private void selected(IWorkbenchPart part, ISelection selection) {
        Object element = selection instanceof IStructuredSelection s && s.size() == 1 ? s.getFirstElement() : null;
        if (part != this && element != null) {
            choose(element);
        }
    }

    /** A choice in some view led the tree to another measurement; a step of that measurement stays. */
    private void follow(ISelection selection) {
        Object element = selection instanceof IStructuredSelection s && s.size() == 1 ? s.getFirstElement() : null;
        Measurement measurement = Adapters.adapt(element, Measurement.class);
        boolean there = measurement != null
                && step.filter(s -> s.id().measurement().equals(measurement.name())).isPresent();
        if (element != null && !there) {
            choose(element);
        }
    }

    /** Shows the parameters of an element, when it stands for something in the study. */
    public void choose(Object element) {
        Optional<Snapshot> snapshot = session.flatMap(StudySession::snapshot);
        snapshot.flatMap(s -> StudyPath.of(element, s)).ifPresent(path -> {
            step = StudyPath.step(element);
            figure = Optional.ofNullable(Adapters.adapt(element, PlannedFigure.class));
            show(path.keys());
        });
    }

    private void show(List<String> path) {
        if (both == null) {
            both = new SashForm(area, SWT.VERTICAL);
            pane = new FormPane(both, session.orElseThrow(), new StudyForms(Sessions.get().catalogue()));
            preview = new Preview(both);
            both.setWeights(55, 45);
            both.addListener(SWT.Resize, e -> turn());
            turn();
        }
        pane.show(path);
        top(both);
        preview();
    }

    /** A figure needs height: where there is little of it, it stands beside the form. */
    private void turn() {
        Point size = area.getSize();
        int wanted = size.x > FLAT * size.y ? SWT.HORIZONTAL : SWT.VERTICAL;
        if (both.getOrientation() != wanted) {
            both.setOrientation(wanted);
        }
    }

    private void refresh() {
        if (both != null && !both.isDisposed()) {
            pane.refresh();
            preview();
        }
    }

    private void preview() {
        boolean seen = step.isPresent() || figure.isPresent();
        both.setMaximizedControl(seen ? null : pane.control());
        if (seen && getSite().getPage().isPartVisible(this)) {
            StudySession of = session.orElseThrow();
            of.snapshot().ifPresent(now -> {
                step.ifPresent(s -> preview.showStep(of, now, s.id()));
                figure.ifPresent(f -> preview.showFigure(of, now, f.name()));
            });
        }
    }

    /** The form of what is selected; empty while nothing is. */
    public Optional<ParameterForm> parameters() {
        return Optional.ofNullable(pane).map(FormPane::form);
    }

    /** What is said of the preview; empty while nothing is selected. */
    public String previewed() {
        return preview == null ? "" : preview.said();
    }

    @Override
    public void setFocus() {
        if (both == null) {
            area.setFocus();
        } else {
            pane.setFocus();
        }
    }

    @Override
    public void dispose() {
        getSite().getPage().removeSelectionListener(selected);
        getSite().getPage().removeSelectionListener(StudyExplorer.ID, moved);
        Sessions.get().forget(opened);
        leave();
        super.dispose();
    }
}
