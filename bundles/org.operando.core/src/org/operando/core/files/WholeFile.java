// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes beside a file and moves it to its place when it is finished: a reader finds the old one or the new, even after a crash. */
public final class WholeFile {
    /** Ending of files that are being written. */
    public static final String TEMPORARY = ".part";

    private WholeFile() {
    }

    /** Where to write what {@link #publish} moves to its place; nothing is there, and its folder is. */
    public static Path temporary(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Files.createDirectories(target.getParent());
        Path temporary = target.resolveSibling(target.getFileName() + TEMPORARY);
        Files.deleteIfExists(temporary);
        return temporary;
    }

    /** Syncs what {@link #temporary} named and moves it to its place. */
    public static void publish(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Path temporary = target.resolveSibling(target.getFileName() + TEMPORARY);
        try (FileChannel data = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            data.force(true);
        }
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
