// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.operando.core.results.ResultFile;
import org.operando.core.study.StudyException;

/** Checks of a file that a command is to write, before any work: raw data and files of others are never overwritten. */
final class OutputFile {
    private OutputFile() {
    }

    /**
     * Refuses an output that is an input, that is there and no result of ours, or whose folder is not there or may not be
     * written to.
     * @param endings what the name may end with
     */
    static void check(Path output, List<Path> inputs, String... endings) throws StudyException, IOException {
        if (Stream.of(endings).noneMatch(output.getFileName().toString()::endsWith)) {
            throw new StudyException("unknown format", output.toString(),
                    "name a file that ends in " + String.join(" or ", endings));
        }
        Path folder = output.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new StudyException("no such folder", folder.toString(), "make it, or name another file");
        }
        if (!Files.isWritable(folder)) {
            throw new StudyException("nothing may be written into this folder", folder.toString(),
                    "name a file in another one, or have its permissions changed");
        }
        for (Path input : inputs) {
            if (Files.exists(output) && Files.exists(input) && Files.isSameFile(output, input)) {
                throw new StudyException("is one of the inputs and would be overwritten", output.toString(),
                        "name another file");
            }
        }
        if (Files.exists(output) && ResultFile.key(output).isEmpty()) {
            throw new StudyException("is there already and is no result of Operando's", output.toString(),
                    "name another file, or move it away");
        }
    }
}
