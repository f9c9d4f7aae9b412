// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.explorer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.part.ViewPart;
import org.operando.core.run.PlannedFigure;
import org.operando.ui.selection.ShownMeasurements;
import org.operando.ui.session.Sessions;
import org.operando.ui.session.StudySession;

/** The open study as a tree: samples, measurements, results, figures, problems, each with how it stands. */
public final class StudyExplorer extends ViewPart {
    /** Id. */
    public static final String ID = "org.operando.ui.explorer";

    private static final int RESTS = 150;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    private final Runnable changed = this::refresh;
    private final Consumer<Optional<StudySession>> opened = this::attach;
    private final Job build = Job.create("Building the tree", this::build);
    private Optional<StudySession> session = Optional.empty();
    private Optional<StudyNode> root = Optional.empty();
    private Optional<NodeChoice> choice = Optional.empty();
    private Composite area;
    private Composite hinted;
    private Label hint;
    private TreeViewer tree;
    private MarkIcons icons;
    private NodeLabels labels;
    private int resizes;

    @Override
    public void createPartControl(Composite parent) {
        area = new Composite(parent, SWT.NONE);
        area.setLayout(new StackLayout());
        hinted = new Composite(area, SWT.NONE);
        GridLayoutFactory.swtDefaults().margins(10, 10).applyTo(hinted);
        hint = new Label(hinted, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, true).hint(100, SWT.DEFAULT).applyTo(hint);
        tree = new TreeViewer(area, SWT.SINGLE | SWT.V_SCROLL | SWT.H_SCROLL);
        icons = new MarkIcons(parent.getDisplay());
        tree.setUseHashlookup(true);
        tree.setContentProvider(new Children());
        labels = new NodeLabels(icons);
        tree.setLabelProvider(labels);
        tree.getTree().addListener(SWT.Resize, e -> resized());
        new NodeTips(tree);
        tree.addOpenListener(e -> selected().ifPresent(this::open));
        new TypeToFind(tree.getTree());
        menu();
        getSite().setSelectionProvider(tree);
        choice = Optional.of(new NodeChoice(tree, this::isShown));
        build.setSystem(true);
        Sessions.get().listen(opened);
        attach(Sessions.get().current());
    }

    /** Names are shortened to the width of the tree, once that rests. */
    private void resized() {
        int now = ++resizes;
        tree.getControl().getDisplay().timerExec(RESTS, () -> {
            if (now == resizes && !tree.getControl().isDisposed()) {
                GC gc = new GC(tree.getControl());
                double letter = gc.textExtent(LETTERS).x / (double) LETTERS.length();
                gc.dispose();
                if (labels.room((int) (tree.getTree().getClientArea().width / letter)) && root.isPresent()) {
                    tree.refresh(true);
                }
            }
        });
    }

    private void attach(Optional<StudySession> now) {
        session.ifPresent(s -> s.forget(changed));
        session = now;
        root = Optional.empty();
        tree.setInput(null);
        session.ifPresent(s -> s.listen(changed));
        choice.ifPresent(c -> c.attach(session.map(s -> s.link().selection())));
        refresh();
    }

    private boolean isShown(StudyNode figure, String measurement) {
        return figure.of() instanceof PlannedFigure f && session.flatMap(s -> s.lastPlan().map(
                plan -> ShownMeasurements.of(s.link().results(), plan, f.name()).has(measurement))).orElse(false);
    }

    private void refresh() {
        if (!area.isDisposed()) {
            build.schedule();
        }
    }

    private IStatus build(IProgressMonitor monitor) {
        Optional<StudySession> of = session;
        Optional<NodeText> text = of
                .flatMap(s -> s.snapshot().map(snapshot -> new StudyTree(snapshot, s.lastPlan(), s.marks()).root()));
        area.getDisplay().asyncExec(() -> {
            if (!area.isDisposed() && of.equals(session)) {
                show(text);
            }
        });
        return Status.OK_STATUS;
    }

    /** Nodes stay the same objects: what is open and selected stays so, and only what changed is drawn. */
    private void show(Optional<NodeText> text) {
        hint.setText(session.isEmpty()
                ? "The open study appears here: its samples, measurements, results and figures.\n\n"
                        + "Open a study file, or drop a folder of data files into the window."
                : "Reading " + session.get().file().getFileName() + " \u2026");
        top(text.isEmpty() ? hinted : tree.getControl());
        if (text.isEmpty()) {
            return;
        }
        if (root.isEmpty()) {
            root = Optional.of(new StudyNode(null, text.get()));
            tree.setInput(root.get());
            root.get().children().stream().filter(n -> n.text().kind() != NodeText.Kind.GROUP
                    || !"problems".equals(n.of())).forEach(this::expand);
            return;
        }
        List<StudyNode> relabelled = new ArrayList<>();
        List<StudyNode> restructured = new ArrayList<>();
        root.get().become(text.get(), relabelled, restructured);
        restructured.forEach(tree::refresh);
        relabelled.forEach(n -> tree.update(n, null));
    }

    /** To the measurements: their files and results open on demand. */
    private void expand(StudyNode node) {
        switch (node.text().kind()) {
            case SAMPLE, STATE, GROUP, MEASUREMENT -> {
                tree.setExpandedState(node, true);
                node.children().forEach(this::expand);
            }
            default -> {
                // stays closed
            }
        }
    }

    private void top(Control control) {
        ((StackLayout) area.getLayout()).topControl = control;
        area.layout();
    }

    private Optional<StudyNode> selected() {
        return Optional.ofNullable((StudyNode) tree.getStructuredSelection().getFirstElement());
    }

    private void open(StudyNode node) {
        boolean there = session.map(s -> new NodeOpening(getSite().getPage(), s).open(node)).orElse(false);
        if (!there) {
            tree.setExpandedState(node, !tree.getExpandedState(node));
        }
    }

    /** The tree, for tests. */
    public Control control() {
        return tree.getControl();
    }

    /** Selects and shows the node of this key, e.g. {@code step:M/S}; for tests and links. */
    public boolean reveal(String key) {
        Optional<StudyNode> found = root.flatMap(r -> find(r, key));
        found.ifPresent(n -> tree.setSelection(new StructuredSelection(n), true));
        return found.isPresent();
    }

    private static Optional<StudyNode> find(StudyNode node, String key) {
        return node.text().key().equals(key) ? Optional.of(node)
                : node.children().stream().flatMap(c -> find(c, key).stream()).findFirst();
    }

    private void menu() {
        MenuManager menu = new MenuManager();
        menu.setRemoveAllWhenShown(true);
        menu.addMenuListener(this::fill);
        tree.getControl().setMenu(menu.createContextMenu(tree.getControl()));
        getSite().registerContextMenu(menu, tree);
    }

    private void fill(IMenuManager menu) {
        Optional<StudyNode> node = selected();
        boolean idle = session.map(s -> s.runProgress().isEmpty()).orElse(false);
        node.flatMap(StudyNode::runName).ifPresent(name -> {
            add(menu, "Run " + name, idle, s -> s.run(List.of(name)));
            node.flatMap(StudyNode::step).filter(id -> session.flatMap(s -> s.progress(id)).isPresent())
                    .ifPresent(id -> add(menu, "Cancel " + name, true, s -> s.cancel(id)));
        });
        add(menu, "Run All", idle, StudySession::run);
        menu.add(new Separator());
        node.ifPresent(n -> add(menu, "Open", true, s -> open(n)));
        add(menu, "Copy Command", session.isPresent(),
                s -> StudyCommands.copy(s.command(StudyCommands.only(node))));
        add(menu, "Show in Folder", session.isPresent(), s -> Program.launch(StudyCommands.folder(s, node)));
        menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
    }

    private void add(IMenuManager menu, String label, boolean enabled, Consumer<StudySession> what) {
        Action action = new Action(label) {
            @Override
            public void run() {
                session.ifPresent(what);
            }
        };
        action.setEnabled(enabled);
        menu.add(action);
    }

    @Override
    public void setFocus() {
        tree.getControl().setFocus();
    }

    @Override
    public void dispose() {
        Sessions.get().forget(opened);
        session.ifPresent(s -> s.forget(changed));
        build.cancel();
        choice.ifPresent(c -> c.attach(Optional.empty()));
        if (icons != null) {
            icons.dispose();
        }
        super.dispose();
    }

    private static final class Children implements ITreeContentProvider {
        @Override
        public Object[] getElements(Object input) {
            return getChildren(input);
        }

        @Override
        public Object[] getChildren(Object parent) {
            return ((StudyNode) parent).children().toArray();
        }

        @Override
        public Object getParent(Object element) {
            return ((StudyNode) element).parent().orElse(null);
        }

        @Override
        public boolean hasChildren(Object element) {
            return !((StudyNode) element).children().isEmpty();
        }
    }
}
