// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.operando.api.OperandoException;
import org.operando.api.OperationException;
import org.operando.api.Table;
import org.operando.api.Warning;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.results.ResultFile;
import org.operando.core.results.SignalTable;
import org.operando.core.results.TableFiles;
import org.operando.core.results.Tables;
import org.operando.core.run.Exporting;
import org.operando.core.run.FileLook;
import org.operando.core.study.StudyException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code operando convert}: raw files and results in open formats. */
@Command(name = "convert", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Writes what files of one measurement, or one result (.nxs), hold as CSV with units, as NeXus, or in a"
                + " format of others ('operando list exporters').")
final class ConvertCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE",
            description = "The files of one measurement, or one result of Operando.")
    private List<Path> files;

    @Option(names = "--with", paramLabel = "NAME=VALUE", description = "What a study would say of the measurement.")
    private List<String> measurement = List.of();

    @Option(names = {"-o", "--output"}, required = true, paramLabel = "OUT",
            description = "A file that ends in .csv or .nxs, or as those of an exporter do, e.g. .bdf.csv.")
    private Path output;

    @Option(names = "--as", paramLabel = "ID",
            description = "The exporter, when the ending of OUT does not say which.")
    private Optional<String> exporter = Optional.empty();

    @Override
    public Integer call() throws Exception {
        String name = output.getFileName().toString();
        Catalogue catalogue = Environment.catalogueWithWarnings();
        Exporting exporting = new Exporting(catalogue);
        List<String> endings = new ArrayList<>(List.of(".csv", ".nxs"));
        endings.addAll(exporting.endings());
        OutputFile.check(output, files, exporter.isPresent() ? new String[] {""} : endings.toArray(String[]::new));
        Environment.atWork();
        Optional<FileLook.Content> result = result(exporting);
        FileLook.Content content = result.isPresent() ? result.get()
                : FileLook.load(files, catalogue, ApplyCommand.yaml(measurement));
        warn(content.warnings());
        if (exporter.isPresent() || exporting.isNamedSo(output)) {
            Path file = output.toAbsolutePath();
            warn(result.isPresent() ? exporting.writeResult(content, exporter, file)
                    : exporting.write(content, exporting.asked(exporter, output, content.technique()), file));
            System.out.println("wrote " + output);
        } else if (name.endsWith(".nxs")) {
            ResultFile.publish(output.toAbsolutePath(), content.header(), content.data());
            System.out.println("wrote " + output);
        } else {
            tables(content.data(), name);
        }
        return ExitCode.WELL;
    }

    /** What a result of Operando holds; empty for files of others. */
    private Optional<FileLook.Content> result(Exporting exporting) throws OperandoException {
        for (Path file : files) {
            Optional<FileLook.Content> result = exporting.result(file);
            if (result.isPresent() && files.size() > 1) {
                throw new OperationException("results are converted one at a time", file.toString(), "name it alone");
            }
            if (result.isPresent() && output.toString().endsWith(".nxs") && exporter.isEmpty()
                    && !exporting.isNamedSo(output)) {
                throw new OperationException("is a result in NeXus already", file.toString(),
                        "copy the file, or name another format");
            }
            if (result.isPresent()) {
                return result;
            }
        }
        return Optional.empty();
    }

    private static void warn(List<Warning> warnings) {
        warnings.forEach(w -> System.err.println("operando: warning: " + w.where() + ": " + w.what()));
    }

    private void tables(Record data, String name) throws OperandoException, IOException {
        Map<String, Table> tables = new LinkedHashMap<>(Tables.of(data));
        for (var signal : FileLook.signals(data).entrySet()) {
            Optional<Table> flat = SignalTable.of(signal.getValue());
            flat.ifPresent(t -> tables.put(signal.getKey(), t));
        }
        for (Map.Entry<String, Table> table : tables.entrySet()) {
            Path file = tables.size() == 1 ? output
                    : output.resolveSibling(name.replaceFirst("\\.csv$", "-" + table.getKey() + ".csv"));
            OutputFile.check(file, files, ".csv");
            TableFiles.write(table.getValue(), file.toAbsolutePath());
            System.out.println("wrote " + file);
        }
    }
}
