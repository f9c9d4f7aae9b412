// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.operando.api.Exporter;
import org.operando.api.OperandoException;
import org.operando.api.OperationException;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.catalogue.Contribution;
import org.operando.core.record.Schema;
import org.operando.core.results.ResultFile;
import org.operando.core.results.ResultSeal;

/** What a result file holds, and the part of it that an exporter writes. */
final class ResultContent {
    private ResultContent() {
    }

    /** The outputs in a sealed result; what made them is its metadata. */
    static FileLook.Content read(Path file, ResultFile.Header header, Catalogue catalogue) throws OperandoException {
        ResultSeal.require(file);
        Record outputs = ResultFile.read(file, header, catalogue);
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("operation", header.operation() + ", version " + header.version());
        metadata.put("result", header.key());
        if (!header.subject().sample().isEmpty()) {
            metadata.put("sample", header.subject().sample());
        }
        if (!header.subject().measurement().isEmpty()) {
            metadata.put("measurement", header.subject().measurement());
        }
        metadata.put("parameters", header.parameters());
        header.inputs().forEach((name, hash) -> metadata.put("input " + name, hash));
        String technique = catalogue.operation(header.operation()).map(Contribution::technique)
                .or(() -> catalogue.loaders().stream().filter(l -> l.id().equals(header.operation())).findFirst()
                        .map(Contribution::technique))
                .orElse("");
        return new FileLook.Content(outputs, metadata, header.warnings(), header, technique);
    }

    /** The record itself, or those of its components, that an exporter writes, by their names. */
    static Map<String, Record> parts(Record outputs, Exporter<?> exporter) {
        Class<? extends Record> wanted = Catalogue.writtenType(exporter);
        Map<String, Record> parts = new LinkedHashMap<>();
        if (wanted.isInstance(outputs)) {
            parts.put("", outputs);
            return parts;
        }
        for (Schema.Field field : Schema.of(outputs.getClass()).fields()) {
            Object value = field.of(outputs);
            value = value instanceof Optional<?> o ? o.orElse(null) : value;
            if (wanted.isInstance(value)) {
                parts.put(field.name(), wanted.cast(value));
            }
        }
        return parts;
    }

    /**
     * The one part that an exporter writes, with the metadata of the whole.
     * @throws OperationException when there is none or are several; names the formats that would do
     */
    static FileLook.Content part(FileLook.Content content, Contribution<Exporter<?>> exporter, Catalogue catalogue,
            Path file) throws OperationException {
        Map<String, Record> parts = parts(content.data(), exporter.instance());
        String type = Catalogue.writtenType(exporter.instance()).getSimpleName();
        if (parts.isEmpty()) {
            throw new OperationException("'" + exporter.id() + "' writes " + type + ", and the result of '"
                    + content.header().operation() + "' holds none", file.toString(), remedy(content, catalogue));
        }
        if (parts.size() > 1) {
            throw new OperationException("the result of '" + content.header().operation() + "' holds several "
                    + type + ": " + String.join(", ", parts.keySet()), file.toString(),
                    "convert the result of a step that holds one of them");
        }
        return new FileLook.Content(parts.values().iterator().next(), content.metadata(), content.warnings(),
                content.header(), content.technique());
    }

    /** The endings that would do. */
    static String remedy(FileLook.Content content, Catalogue catalogue) throws OperationException {
        TreeSet<String> endings = new TreeSet<>();
        for (Contribution<Exporter<?>> exporter : catalogue.exporters()) {
            if (parts(content.data(), exporter.instance()).size() == 1) {
                endings.add(exporter.ending());
            }
        }
        endings.add(".csv");
        return "name a file that ends in " + endings.stream().collect(Collectors.joining(" or "));
    }
}
