// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code operando doctor}: what the machine lacks. */
@Command(name = "doctor", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Says what this machine lacks, and how to get it.",
        footer = {"", "Exit code: 0 nothing is missing that runs need, 1 something is."})
final class DoctorCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        List<Finding> findings = Finding.all();
        if (json) {
            Output.json(out -> {
                out.writeArrayFieldStart("findings");
                for (Finding f : findings) {
                    out.writeStartObject();
                    out.writeStringField("name", f.name());
                    out.writeStringField("state", f.state().name().toLowerCase(Locale.ROOT));
                    out.writeStringField("found", f.found());
                    out.writeStringField("remedy", f.remedy());
                    out.writeEndObject();
                }
                out.writeEndArray();
            });
        } else {
            List<String[]> rows = new ArrayList<>();
            findings.forEach(f -> rows.add(new String[] {f.name(), f.state().name().toLowerCase(Locale.ROOT),
                f.found() + (f.remedy().isEmpty() ? "" : "; " + f.remedy())}));
            Output.columns(rows);
        }
        return findings.stream().anyMatch(f -> f.state() == Finding.State.MISSING) ? ExitCode.FAILED : ExitCode.WELL;
    }
}
