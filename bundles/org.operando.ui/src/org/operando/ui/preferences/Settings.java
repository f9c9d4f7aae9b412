// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.preferences;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.operando.core.run.Cancel;
import org.operando.core.run.FileHashes;
import org.operando.core.run.RunListener;
import org.operando.core.run.Runner;
import org.operando.core.run.SiteSettings;
import org.operando.ui.shell.WindowState;

/**
 * What the user has set for all studies: threads of a run; and memory and cache folder, which the start of the window reads
 * from the same file, {@code start.conf} in the state folder, a line {@code key=value} each. What is not set is as in a batch
 * run. Nothing that changes a result can be set here.
 */
public final class Settings {
    private static final String THREADS = "threads";
    private static final String MEMORY = "memory";
    private static final String CACHE = "cache";

    private final Path file;

    /** @param file holds the settings */
    public Settings(Path file) {
        this.file = file;
    }

    /** The settings of this user. */
    public static Settings ofUser() {
        return new Settings(WindowState.folder().resolve("start.conf"));
    }

    private Map<String, String> read() {
        Map<String, String> values = new TreeMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    values.put(line.substring(0, equals), line.substring(equals + 1));
                }
            }
        } catch (IOException e) {
            return Map.of();
        }
        return values;
    }

    /** Threads of a run; empty: one for each processor. */
    public Optional<Integer> threads() {
        return Optional.ofNullable(read().get(THREADS)).filter(t -> t.matches("[1-9][0-9]{0,3}"))
                .map(Integer::parseInt);
    }

    /** Memory of the program, GB, from the next start on; empty: six tenths of the machine's. */
    public Optional<Integer> memory() {
        return Optional.ofNullable(read().get(MEMORY)).filter(m -> m.matches("[1-9][0-9]{0,3}g"))
                .map(m -> Integer.parseInt(m.substring(0, m.length() - 1)));
    }

    /** Folder of the cache, from the next start on; empty: the user's usual one. */
    public Optional<Path> cache() {
        return Optional.ofNullable(read().get(CACHE)).map(Path::of);
    }

    /** Writes all settings. */
    public void write(Optional<Integer> threads, Optional<Integer> memory, Optional<Path> cache) throws IOException {
        List<String> lines = new ArrayList<>();
        threads.ifPresent(t -> lines.add(THREADS + "=" + t));
        memory.ifPresent(m -> lines.add(MEMORY + "=" + m + "g"));
        cache.ifPresent(c -> lines.add(CACHE + "=" + c));
        Files.createDirectories(file.getParent());
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.write(next, lines);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** How a run of the window is made. */
    public Runner.Options options(FileHashes hashes, RunListener listener, Cancel cancel) {
        Runner.Options usual = Runner.Options.usual(hashes, listener, cancel);
        return new Runner.Options(SiteSettings.ofInstallation().threads(threads()), usual.memory(), hashes, listener,
                cancel);
    }
}
