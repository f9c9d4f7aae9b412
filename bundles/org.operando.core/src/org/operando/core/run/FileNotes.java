// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.operando.core.files.WholeFile;

/**
 * What the files of a measurement say beside the data, kept in {@code steps/MEASUREMENT/files.json}: a run that keeps all
 * steps reads no raw data, and its report says the same nevertheless.
 */
final class FileNotes {
    private static final String KEY = "key";

    private FileNotes() {
    }

    private static Path file(Path results, String measurement) {
        return results.resolve("steps").resolve(measurement).resolve("files.json");
    }

    /** Writes the notes, unless they are there already. Several steps of one measurement may come at once: in turn. */
    static synchronized void write(Path results, String measurement, String dataKey, Map<String, String> notes)
            throws IOException {
        if (read(results, measurement, dataKey).filter(notes::equals).isPresent()) {
            return;
        }
        Path file = file(results, measurement);
        try (JsonGenerator json = new JsonFactory()
                .createGenerator(Files.newBufferedWriter(WholeFile.temporary(file)))) {
            json.writeStartObject();
            json.writeStringField(KEY, dataKey);
            json.writeObjectFieldStart("notes");
            for (Map.Entry<String, String> note : notes.entrySet()) {
                json.writeStringField(note.getKey(), note.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        WholeFile.publish(file);
    }

    /** The notes of data with this key, in their order; empty when there are none that can be read. */
    static Optional<Map<String, String>> read(Path results, String measurement, String dataKey) {
        Path file = file(results, measurement);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Map<String, String> notes = new LinkedHashMap<>();
        String key = "";
        int depth = 0;
        try (JsonParser json = new JsonFactory().createParser(Files.newBufferedReader(file))) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (token == JsonToken.VALUE_STRING && depth == 1) {
                    key = json.getText();
                } else if (token == JsonToken.VALUE_STRING) {
                    notes.put(json.currentName(), json.getText());
                }
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return key.equals(dataKey) ? Optional.of(notes) : Optional.empty();
    }
}
