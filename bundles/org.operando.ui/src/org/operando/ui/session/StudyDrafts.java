// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;

/**
 * Unsaved text of a study, kept in the user's state so that a kill loses no more than the last second. A session writes one
 * draft, by a rename, and never over what an earlier one left; that is offered. Thread-safe.
 */
final class StudyDrafts {
    private static final long PAUSE_MS = 1000;
    private static final String ENDING = ".draft";

    private final Path folder;
    private final Path study;
    private final Supplier<Optional<String>> unsaved;
    private final Job writing = Job.create("Keeping unsaved edits", (IJobFunction) monitor -> {
        flush();
        return Status.OK_STATUS;
    });
    private Optional<Path> own = Optional.empty();

    /**
     * @param folder of the drafts of all studies
     * @param unsaved the text that is not saved; empty when the file holds it
     */
    StudyDrafts(Path folder, Path study, Supplier<Optional<String>> unsaved) {
        this.folder = folder;
        this.study = study;
        this.unsaved = unsaved;
        writing.setSystem(true);
    }

    /** The text was edited: it is written within a second, however long the editing goes on. */
    void edited() {
        writing.schedule(PAUSE_MS);
    }

    /** The edits were thrown away: what was kept of them goes at once. */
    void discarded() {
        writing.cancel();
        writing.schedule();
    }

    /** Writes what is not saved, or removes the draft of what is. Not for the UI thread, except at its end. */
    synchronized void flush() {
        try {
            Optional<String> text = unsaved.get();
            if (text.isPresent()) {
                write(text.get());
            } else if (own.isPresent()) {
                Files.deleteIfExists(own.get());
            }
        } catch (IOException e) {
            ILog.of(StudyDrafts.class).warn("unsaved edits of " + study + " cannot be kept in " + folder + " ("
                    + e.getMessage() + "); free some space or set OPERANDO_STATE to a folder that can be written");
        }
    }

    private void write(String text) throws IOException {
        Files.createDirectories(folder);
        if (own.isEmpty()) {
            int number = 1;
            while (Files.exists(folder.resolve(prefix() + number + ENDING))) {
                number++;
            }
            own = Optional.of(folder.resolve(prefix() + number + ENDING));
        }
        Path next = own.get().resolveSibling(own.get().getFileName() + ".new");
        // to the disk before the rename: after a power cut there is the old text or the new one, never half of one
        Files.write(next, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE, StandardOpenOption.DSYNC);
        Files.move(next, own.get(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Studies of one name in several folders have different drafts. */
    private String prefix() {
        return UUID.nameUUIDFromBytes(study.toString().getBytes(StandardCharsets.UTF_8)) + "-";
    }

    /**
     * What earlier sessions left, the newest first; what the file holds by now is removed. Not for the UI thread.
     * @param saved text of the file
     */
    synchronized List<Draft> earlier(String saved) {
        List<Draft> found = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, prefix() + "*" + ENDING)) {
            Instant changed = Files.getLastModifiedTime(study).toInstant();
            for (Path file : all) {
                String text = Files.readString(file);
                if (text.equals(saved)) {
                    Files.delete(file);
                } else if (!own.equals(Optional.of(file))) {
                    Instant written = Files.getLastModifiedTime(file).toInstant();
                    found.add(new Draft(file, written, text, changed.isAfter(written)));
                }
            }
        } catch (IOException e) {
            ILog.of(StudyDrafts.class).warn("unsaved edits of " + study + " in " + folder + " cannot be read ("
                    + e.getMessage() + ")");
        }
        found.sort(Comparator.comparing(Draft::written).reversed());
        return found;
    }

    /** Goes on with a draft of an earlier session: it is kept until its text is saved. */
    synchronized void adopt(Draft draft) {
        Optional<Path> before = own;
        own = Optional.of(draft.file());
        before.filter(b -> !b.equals(draft.file())).ifPresent(this::remove);
    }

    /** Removes what is not wanted, in the background. */
    void drop(Draft draft) {
        remove(draft.file());
    }

    private void remove(Path file) {
        Job job = Job.create("Dropping unsaved edits", (IJobFunction) monitor -> {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                ILog.of(StudyDrafts.class).warn(file + " cannot be removed (" + e.getMessage() + ")");
            }
            return Status.OK_STATUS;
        });
        job.setSystem(true);
        job.schedule();
    }
}
