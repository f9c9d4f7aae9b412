// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.operando.core.study.Study;
import org.operando.core.study.StudyException;

/**
 * A study may come with a results folder of somebody else. Links in it would let a run write anywhere that its user may:
 * a {@code log.txt} that is a link to a start-up file of the shell, a {@code figures} that is one to another folder.
 */
final class OwnFolder {
    private OwnFolder() {
    }

    /**
     * Refuses a folder with links in it, and one beside the study that is a link itself; a folder that the user names may
     * be one.
     */
    static void requireNoLinks(Path folder, Study study) throws StudyException, IOException {
        boolean beside = folder.toAbsolutePath().normalize()
                .equals(RunFolder.beside(study).toAbsolutePath().normalize());
        if (beside && Files.isSymbolicLink(folder)) {
            throw new StudyException("is a link to " + Files.readSymbolicLink(folder), folder.toString(),
                    "if results are to go there, name that folder with --results");
        }
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            Optional<Path> link = all.filter(p -> !p.equals(folder) && Files.isSymbolicLink(p)).findFirst();
            if (link.isPresent()) {
                throw new StudyException("is a link to " + Files.readSymbolicLink(link.get())
                        + "; results are written into plain folders only", link.get().toString(),
                        "remove it, or choose another folder with --results");
            }
        }
    }
}
