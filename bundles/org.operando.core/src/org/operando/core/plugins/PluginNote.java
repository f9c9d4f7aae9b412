// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.plugins;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.operando.core.record.FlatJson;
import org.operando.core.results.RunJson;

/**
 * What is noted of a plug-in beside its jars, in {@code plugin.json}.
 * @param values single values by name
 * @param hashes SHA-256 of the jars by file name
 */
record PluginNote(Map<String, String> values, Map<String, String> hashes) {
    static final String FILE = "plugin.json";
    private static final String BUNDLES = "bundles.";
    private static final long LARGEST = 4L << 20;

    /** Writes the note of an offer into the plug-in's folder. */
    static void write(Path folder, PluginOffer offer, Path source, String added) throws IOException {
        try (Writer out = Files.newBufferedWriter(folder.resolve(FILE)); JsonGenerator json = RunJson.generator(out)) {
            json.writeStartObject();
            json.writeNumberField("schema", 1);
            json.writeStringField("name", offer.name());
            json.writeStringField("version", offer.version());
            json.writeStringField("label", offer.label());
            json.writeStringField("provider", offer.provider());
            json.writeStringField("source", source.toString());
            json.writeStringField("added", added);
            json.writeObjectFieldStart("features");
            for (var feature : offer.features().entrySet()) {
                json.writeStringField(feature.getKey(), feature.getValue());
            }
            json.writeEndObject();
            json.writeArrayFieldStart("bundles");
            for (PluginOffer.Part part : offer.parts()) {
                json.writeStartObject();
                json.writeStringField("name", part.bundle().name());
                json.writeStringField("version", part.bundle().version().toString());
                json.writeStringField("file", part.bundle().file().getFileName().toString());
                json.writeStringField("sha256", part.signature().sha256());
                json.writeStringField("signature", part.signature().words());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    /** The note of a plug-in's folder; empty when there is none that can be read. */
    static Optional<PluginNote> read(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                return Optional.empty();
            }
            Map<String, String> flat = FlatJson.of(Files.readString(file));
            Map<String, String> files = new HashMap<>();
            Map<String, String> hashes = new LinkedHashMap<>();
            flat.forEach((path, value) -> {
                if (path.startsWith(BUNDLES) && path.endsWith(".file")) {
                    files.put(path.substring(0, path.length() - ".file".length()), value);
                } else if (path.startsWith(BUNDLES) && path.endsWith(".sha256")) {
                    String bundle = path.substring(0, path.length() - ".sha256".length());
                    hashes.put(files.getOrDefault(bundle, bundle), value);
                }
            });
            return Optional.of(new PluginNote(flat, hashes));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
