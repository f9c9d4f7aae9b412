// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.shell;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.operando.ui.editor.StudyEditor;
import org.operando.ui.editor.StudyInput;
import org.operando.ui.session.StudySession;
import org.operando.ui.session.StudyText;

/**
 * Undo, Redo and Save of the open study, for whatever part is in front that has none of its own: an edit is made in many
 * parts. UI thread only.
 */
final class StudyEdits {
    private final IWorkbenchWindow window;
    private final Runnable edited;
    private Optional<StudySession> session = Optional.empty();

    /** @param changed is called when something else can be done */
    StudyEdits(IWorkbenchWindow window, Runnable changed) {
        this.window = window;
        // the history takes an edit in after the document has told of it
        edited = () -> window.getWorkbench().getDisplay().asyncExec(changed);
    }

    /** Another study is open, or none. */
    void attach(Optional<StudySession> now) {
        session.ifPresent(s -> s.text().forget(edited));
        session = now;
        session.ifPresent(s -> s.text().listen(edited));
    }

    boolean canUndo() {
        return session.filter(s -> s.text().isUndoable()).isPresent();
    }

    void undo() {
        text(StudyText::undo);
    }

    boolean canRedo() {
        return session.filter(s -> s.text().isRedoable()).isPresent();
    }

    void redo() {
        text(StudyText::redo);
    }

    private void text(Consumer<StudyText> what) {
        take();
        session.map(StudySession::text).ifPresent(what);
    }

    /** What is being typed into a field counts, as when the field is left. */
    private void take() {
        if (window.getShell().getDisplay().getFocusControl() instanceof Text field) {
            field.notifyListeners(SWT.FocusOut, new Event());
        }
    }

    boolean canSave() {
        return front().isPresent() || session.filter(s -> s.text().isDirty()).isPresent();
    }

    /** The editor in front, when it has something to save. */
    private Optional<IEditorPart> front() {
        IWorkbenchPage page = window.getActivePage();
        return page != null && page.getActivePart() instanceof IEditorPart editor && editor.isDirty()
                ? Optional.of(editor) : Optional.empty();
    }

    /** Saves what is in front, or else the study: by its editor, which says why when it cannot be. */
    void save() {
        take();
        IWorkbenchPage page = window.getActivePage();
        Optional<IEditorPart> editor = front()
                .or(() -> session.flatMap(s -> Optional.ofNullable(page.findEditor(new StudyInput(s)))));
        if (editor.isPresent()) {
            page.saveEditor(editor.get(), false);
            session.filter(s -> s.text().isForeign()).ifPresent(s -> StudyEditor.open(page, s));
        } else {
            session.ifPresent(s -> save(page, s));
        }
    }

    private static void save(IWorkbenchPage page, StudySession session) {
        Display display = Display.getCurrent();
        Job.create("Saving", (IJobFunction) monitor -> {
            try {
                session.save();
            } catch (IOException | RuntimeException e) {
                display.asyncExec(() -> page.saveEditor(StudyEditor.open(page, session), false));
            }
            return Status.OK_STATUS;
        }).schedule();
    }
}
