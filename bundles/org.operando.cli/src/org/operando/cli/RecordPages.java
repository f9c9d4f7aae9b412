// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.operando.api.Clock;
import org.operando.api.FigureBuilder;
import org.operando.api.Operation;
import org.operando.api.OperationException;
import org.operando.api.Technique;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.catalogue.Contribution;
import org.operando.core.catalogue.Kind;
import org.operando.core.record.Schema;
import org.operando.core.record.Schema.Field;
import org.operando.core.record.ValueType;
import org.operando.core.study.Cell;
import org.operando.core.study.PageRows;
import org.operando.core.study.Particle;
import org.operando.core.study.Region;
import org.operando.core.study.SampleDetails;
import org.operando.core.study.Selection;
import org.operando.core.study.State;
import org.operando.core.study.StudyProvenance;

/** The pages of the documentation that are made of records: what a study may say, in the words of the code. */
public final class RecordPages {
    private static final Pattern TABLE = Pattern.compile("(<!-- keys: (\\w+) -->\\n).*?(<!-- end -->)", Pattern.DOTALL);

    private final Catalogue catalogue;

    /** @param catalogue what is described */
    public RecordPages(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The page of all techniques, loaders, operations and figures. */
    public String operations() {
        StringBuilder page = new StringBuilder(
                """
                        # Techniques, loaders, operations and figures

                        Made from the records in the code by `./operando docs docs`; `operando list operations --json` says the same.
                        A key without default is required unless it says optional. How values are written: [study-file.md](study-file.md).
                        """);
        try {
            for (Contribution<?> technique : catalogue.all(Kind.TECHNIQUE)) {
                technique(page, technique);
            }
            page.append("\n## Peak shapes and optimizers\n\n");
            for (Kind kind : List.of(Kind.PEAK_SHAPE, Kind.OPTIMIZER)) {
                for (Contribution<?> c : catalogue.all(kind)) {
                    page.append("- `").append(c.id()).append("`: ").append(c.label()).append('\n');
                }
            }
        } catch (OperationException e) {
            throw new IllegalStateException(e);
        }
        return page.toString();
    }

    /** A page with its tables of keys made anew; they stand between {@code <!-- keys: NAME -->} and {@code <!-- end -->}. */
    public String studyFile(String page) {
        Map<String, Class<? extends Record>> records = new TreeMap<>(Map.of("sample", SampleDetails.class, "cell",
                Cell.class,
                "state", State.class, "particle", Particle.class, "region", Region.class, "clock", Clock.class, "of",
                Selection.class, "page", PageRows.class, "provenance", StudyProvenance.class));
        return TABLE.matcher(page).replaceAll(m -> Matcher.quoteReplacement(
                m.group(1) + "\n" + keys(records.get(m.group(2))) + "\n" + m.group(3)));
    }

    private void technique(StringBuilder page, Contribution<?> technique) throws OperationException {
        page.append("\n## ").append(technique.label()).append(" (`").append(technique.id()).append("`)\n\n");
        page.append("Keys of a measurement beside `sample`, `state`, `cell`, `particle`, `technique` and `files`:\n\n");
        page.append(keys(Catalogue.measurementType((Technique<?>) technique.instance())));
        page.append("\n### Loaders\n\n");
        for (Contribution<?> loader : of(Kind.LOADER, technique)) {
            page.append("- `").append(loader.id()).append("`: ").append(loader.label()).append('.')
                    .append(sentence(loader.doc()))
                    .append(references(loader)).append('\n');
        }
        exporters(page, of(Kind.EXPORTER, technique));
        for (Contribution<?> c : of(Kind.OPERATION, technique)) {
            Operation<?, ?, ?> operation = (Operation<?, ?, ?>) c.instance();
            page.append("\n### Operation `").append(c.id()).append("`, version ").append(c.version()).append("\n\n")
                    .append(c.label()).append('.').append(sentence(c.doc())).append(references(c)).append("\n\n");
            page.append("Inputs: ").append(names(Catalogue.type(operation, 0))).append(". Outputs: ")
                    .append(names(Catalogue.type(operation, 2))).append(".\n\n")
                    .append(keys(Catalogue.type(operation, 1)));
        }
        for (Contribution<?> c : of(Kind.FIGURE, technique)) {
            FigureBuilder<?, ?> figure = (FigureBuilder<?, ?>) c.instance();
            page.append("\n### Figure `").append(c.id()).append("`\n\n").append(c.label()).append('.')
                    .append(sentence(c.doc()))
                    .append("\n\n").append(keys(Catalogue.type(figure, 1)));
        }
    }

    private static void exporters(StringBuilder page, List<Contribution<?>> exporters) throws OperationException {
        if (!exporters.isEmpty()) {
            page.append("\n### Exporters\n\n");
        }
        for (Contribution<?> exporter : exporters) {
            page.append("- `").append(exporter.id()).append("` (`").append(exporter.ending()).append("`): ")
                    .append(exporter.label()).append('.').append(sentence(exporter.doc()))
                    .append(references(exporter)).append('\n');
        }
    }

    private List<Contribution<?>> of(Kind kind, Contribution<?> technique) {
        return catalogue.all(kind).stream().filter(c -> c.technique().equals(technique.id()))
                .collect(Collectors.toList());
    }

    private static String sentence(String doc) {
        return doc.isEmpty() ? "" : " " + doc;
    }

    private static String references(Contribution<?> c) throws OperationException {
        return c.references().length == 0 ? "" : " (" + String.join("; ", c.references()) + ")";
    }

    private static String names(Class<? extends Record> type) {
        return Schema.of(type).fields().stream()
                .map(f -> "`" + f.name() + "` (" + f.type().word() + (f.optional() ? ", optional" : "") + ")")
                .collect(Collectors.joining(", "));
    }

    private static String keys(Class<? extends Record> type) {
        List<Field> fields = Schema.of(type).fields();
        if (fields.isEmpty()) {
            return "No keys.\n";
        }
        StringBuilder table = new StringBuilder("| key | value | default | what |\n|---|---|---|---|\n");
        for (Field f : fields) {
            String otherwise = f.defaultText().map(d -> "`" + d + "`").orElse(f.isRequired() ? "required" : "optional");
            table.append("| `").append(f.name()).append("` | ").append(value(f.type(), f)).append(" | ")
                    .append(otherwise).append(" | ")
                    .append(f.doc().isEmpty() ? f.label() : f.doc()).append(" |\n");
        }
        return table.toString();
    }

    private static String value(ValueType type, Field f) {
        String unit = f.unit().map(u -> u.name().equals("1") ? "" : " in " + u).orElse("");
        return switch (type) {
            case ValueType.Choice c -> c.words().stream().map(w -> "`" + w + "`").collect(Collectors.joining(", "));
            case ValueType.Nested n -> "map of " + names(n.type());
            case ValueType.Variant v -> v.variants().entrySet().stream().map(e -> "`" + e.getKey() + "`"
                    + (Schema.of(e.getValue()).fields().isEmpty() ? "" : " with " + names(e.getValue())))
                    .collect(Collectors.joining(" or "));
            case ValueType.ListOf l -> "list of " + value(l.item(), f);
            default -> type.word() + unit + range(f);
        };
    }

    private static String range(Field f) {
        boolean low = f.min() != Double.NEGATIVE_INFINITY;
        boolean high = f.max() != Double.POSITIVE_INFINITY;
        return low && high ? ", " + Schema.plain(f.min()) + " .. " + Schema.plain(f.max())
                : low ? ", at least " + Schema.plain(f.min()) : high ? ", at most " + Schema.plain(f.max()) : "";
    }
}
