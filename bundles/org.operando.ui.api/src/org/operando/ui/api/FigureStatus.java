// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** The strip below a figure: what the crosshair reads; below that what the axes hide, when they do. */
final class FigureStatus {
    /** How to look closer; the longest that fits. */
    private static final List<String> HINTS = List.of(
            "Wheel zooms, drag moves, Shift and drag zooms into a box, double click shows all",
            "Wheel zooms, drag moves, double click shows all", "Wheel zooms, drag moves", "");

    private final Composite parent;
    private final Label read;
    private final Label note;
    private String said = "";

    FigureStatus(Composite parent) {
        this.parent = parent;
        read = line(SWT.NONE);
        read.addListener(SWT.Resize, e -> read(said));
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
        said = text;
        read.setText(text.isEmpty() ? hint() : text);
        read.setToolTipText(text.isEmpty() ? null : text);
    }

    private String hint() {
        GC gc = new GC(read);
        try {
            int room = read.getSize().x;
            return HINTS.stream().filter(h -> gc.textExtent(h).x <= room).findFirst().orElse("");
        } finally {
            gc.dispose();
        }
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
