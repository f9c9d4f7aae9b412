// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.operando.core.study.StudyException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code operando run}: runs a study. */
@Command(name = "run", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Runs a study: results, figures and a report. What is done already and still holds is kept.",
        footer = {"", "Exit code: 0 all is done, 1 something failed or was not run (the report names it),",
            "2 the study or the command is wrong, 3 a fault of ours, 130 stopped by Ctrl-C or SIGTERM."})
final class RunCommand implements Callable<Integer> {
    @Parameters(paramLabel = "STUDY", description = "The study file, NAME.study.yaml.")
    private Path study;

    @Mixin
    private RunOptions options;

    @Override
    public Integer call() throws StudyException {
        return options.run(study);
    }
}
