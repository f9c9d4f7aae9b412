// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.RegistryFactory;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.catalogue.RegistryCatalogue;
import org.operando.core.run.FileHashes;
import org.osgi.framework.FrameworkUtil;

/** The study that is open in the window, for all views. UI thread only. */
public final class Sessions {
    /** Bytes that earlier results of all studies may hold. */
    private static final long HISTORY_LIMIT = 4L << 30;
    private static final Sessions INSTANCE = new Sessions();

    private final List<Consumer<Optional<StudySession>>> listeners = new CopyOnWriteArrayList<>();
    private Catalogue catalogue;
    private FileHashes hashes;
    private Optional<StudySession> current = Optional.empty();

    private Sessions() {
    }

    /** The sessions of this window. */
    public static Sessions get() {
        return INSTANCE;
    }

    /** What plug-ins contribute. */
    public synchronized Catalogue catalogue() {
        if (catalogue == null) {
            catalogue = RegistryCatalogue.read(RegistryFactory.getRegistry(),
                    FrameworkUtil.getBundle(Sessions.class).getBundleContext());
        }
        return catalogue;
    }

    /** Hashes of files, kept in the user's cache. */
    public synchronized FileHashes hashes() {
        if (hashes == null) {
            hashes = new FileHashes(
                    Optional.ofNullable(System.getProperty("operando.cache")).map(c -> Path.of(c, "hashes.tsv")));
        }
        return hashes;
    }

    /** The open study. */
    public Optional<StudySession> current() {
        return current;
    }

    /** Opens a study in place of the one that is open. */
    public StudySession open(Path file) throws IOException {
        StudySession session = read(file);
        take(session);
        return session;
    }

    /**
     * Reads a study, beside the one that is open.
     * @throws IOException when it cannot be read
     */
    public StudySession read(Path file) throws IOException {
        Path state = Platform.getStateLocation(FrameworkUtil.getBundle(Sessions.class)).toPath();
        return new StudySession(file, catalogue(), hashes(), state, HISTORY_LIMIT);
    }

    /** Puts a study that was read in place of the one that is open. */
    public void take(StudySession session) {
        current.ifPresent(StudySession::close);
        current = Optional.of(session);
        listeners.forEach(l -> l.accept(current));
    }

    /** Is called whenever another study is opened. */
    public void listen(Consumer<Optional<StudySession>> listener) {
        listeners.add(listener);
    }

    /** Ends {@link #listen}. */
    public void forget(Consumer<Optional<StudySession>> listener) {
        listeners.remove(listener);
    }
}
