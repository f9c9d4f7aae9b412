// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.swt.widgets.Display;
import org.eclipse.text.undo.DocumentUndoManagerRegistry;
import org.eclipse.text.undo.IDocumentUndoManager;
import org.operando.core.study.StudyDocument;
import org.operando.core.study.StudyException;

/**
 * The text of an open study: one history of edits for form and source, saved whole, compared with the file while somebody
 * looks at it. UI thread only, but for {@link #text()}.
 */
public final class StudyText {
    /** Edits that can be undone. */
    public static final int UNDO_LIMIT = 500;

    private static final long LOOK_EVERY = 2000;

    /** One edit of the text. */
    public interface Edit {
        /** The document with the edit made. */
        StudyDocument of(StudyDocument document) throws StudyException;
    }

    private final Display display = Display.getCurrent();
    private final Path file;
    private final Document document;
    private final IDocumentUndoManager undo;
    private final Object saving = new Object();
    private final StudyDrafts drafts;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Job look = Job.create("Looking at the study file", this::look);
    private volatile String text;
    private volatile String saved;
    private volatile Optional<String> foreign = Optional.empty();
    private volatile FileTime seen;
    private volatile List<Draft> offered = List.of();

    /**
     * @param drafts folder where unsaved text is kept
     */
    StudyText(Path file, Path drafts) throws IOException {
        this.file = file;
        this.drafts = new StudyDrafts(drafts, file, () -> isDirty() ? Optional.of(text) : Optional.empty());
        saved = Files.readString(file);
        seen = Files.getLastModifiedTime(file);
        text = saved;
        document = new Document(saved);
        DocumentUndoManagerRegistry.connect(document);
        undo = DocumentUndoManagerRegistry.getDocumentUndoManager(document);
        undo.connect(this);
        undo.setMaximalUndoLevel(UNDO_LIMIT);
        document.addDocumentListener(new IDocumentListener() {
            @Override
            public void documentAboutToBeChanged(DocumentEvent event) {
                // what it was is in the history
            }

            @Override
            public void documentChanged(DocumentEvent event) {
                text = document.get();
                StudyText.this.drafts.edited();
                tell();
            }
        });
        look.setSystem(true);
    }

    /** The text as it is edited. */
    public IDocument document() {
        return document;
    }

    /** The text now; any thread may ask. */
    public String text() {
        return text;
    }

    /** Whether the text differs from the file. */
    public boolean isDirty() {
        return !text.equals(saved);
    }

    /** Whether the file was changed by another program since it was read or written here. */
    public boolean isForeign() {
        return foreign.isPresent();
    }

    /** Is called on the UI thread after each edit, save and change of the file by others. */
    public void listen(Runnable listener) {
        listeners.add(listener);
        look.schedule(LOOK_EVERY);
    }

    /** Ends {@link #listen}. */
    public void forget(Runnable listener) {
        listeners.remove(listener);
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }

    /**
     * Makes an edit that can be undone by itself.
     * @throws StudyException when it cannot be made without changing something else; then nothing is changed
     */
    public void edit(Edit edit) throws StudyException {
        replace(edit.of(new StudyDocument(text)).text());
    }

    /** Replaces what differs. */
    private void replace(String with) {
        String old = text;
        int shorter = Math.min(old.length(), with.length());
        int from = 0;
        while (from < shorter && old.charAt(from) == with.charAt(from)) {
            from++;
        }
        int behind = 0;
        while (behind < shorter - from
                && old.charAt(old.length() - 1 - behind) == with.charAt(with.length() - 1 - behind)) {
            behind++;
        }
        if (from + behind < Math.max(old.length(), with.length())) {
            undo.beginCompoundChange();
            try {
                document.replace(from, old.length() - from - behind, with.substring(from, with.length() - behind));
            } catch (BadLocationException e) {
                throw new IllegalStateException(e);
            } finally {
                undo.endCompoundChange();
            }
        }
    }

    /** Whether there is an edit to undo. */
    public boolean isUndoable() {
        return undo.undoable();
    }

    /** Whether there is an edit to make again. */
    public boolean isRedoable() {
        return undo.redoable();
    }

    /** Takes the last edit back, in whichever face of the study it was made. */
    public void undo() {
        try {
            undo.undo();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes the edit again that was taken back. */
    public void redo() {
        try {
            undo.redo();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Writes the text, unless another program changed the file meanwhile. Not for the UI thread.
     * @return whether it was written
     */
    public boolean save() throws IOException {
        synchronized (saving) {
            String now = text;
            Path place = Files.exists(file) ? file.toRealPath() : file;
            if (Files.exists(place)) {
                String there = Files.readString(place);
                if (!there.equals(saved) && !there.equals(now)) {
                    foreign = Optional.of(there);
                    return false;
                }
            }
            new StudyDocument(now).save(place);
            saved = now;
            seen = Files.getLastModifiedTime(place);
            drafts.flush();
            return true;
        }
    }

    /**
     * Tells listeners that it was saved, or could not be, or that others wrote the file: what they wrote is taken unasked
     * where nothing was edited here.
     */
    public void saved() {
        if (isForeign() && !isDirty()) {
            takeTheirs();
        } else {
            tell();
        }
    }

    /** Takes what the file holds now; can be undone like any edit. */
    public void takeTheirs() {
        foreign.ifPresent(theirs -> {
            saved = theirs;
            foreign = Optional.empty();
            replace(theirs);
            tell();
        });
    }

    /** Keeps the text of the window; the next save replaces what the file holds now. */
    public void keepOurs() {
        foreign.ifPresent(theirs -> {
            saved = theirs;
            foreign = Optional.empty();
            tell();
        });
    }

    /** Looks for unsaved text of earlier sessions. Not for the UI thread. */
    void findDrafts() {
        offered = List.copyOf(drafts.earlier(saved));
    }

    /** Unsaved text of an earlier session that was neither taken nor dropped, the newest one. */
    public Optional<Draft> offered() {
        return offered.stream().findFirst();
    }

    /** Takes the text that is offered; can be undone like any edit. */
    public void takeDraft() {
        offered().ifPresent(draft -> {
            drafts.adopt(draft);
            settle(draft);
            replace(draft.text());
        });
    }

    /** Forgets the text that is offered. */
    public void dropDraft() {
        offered().ifPresent(draft -> {
            drafts.drop(draft);
            settle(draft);
        });
    }

    private void settle(Draft draft) {
        offered = offered.stream().filter(d -> !d.equals(draft)).toList();
        tell();
    }

    /** Throws away what is not saved, with what is kept of it; can be undone like any edit as long as the study is open. */
    public void discard() {
        replace(saved);
        drafts.discarded();
    }

    /** Keeps what is not saved, at the end of the program. */
    public void keep() {
        drafts.flush();
    }

    /** Looks whether the file differs from what was read or written here last. Not for the UI thread. */
    void compare() {
        synchronized (saving) {
            try {
                seen = Files.getLastModifiedTime(file);
                String theirs = Files.readString(file);
                if (theirs.equals(text)) {
                    saved = theirs;
                }
                foreign = theirs.equals(saved) ? Optional.empty() : Optional.of(theirs);
            } catch (IOException e) {
                // a file that is away for a moment is looked at again
            }
        }
    }

    private IStatus look(IProgressMonitor monitor) {
        try {
            if (!Files.getLastModifiedTime(file).equals(seen)) {
                compare();
                if (display != null && !display.isDisposed()) {
                    display.asyncExec(this::saved);
                }
            }
        } catch (IOException e) {
            // as above: it is looked at again
        }
        if (!listeners.isEmpty()) {
            look.schedule(LOOK_EVERY);
        }
        return Status.OK_STATUS;
    }
}
