// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.views;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Files that views keep beside a study. */
final class BesideStudy {
    private BesideStudy() {
    }

    /**
     * Writes a file under a name that is still free.
     * @param name from the folder, with slashes
     * @return the name it got
     */
    static String write(Path folder, String name, byte[] content) throws IOException {
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot);
        String first = (dot < 0 ? name : name.substring(0, dot)).replaceAll("[^A-Za-z0-9._/-]+", "-");
        for (int n = 1;; n++) {
            String free = first + (n == 1 ? "" : "-" + n) + ending;
            Path file = folder.resolve(free).normalize();
            if (!file.startsWith(folder.normalize())) {
                throw new IOException("is not beside the study");
            }
            try {
                Files.createDirectories(file.getParent());
                Files.write(file, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                return free;
            } catch (FileAlreadyExistsException e) {
                // the next number
            }
        }
    }
}
