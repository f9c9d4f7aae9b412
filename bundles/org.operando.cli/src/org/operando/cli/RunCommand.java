// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.operando.core.study.StudyException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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

    @Option(names = "--watch",
            description = "Look for new and changed files and run again what they change, until Ctrl-C or --idle. A file is"
                    + " taken when its size is still and it opens.")
    private boolean watch;

    @Option(names = "--idle", paramLabel = "TIME", converter = Stretch.Converter.class,
            description = "With --watch: end when no file has changed for this time, e.g. '10 min'.")
    private Optional<Duration> idle = Optional.empty();

    @Option(names = "--every", paramLabel = "TIME", converter = Stretch.Converter.class, defaultValue = "2 s",
            description = "With --watch: time between two looks at the files; default ${DEFAULT-VALUE}.")
    private Duration every;

    @Override
    public Integer call() throws StudyException, InterruptedException {
        return watch ? options.watch(study, idle, every) : options.run(study);
    }
}
