// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.explorer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;
import org.operando.core.run.PlannedFigure;
import org.operando.core.run.PlannedPage;
import org.operando.core.run.Standing;
import org.operando.core.study.Measurement;
import org.operando.core.study.Sample;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.SelectionHub;
import org.operando.ui.figures.FigureEditor;
import org.operando.ui.figures.FigureInput;
import org.operando.ui.session.Sessions;
import org.operando.ui.session.StudySession;
import org.operando.ui.session.StudySession.Snapshot;

/** The open study as a tree: samples, measurements, results, figures, each with how it stands. */
public final class StudyExplorer extends ViewPart {
    /** Id. */
    public static final String ID = "org.operando.ui.explorer";

    /** A node of the tree. */
    record Node(String label, String state, Object of, List<Node> children) {
    }

    private final Runnable changed = this::refresh;
    private final Consumer<Optional<StudySession>> opened = this::attach;
    private Optional<StudySession> session = Optional.empty();
    private TreeViewer tree;

    @Override
    public void createPartControl(Composite parent) {
        tree = new TreeViewer(parent, SWT.SINGLE);
        tree.setContentProvider(new Children());
        tree.setLabelProvider(new ColumnLabelProvider() {
            @Override
            public String getText(Object element) {
                Node node = (Node) element;
                return node.state.isEmpty() ? node.label : node.label + "  \u2013 " + node.state;
            }
        });
        tree.addDoubleClickListener(e -> open((Node) tree.getStructuredSelection().getFirstElement()));
        tree.addSelectionChangedListener(e -> choose((Node) tree.getStructuredSelection().getFirstElement()));
        Sessions.get().listen(opened);
        attach(Sessions.get().current());
    }

    private void attach(Optional<StudySession> now) {
        session.ifPresent(s -> s.forget(changed));
        session = now;
        session.ifPresent(s -> s.listen(changed));
        refresh();
    }

    private void refresh() {
        if (!tree.getControl().isDisposed()) {
            tree.setInput(session.flatMap(StudySession::snapshot).map(this::nodes).orElse(List.of()));
            tree.expandToLevel(2);
        }
    }

    private List<Node> nodes(Snapshot snapshot) {
        List<Node> samples = new ArrayList<>();
        for (Sample sample : snapshot.study().samples().values()) {
            List<Node> measurements = new ArrayList<>();
            for (Measurement m : snapshot.study().measurements().values()) {
                if (m.subject().sample().equals(sample.name())) {
                    measurements.add(new Node(m.name(), "", m, steps(snapshot, m)));
                }
            }
            samples.add(new Node(sample.name(), "", sample, measurements));
        }
        List<Node> figures = new ArrayList<>();
        snapshot.plan().ifPresent(plan -> {
            plan.figures().forEach(f -> figures.add(new Node(f.name(), "", f, List.of())));
            plan.pages().forEach(p -> figures.add(new Node(p.name(), "", p, List.of())));
        });
        return List.of(new Node("Samples", "", null, samples), new Node("Figures", "", null, figures));
    }

    private List<Node> steps(Snapshot snapshot, Measurement of) {
        List<Node> steps = new ArrayList<>();
        for (Standing s : snapshot.standings()) {
            if (s.step().id().measurement().equals(of.name())) {
                String state = session.flatMap(x -> x.progress(s.step().id()))
                        .or(() -> session.flatMap(x -> x.ended(s.step().id())).map(r -> r.state().word()))
                        .orElse(s.state().word());
                steps.add(new Node(s.step().id().name(), state, s, List.of()));
            }
        }
        return steps;
    }

    /** What is chosen here is chosen in all views. */
    private void choose(Node node) {
        if (node == null || session.isEmpty()) {
            return;
        }
        SelectionHub hub = session.get().link().selection();
        switch (node.of) {
            case Sample sample -> hub.choose(this, hub.current().with(Kind.SAMPLE, sample.name()));
            case Measurement m -> hub.choose(this, hub.current().with(Kind.MEASUREMENT, m.name()).without(Kind.STEP));
            case Standing s -> hub.choose(this, hub.current().with(Kind.MEASUREMENT, s.step().id().measurement())
                    .with(Kind.STEP, s.step().id().name()));
            case null, default -> {
            }
        }
    }

    private void open(Node node) {
        String figure = switch (node == null ? null : node.of) {
            case PlannedFigure f -> f.name();
            case PlannedPage p -> p.name();
            case null, default -> null;
        };
        if (figure != null) {
            try {
                getSite().getPage().openEditor(new FigureInput(session.orElseThrow(), figure), FigureEditor.ID);
            } catch (PartInitException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void setFocus() {
        tree.getControl().setFocus();
    }

    @Override
    public void dispose() {
        Sessions.get().forget(opened);
        session.ifPresent(s -> s.forget(changed));
        super.dispose();
    }

    private static final class Children implements ITreeContentProvider {
        @Override
        public Object[] getElements(Object input) {
            return ((List<?>) input).toArray();
        }

        @Override
        public Object[] getChildren(Object parent) {
            return ((Node) parent).children.toArray();
        }

        @Override
        public Object getParent(Object element) {
            return null;
        }

        @Override
        public boolean hasChildren(Object element) {
            return !((Node) element).children.isEmpty();
        }
    }
}
