// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.operando.api.Column;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Table;
import org.operando.api.Unit;
import org.operando.api.Warning;
import org.operando.core.files.WholeFile;
import org.operando.core.record.CanonicalJson;
import org.operando.core.record.Problem;
import org.operando.core.record.Schema;
import org.operando.core.results.TableFiles;
import org.operando.core.results.Tables;
import org.operando.core.run.Failure;
import org.operando.core.run.FigureResult;
import org.operando.core.run.MeasuredData;
import org.operando.core.run.ProgramVersion;
import org.operando.core.run.RunResult;
import org.operando.core.run.Runner;
import org.operando.core.run.StepResult;
import org.operando.core.run.StepState;
import org.operando.core.study.Sample;
import org.operando.core.study.Study;
import org.operando.figure.PngFile;

/**
 * The report of a run: what was asked, what was measured, figures, tables with uncertainties, warnings, provenance. One HTML
 * file, figures inside; made of results alone: no time, no machine.
 */
public final class Report {
    /** Rows of a table that the report shows; the file beside it has all. */
    private static final int MAX_ROWS = 25;
    /** A part of an uncertainty that is smaller than this part of the whole changes no digit of it. */
    private static final double NEGLIGIBLE = 1e-3;
    /** Where the width stands in a PNG file. */
    private static final int PNG_WIDTH = 16;

    private final RunResult run;
    private final Runner.Results results;
    private final Html html = new Html();

    private Report(RunResult run, Runner.Results results) {
        this.run = run;
        this.results = results;
    }

    /** Writes {@code report.html} into the results folder. */
    public static void write(RunResult run, Runner.Results results) throws IOException {
        Path temporary = WholeFile.temporary(run.report());
        Files.writeString(temporary, new Report(run, results).text());
        WholeFile.publish(run.report());
    }

    private String text() throws IOException {
        Study study = run.plan().study();
        String title = study.title().isEmpty() ? study.name() : study.title();
        html.raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n").element("title", title)
                .raw("<style>" + ReportStyle.CSS + "</style></head><body>\n").element("h1", title);
        outcome();
        figures();
        values();
        html.raw(ReportSections.methods(run));
        html.raw(ReportSections.provenance(study));
        asked(study);
        measured();
        provenance();
        return html.raw("</body></html>\n").toString();
    }

    private void outcome() {
        long good = run.steps().stream().filter(s -> s.state().hasResult()).count();
        List<String> parts = new ArrayList<>();
        parts.add(good + " of " + run.steps().size() + " steps have a result");
        parts.add(run.figures().stream().filter(f -> f.state().hasResult()).count() + " figures");
        parts.add(run.counted());
        html.element("p class=\"lead\"",
                String.join(" \u00b7 ", parts) + (run.cancelled() ? " \u00b7 stopped by the user" : ""));
        List<StepResult> failed = run.steps().stream().filter(s -> !s.state().hasResult()).toList();
        List<FigureResult> missing = run.figures().stream().filter(f -> f.failure().isPresent()).toList();
        if (!failed.isEmpty() || !missing.isEmpty() || !run.plan().problems().isEmpty() || !run.plugins().isEmpty()
                || !run.leftOut().isEmpty()) {
            html.raw("<section class=\"bad\">").element("h2", "What is missing").raw("<ul>");
            for (StepResult step : failed) {
                String why = step.isUnasked() ? "this run was asked for other steps"
                        : step.failure().map(Failure::toString).orElse("");
                html.raw("<li><b>").text(step.step().id().toString()).raw("</b> ")
                        .text(step.state().word() + ": " + why).raw("</li>\n");
            }
            for (FigureResult f : missing) {
                html.raw("<li><b>").text(f.name()).raw("</b> ").text(f.failure().orElseThrow().toString())
                        .raw("</li>\n");
            }
            run.leftOut().forEach(w -> html.raw("<li><b>").text(w.where()).raw("</b> ").text(w.what()).raw("</li>\n"));
            run.plan().problems().forEach(p -> html.element("li", p.toString()));
            run.plan().study().problems().stream().filter(p -> p.kind() != Problem.Kind.ERROR)
                    .forEach(p -> html.element("li", p.toString()));
            run.plugins().forEach(w -> html.element("li", "plug-in " + w.where() + " " + w.what()));
            html.raw("</ul></section>\n");
        }
        warnings();
    }

    private void warnings() {
        if (run.warnings() == 0) {
            return;
        }
        html.raw("<section class=\"warn\">").element("h2", "Warnings").raw("<ul>");
        for (StepResult step : run.steps()) {
            List<Warning> all = step.remarks();
            all.stream().limit(MAX_ROWS).forEach(w -> html.raw("<li><b>").text(step.step().id().toString()).raw("</b> ")
                    .text((w.where().isEmpty() ? "" : w.where() + ": ") + w.what()).raw("</li>\n"));
            if (all.size() > MAX_ROWS) {
                html.element("li", step.step().id() + ": " + (all.size() - MAX_ROWS)
                        + " more; all of them are in the result file");
            }
        }
        for (FigureResult figure : run.figures()) {
            figure.warnings().forEach(w -> html.raw("<li><b>figure ").text(figure.name()).raw("</b> ").text(w.what())
                    .raw("</li>\n"));
        }
        html.raw("</ul></section>\n");
    }

    /** Figures at 1.4 times their size on paper, so that single columns stand side by side. */
    private void figures() throws IOException {
        int number = 1;
        html.raw("<div class=\"figures\">\n");
        for (FigureResult figure : run.figures()) {
            Optional<Path> png = figure.files().stream().filter(f -> f.toString().endsWith(".png")).findFirst();
            if (png.isPresent()) {
                byte[] bytes = Files.readAllBytes(png.get());
                long width = Math.round(ByteBuffer.wrap(bytes).getInt(PNG_WIDTH) / PngFile.DOTS_PER_INCH * 25.4 * 1.4);
                html.raw("<figure style=\"width:" + width + "mm\" id=\"").text(figure.name())
                        .raw("\"><img src=\"data:image/png;base64," + Base64.getEncoder().encodeToString(bytes)
                                + "\" alt=\"")
                        .text(figure.title()).raw("\"><figcaption><b>Fig. " + number++ + "</b> ").text(figure.title())
                        .text(subject(figure)).text(figure.caption().isEmpty() ? "" : ". " + figure.caption())
                        .raw("</figcaption></figure>\n");
            }
        }
        html.raw("</div>\n");
    }

    private static String subject(FigureResult figure) {
        String sample = figure.subject().sample();
        return sample.isEmpty() ? "" : ". " + sample + ", measurement " + figure.subject().measurement();
    }

    private void values() {
        for (StepResult step : run.steps()) {
            Optional<Record> outputs = step.state().hasResult() ? results.outputs(step.step().id()) : Optional.empty();
            if (outputs.isEmpty()) {
                continue;
            }
            html.element("h2", step.step().id().toString());
            step.step().operation().ifPresent(o -> html.element("p class=\"what\"", o.label()));
            Map<String, Quantity> quantities = Tables.quantities(outputs.get());
            if (!quantities.isEmpty()) {
                html.raw("<table>").row("th", "quantity", "value", "statistical", "systematic",
                        "origin of the uncertainty");
                quantities.forEach((name, q) -> html.row("td", name,
                        Double.isNaN(q.value()) ? "not known" : q.toString(), part(q, q.statistical()),
                        part(q, q.systematic()), q.origin()));
                html.raw("</table>\n");
            }
            Tables.of(outputs.get()).forEach((name, table) -> table(step, name, table));
        }
    }

    /** A part of an uncertainty with the digits that it deserves. */
    static String part(Quantity q, double part) {
        if (part > 0 && part < NEGLIGIBLE * q.uncertainty()) {
            return "negligible";
        }
        return Double.isNaN(part) ? "\u2013" : Quantity.digits(new BigDecimal(part, new MathContext(2)).doubleValue(),
                Double.NaN) + (q.unit().equals(Unit.ONE) ? "" : " " + q.unit());
    }

    private void table(StepResult step, String name, Table table) {
        String file = "tables/" + TableFiles.name(step.step().id(), name);
        html.raw("<details" + (table.rows() <= MAX_ROWS && table.columns().size() < 20 ? " open" : "") + "><summary>")
                .text(name)
                .text(" (" + table.rows() + " rows, ").raw("<a href=\"").text(file).raw("\">").text(file)
                .raw("</a>)</summary>");
        html.raw("<div class=\"wide\"><table>")
                .row("th", table.columns().stream().map(Report::head).toArray(String[]::new));
        for (int row = 0; row < Math.min(MAX_ROWS, table.rows()); row++) {
            int n = row;
            html.row("td", table.columns().stream().map(c -> cell(c, n)).toArray(String[]::new));
        }
        html.raw("</table></div>").raw(ReportSections.uncertainties(table));
        if (table.rows() > MAX_ROWS) {
            html.element("p class=\"more\"", "... " + (table.rows() - MAX_ROWS) + " more rows in the file");
        }
        html.raw("</details>\n");
    }

    private static String head(Column c) {
        return c.name().replace('_', ' ') + (c.unit().equals(Unit.ONE) ? "" : " (" + c.unit() + ")");
    }

    private static String cell(Column column, int row) {
        return switch (column.values()) {
            case double[] x when Double.isNaN(x[row]) -> "\u2013";
            case double[] x ->
                Quantity.digits(x[row], column.uncertainties().length == 0 ? Double.NaN : column.uncertainties()[row]);
            case long[] n -> Long.toString(n[row]);
            default -> ((String[]) column.values())[row];
        };
    }

    private void asked(Study study) {
        html.element("h2", "What was asked").raw("<div class=\"wide\"><table>").row("th", "step", "operation",
                "parameters", "state");
        for (StepResult step : run.steps()) {
            html.row("td", step.step().id().toString(), step.step().operationId(),
                    step.step().parameterText().isEmpty() ? "defaults" : step.step().parameterText().toString(),
                    step.state().word());
        }
        html.raw("</table></div>\n");
        if (!study.samples().isEmpty()) {
            samples(study);
        }
        if (!study.cells().isEmpty() || !study.states().isEmpty() || !study.particles().isEmpty()
                || !study.regions().isEmpty()) {
            html.element("h2", "Cells, states, particles and regions").raw("<div class=\"wide\"><table>").row("th",
                    "what", "name", "of it");
            study.cells().forEach((name, cell) -> html.row("td", "cell", name, said(cell)));
            study.states().forEach((name, state) -> html.row("td", "state", name, said(state)));
            study.particles().forEach((name, particle) -> html.row("td", "particle", name, said(particle)));
            study.regions().forEach((name, region) -> html.row("td", "region", name, said(region)));
            html.raw("</table></div>\n");
        }
    }

    /** What the study says of a thing: the keys that have a value. */
    private static String said(Record thing) {
        List<String> said = new ArrayList<>();
        for (Schema.Field field : Schema.of(thing.getClass()).fields()) {
            Object value = field.of(thing);
            value = value instanceof Optional<?> o ? o.orElse(null) : value;
            if (value != null) {
                String text = switch (value) {
                    case Enum<?> e -> Schema.kebab(e.name());
                    case Quantity q -> q.toString();
                    case Record r -> CanonicalJson.of(r, file -> file.getFileName().toString());
                    default -> value.toString();
                };
                said.add(field.name() + " " + text);
            }
        }
        return String.join("; ", said);
    }

    private void samples(Study study) {
        html.element("h2", "Samples").raw("<div class=\"wide\"><table>").row("th", "sample", "what", "value", "source");
        for (Sample sample : study.samples().values()) {
            sample.details().composition().ifPresent(c -> html.row("td", sample.name(), "composition", c, ""));
            sample.details().form().ifPresent(f -> html.row("td", sample.name(), "form", f, ""));
            Tables.quantities(sample.details())
                    .forEach((name, q) -> html.row("td", sample.name(), name, q.toString(), q.origin()));
            sample.values().forEach((name, q) -> html.row("td", sample.name(), name, q.toString(), q.origin()));
            sample.provenance().forEach((name, value) -> html.row("td", sample.name(), name, value, ""));
        }
        html.raw("</table></div>\n");
    }

    private void measured() {
        html.element("h2", "What was measured").raw("<div class=\"wide\"><table>").row("th", "measurement", "sample",
                "state", "technique",
                "files", "read by");
        for (MeasuredData data : run.plan().data().values()) {
            html.row("td", data.measurement().name(), data.measurement().subject().sample(),
                    data.measurement().subject().state().orElse("\u2013"), data.measurement().technique(),
                    Integer.toString(data.files().size()),
                    data.loader().map(l -> l.id() + ": " + data.reason()).orElse("nothing"));
        }
        html.raw("</table></div>\n");
        for (MeasuredData data : run.plan().data().values()) {
            Map<String, String> metadata = results.metadata(data.measurement().name());
            if (!metadata.isEmpty()) {
                html.raw("<details><summary>").text("what the files of " + data.measurement().name() + " say")
                        .raw("</summary><table>");
                metadata.forEach((k, v) -> html.row("td", k, v));
                html.raw("</table></details>\n");
            }
        }
    }

    private void provenance() {
        html.element("h2", "Provenance").raw("<p>Operando ").text(ProgramVersion.TEXT)
                .raw(". Result files and their keys (SHA-256 of operation, version, parameters and all inputs):</p>\n")
                .raw("<div class=\"wide\"><table>")
                .row("th", "step", "operation", "version", "references", "all parameters", "key");
        for (StepResult step : run.steps()) {
            if (step.state() == StepState.DONE || step.state() == StepState.KEPT) {
                html.row("td", step.step().id().file(), step.step().operationId(), version(step), references(step),
                        step.step().parameters().map(CanonicalJson::of).orElse(""), step.key().substring(0, 16));
            }
        }
        html.raw("</table></div>\n<details><summary>input files with their SHA-256</summary><table>");
        for (MeasuredData data : run.plan().data().values()) {
            data.hashes().forEach((file, hash) -> html.row("td", data.measurement().name(),
                    run.plan().study().folder().relativize(file.toAbsolutePath()).toString(), hash));
        }
        html.raw("</table></details>\n");
    }

    private static String version(StepResult step) {
        try {
            return Integer.toString(step.step().operation().orElseThrow().version());
        } catch (OperationException e) {
            return "?";
        }
    }

    private static String references(StepResult step) {
        try {
            return String.join("; ", step.step().operation().orElseThrow().references());
        } catch (OperationException e) {
            return "";
        }
    }
}
