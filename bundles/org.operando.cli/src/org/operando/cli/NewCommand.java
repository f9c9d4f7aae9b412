// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.operando.api.LoadException;
import org.operando.core.catalogue.Contribution;
import org.operando.core.catalogue.Recogniser;
import org.operando.core.intake.StudyDraft;
import org.operando.core.intake.StudyIntake;
import org.operando.core.record.NearMiss;
import org.operando.core.record.Problem;
import org.operando.core.study.OpenValues;
import org.operando.core.study.Study;
import org.operando.core.study.StudyDocument;
import org.operando.core.study.StudyException;
import org.operando.core.study.StudyReader;
import org.operando.core.template.PluginTemplate;
import org.operando.core.template.Templates;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code operando new}: writes a study, or the folder of a plug-in, to begin from. */
@Command(name = "new", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Writes a study file, or the folder of a plug-in, to begin from.")
final class NewCommand implements Callable<Integer> {
    @ArgGroup(multiplicity = "1")
    private What what;

    @Option(names = "--set", paramLabel = "PATH=VALUE",
            description = "Fills in a value, e.g. measurements.patterns.wavelength='0.4520 angstrom'.")
    private List<String> settings = List.of();

    @Parameters(arity = "0..1", paramLabel = "STUDY|FOLDER",
            description = "What to write; default NAME.study.yaml or the folder NAME here.")
    private Path file;

    /** What is begun. */
    private static final class What {
        @Option(names = "--template", required = true, paramLabel = "NAME",
                description = "A study from this template; see 'operando list templates'.")
        private String template;

        @Option(names = "--plugin", required = true, paramLabel = "NAME",
                description = "A plug-in of this name, e.g. org.mylab.dsc; its last word is the technique's id.")
        private String plugin;

        @Option(names = "--from", required = true, paramLabel = "FILE",
                description = "A study of a batch journal (CSV, XLSX: file, label, mass, area, nominal capacity, group) or of an archive of an electronic notebook (.eln).")
        private Path journal;
    }

    @Override
    public Integer call() throws StudyException, IOException, LoadException {
        if (what.plugin != null) {
            return plugin(what.plugin);
        }
        return what.journal == null ? study(what.template) : taken(what.journal);
    }

    private int taken(Path journal) throws StudyException, IOException, LoadException {
        String stem = journal.getFileName().toString().replaceFirst("\\.[A-Za-z]+$", "");
        Path target = file == null ? Path.of(stem + ".study.yaml") : file;
        requireNew(target);
        StudyDraft draft = StudyIntake.read(journal, target.toAbsolutePath(),
                new Recogniser(Environment.catalogueWithWarnings()));
        int written = write(target, draft.text());
        draft.notes().forEach(n -> System.out.println("  " + n));
        return written;
    }

    private static void requireNew(Path target) throws StudyException {
        if (Files.exists(target)) {
            throw new StudyException("the file is there already", target.toString(), "name another, or move it away");
        }
    }

    private int plugin(String name) throws StudyException, IOException {
        PluginTemplate template = new PluginTemplate(name);
        if (!settings.isEmpty()) {
            throw new StudyException("a plug-in has no values to set", "--set", "leave it out");
        }
        Optional<String> other = Environment.catalogue().technique(template.technique()).map(Contribution::bundle);
        if (other.isPresent()) {
            throw new StudyException(other.get() + " has a technique '" + template.technique() + "' already",
                    "--plugin", "take another last word");
        }
        Path target = file == null ? Path.of(name) : file;
        if (Files.exists(target)) {
            throw new StudyException("is there already", target.toString(), "name another folder, or move it away");
        }
        int files = template.write(target);
        Path repository = Environment.home().resolve("product/org.operando.product/target/repository");
        boolean isKnown = Files.isDirectory(repository);
        if (isKnown) {
            Files.writeString(target.resolve(".operando-repository"), repository + "\n");
        }
        System.out.println("wrote " + target + " (" + files + " files)");
        System.out.println("build and test it: cd " + target + " && ./build"
                + (isKnown ? "" : " REPOSITORY (Operando's p2 repository: folder, zip or address)"));
        return ExitCode.WELL;
    }

    private int study(String template) throws StudyException, IOException {
        String text = Templates.text(template).orElseThrow(() -> new StudyException("no template '" + template + "'"
                + NearMiss.hint(template, Templates.list().keySet()), "", ""));
        Path target = file == null ? Path.of(template + ".study.yaml") : file;
        requireNew(target);
        return write(target, text);
    }

    private int write(Path target, String text) throws StudyException, IOException {
        if (target.toAbsolutePath().getParent() != null) {
            Files.createDirectories(target.toAbsolutePath().getParent());
        }
        StudyDocument document = new StudyDocument(text);
        for (String setting : settings) {
            int at = setting.indexOf('=');
            if (at < 0) {
                throw new StudyException("'" + setting + "' has no value", "--set", "write PATH=VALUE");
            }
            document = document.with(setting.substring(0, at).strip(), setting.substring(at + 1).strip());
        }
        Study study = StudyReader.read(target, document.text(), Environment.catalogue());
        if (study.hasErrors()) {
            throw new StudyException("--set",
                    study.problems().stream().filter(p -> p.kind() == Problem.Kind.ERROR).toList());
        }
        document.save(target);
        Map<String, Integer> open = OpenValues.of(document.text());
        System.out.println("wrote " + target);
        if (!open.isEmpty()) {
            System.out.println(open.size() + " values are still to be filled in (\"?\"):");
            open.forEach((path, line) -> System.out.println("  line " + line + "  " + path));
        }
        return ExitCode.WELL;
    }
}
