// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.shell;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.operando.ui.session.Sessions;
import org.operando.ui.session.StudySession;

/**
 * Opens what the user names: a study in place of the one that is open; any other file or folder is looked at as one that
 * was dropped. A file that cannot be opened is a notice, not a dialog. UI thread only.
 */
public final class Opening {
    private static final Opening INSTANCE = new Opening(new WindowState(WindowState.folder().resolve("session.txt")));

    private final WindowState state;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private Consumer<List<Path>> looker = files -> {
    };
    private Consumer<StudySession> shower = session -> {
    };
    private Optional<String> notice = Optional.empty();

    private Opening(WindowState state) {
        this.state = state;
    }

    /** The one of this window. */
    public static Opening get() {
        return INSTANCE;
    }

    /** What the window remembers. */
    public WindowState state() {
        return state;
    }

    /** What could not be opened last, in words; empty when all could. */
    public Optional<String> notice() {
        return notice;
    }

    /** Is called when the notice or the recent studies change. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    /** Ends {@link #listen}. */
    public void forget(Runnable listener) {
        listeners.remove(listener);
    }

    /** Who looks at files that are no studies. */
    void looker(Consumer<List<Path>> files) {
        looker = files;
    }

    /** Who shows a study that was opened. */
    void shower(Consumer<StudySession> session) {
        shower = session;
    }

    /** Opens files and folders; whether a folder holds one study is found out in the background. */
    public void open(List<Path> files) {
        Display display = Display.getCurrent();
        Job job = Job.create("Opening files", (IJobFunction) monitor -> {
            List<Path> studies = new ArrayList<>();
            List<Path> others = new ArrayList<>();
            for (Path file : files) {
                Optional<Path> study = study(file);
                study.ifPresentOrElse(studies::add, () -> others.add(file));
            }
            display.asyncExec(() -> {
                studies.stream().findFirst().ifPresent(this::openStudy);
                if (!others.isEmpty()) {
                    looker.accept(others);
                }
            });
            return Status.OK_STATUS;
        });
        job.setSystem(true);
        job.schedule();
    }

    private static Optional<Path> study(Path file) {
        if (!Files.isDirectory(file)) {
            return file.getFileName().toString().matches("(?i).*\\.ya?ml") ? Optional.of(file) : Optional.empty();
        }
        List<Path> inside = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(file, "*.study.{yaml,yml}")) {
            all.forEach(inside::add);
        } catch (IOException e) {
            return Optional.empty();
        }
        return inside.size() == 1 ? Optional.of(inside.getFirst()) : Optional.empty();
    }

    /** Opens a study in place of the one that is open, and shows it; gives it when it can be opened. */
    public Optional<StudySession> openStudy(Path file) {
        Optional<StudySession> open = Sessions.get().current()
                .filter(s -> s.file().equals(file.toAbsolutePath().normalize()) && Files.exists(s.file()));
        // opened once more it is brought to the front, with what was edited
        open.ifPresent(s -> {
            s.refresh();
            tell(Optional.empty());
        });
        Optional<StudySession> shown = open.or(() -> inPlace(file));
        shown.ifPresent(shower);
        return shown;
    }

    private Optional<StudySession> inPlace(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        try {
            StudySession session = Sessions.get().read(whole);
            state.study(Optional.of(whole));
            Sessions.get().take(session);
            tell(Optional.empty());
            return Optional.of(session);
        } catch (NoSuchFileException e) {
            refuse(whole + " is not there any more; it was moved, renamed or its disk is not connected");
        } catch (CharacterCodingException e) {
            refuse(whole + " is not a study: it is not text in UTF-8");
        } catch (IOException e) {
            refuse(whole + " cannot be read (" + e.getMessage() + ")");
        }
        return Optional.empty();
    }

    /** A study that is open stays open, and is what the next start opens. */
    private void refuse(String why) {
        if (Sessions.get().current().isEmpty()) {
            state.study(Optional.empty());
        }
        tell(Optional.of(why));
    }

    /** Opens the study that was open last, with its editors. */
    public void restore(OpenEditors editors) {
        List<String> open = state.editors();
        Optional<StudySession> session = state.study().flatMap(this::inPlace);
        session.ifPresentOrElse(s -> editors.restore(s, open), () -> editors.restore(open));
    }

    private void tell(Optional<String> what) {
        notice = what;
        listeners.forEach(Runnable::run);
    }
}
