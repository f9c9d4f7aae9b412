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
        Path temporary = temporaryOf(file);
        Files.createDirectories(temporary.getParent());
        Files.deleteIfExists(temporary);
        FaultPoint.WRITE.reached();
        return temporary;
    }

    /** Where a file is written, whether it is being or not. */
    public static Path temporaryOf(Path file) {
        Path target = file.toAbsolutePath();
        return target.resolveSibling(target.getFileName() + TEMPORARY);
    }

    /** Moves what {@link #temporary} named to its place; after a crash of the machine it may be there torn. */
    public static void publishUnsynced(Path file) throws IOException {
        Files.move(temporaryOf(file), file.toAbsolutePath(), StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** Syncs what {@link #temporary} named and moves it to its place. */
    public static void publish(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Path temporary = temporaryOf(file);
        FaultPoint.TORN_WRITE.reached(temporary);
        try (FileChannel data = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            data.force(true);
        }
        FaultPoint.BEFORE_RENAME.reached();
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        FaultPoint.AFTER_RENAME.reached();
        try (FileChannel folder = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
