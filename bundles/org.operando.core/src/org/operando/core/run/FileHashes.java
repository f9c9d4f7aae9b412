// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.operando.core.results.ResultSeal;

/**
 * SHA-256 of files, remembered by path, size, time and inode in the user's cache, so that a plan over unchanged files reads
 * none of them.
 */
public final class FileHashes {
    private static final int BLOCK = 1 << 20;

    private final Optional<Path> memory;
    private final Map<String, String> known = new ConcurrentHashMap<>();
    private final LongAdder hashed = new LongAdder();

    /** @param memory file that remembers the hashes; empty to forget them */
    public FileHashes(Optional<Path> memory) {
        this.memory = memory;
        memory.filter(Files::isReadable).ifPresent(this::remember);
    }

    private void remember(Path file) {
        try {
            for (String line : Files.readAllLines(file)) {
                int tab = line.indexOf('\t');
                if (tab == 64) {
                    known.put(line.substring(tab + 1), line.substring(0, tab));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            known.clear();
        }
    }

    /** What tells one state of a file from another without reading it. */
    public static String stamp(Path file) throws IOException {
        BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class);
        return file.toAbsolutePath() + "\t" + a.size() + "\t"
                + a.lastModifiedTime().to(TimeUnit.NANOSECONDS)
                + "\t" + a.fileKey();
    }

    /**
     * The SHA-256 of a file's contents, in hexadecimal digits.
     * @param cancel looked at between two blocks
     */
    public String of(Path file, Cancel cancel) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString(), null, "no regular file");
        }
        String stamp = stamp(file);
        String hash = known.get(stamp);
        if (hash == null) {
            hash = compute(file, cancel);
            if (stamp.equals(stamp(file))) {
                known.put(stamp, hash);
                append(hash + "\t" + stamp + "\n");
            }
        }
        return hash;
    }

    /** Whether a result file is as it was written; remembered as hashes are, so that a plan reads unchanged ones once. */
    public boolean isSealed(Path result) throws IOException {
        String stamp = stamp(result) + "\tsealed";
        if (known.containsKey(stamp)) {
            return true;
        }
        boolean holds = ResultSeal.holds(result);
        hashed.add(Files.size(result));
        if (holds && stamp.equals(stamp(result) + "\tsealed")) {
            String line = ofText(stamp);
            known.put(stamp, line);
            append(line + "\t" + stamp + "\n");
        }
        return holds;
    }

    /** Bytes that were read to hash them. */
    long hashed() {
        return hashed.sum();
    }

    /** The cache is an accelerator only: that it cannot be written is no error. */
    private synchronized void append(String line) {
        memory.ifPresent(file -> {
            try {
                Files.createDirectories(file.getParent());
                Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                known.remove(line);
            }
        });
    }

    private String compute(Path file, Cancel cancel) throws IOException {
        MessageDigest digest = sha256();
        byte[] block = new byte[BLOCK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(block); n >= 0; n = in.read(block)) {
                cancel.check();
                digest.update(block, 0, n);
                hashed.add(n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The SHA-256 of a text, in hexadecimal digits. */
    public static String ofText(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
