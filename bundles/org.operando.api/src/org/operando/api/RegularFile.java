// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that ends: no folder, and no pipe, device or socket, which a reader could wait for or read without end. What
 * opens a file that a study or another file names asks here first.
 */
public final class RegularFile {
    private RegularFile() {
    }

    /**
     * Refuses what is there and is no regular file; links are followed. A file that is not there is left to who opens
     * it.
     * @throws LoadException with the kind of thing that it is
     */
    public static void require(Path file) throws LoadException {
        if (Files.isDirectory(file)) {
            Path name = file.getFileName() == null ? file : file.getFileName();
            throw LoadException.at(file, "", "is a folder", "name the files in it, e.g. \"" + name + "/*.xy\"");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw LoadException.at(file, "", "is no file but a pipe, device or socket", "name a file on a disk");
        }
    }
}
