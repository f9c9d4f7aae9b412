// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.operando.core.run.Cancel;
import org.operando.core.run.RunFolder;
import org.operando.core.run.RunListener;
import org.operando.core.run.Runner;
import org.operando.core.run.StepParts;
import org.operando.core.study.Study;
import org.operando.core.study.StudyException;
import org.operando.core.study.StudyReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code operando part}: a share of one step, for a run that merges it; a batch system starts as many as it likes. */
@Command(name = "part", mixinStandardHelpOptions = true, sortOptions = false, hidden = true,
        description = "Computes a share of the parts of one step into files, which the next 'operando run' merges.",
        footer = {"", "Example: operando part s.study.yaml insitu/line-003 2/8"})
final class PartCommand implements Callable<Integer> {
    private static final Pattern SHARE = Pattern.compile("([1-9]\\d{0,5})/([1-9]\\d{0,5})");

    @Parameters(index = "0", paramLabel = "STUDY", description = "The study file, NAME.study.yaml.")
    private Path study;

    @Parameters(index = "1", paramLabel = "STEP", description = "MEASUREMENT/STEP; steps before it must be done.")
    private String step;

    @Parameters(index = "2", paramLabel = "I/N", description = "The I-th of N shares.")
    private String share;

    @Option(names = "--results", paramLabel = "FOLDER",
            description = "Where results go; default NAME.results beside the study.")
    private Path results;

    @Override
    public Integer call() throws Exception {
        Matcher numbers = SHARE.matcher(share);
        if (!numbers.matches() || Integer.parseInt(numbers.group(1)) > Integer.parseInt(numbers.group(2))) {
            throw new StudyException("'" + share + "' is no share", step, "write 2/8 for the second of eight");
        }
        Study read = StudyReader.read(study, Environment.catalogueWithWarnings());
        if (read.hasErrors()) {
            throw new StudyException(read.name(), read.problems());
        }
        Runner.Options options = Runner.Options.usual(Environment.hashes(), RunListener.SILENT, new Cancel());
        Environment.atWork();
        int made = new StepParts(Environment.catalogue(), options).compute(read,
                results == null ? RunFolder.beside(read) : results, step, Integer.parseInt(numbers.group(1)),
                Integer.parseInt(numbers.group(2)));
        System.out.println(made + " parts of " + step);
        return ExitCode.WELL;
    }
}
