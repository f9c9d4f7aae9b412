// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.operando.api.LoadException;
import org.operando.api.OperationException;
import org.operando.api.Warning;
import org.operando.core.record.ResultJson;
import org.operando.core.results.RunJson;
import org.operando.core.results.Tables;
import org.operando.core.run.Cancel;
import org.operando.core.run.RunListener;
import org.operando.core.run.Runner;
import org.operando.core.run.SingleOperation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code operando apply}: one operation on files. */
@Command(name = "apply", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Runs one operation on files, without a study.",
        footer = {"", "Example: operando apply powder.peak frames/*.xye --with wavelength='0.4520 angstrom' \\",
            "           --set from='14.05 deg' --set to='14.85 deg' -o peak.nxs"})
final class ApplyCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "OPERATION", description = "Its id; see 'operando list operations'.")
    private String operation;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "INPUT",
            description = "Raw files, and result files (.nxs) of earlier steps.")
    private List<Path> inputs;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "A parameter, as a study writes it.")
    private List<String> parameters = List.of();

    @Option(names = "--with", paramLabel = "NAME=VALUE", description = "What a study would say of the measurement.")
    private List<String> measurement = List.of();

    @Option(names = {"-o", "--output"}, required = true, paramLabel = "RESULT.nxs",
            description = "The NeXus file to write.")
    private Path output;

    @Option(names = "--json", description = "Print the outputs as one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        OutputFile.check(output, inputs, ".nxs");
        Runner.Options options = Runner.Options.usual(Environment.hashes(), RunListener.SILENT, new Cancel());
        Environment.atWork();
        SingleOperation.Outcome outcome;
        try {
            outcome = new SingleOperation(Environment.catalogueWithWarnings(), options).run(operation, inputs,
                    yaml(parameters),
                    yaml(measurement), output);
        } catch (OperationException | LoadException e) {
            System.err.println("operando: " + e.getMessage());
            return ExitCode.FAILED;
        }
        if (json) {
            print(outcome);
        } else {
            Tables.quantities(outcome.outputs()).forEach((name, q) -> System.out.println(name + " = " + q));
            Tables.of(outcome.outputs())
                    .forEach((name, t) -> System.out.println(name + ": table of " + t.rows() + " rows"));
            outcome.warnings().forEach(w -> System.err.println("operando: warning: " + w.where() + ": " + w.what()));
            System.out.println("result   " + output);
        }
        return outcome.warnings().stream().anyMatch(Warning::leftOut) ? ExitCode.FAILED : ExitCode.WELL;
    }

    private void print(SingleOperation.Outcome outcome) {
        Output.json(out -> {
            try {
                RunJson.operation(out, outcome.operation().id(), outcome.operation().version());
            } catch (OperationException e) {
                throw new IllegalStateException(e);
            }
            RunJson.parameters(out, Optional.of(outcome.parameters()));
            out.writeFieldName("outputs");
            new ResultJson(out).components(outcome.outputs(), "/entry");
            RunJson.warnings(out, "warnings", outcome.warnings());
            out.writeArrayFieldStart("files");
            out.writeString(output.toString());
            out.writeEndArray();
        });
    }

    /** {@code name=value} as a line of a study; an unknown unit or name is found by the reader. */
    static String yaml(List<String> settings) {
        return settings.stream().map(s -> {
            int at = s.indexOf('=');
            return at < 0 ? s + ": true" : s.substring(0, at).strip() + ": " + s.substring(at + 1).strip();
        }).collect(Collectors.joining("\n"));
    }
}
