// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.operando.api.Table;
import org.operando.core.files.WholeFile;
import org.operando.core.run.RunResult;
import org.operando.core.run.Runner;
import org.operando.core.run.StepId;
import org.operando.core.run.StepResult;
import org.operando.io.text.TableCsv;

/** Writes every table of a run as CSV with units into {@code tables/}. */
public final class TableFiles {
    private TableFiles() {
    }

    /** Name of the file of a table. */
    public static String name(StepId step, String table) {
        return (step.measurement().isEmpty() ? "compare" : step.measurement()) + "-" + step.name() + "-" + table
                + ".csv";
    }

    /** Writes the tables of all steps that have a result. */
    public static void write(RunResult run, Runner.Results results) throws IOException {
        Path folder = Files.createDirectories(run.folder().resolve("tables"));
        for (StepResult step : run.steps()) {
            if (!step.state().hasResult()) {
                continue;
            }
            Map<String, Table> tables = results.outputs(step.step().id()).map(Tables::of).orElse(Map.of());
            for (Map.Entry<String, Table> table : tables.entrySet()) {
                write(table.getValue(), folder.resolve(name(step.step().id(), table.getKey())));
            }
        }
    }

    /** Writes one table; the file is there whole or not at all. */
    public static void write(Table table, Path file) throws IOException {
        Path temporary = WholeFile.temporary(file);
        TableCsv.write(table, temporary);
        WholeFile.publish(file);
    }
}
