// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.operando.ui.editor.StudyTree.Part;
import org.operando.ui.session.StudySession;

/** The study as form: its parts to the left, the keys of the chosen one to the right. */
final class FormPage {
    private final StudySession session;
    private final SashForm page;
    private final TreeViewer tree;
    private final FormPane pane;
    private final PartButtons buttons;
    private List<String> chosen = List.of();

    FormPage(Composite parent, StudySession session, StudyForms forms) {
        this.session = session;
        page = new SashForm(parent, SWT.HORIZONTAL);
        Composite left = new Composite(page, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        left.setLayout(layout);
        tree = new TreeViewer(left, SWT.SINGLE | SWT.V_SCROLL | SWT.H_SCROLL);
        tree.getControl().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        tree.setContentProvider(new Children());
        tree.setLabelProvider(new ColumnLabelProvider() {
            @Override
            public String getText(Object element) {
                Part part = (Part) element;
                return part.problems() == 0 ? part.label() : part.label() + "   \u26a0 " + part.problems();
            }
        });
        tree.addSelectionChangedListener(e -> {
            if (e.getStructuredSelection().getFirstElement() instanceof Part part && !part.path().equals(chosen)) {
                choose(part.path());
            }
        });
        buttons = new PartButtons(left, session, forms, this::select);
        pane = new FormPane(page, session, forms);
        page.setWeights(30, 70);
    }

    Control control() {
        return page;
    }

    FormPane pane() {
        return pane;
    }

    private void choose(List<String> path) {
        chosen = path;
        pane.show(path);
        buttons.show(path);
    }

    /** Chooses the part at or around a path. */
    void select(List<String> path) {
        refresh();
        List<String> at = path;
        while (!at.isEmpty() && !holds(parts(), at)) {
            at = at.subList(0, at.size() - 1);
        }
        choose(List.copyOf(at));
        tree.setSelection(new StructuredSelection(new Part(chosen, "", 0, List.of())), true);
    }

    /** Where the chosen part stands. */
    List<String> selected() {
        return chosen;
    }

    private static boolean holds(List<Part> parts, List<String> path) {
        return parts.stream().anyMatch(p -> p.path().equals(path) || holds(p.parts(), path));
    }

    @SuppressWarnings("unchecked")
    private List<Part> parts() {
        return Optional.ofNullable((List<Part>) tree.getInput()).orElse(List.of());
    }

    /** Shows what the study says now. */
    void refresh() {
        session.snapshot().ifPresent(snapshot -> {
            boolean first = parts().isEmpty();
            Object[] open = tree.getExpandedElements();
            List<Part> now = StudyTree.of(snapshot);
            tree.getControl().setRedraw(false);
            tree.setInput(now);
            if (first) {
                tree.expandToLevel(3);
            } else {
                tree.setExpandedElements(open);
            }
            tree.setSelection(new StructuredSelection(new Part(chosen, "", 0, new ArrayList<>())));
            tree.getControl().setRedraw(true);
        });
        pane.refresh();
        buttons.show(chosen);
    }

    void setFocus() {
        tree.getControl().setFocus();
    }

    private static final class Children implements ITreeContentProvider {
        @Override
        public Object[] getElements(Object input) {
            return ((List<?>) input).toArray();
        }

        @Override
        public Object[] getChildren(Object parent) {
            return ((Part) parent).parts().toArray();
        }

        @Override
        public Object getParent(Object element) {
            return null;
        }

        @Override
        public boolean hasChildren(Object element) {
            return !((Part) element).parts().isEmpty();
        }
    }
}
