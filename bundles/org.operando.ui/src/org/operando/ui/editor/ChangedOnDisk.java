// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.editor;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.operando.ui.session.StudyText;

/** Saves a study, and says in a bar what another program did to the file meanwhile: nothing is overwritten unasked. */
final class ChangedOnDisk {
    private final Composite bar;
    private final Label what;
    private final Button theirs;
    private final Button ours;
    private final StudyText text;
    private String failure = "";

    ChangedOnDisk(Composite parent, StudyText text) {
        this.text = text;
        bar = new Composite(parent, SWT.NONE);
        bar.setLayout(new GridLayout(3, false));
        GridData across = new GridData(SWT.FILL, SWT.TOP, true, false);
        across.exclude = true;
        bar.setLayoutData(across);
        bar.setVisible(false);
        what = new Label(bar, SWT.WRAP);
        GridData wide = new GridData(SWT.FILL, SWT.CENTER, true, false);
        wide.widthHint = 200;
        what.setLayoutData(wide);
        theirs = button("Load it", "Take what the file holds now; Undo brings this text back", text::takeTheirs);
        ours = button("Keep this text", "The next save replaces what the file holds now", text::keepOurs);
    }

    private Button button(String name, String explained, Runnable press) {
        Button button = new Button(bar, SWT.PUSH);
        button.setText(name);
        button.setToolTipText(explained);
        button.addListener(SWT.Selection, e -> press.run());
        return button;
    }

    /** Shows the bar when there is something to say. */
    void show() {
        boolean foreign = text.isForeign();
        boolean seen = foreign || !failure.isEmpty();
        what.setText(foreign ? "\u26a0 Another program changed the file of this study."
                + (text.isDirty() ? " What was edited here is not saved." : "") : failure);
        theirs.setVisible(foreign);
        ours.setVisible(foreign);
        if (bar.getVisible() != seen) {
            ((GridData) bar.getLayoutData()).exclude = !seen;
            bar.setVisible(seen);
            bar.getParent().layout(true, true);
        }
    }

    /** Writes the text in the background and lets the window live until it is written. */
    void save() {
        Display display = bar.getDisplay();
        AtomicReference<Optional<String>> end = new AtomicReference<>();
        Job.create("Saving", (IJobFunction) monitor -> {
            try {
                text.save();
                end.set(Optional.empty());
            } catch (IOException | RuntimeException e) {
                end.set(Optional.of("\u26a0 The study could not be saved (" + e.getMessage()
                        + "). Free some space or check that you may write there; the text is kept here."));
            }
            display.wake();
            return Status.OK_STATUS;
        }).schedule();
        while (end.get() == null && !display.isDisposed()) {
            if (!display.readAndDispatch()) {
                display.sleep();
            }
        }
        failure = end.get().orElse("");
        text.saved();
    }
}
