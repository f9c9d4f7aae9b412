// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.results;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.operando.api.LoadException;

/**
 * The last line of a result file: the SHA-256 of all before it, so that a value that was changed or that a disk has lost is
 * seen. HDF5 names its own end in the superblock, and readers pass over what follows. Files of versions before have no seal.
 */
public final class ResultSeal {
    private static final byte[] WORDS = "\noperando sha256 ".getBytes(StandardCharsets.US_ASCII);
    private static final int HEX = 64;
    private static final int LENGTH = WORDS.length + HEX + 1;
    private static final int BLOCK = 1 << 20;

    private ResultSeal() {
    }

    /** Adds the line to a file that has none. */
    static void add(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            String hash = hash(channel, channel.size());
            ByteBuffer line = ByteBuffer.allocate(LENGTH).put(WORDS).put(hash.getBytes(StandardCharsets.US_ASCII))
                    .put((byte) '\n').flip();
            channel.position(channel.size());
            while (line.hasRemaining()) {
                channel.write(line);
            }
        }
    }

    /** Whether a file is as it was written; one without a seal is taken as such. Reads the whole file. */
    public static boolean holds(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Optional<String> said = said(channel);
            return said.isEmpty() || said.get().equals(hash(channel, channel.size() - LENGTH));
        }
    }

    /** Whether a file has a seal and is as it was written: what was not synced may have lost its end. */
    public static boolean isSealed(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Optional<String> said = said(channel);
            return said.isPresent() && said.get().equals(hash(channel, channel.size() - LENGTH));
        }
    }

    /** Throws when a file is not as it was written. */
    public static void require(Path file) throws LoadException {
        try {
            if (!holds(file)) {
                throw LoadException.at(file, "", "was changed or damaged after it was written: its SHA-256 is another",
                        "run the study again, which computes it anew, or take it from a copy");
            }
        } catch (IOException e) {
            throw LoadException.io(file, e);
        }
    }

    private static Optional<String> said(FileChannel channel) throws IOException {
        if (channel.size() < LENGTH) {
            return Optional.empty();
        }
        ByteBuffer end = ByteBuffer.allocate(LENGTH);
        long start = channel.size() - LENGTH;
        for (int n = 0; n >= 0 && end.hasRemaining();) {
            n = channel.read(end, start + end.position());
        }
        String line = new String(end.array(), StandardCharsets.ISO_8859_1);
        return line.startsWith(new String(WORDS, StandardCharsets.US_ASCII))
                ? Optional.of(line.substring(WORDS.length, WORDS.length + HEX)) : Optional.empty();
    }

    private static String hash(FileChannel channel, long length) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        for (long at = 0; at < length;) {
            block.clear().limit((int) Math.min(BLOCK, length - at));
            int n = channel.read(block, at);
            if (n < 0) {
                throw new IOException("the file has become shorter while it was read");
            }
            digest.update(block.flip());
            at += n;
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
