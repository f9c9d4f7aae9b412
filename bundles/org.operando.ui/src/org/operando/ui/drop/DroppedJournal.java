// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.drop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.catalogue.Recogniser;

import org.operando.core.intake.StudyDraft;
import org.operando.core.intake.StudyIntake;
import org.operando.core.study.StudyDocument;
import org.operando.ui.shell.Opening;

/** A batch journal or a notebook's archive among dropped files, and the study that is made of it. */
final class DroppedJournal {
    private DroppedJournal() {
    }

    /** The one file of these that a study can be made of, when no loader takes it. */
    static Optional<Path> among(List<Path> dropped, Catalogue catalogue) {
        if (dropped.size() != 1 || !Files.isRegularFile(dropped.getFirst())) {
            return Optional.empty();
        }
        Path file = dropped.getFirst();
        try {
            boolean isData = new Recogniser(catalogue).candidates(file).stream()
                    .anyMatch(c -> c.recognition().confidence() > 0.5);
            return isData || !StudyIntake.isKnown(FileHead.of(file)) ? Optional.empty() : Optional.of(file);
        } catch (IOException | LoadException e) {
            // what cannot be read is named with the other files
            return Optional.empty();
        }
    }

    /**
     * Makes the study in the background and opens it.
     * @param said hears in words what came of it, on the thread of the window
     */
    static void make(Path journal, Path study, Catalogue catalogue, Consumer<String> said) {
        Job job = Job.create("Making a study of " + journal.getFileName(), (IJobFunction) monitor -> {
            String words;
            boolean isMade = false;
            try {
                StudyDraft draft = StudyIntake.read(journal, study.toAbsolutePath(), new Recogniser(catalogue));
                new StudyDocument(draft.text()).save(study);
                isMade = true;
                int left = draft.notes().size() - 1;
                words = "Written: " + study + " with " + draft.measurements() + " measurements"
                        + (left > 0 ? "; " + left + (left == 1 ? " note" : " notes") + " on top of it." : ".");
            } catch (IOException e) {
                words = "The study cannot be written (" + e.getMessage() + "); choose another folder";
            } catch (LoadException e) {
                words = "No study is made: " + e.getMessage();
            }
            String told = words;
            boolean opens = isMade;
            Display.getDefault().asyncExec(() -> {
                if (opens) {
                    Opening.get().openStudy(study);
                }
                said.accept(told);
            });
            return Status.OK_STATUS;
        });
        job.setSystem(true);
        job.schedule();
    }
}
