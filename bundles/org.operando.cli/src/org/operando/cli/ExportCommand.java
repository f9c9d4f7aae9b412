// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.export.Crate;
import org.operando.core.run.Cancel;
import org.operando.core.run.FileHashes;
import org.operando.core.run.RunFolder;
import org.operando.core.run.RunListener;
import org.operando.core.run.RunResult;
import org.operando.core.run.Runner;
import org.operando.core.study.Study;
import org.operando.core.study.StudyException;
import org.operando.core.study.StudyReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code operando export}: a study with data and results for others. */
@Command(name = "export", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Packs a study with raw data, results and references so that others can read it and run it again.",
        footer = {"",
            "What is not up to date is run first. Files outside the study's folder go to outside/N/ in the crate.",
            "An older crate is replaced; anything else is left alone.",
            "Exit code: 0 all is done, 1 the crate is written but a step or figure has no result, 2 nothing was written."})
final class ExportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "STUDY", description = "The study file, NAME.study.yaml.")
    private Path file;

    @Option(names = "--ro-crate", required = true, description = "As an RO-Crate 1.1 (ro-crate-metadata.json).")
    private boolean crate;

    @Option(names = {"-o", "--output"}, paramLabel = "FOLDER|FILE.zip",
            description = "Where it goes; default NAME.crate beside the study.")
    private Path output;

    @Option(names = "--results", paramLabel = "FOLDER",
            description = "Where results are; default NAME.results beside the study.")
    private Path results;

    @Override
    public Integer call() throws StudyException, IOException {
        Catalogue catalogue = Environment.catalogueWithWarnings();
        Study study = StudyReader.read(file, catalogue);
        Path target = output == null ? study.folder().resolve(study.name() + ".crate") : output;
        Crate.check(study, target);
        FileHashes hashes = Environment.hashes();
        Runner runner = new Runner(catalogue, Runner.Options.usual(hashes, RunListener.SILENT, new Cancel()));
        Environment.atWork();
        RunResult run = runner.run(study, results == null ? RunFolder.beside(study) : results);
        int files = Crate.write(run, runner.results(), hashes, target);
        if (study.provenance().licence().isEmpty()) {
            System.err.println("operando: warning: the study states no licence; others will not know what they may do."
                    + " Write provenance: {licence: ...}");
        }
        run.steps().stream().filter(s -> s.failure().isPresent()).forEach(s -> System.err
                .println("operando: " + s.state().word() + ": " + s.failure().get().of(s.step().id())));
        run.figures().stream().filter(f -> f.failure().isPresent()).forEach(
                f -> System.err.println("operando: figure " + f.failure().get().of(f.name())));
        run.plan().problems().forEach(p -> System.err.println("operando: " + p));
        System.out.println("wrote " + target + " (" + files + " files)");
        return run.exitCode();
    }
}
