// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.operando.api.Column;
import org.operando.core.run.FileLook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code operando inspect}: what files are. */
@Command(name = "inspect", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Says of each file which loader reads it and why, its technique, shape, columns with units, metadata.")
final class InspectCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The files.")
    private List<Path> files;

    @Option(names = "--with", paramLabel = "NAME=VALUE", description = "What a study would say of the measurement.")
    private List<String> measurement = List.of();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        List<FileLook> looks = new ArrayList<>();
        var catalogue = Environment.catalogueWithWarnings();
        for (Path file : files) {
            looks.add(FileLook.at(file, catalogue, ApplyCommand.yaml(measurement)));
        }
        if (json) {
            Output.json(out -> {
                out.writeArrayFieldStart("files");
                for (FileLook look : looks) {
                    document(out, look);
                }
                out.writeEndArray();
            });
        } else {
            looks.forEach(InspectCommand::print);
        }
        return looks.stream().allMatch(l -> l.error().isEmpty()) ? ExitCode.WELL : ExitCode.FAILED;
    }

    private static void print(FileLook look) {
        System.out.println(look.path());
        if (!look.loader().isEmpty()) {
            System.out.println("  loader     " + look.loader() + " (" + look.reason() + ")");
            System.out.println("  technique  " + look.technique());
        }
        if (look.shape().length > 0) {
            System.out.println("  shape      " + Arrays.toString(look.shape()));
        } else if (look.records() >= 0) {
            System.out.println("  records    " + look.records());
        }
        for (Column c : look.columns()) {
            System.out.println("  column     " + c.name() + (c.unit().name().equals("1") ? "" : " (" + c.unit() + ")"));
        }
        look.metadata().forEach((k, v) -> System.out.println("  " + k + ": " + v));
        look.warnings().forEach(w -> System.out.println("  warning    " + w.where() + ": " + w.what()));
        look.error().ifPresent(e -> System.out.println("  error      " + e));
    }

    private static void document(JsonGenerator out, FileLook look) throws IOException {
        out.writeStartObject();
        out.writeStringField("path", look.path().toString());
        out.writeStringField("loader", look.loader().isEmpty() ? null : look.loader());
        out.writeNumberField("confidence", look.confidence());
        out.writeStringField("reason", look.reason());
        out.writeStringField("technique", look.technique().isEmpty() ? null : look.technique());
        if (look.shape().length > 0) {
            out.writeFieldName("shape");
            out.writeArray(look.shape(), 0, look.shape().length);
        } else if (look.records() >= 0) {
            out.writeNumberField("records", look.records());
        }
        out.writeArrayFieldStart("columns");
        for (Column c : look.columns()) {
            out.writeStartObject();
            out.writeStringField("name", c.name());
            out.writeStringField("unit", c.unit().name());
            out.writeStringField("type",
                    c.values() instanceof double[] ? "number" : c.values() instanceof long[] ? "integer" : "text");
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeObjectFieldStart("metadata");
        for (Map.Entry<String, String> entry : look.metadata().entrySet()) {
            out.writeStringField(entry.getKey(), entry.getValue());
        }
        out.writeEndObject();
        if (look.error().isPresent()) {
            out.writeStringField("error", look.error().get());
        }
        out.writeEndObject();
    }
}
