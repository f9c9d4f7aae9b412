// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.operando.core.record.NearMiss;
import org.operando.core.record.Problem;
import org.operando.core.study.OpenValues;
import org.operando.core.study.Study;
import org.operando.core.study.StudyDocument;
import org.operando.core.study.StudyException;
import org.operando.core.study.StudyReader;
import org.operando.core.template.Templates;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code operando new}: writes a study to begin from. */
@Command(name = "new", mixinStandardHelpOptions = true, description = "Writes a study file to begin from.",
        sortOptions = false)
final class NewCommand implements Callable<Integer> {
    @Option(names = "--template", required = true, paramLabel = "NAME",
            description = "The template; see 'operando list templates'.")
    private String template;

    @Option(names = "--set", paramLabel = "PATH=VALUE",
            description = "Fills in a value, e.g. measurements.patterns.wavelength='0.4520 angstrom'.")
    private List<String> settings = List.of();

    @Parameters(arity = "0..1", paramLabel = "STUDY", description = "The file to write; default NAME.study.yaml here.")
    private Path file;

    @Override
    public Integer call() throws StudyException, IOException {
        String text = Templates.text(template).orElseThrow(() -> new StudyException("no template '" + template + "'"
                + NearMiss.hint(template, Templates.list().keySet()), "", ""));
        Path target = file == null ? Path.of(template + ".study.yaml") : file;
        if (Files.exists(target)) {
            throw new StudyException("the file is there already", target.toString(), "name another, or move it away");
        }
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
