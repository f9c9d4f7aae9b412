// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders of plug-ins on the disk: what has its name is whole. */
final class Folders {
    private Folders() {
    }

    /** Refuses a folder that cannot be written, before anything is done. */
    static void requireWritable(Path folder) throws PluginException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new PluginException("cannot be made", folder.toString(), "look at the permissions", e);
        }
        if (!Files.isWritable(folder)) {
            throw new PluginException("may not be written", folder.toString(),
                    "ask who installed Operando, or install for yourself without --site");
        }
    }

    /** A name beside, that lists and starts leave out. */
    static Path hidden(Path folder, String what) {
        return folder.resolveSibling("." + what + "-" + ProcessHandle.current().pid() + "-" + folder.getFileName());
    }

    /** Puts a folder into the place of another one, which may be there. */
    static void publish(Path made, Path target) throws IOException {
        Path before = hidden(target, "old");
        boolean replaces = Files.exists(target);
        if (replaces) {
            Files.move(target, before, StandardCopyOption.ATOMIC_MOVE);
        }
        try {
            Files.move(made, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (replaces) {
                Files.move(before, target, StandardCopyOption.ATOMIC_MOVE);
            }
            throw e;
        }
        if (replaces) {
            delete(before);
        }
    }

    /** Takes away a file or folder, by its name first: a start in between finds all of it or nothing. */
    static void remove(Path target) throws IOException {
        Path before = hidden(target, "old");
        Files.move(target, before, StandardCopyOption.ATOMIC_MOVE);
        delete(before);
    }

    /** Deletes a file or folder with what is in it; links are not followed. */
    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
