// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.editor;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.operando.ui.session.StudyText;

/** Saves a study, and says in a bar what another program did to the file meanwhile: nothing is overwritten unasked. */
final class ChangedOnDisk {
    private final NoticeBar bar;
    private final StudyText text;
    private String failure = "";

    ChangedOnDisk(Composite parent, StudyText text) {
        this.text = text;
        bar = new NoticeBar(parent);
        bar.button("Load it", "Take what the file holds now; Undo brings this text back", text::takeTheirs);
        bar.button("Keep this text", "The next save replaces what the file holds now", text::keepOurs);
    }

    /** Shows the bar when there is something to say. */
    void show() {
        boolean foreign = text.isForeign();
        bar.show(foreign ? "\u26a0 Another program changed the file of this study."
                + (text.isDirty() ? " What was edited here is not saved." : "") : failure, foreign);
    }

    /** Writes the text in the background and lets the window live until it is written. */
    void save() {
        Display display = bar.display();
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
