// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.operando.api.FigureBuilder;
import org.operando.api.Operation;
import org.operando.api.OperationException;
import org.operando.api.SplitOperation;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.catalogue.Contribution;
import org.operando.core.catalogue.Kind;
import org.operando.core.record.SchemaJson;
import org.operando.core.results.RunJson;
import org.operando.core.template.Templates;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code operando list}: what there is. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists what this installation knows.",
        sortOptions = false)
final class ListCommand implements Callable<Integer> {
    /** What can be listed. */
    enum What {
        /** Techniques. */
        techniques(Kind.TECHNIQUE),
        /** Loaders. */
        loaders(Kind.LOADER),
        /** Exporters. */
        exporters(Kind.EXPORTER),
        /** Operations. */
        operations(Kind.OPERATION),
        /** Figures. */
        figures(Kind.FIGURE),
        /** Peak shapes. */
        shapes(Kind.PEAK_SHAPE),
        /** Optimizers. */
        optimizers(Kind.OPTIMIZER),
        /** Study templates. */
        templates(null);

        private final Kind kind;

        What(Kind kind) {
            this.kind = kind;
        }
    }

    @Parameters(paramLabel = "WHAT", description = "One of: ${COMPLETION-CANDIDATES}")
    private What what;

    @Option(names = "--json", description = "Print one JSON document, with all details.")
    private boolean json;

    @Override
    public Integer call() {
        if (what == What.templates) {
            templates();
            return ExitCode.WELL;
        }
        Catalogue catalogue = Environment.catalogueWithWarnings();
        if (json) {
            Output.json(out -> document(out, catalogue));
        } else {
            List<String[]> rows = new ArrayList<>();
            for (Contribution<?> c : catalogue.all(what.kind)) {
                String bundle = c.state().equals("stable") ? c.bundle() : c.bundle() + " (" + c.state() + ")";
                rows.add(what == What.loaders ? new String[] {c.id(), c.label(), bundle, c.confirmed()}
                        : new String[] {c.id(), c.label(), bundle});
            }
            Output.columns(rows);
        }
        return ExitCode.WELL;
    }

    private void templates() {
        if (json) {
            Output.json(out -> {
                out.writeArrayFieldStart("templates");
                for (var template : Templates.list().entrySet()) {
                    out.writeStartObject();
                    out.writeStringField("name", template.getKey());
                    out.writeStringField("label", template.getValue());
                    out.writeEndObject();
                }
                out.writeEndArray();
            });
        } else {
            Output.columns(
                    Templates.list().entrySet().stream().map(e -> new String[] {e.getKey(), e.getValue()}).toList());
        }
    }

    private void document(JsonGenerator out, Catalogue catalogue) throws IOException {
        out.writeArrayFieldStart(what.name());
        for (Contribution<?> c : catalogue.all(what.kind)) {
            out.writeStartObject();
            out.writeStringField("id", c.id());
            out.writeStringField("label", c.label());
            if (what.kind != Kind.TECHNIQUE) {
                out.writeStringField("technique", c.technique());
            }
            out.writeStringField("bundle", c.bundle());
            if (what.kind == Kind.EXPORTER) {
                out.writeStringField("ending", c.ending());
            }
            if (what == What.loaders) {
                out.writeStringField("confirmed", c.confirmed());
            }
            if (what.kind == Kind.TECHNIQUE) {
                out.writeStringField("state", c.state());
            } else {
                state(out, c, catalogue);
            }
            out.writeEndObject();
        }
        out.writeEndArray();
        RunJson.warnings(out, "plugins", catalogue.problems());
    }

    /** The details of what can be used; what cannot is marked and named among the plug-ins. */
    private static void state(JsonGenerator out, Contribution<?> c, Catalogue catalogue) throws IOException {
        try {
            c.instance();
        } catch (OperationException e) {
            out.writeStringField("state", "broken");
            out.writeStringField("error", e.getMessage());
            catalogue.problem(c.bundle(), e.what());
            return;
        }
        out.writeStringField("state", c.state());
        details(out, c);
    }

    private static void details(JsonGenerator out, Contribution<?> c) throws IOException {
        try {
            out.writeNumberField("version", c.version());
            out.writeStringField("doc", c.doc());
            out.writeArrayFieldStart("references");
            for (String reference : c.references()) {
                out.writeString(reference);
            }
            out.writeEndArray();
            switch (c.instance()) {
                case Operation<?, ?, ?> operation -> {
                    fields(out, "inputs", Catalogue.type(operation, 0));
                    fields(out, "outputs", Catalogue.type(operation, 2));
                    out.writeBooleanField("split", operation instanceof SplitOperation);
                    fields(out, "parameters", Catalogue.type(operation, 1));
                }
                case FigureBuilder<?, ?> figure -> {
                    fields(out, "inputs", Catalogue.type(figure, 0));
                    fields(out, "parameters", Catalogue.type(figure, 1));
                }
                default -> {
                    // loaders, exporters, shapes and optimizers have no records of their own
                }
            }
        } catch (OperationException | IllegalArgumentException e) {
            out.writeStringField("error", e.getMessage());
        }
    }

    private static void fields(JsonGenerator out, String name, Class<? extends Record> type) throws IOException {
        out.writeFieldName(name);
        SchemaJson.fields(out, type);
    }
}
