// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.shell;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.osgi.framework.FrameworkUtil;

/**
 * What a window remembers from one start to the next: the studies of late, the open study, its open figures. It is written
 * at each change by a rename, so that a kill loses nothing. Thread-safe.
 */
public final class WindowState {
    private static final int RECENT = 10;
    private static final String STUDY = "study";
    private static final String RECENT_KEY = "recent.";

    private final Path file;
    private final Properties values = new Properties();
    private final Job writing = Job.create("Remembering what is open", (IJobFunction) monitor -> {
        flush();
        return Status.OK_STATUS;
    });

    /** Reads the state; a file that is not there or cannot be read is an empty one. */
    public WindowState(Path file) {
        this.file = file;
        writing.setSystem(true);
        try (Reader in = Files.newBufferedReader(file)) {
            values.load(in);
        } catch (IOException | IllegalArgumentException e) {
            values.clear();
        }
    }

    /** The user's folder for state of the window. */
    public static Path folder() {
        String given = System.getProperty("operando.state");
        return given != null ? Path.of(given)
                : Platform.getStateLocation(FrameworkUtil.getBundle(WindowState.class)).toPath();
    }

    /** The study that was open last. */
    public synchronized Optional<Path> study() {
        return Optional.ofNullable(values.getProperty(STUDY)).filter(s -> !s.isEmpty()).map(Path::of);
    }

    /** Remembers the open study, as the newest of the recent ones too; empty when none is open. */
    public synchronized void study(Optional<Path> study) {
        if (!study().equals(study)) {
            editors(List.of());
        }
        values.setProperty(STUDY, study.map(Path::toString).orElse(""));
        Set<Path> recent = new LinkedHashSet<>();
        study.ifPresent(recent::add);
        recent.addAll(recent());
        list(RECENT_KEY, recent.stream().limit(RECENT).map(Path::toString).toList());
        write();
    }

    /** Studies of late, the newest first. */
    public synchronized List<Path> recent() {
        return list(RECENT_KEY).stream().map(Path::of).toList();
    }

    /** Editors that are open, each as a text that {@link OpenEditors} understands. */
    public synchronized List<String> editors() {
        return list("editor.");
    }

    /** Remembers the open editors. */
    public synchronized void editors(List<String> editors) {
        list("editor.", editors);
        write();
    }

    /** Another value. */
    public synchronized Optional<String> value(String key) {
        return Optional.ofNullable(values.getProperty(key));
    }

    /** Remembers another value. */
    public synchronized void value(String key, String value) {
        values.setProperty(key, value);
        write();
    }

    private List<String> list(String prefix) {
        List<String> all = new ArrayList<>();
        for (int i = 0; values.getProperty(prefix + i) != null; i++) {
            all.add(values.getProperty(prefix + i));
        }
        return all;
    }

    private void list(String prefix, List<String> all) {
        values.keySet().removeIf(k -> k.toString().startsWith(prefix));
        for (int i = 0; i < all.size(); i++) {
            values.setProperty(prefix + i, all.get(i));
        }
    }

    private void write() {
        writing.schedule();
    }

    /** Writes what is not written yet. Not for the UI thread, except at its end. */
    public void flush() {
        Properties now = new Properties();
        synchronized (this) {
            now.putAll(values);
        }
        synchronized (writing) {
            Path next = file.resolveSibling(file.getFileName() + ".new");
            try {
                Files.createDirectories(file.getParent());
                try (Writer out = Files.newBufferedWriter(next)) {
                    now.store(out, null);
                }
                Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                Platform.getLog(WindowState.class).warn("what is open cannot be remembered in " + file + " ("
                        + e.getMessage() + "); free some space or set OPERANDO_STATE to a folder that can be written");
            }
        }
    }
}
