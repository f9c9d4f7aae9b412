// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code operando docs}: writes the pages of the documentation that are made of records. For developers. */
@Command(name = "docs", hidden = true, mixinStandardHelpOptions = true,
        description = "Writes docs/operations.md and the tables of docs/study-file.md from the records.")
final class DocsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "The folder with the pages.")
    private Path folder;

    @Override
    public Integer call() throws IOException {
        RecordPages pages = new RecordPages(Environment.catalogue());
        Files.writeString(folder.resolve("operations.md"), pages.operations());
        Path study = folder.resolve("study-file.md");
        Files.writeString(study, pages.studyFile(Files.readString(study)));
        return ExitCode.WELL;
    }
}
