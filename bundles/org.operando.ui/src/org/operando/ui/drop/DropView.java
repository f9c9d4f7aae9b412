// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.drop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.study.StudyException;
import org.operando.ui.data.DataBrowser;
import org.operando.ui.data.DataInput;
import org.operando.ui.drop.DropPage.Entry;
import org.operando.ui.drop.StudyAdditions.Addition;
import org.operando.ui.session.Sessions;
import org.operando.ui.session.StudySession;
import org.operando.ui.shell.Opening;

/** Files that were dropped: what each is, why, what is missing; and into which study they go. */
public final class DropView extends ViewPart {
    /** Id. */
    public static final String ID = "org.operando.ui.drop";

    private static final int QUIET = 100;

    /** Found groups, ready to be shown. */
    private final ConcurrentLinkedQueue<Entry> found = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean told = new AtomicBoolean();
    private final Consumer<Optional<StudySession>> opened = session -> attach();
    private final Runnable changed = this::attach;
    private Optional<StudySession> attached = Optional.empty();
    private volatile String progress = "";
    private Optional<Job> looking = Optional.empty();
    private DropPage page;

    /** Shows the view and looks at files. */
    public static void look(IWorkbenchPage in, List<Path> files) {
        try {
            ((DropView) in.showView(ID)).look(files);
        } catch (PartInitException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void createPartControl(Composite parent) {
        page = new DropPage(parent, this::stop, this::addToStudy, this::addToNewStudy, this::browse);
        Sessions.get().listen(opened);
        attach();
    }

    private void attach() {
        Optional<StudySession> now = Sessions.get().current();
        if (!now.equals(attached)) {
            attached.ifPresent(s -> s.forget(changed));
            now.ifPresent(s -> s.listen(changed));
            attached = now;
        }
        if (!page.isDisposed()) {
            page.study(now);
        }
    }

    /** Looks at files and folders; what was shown before stays. */
    public void look(List<Path> files) {
        stop();
        Job job = Job.create("Looking at dropped files", (IJobFunction) monitor -> look(files, monitor));
        job.setSystem(true);
        looking = Optional.of(job);
        job.schedule();
    }

    private IStatus look(List<Path> files, IProgressMonitor monitor) {
        Catalogue catalogue = Sessions.get().catalogue();
        Optional<Path> journal = DroppedJournal.among(files, catalogue);
        Display.getDefault().asyncExec(() -> {
            if (!page.isDisposed()) {
                page.offer(journal);
            }
        });
        if (journal.isPresent()) {
            return Status.OK_STATUS;
        }
        new DroppedFiles(catalogue, monitor::isCanceled, this::progress, group -> {
            String loader = catalogue.loaders().stream().filter(l -> l.id().equals(group.look().loader()))
                    .map(l -> l.label()).findFirst().orElse("");
            found.add(new Entry(group, loader, AskedValue.of(group.look(), catalogue)));
            tell();
        }).look(files);
        progress("");
        return Status.OK_STATUS;
    }

    private void progress(String now) {
        progress = now;
        tell();
    }

    private void tell() {
        Display display = Display.getDefault();
        if (told.compareAndSet(false, true) && !display.isDisposed()) {
            display.asyncExec(() -> display.timerExec(QUIET, () -> {
                told.set(false);
                if (!page.isDisposed()) {
                    List<Entry> entries = new ArrayList<>();
                    for (Entry e = found.poll(); e != null; e = found.poll()) {
                        entries.add(e);
                    }
                    page.show(entries, progress);
                }
            }));
        }
    }

    private void stop() {
        looking.ifPresent(Job::cancel);
        progress("");
    }

    private void addToStudy(List<Addition> additions) {
        Sessions.get().current().ifPresent(session -> {
            IDocument document = session.document();
            boolean saved = session.isSaved();
            try {
                replace(document, StudyAdditions.added(document.get(), session.file(), additions));
                page.added("Added to " + session.file().getFileName() + (saved ? "." : "; it is not saved yet."));
                if (saved) {
                    save(session);
                }
            } catch (StudyException e) {
                page.say("Nothing is added: " + e.getMessage());
            }
        });
    }

    /** A study without edits of the user's own is saved at once. */
    private void save(StudySession session) {
        Job job = Job.create("Saving " + session.file().getFileName(), (IJobFunction) monitor -> {
            try {
                session.save();
            } catch (IOException e) {
                Display.getDefault().asyncExec(() -> {
                    if (!page.isDisposed()) {
                        page.say("Added, but not saved (" + e.getMessage() + ")");
                    }
                });
            }
            return Status.OK_STATUS;
        });
        job.setSystem(true);
        job.schedule();
    }

    /** Only what differs is replaced, so that marks and undo of the rest stay. */
    private static void replace(IDocument document, String text) {
        String before = document.get();
        int from = 0;
        while (from < before.length() && from < text.length() && before.charAt(from) == text.charAt(from)) {
            from++;
        }
        int tail = 0;
        while (tail < before.length() - from && tail < text.length() - from
                && before.charAt(before.length() - 1 - tail) == text.charAt(text.length() - 1 - tail)) {
            tail++;
        }
        try {
            document.replace(from, before.length() - tail - from, text.substring(from, text.length() - tail));
        } catch (BadLocationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void addToNewStudy(List<Addition> additions) {
        Optional<Path> journal = additions.isEmpty() ? page.offered() : Optional.empty();
        FileDialog dialog = new FileDialog(getSite().getShell(), SWT.SAVE);
        dialog.setText(journal.map(j -> "New study of " + j.getFileName()).orElse("New study of these files"));
        dialog.setFilterPath(journal.map(Path::getParent).orElseGet(() -> additions.getFirst().folder()).toString());
        dialog.setFileName(journal.map(j -> j.getFileName().toString().replaceFirst("\\.[A-Za-z]+$", "")).orElse("new")
                + ".study.yaml");
        dialog.setOverwrite(true);
        String chosen = dialog.open();
        if (chosen != null && journal.isPresent()) {
            newStudyOf(journal.get(), Path.of(chosen));
        } else if (chosen != null) {
            newStudy(Path.of(chosen), additions);
        }
    }

    /** Writes a study of a journal or a notebook's archive and opens it. */
    public void newStudyOf(Path journal, Path file) {
        DroppedJournal.make(journal, file, Sessions.get().catalogue(), words -> {
            if (!page.isDisposed()) {
                page.added(words);
            }
        });
    }

    /** Writes a study of these measurements and opens it. */
    void newStudy(Path file, List<Addition> additions) {
        try {
            String title = file.getFileName().toString().replaceFirst("(\\.study)?\\.ya?ml$", "");
            Files.writeString(file, StudyAdditions.added(StudyAdditions.empty(title), file, additions));
            Opening.get().openStudy(file);
            page.added("Written: " + file + ".");
        } catch (IOException e) {
            page.say("The study cannot be written (" + e.getMessage() + "); choose another folder");
        } catch (StudyException e) {
            page.say("Nothing is written: " + e.getMessage());
        }
    }

    private void browse(Path file) {
        try {
            getSite().getPage().openEditor(new DataInput(file), DataBrowser.ID);
        } catch (PartInitException e) {
            page.say("The data browser cannot be opened (" + e.getMessage() + ")");
        }
    }

    /** What the view shows. */
    public DropPage page() {
        return page;
    }

    @Override
    public void setFocus() {
        page.focus();
    }

    @Override
    public void dispose() {
        stop();
        Sessions.get().forget(opened);
        attached.ifPresent(s -> s.forget(changed));
        super.dispose();
    }
}
