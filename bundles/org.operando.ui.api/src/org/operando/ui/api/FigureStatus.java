// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** The strip below a figure: what the crosshair reads; below that what the axes hide, when they do. */
final class FigureStatus {
    private static final String HINT = "Wheel zooms, drag moves, Shift and drag zooms into a box, double click shows all";

    private final Composite parent;
    private final Label read;
    private final Label note;

    FigureStatus(Composite parent) {
        this.parent = parent;
        read = line(SWT.NONE);
        read.setText(HINT);
        note = line(SWT.WRAP);
        show(note, false);
    }

    private Label line(int style) {
        Composite strip = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginHeight = 2;
        strip.setLayout(layout);
        strip.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        Label label = new Label(strip, style);
        label.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        return label;
    }

    private static void show(Label label, boolean shown) {
        ((GridData) label.getParent().getLayoutData()).exclude = !shown;
        label.getParent().setVisible(shown);
    }

    /** Says what is under the pointer; empty for how to look closer. */
    void read(String text) {
        read.setText(text.isEmpty() ? HINT : text);
        read.setToolTipText(text.isEmpty() ? null : text);
    }

    /** Says what is hidden. */
    void note(List<String> notes) {
        String text = String.join("; ", notes);
        if (!text.equals(note.getText())) {
            note.setText(text);
            show(note, !text.isEmpty());
            parent.layout(true, true);
        }
    }

    /** All that it says. */
    String text() {
        return note.getText().isEmpty() ? read.getText() : read.getText() + "\n" + note.getText();
    }
}
