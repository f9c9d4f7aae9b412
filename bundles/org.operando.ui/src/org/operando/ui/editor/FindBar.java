// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.editor;

import org.eclipse.jface.text.IFindReplaceTarget;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** Finds words in the text: a bar below it, Enter for the next one, Shift+Enter for the one before, Esc to leave. */
final class FindBar {
    private final Composite bar;
    private final IFindReplaceTarget target;
    private final Runnable left;
    private final Text word;
    private final Label found;

    /** @param left is called when the bar was closed */
    FindBar(Composite parent, IFindReplaceTarget target, Runnable left) {
        this.target = target;
        this.left = left;
        bar = new Composite(parent, SWT.NONE);
        bar.setLayout(new GridLayout(6, false));
        bar.setLayoutData(new GridData(SWT.FILL, SWT.BOTTOM, true, false));
        new Label(bar, SWT.NONE).setText("Find");
        word = new Text(bar, SWT.BORDER | SWT.SEARCH);
        word.setLayoutData(new GridData(220, SWT.DEFAULT));
        word.addListener(SWT.Modify, e -> find(target.getSelection().x, true));
        word.addListener(SWT.KeyDown, e -> {
            if (e.keyCode == SWT.ESC) {
                close();
            } else if (e.keyCode == SWT.CR || e.keyCode == SWT.KEYPAD_CR) {
                next((e.stateMask & SWT.SHIFT) == 0);
            }
        });
        button("\u2191", "The one before (Shift+Enter)", () -> next(false));
        button("\u2193", "The next one (Enter)", () -> next(true));
        found = new Label(bar, SWT.NONE);
        found.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        button("\u2715", "Close (Esc)", this::close);
        show(false);
    }

    private void button(String text, String what, Runnable press) {
        Button button = new Button(bar, SWT.PUSH | SWT.FLAT);
        button.setText(text);
        button.setToolTipText(what);
        button.addListener(SWT.Selection, e -> press.run());
    }

    private void show(boolean visible) {
        bar.setVisible(visible);
        ((GridData) bar.getLayoutData()).exclude = !visible;
        bar.getParent().layout(true, true);
    }

    /** Opens the bar with the word that is selected in the text. */
    void open() {
        show(true);
        String selected = target.getSelectionText();
        if (!selected.isEmpty() && !selected.contains("\n")) {
            word.setText(selected);
        }
        word.selectAll();
        word.setFocus();
    }

    private void close() {
        show(false);
        left.run();
    }

    private void next(boolean forward) {
        Point at = target.getSelection();
        find(forward ? at.x + at.y : at.x - 1, forward);
    }

    private void find(int from, boolean forward) {
        String text = word.getText();
        if (text.isEmpty()) {
            found.setText("");
            return;
        }
        int at = from < 0 ? -1 : target.findAndSelect(from, text, forward, false, false);
        boolean round = at < 0;
        if (round) {
            at = target.findAndSelect(-1, text, forward, false, false);
        }
        found.setText(at < 0 ? "\u26a0 not in the text" : round ? "from the other end" : "");
    }
}
