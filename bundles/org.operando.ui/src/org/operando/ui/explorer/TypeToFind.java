// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.explorer;

import java.util.Locale;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;

/** Type to find: letters that follow each other within a second select the next visible node whose name holds them. */
final class TypeToFind {
    private static final int PAUSE = 1000;

    private final Tree tree;
    private final StringBuilder typed = new StringBuilder();
    private int last;

    TypeToFind(Tree tree) {
        this.tree = tree;
        tree.addListener(SWT.KeyDown, this::pressed);
    }

    private void pressed(Event e) {
        boolean plain = (e.stateMask & (SWT.CTRL | SWT.ALT | SWT.COMMAND)) == 0;
        if (!plain || e.character <= ' ' && typed.isEmpty() || Character.isISOControl(e.character)) {
            return;
        }
        if (e.time - last > PAUSE) {
            typed.setLength(0);
        }
        last = e.time;
        typed.append(Character.toLowerCase(e.character));
        find(typed.toString()).ifPresent(item -> {
            tree.setSelection(item);
            tree.showItem(item);
            Event selected = new Event();
            selected.item = item;
            tree.notifyListeners(SWT.Selection, selected);
        });
        e.doit = false;
    }

    private Optional<TreeItem> find(String text) {
        Optional<TreeItem> starts = find(tree.getItems(), text, true);
        return starts.isPresent() ? starts : find(tree.getItems(), text, false);
    }

    private static Optional<TreeItem> find(TreeItem[] items, String text, boolean start) {
        for (TreeItem item : items) {
            String label = item.getText().toLowerCase(Locale.ROOT);
            if (start ? label.startsWith(text) : label.contains(text)) {
                return Optional.of(item);
            }
            Optional<TreeItem> below = item.getExpanded() ? find(item.getItems(), text, start) : Optional.empty();
            if (below.isPresent()) {
                return below;
            }
        }
        return Optional.empty();
    }
}
