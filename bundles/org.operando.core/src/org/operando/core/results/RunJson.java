// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.results;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.operando.api.OperationException;
import org.operando.api.Warning;
import org.operando.core.files.WholeFile;
import org.operando.core.record.CanonicalJson;
import org.operando.core.record.Problem;
import org.operando.core.record.ResultJson;
import org.operando.core.run.Failure;
import org.operando.core.run.FigureResult;
import org.operando.core.run.PlannedStep;
import org.operando.core.run.RunResult;
import org.operando.core.run.Runner;
import org.operando.core.run.StepResult;

/** A run as one JSON document: {@code run.json}, and what {@code run --json} prints, with all outputs. */
public final class RunJson {
    private RunJson() {
    }

    /** A generator with the project's form: two blanks, keys in their order. */
    public static JsonGenerator generator(Writer out) throws IOException {
        return new JsonFactory().createGenerator(out).setPrettyPrinter(new DefaultPrettyPrinter());
    }

    /** Writes {@code run.json} into the results folder. */
    public static void write(RunResult run) throws IOException {
        Path file = run.folder().resolve("run.json");
        Path temporary = WholeFile.temporary(file);
        try (OutputStream out = Files.newOutputStream(temporary);
                JsonGenerator json = new JsonFactory().createGenerator(out)
                        .setPrettyPrinter(new DefaultPrettyPrinter())) {
            write(json, run, Optional.empty());
        }
        WholeFile.publish(file);
    }

    /**
     * Writes a run.
     * @param outputs gives the outputs of steps; empty to leave them out
     */
    public static void write(JsonGenerator json, RunResult run, Optional<Runner.Results> outputs) throws IOException {
        json.writeStartObject();
        json.writeNumberField("schema", 1);
        json.writeStringField("study", run.plan().study().name());
        json.writeStringField("title", run.plan().study().title());
        // a results folder says nothing of where it lies: it may be moved, and equal runs give equal files
        json.writeStringField("results", outputs.isPresent() ? run.folder().toString() : ".");
        json.writeNumberField("exit", run.exitCode());
        json.writeArrayFieldStart("steps");
        for (StepResult step : run.steps()) {
            step(json, run, step, outputs);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("figures");
        for (FigureResult figure : run.figures()) {
            figure(json, run, figure);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("problems");
        for (Problem p : run.plan().problems()) {
            json.writeString(p.toString());
        }
        for (Problem p : run.plan().study().problems()) {
            json.writeString(p.toString());
        }
        json.writeEndArray();
        warnings(json, "plugins", run.plugins());
        warnings(json, "leftOut", run.leftOut());
        json.writeEndObject();
    }

    private static void step(JsonGenerator json, RunResult run, StepResult result, Optional<Runner.Results> outputs)
            throws IOException {
        PlannedStep step = result.step();
        json.writeStartObject();
        json.writeObjectFieldStart("step");
        json.writeStringField("measurement", step.id().measurement());
        json.writeStringField("name", step.id().name());
        json.writeEndObject();
        json.writeStringField("state", result.state().word());
        json.writeStringField("key", result.key().isEmpty() ? null : result.key());
        operation(json, step.operationId(), step.operation().map(o -> {
            try {
                return o.version();
            } catch (OperationException e) {
                return 0;
            }
        }).orElse(0));
        parameters(json, step.parameters());
        json.writeFieldName("outputs");
        Optional<Record> values = outputs.filter(o -> result.state().hasResult()).flatMap(o -> o.outputs(step.id()));
        if (values.isPresent()) {
            new ResultJson(json).components(values.get(), "/entry");
        } else {
            json.writeStartObject();
            json.writeEndObject();
        }
        warnings(json, "warnings", result.warnings());
        json.writeArrayFieldStart("files");
        if (result.file().isPresent()) {
            json.writeString(run.folder().relativize(result.file().get()).toString());
        }
        json.writeEndArray();
        error(json, result.failure());
        json.writeEndObject();
    }

    /** {@code "operation":{"id","version"}}. */
    public static void operation(JsonGenerator json, String id, int version) throws IOException {
        json.writeObjectFieldStart("operation");
        json.writeStringField("id", id);
        json.writeNumberField("version", version);
        json.writeEndObject();
    }

    /** {@code "parameters":{...}} with all values, defaults included. */
    public static void parameters(JsonGenerator json, Optional<? extends Record> parameters) throws IOException {
        json.writeFieldName("parameters");
        json.writeRawValue(parameters.map(CanonicalJson::of).orElse("{}"));
    }

    /** {@code "warnings":[{"what","where"}]}. */
    public static void warnings(JsonGenerator json, String name, List<Warning> warnings) throws IOException {
        json.writeArrayFieldStart(name);
        for (Warning w : warnings) {
            json.writeStartObject();
            json.writeStringField("what", w.what());
            json.writeStringField("where", w.where());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** {@code "error":{"what","where","remedy"}}, or null. */
    public static void error(JsonGenerator json, Optional<Failure> failure) throws IOException {
        json.writeFieldName("error");
        if (failure.isEmpty()) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeStringField("what", failure.get().what());
        json.writeStringField("where", failure.get().where());
        json.writeStringField("remedy", failure.get().remedy());
        json.writeEndObject();
    }

    private static void figure(JsonGenerator json, RunResult run, FigureResult figure) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", figure.name());
        json.writeStringField("figure", figure.kind());
        json.writeStringField("state", figure.state().word());
        json.writeStringField("title", figure.title());
        json.writeStringField("caption", figure.caption());
        json.writeArrayFieldStart("files");
        for (Path file : figure.files()) {
            json.writeString(run.folder().relativize(file).toString());
        }
        json.writeEndArray();
        warnings(json, "warnings", figure.warnings());
        error(json, figure.failure());
        json.writeEndObject();
    }
}
