// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.data;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.operando.api.LoadException;

/** Places of a file as a tree; what lies below one is read when it is opened. */
final class DataTree extends Composite {
    private final Display display = Display.getCurrent();
    private final Tree tree;
    private final Consumer<DataNode> chosen;

    DataTree(Composite parent, Consumer<DataNode> chosen) {
        super(parent, SWT.NONE);
        this.chosen = chosen;
        tree = new Tree(this, SWT.SINGLE | SWT.FULL_SELECTION);
        tree.setHeaderVisible(true);
        setLayout(new FillLayout());
        for (String name : List.of("Name", "What it is")) {
            new TreeColumn(tree, SWT.NONE).setText(name);
        }
        tree.addListener(SWT.Expand, e -> expand((TreeItem) e.item));
        tree.addListener(SWT.Selection, e -> {
            if (e.item.getData() instanceof DataNode node) {
                chosen.accept(node);
            }
        });
        tree.addListener(SWT.DefaultSelection,
                e -> ((TreeItem) e.item).setExpanded(!((TreeItem) e.item).getExpanded()));
    }

    /** Names are never cut; what does not fit is scrolled to. */
    private void fit() {
        for (TreeColumn column : tree.getColumns()) {
            column.pack();
        }
    }

    Tree tree() {
        return tree;
    }

    /**
     * Shows a file.
     * @param first names from the root to what is chosen
     */
    void show(List<DataNode> roots, List<String> first) {
        tree.removeAll();
        for (DataNode node : roots) {
            fill(new TreeItem(tree, SWT.NONE), node);
        }
        TreeItem[] level = tree.getItems();
        Optional<TreeItem> item = Optional.empty();
        for (String name : first) {
            item = List.of(level).stream().filter(i -> i.getText().equals(name)).findFirst();
            if (item.isEmpty()) {
                break;
            }
            if (((DataNode) item.get().getData()).known().isPresent()) {
                expand(item.get());
                item.get().setExpanded(true);
            }
            level = item.get().getItems();
        }
        fit();
        item.or(() -> List.of(tree.getItems()).stream().findFirst()).ifPresent(i -> {
            tree.setSelection(i);
            chosen.accept((DataNode) i.getData());
        });
    }

    private void fill(TreeItem item, DataNode node) {
        item.setData(node);
        item.setText(new String[] {node.name(), node.kind()});
        if (node.isGroup()) {
            new TreeItem(item, SWT.NONE).setText("Reading \u2026");
        }
    }

    private void expand(TreeItem item) {
        DataNode node = (DataNode) item.getData();
        boolean waiting = item.getItemCount() == 1 && item.getItem(0).getData() == null;
        if (waiting && node.known().isPresent()) {
            below(item, node.known().get());
        } else if (waiting) {
            Job job = Job.create("Reading a group", (IJobFunction) monitor -> {
                List<DataNode> children = read(node);
                if (!display.isDisposed()) {
                    display.asyncExec(() -> below(item, children));
                }
                return Status.OK_STATUS;
            });
            job.setSystem(true);
            job.schedule();
        }
    }

    private static List<DataNode> read(DataNode node) {
        try {
            return node.children();
        } catch (LoadException e) {
            return List.of(DataNode.leaf("\u26a0", "cannot be read", new Content.Words(e.getMessage()), List.of()));
        }
    }

    private void below(TreeItem item, List<DataNode> children) {
        if (item.isDisposed()) {
            return;
        }
        item.removeAll();
        for (DataNode child : children) {
            fill(new TreeItem(item, SWT.NONE), child);
        }
        if (children.isEmpty()) {
            new TreeItem(item, SWT.NONE).setText("(empty)");
        }
        fit();
    }
}
