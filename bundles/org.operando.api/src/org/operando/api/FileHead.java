// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The beginning of a file, to recognise it by.
 * @param path the file
 * @param size its size, bytes
 * @param first its first 4 KiB at most
 */
public record FileHead(Path path, long size, byte[] first) {
    /** Bytes that are read at most. */
    public static final int LENGTH = 4096;

    /** Reads the head of a file. */
    public static FileHead of(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return new FileHead(path, Files.size(path), in.readNBytes(LENGTH));
        }
    }

    /** The first bytes as text, one character a byte (ISO 8859-1). */
    public String text() {
        return new String(first, StandardCharsets.ISO_8859_1);
    }

    /** Whether the file begins with these ASCII characters. */
    public boolean startsWith(String magic) {
        return text().startsWith(magic);
    }

    /** Whether the file's name ends so, without regard to case. */
    public boolean hasEnding(String ending) {
        return path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(ending);
    }
}
