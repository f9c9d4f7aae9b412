// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.operando.core.results.RunJson;

/** What the commands print on standard output. */
final class Output {
    private Output() {
    }

    /** Writes into a generator. */
    interface JsonBody {
        /** Writes the fields of the document. */
        void write(JsonGenerator json) throws IOException;
    }

    /** Prints one JSON document with {@code "schema": 1} and these fields. */
    static void json(JsonBody body) {
        whole(json -> {
            json.writeStartObject();
            json.writeNumberField("schema", 1);
            body.write(json);
            json.writeEndObject();
        });
    }

    /** Prints one JSON document. */
    static void whole(JsonBody body) {
        try {
            OutputStreamWriter out = new OutputStreamWriter(System.out, StandardCharsets.UTF_8);
            JsonGenerator json = RunJson.generator(out);
            body.write(json);
            json.flush();
            out.write("\n");
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints rows with aligned columns; the last column is not padded. */
    static void columns(List<String[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        int[] widths = new int[rows.getFirst().length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length - 1; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.length; i++) {
                line.append(row[i]);
                if (i < row.length - 1) {
                    line.append(" ".repeat(widths[i] - row[i].length() + 2));
                }
            }
            System.out.println(line.toString().stripTrailing());
        }
    }
}
