// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.editor;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;

/** A line above an editor that says something and offers what can be done; it takes room only when there is something. */
final class NoticeBar {
    private static final int NARROW = 200;

    private final Composite bar;
    private final Label what;
    private final List<Button> buttons = new ArrayList<>();

    NoticeBar(Composite parent) {
        bar = new Composite(parent, SWT.NONE);
        bar.setLayout(new GridLayout());
        GridData across = new GridData(SWT.FILL, SWT.TOP, true, false);
        across.exclude = true;
        bar.setLayoutData(across);
        bar.setVisible(false);
        what = new Label(bar, SWT.WRAP);
        GridData wide = new GridData(SWT.FILL, SWT.CENTER, true, false);
        wide.widthHint = NARROW;
        what.setLayoutData(wide);
    }

    void button(String name, String explained, Runnable press) {
        Button button = new Button(bar, SWT.PUSH);
        button.setText(name);
        button.setToolTipText(explained);
        button.addListener(SWT.Selection, e -> press.run());
        buttons.add(button);
        ((GridLayout) bar.getLayout()).numColumns = buttons.size() + 1;
    }

    /**
     * Says something; empty for nothing.
     * @param offered whether the buttons are of use
     */
    void show(String text, boolean offered) {
        boolean seen = !text.isEmpty();
        what.setText(text.replace("&", "&&"));
        buttons.forEach(b -> b.setVisible(offered));
        if (bar.getVisible() != seen) {
            ((GridData) bar.getLayoutData()).exclude = !seen;
            bar.setVisible(seen);
            bar.getParent().layout(true, true);
        }
    }

    String text() {
        return what.getText();
    }

    Display display() {
        return bar.getDisplay();
    }
}
