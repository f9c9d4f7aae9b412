// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.runtime.ILog;
import org.operando.core.results.ResultFile;
import org.operando.core.run.StepId;

/**
 * The results that runs have replaced. Each result of a step is kept under its key in the user's own state, as a second name
 * of the same file where the file system can do that, so that the results folder stays as a run without a window leaves it.
 * The oldest go when all together are larger than the limit.
 */
public final class RunHistory {
    private static final String ENDING = ".nxs";

    /**
     * A result that was computed once.
     * @param step the step
     * @param file where it is kept
     * @param time when it was computed
     * @param header what it says of itself
     */
    public record Kept(StepId step, Path file, Instant time, ResultFile.Header header) {
    }

    private final Path root;
    private final Path own;
    private final Path results;
    private final long limit;

    /**
     * @param root folder of the histories of all studies
     * @param results the results folder
     * @param limit bytes that all histories together may hold
     */
    public RunHistory(Path root, Path results, long limit) {
        this.root = root;
        this.results = results;
        this.limit = limit;
        this.own = root.resolve(name(results));
    }

    private static String name(Path results) {
        Path path = results.toAbsolutePath().normalize();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(path.toString().getBytes(StandardCharsets.UTF_8));
            return path.getFileName() + "-" + HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path folder(StepId step) {
        return own.resolve(step.file().substring(0, step.file().length() - ENDING.length()));
    }

    /** Keeps the result that a step has now, when it is not kept yet; that it cannot is no reason to stop anything. */
    public void keep(StepId step) {
        try {
            keepNow(step);
        } catch (IOException e) {
            ILog.of(RunHistory.class).warn("an earlier result of " + step + " cannot be kept: " + e.getMessage());
        }
    }

    private synchronized void keepNow(StepId step) throws IOException {
        Path file = results.resolve(step.file());
        Optional<String> key = ResultFile.key(file);
        if (key.isEmpty()) {
            return;
        }
        Path kept = folder(step).resolve(key.get() + ENDING);
        if (Files.exists(kept)) {
            return;
        }
        Files.createDirectories(kept.getParent());
        try {
            Files.createLink(kept, file);
        } catch (FileAlreadyExistsException | NoSuchFileException e) {
            // another window kept it just now, or a run took it away: nothing is left to do
            return;
        } catch (IOException | UnsupportedOperationException e) {
            Path half = kept.resolveSibling(kept.getFileName() + ".part");
            Files.copy(file, half, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            Files.move(half, kept, StandardCopyOption.ATOMIC_MOVE);
        }
        shrink();
    }

    /** All kept results of a step, the newest first. */
    public List<Kept> of(StepId step) throws IOException {
        List<Kept> kept = new ArrayList<>();
        if (Files.isDirectory(folder(step))) {
            try (Stream<Path> all = Files.list(folder(step))) {
                for (Path file : all.toList()) {
                    Instant time = Files.getLastModifiedTime(file).toInstant();
                    ResultFile.header(file).ifPresent(h -> kept.add(new Kept(step, file, time, h)));
                }
            }
        }
        kept.sort(Comparator.comparing(Kept::time).reversed());
        return kept;
    }

    /** Removes the oldest results of all studies until the rest is within the limit; never the newest. */
    private void shrink() throws IOException {
        record Entry(Path file, long size, Instant time) {
        }

        List<Entry> entries = new ArrayList<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(p -> p.toString().endsWith(ENDING)).toList()) {
                entries.add(new Entry(file, Files.size(file), Files.getLastModifiedTime(file).toInstant()));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        entries.sort(Comparator.comparing(Entry::time));
        long sum = entries.stream().mapToLong(Entry::size).sum();
        for (int i = 0; i < entries.size() - 1 && sum > limit; i++) {
            Files.deleteIfExists(entries.get(i).file());
            sum -= entries.get(i).size();
        }
    }
}
