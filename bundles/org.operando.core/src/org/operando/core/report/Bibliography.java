// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.operando.core.files.WholeFile;
import org.operando.core.run.RunResult;

/** Writes {@code references.bib}: what a paper with these results has to cite. */
public final class Bibliography {
    /** Name of the file in the results folder. */
    public static final String NAME = "references.bib";

    private Bibliography() {
    }

    /** Writes the file into the results folder. */
    public static void write(RunResult run) throws IOException {
        Path file = run.folder().resolve(NAME);
        Path temporary = WholeFile.temporary(file);
        Files.writeString(temporary, MethodsText.of(run).bibtex());
        WholeFile.publish(file);
    }
}
