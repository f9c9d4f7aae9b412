// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Places where a process can be made to die without a word, so that tests see what a crash leaves:
 * {@code OPERANDO_FAULT=after-rename:3} halts it when the third file has got its name. Nothing is done, and nothing counted,
 * when the variable is not set.
 */
public enum FaultPoint {
    /** A file or a line of the journal is about to be written. */
    WRITE,
    /** Half of a file or of a line is written. */
    TORN_WRITE,
    /** A file is written and synced, and has its temporary name still. */
    BEFORE_RENAME,
    /** A file has its name; its folder is not synced yet. */
    AFTER_RENAME,
    /** The result of a part is about to be merged. */
    MERGE;

    /** Exit code of a process that died here. */
    public static final int EXIT = 86;

    private static final String WANTED = System.getenv("OPERANDO_FAULT");

    private final AtomicInteger count = new AtomicInteger();

    /** Ends the process if this is where it is to die. */
    public void reached() {
        if (isNow()) {
            Runtime.getRuntime().halt(EXIT);
        }
    }

    /** As {@link #reached()}, with the second half of a file that was just written cut off. */
    void reached(Path file) throws IOException {
        if (isNow()) {
            try (FileChannel data = FileChannel.open(file, StandardOpenOption.WRITE)) {
                data.truncate(data.size() / 2);
            }
            Runtime.getRuntime().halt(EXIT);
        }
    }

    /** As {@link #reached()}, with the first half of a line appended. */
    public void reached(Path file, String line) {
        if (isNow()) {
            try {
                Files.writeString(file, line.substring(0, line.length() / 2), StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Runtime.getRuntime().halt(EXIT);
        }
    }

    private boolean isNow() {
        return WANTED != null && WANTED
                .equals(name().toLowerCase(Locale.ROOT).replace('_', '-') + ":" + count.incrementAndGet());
    }
}
